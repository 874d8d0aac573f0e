import type Database from 'better-sqlite3';
import { sumAgain } from '../row-sums.ts';
import type { Migration } from './migration.ts';

/**
 * Of how many segments it is kept where they are in a document's file. A segment without a place of its own belongs to the place before
 * it, so that nothing else tells one that never had any from one whose place is gone. Files of before are taken to be whole.
 */
export const countedReferences: Migration = {
  version: 13,
  name: 'counted-references',
  sql: `
ALTER TABLE documents ADD COLUMN referred INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET referred = (SELECT count(*) FROM segment_references WHERE document_id = documents.id);
`,
  fill: (db: Database.Database) => sumAgain(db, 'documents', ['referred']),
};
