import type { Migration } from './migration.ts';

/**
 * Several pairs of texts may have stood in one row, each with its own certainty: rows are dealt out anew, and undo brings back what stood there
 * before. What is known of a pair therefore goes by the pair (`hash`), and no step of history has to change it.
 */
export const alignmentsOfPairs: Migration = {
  version: 19,
  name: 'alignments-of-pairs',
  sql: `
CREATE TABLE alignments_of_pairs (
  segment_id INTEGER NOT NULL,
  side TEXT NOT NULL,
  certainty INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (segment_id, side, hash)
) WITHOUT ROWID;
INSERT INTO alignments_of_pairs (segment_id, side, certainty, hash, sum)
  SELECT segment_id, side, certainty, hash, sum FROM alignments;
DROP TABLE alignments;
ALTER TABLE alignments_of_pairs RENAME TO alignments;
`,
};
