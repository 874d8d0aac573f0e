import type Database from 'better-sqlite3';
import { sumAgain } from '../row-sums.ts';
import type { Migration } from './migration.ts';

/**
 * What was chosen when a document's file was read, by the options of its format: where its segments stand in the file depends on it, so it is
 * asked again when the file is filled. Documents of before were read without any choice.
 */
export const importChoices: Migration = {
  version: 12,
  name: 'import-choices',
  sql: `
ALTER TABLE documents ADD COLUMN choices TEXT NOT NULL DEFAULT '{}';
`,
  fill: (db: Database.Database) => sumAgain(db, 'documents', ['choices']),
};
