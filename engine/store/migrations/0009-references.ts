import type { Migration } from './migration.ts';

/**
 * Where formats find segments in the kept original of a document, or of a newer version of it. A segment has one from the file it
 * came from, and keeps it: no step of history changes it, so that what undo brings back has its own again. Documents that were
 * imported before have none.
 */
export const references: Migration = {
  version: 9,
  name: 'references',
  sql: `
CREATE TABLE segment_references (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  segment_id INTEGER NOT NULL,
  ref TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (document_id, segment_id)
) WITHOUT ROWID;
`,
};
