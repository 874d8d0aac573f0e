import type { Migration } from './migration.ts';

/**
 * How certain it is, in thousandths, that a text belongs to its original, where it was aligned to it: as long as both say what they said then
 * (`hash`). No step of history changes it: what undo brings back has its own again, and what somebody changes is theirs.
 */
export const alignments: Migration = {
  version: 18,
  name: 'alignments',
  sql: `
CREATE TABLE alignments (
  segment_id INTEGER NOT NULL,
  side TEXT NOT NULL,
  certainty INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (segment_id, side)
) WITHOUT ROWID;
INSERT INTO row_counts (name, present) VALUES ('alignments', 0);
`,
};
