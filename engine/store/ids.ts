import { first, type ReadHandle } from './handles.ts';

/**
 * The next unused id of a table. AUTOINCREMENT remembers the highest id ever given (sqlite.org/autoinc.html),
 * so an id that was taken back by undo is not given again. Valid until the next insert into that table.
 */
export const nextId = (
  handle: ReadHandle,
  table: 'segments' | 'blocks' | 'history' | 'repairs' | 'documents' | 'annotations' | 'replies' | 'concepts',
): number =>
  (first<{ seq: number }>(handle, 'SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.seq ?? 0) + 1;
