import { sumAllRows } from '../row-sums.ts';
import type { Migration } from './migration.ts';

const tables = [
  'meta',
  'documents',
  'originals',
  'blocks',
  'segments',
  'cells',
  'repairs',
  'history',
  'steps',
  'annotations',
  'anchors',
  'replies',
  'reviews',
  'review_rounds',
  'review_rows',
  'review_versions',
  'review_sent',
  'review_received',
  'review_parcels',
  'review_origins',
];

/** A checksum in each row, of all its other columns (see row-sums.ts): SQLite does not notice a changed letter. */
export const checksums: Migration = {
  version: 6,
  name: 'checksums',
  sql: tables.map((table) => `ALTER TABLE ${table} ADD COLUMN sum INTEGER;`).join('\n'),
  fill: sumAllRows,
};
