import type { Migration } from './migration.ts';

/**
 * Concepts may be names and have a picture (`details`, `core/model/name.ts`). No table changes: an older version, which would take such a
 * concept for damaged, is to refuse the file.
 */
export const names: Migration = { version: 17, name: 'names', sql: '' };
