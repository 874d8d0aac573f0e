import type { Migration } from './migration.ts';

const check = ` CHECK (origin = ''imported'' OR origin = ''converted'' OR origin = ''typed'')`;

/**
 * Texts may come from the memory (`origin` is `memory`). What an origin is called is checked where cells are read and written, as with
 * columns; only the definition changes, not one row (see 0010-open-columns.ts).
 */
export const memoryOrigin: Migration = {
  version: 14,
  name: 'memory-origin',
  rewritesSchema: true,
  sql: `
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '${check}', '') WHERE type = 'table' AND name = 'cells';
PRAGMA writable_schema = RESET;
`,
};
