import type { Migration } from './migration.ts';

/**
 * Reviews: in a translator's project any number of them with their rounds, in a reviewer's copy the one it is a copy
 * of. The frozen rows of a round are kept as they went out; `review_versions` is what history undoes, `review_sent` what
 * has left the file and can no more be unsaid, only replaced, `review_received` what others said, which is not for this
 * file to withdraw when taking it in is undone.
 */
export const reviews: Migration = {
  version: 4,
  name: 'reviews',
  sql: `
CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role = 'host' OR role = 'guest'),
  session TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0,
  copy TEXT
);

CREATE TABLE review_rounds (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  round INTEGER NOT NULL,
  base TEXT NOT NULL,
  made TEXT NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (review_id, round)
) WITHOUT ROWID;

CREATE TABLE review_rows (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  round INTEGER NOT NULL,
  n INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (review_id, round, n)
);
CREATE INDEX review_rows_segment ON review_rows (segment_id);

CREATE TABLE review_versions (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  list TEXT NOT NULL,
  uid TEXT NOT NULL,
  key TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (review_id, list, uid, key)
);

CREATE TABLE review_sent (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  list TEXT NOT NULL,
  uid TEXT NOT NULL,
  key TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (review_id, list, uid, key)
);

CREATE TABLE review_received (
  review_id TEXT NOT NULL REFERENCES reviews (id),
  list TEXT NOT NULL,
  uid TEXT NOT NULL,
  key TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (review_id, list, uid, key)
);

CREATE TABLE review_parcels (
  id INTEGER PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES reviews (id),
  direction TEXT NOT NULL CHECK (direction = 'out' OR direction = 'in'),
  kind TEXT NOT NULL,
  round INTEGER NOT NULL,
  sender TEXT NOT NULL,
  at TEXT NOT NULL,
  name TEXT NOT NULL
);
`,
};
