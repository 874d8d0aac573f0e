import type { Migration } from './migration.ts';

/**
 * The termbase of a project. `terms` and `details` are JSON (`core/model/concept.ts`): what is known of a concept is read and written
 * whole, and terms are found by an index in memory.
 */
export const concepts: Migration = {
  version: 15,
  name: 'concepts',
  sql: `
CREATE TABLE concepts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  terms TEXT NOT NULL,
  details TEXT NOT NULL,
  sum INTEGER
);
`,
};
