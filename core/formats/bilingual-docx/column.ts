import type { ExportColumn } from '../export-source.ts';
import { columnIn } from '../language-columns.ts';
import type { LanguageTag } from '../raw-block.ts';

/** The column that goes into a table with translations into a language: that of it, else the only one. */
export const columnForTable = (
  target: LanguageTag,
  columns: readonly ExportColumn[],
): ExportColumn | null => {
  const side = columnIn(
    target,
    columns.filter((column) => column.side !== 'source'),
  );
  return (
    columns.find((column) => column.side === side) ?? (columns.length === 1 ? (columns[0] ?? null) : null)
  );
};
