import { countAll } from '../row-counts.ts';
import type { Migration } from './migration.ts';

/** How many rows the tables have that nothing else counts. Files of before are taken to be whole. */
export const rowCounts: Migration = {
  version: 16,
  name: 'row-counts',
  sql: `
CREATE TABLE row_counts (
  name TEXT PRIMARY KEY,
  present INTEGER NOT NULL
) WITHOUT ROWID;
${countAll}
`,
};
