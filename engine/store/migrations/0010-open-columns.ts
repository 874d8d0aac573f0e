import type { Migration } from './migration.ts';

const check = ` CHECK (side = ''source'' OR side = ''zh-Hant'' OR side = ''zh-Hans'' OR side = ''en'')`;

/**
 * A project may have columns beside the three of the first version: no table names them any more. Only the definitions change, not one
 * row: a table made anew would have to take rows that are damaged, and be as long as the text (sqlite.org, lang_altertable.html,
 * section 7, on removing CHECK constraints).
 */
export const openColumns: Migration = {
  version: 10,
  name: 'open-columns',
  rewritesSchema: true,
  sql: `
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '${check}', '') WHERE type = 'table' AND (name = 'cells' OR name = 'anchors');
PRAGMA writable_schema = RESET;
`,
};
