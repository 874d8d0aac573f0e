import type Database from 'better-sqlite3';
import { sumAgain } from '../row-sums.ts';
import type { Migration } from './migration.ts';

/** The columns there were, in the order their checksum was made in. */
const columns = 'id, name, format, encoding, language, targets, present, status, bytes, version_of';

/**
 * A document may be of any format: the table no longer names those of one version. `cleans`: whether its text is cleaned when it
 * is read, which a newer file of it is asked again. SQLite cannot take a check off a table, so the table is made anew (sqlite.org,
 * lang_altertable.html, section 7); ids that were given once are not given again.
 */
export const openFormats: Migration = {
  version: 7,
  name: 'open-formats',
  sql: `
CREATE TABLE documents_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  language TEXT NOT NULL,
  targets TEXT NOT NULL,
  present INTEGER NOT NULL DEFAULT 1 CHECK (present = 0 OR present = 1),
  status TEXT NOT NULL CHECK (status = 'importing' OR status = 'ready'),
  bytes INTEGER NOT NULL,
  version_of INTEGER REFERENCES documents_anew (id),
  sum INTEGER,
  cleans INTEGER NOT NULL DEFAULT 1 CHECK (cleans = 0 OR cleans = 1)
);
INSERT INTO documents_anew (${columns}, sum) SELECT ${columns}, sum FROM documents;
DELETE FROM sqlite_sequence WHERE name = 'documents_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'documents_anew', seq FROM sqlite_sequence WHERE name = 'documents';
DROP TABLE documents;
ALTER TABLE documents_anew RENAME TO documents;
`,
  fill: (db: Database.Database) => sumAgain(db, 'documents', ['cleans']),
};
