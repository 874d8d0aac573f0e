import type { Migration } from './migration.ts';

/** Documents that were updated from a newer file: its bytes are kept as a document that is never shown. */
export const versions: Migration = {
  version: 3,
  name: 'versions',
  sql: `
ALTER TABLE documents ADD COLUMN version_of INTEGER REFERENCES documents (id);
`,
};
