import type { Migration } from './migration.ts';

/**
 * Which file brought each version of a review, so that of two versions of one thing it can be told whose each is. Made with the entry of
 * the file in `review_parcels`, whose number `parcel` is; no foreign key, so that neither is lost with a damaged row of the other.
 */
export const reviewOrigins: Migration = {
  version: 5,
  name: 'review-origins',
  sql: `
CREATE TABLE review_origins (
  review_id TEXT NOT NULL,
  list TEXT NOT NULL,
  uid TEXT NOT NULL,
  key TEXT NOT NULL,
  parcel INTEGER NOT NULL,
  PRIMARY KEY (review_id, list, uid, key)
) WITHOUT ROWID;
`,
};
