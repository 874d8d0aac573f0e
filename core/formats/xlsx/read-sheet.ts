import { ok, type Result } from '#core/model/index.ts';
import { columnsOf } from '../table-columns.ts';
import { textCells, type StringCell, type TextCell } from './cells.ts';
import { openSheet, type OpenWorkbook } from './open-workbook.ts';
import type { Sheet } from './sheets.ts';
import { stringsOf, type CellString } from './strings.ts';
import type { SheetTable } from './table.ts';

/** What is read of a sheet: its cells that hold strings, wanted or not, in the order of rows and columns. */
export type ReadSheet = {
  readonly table: SheetTable | null;
  readonly cells: Iterable<Result<StringCell>>;
};

const placeOf = ({ string }: TextCell): number => ('own' in string ? string.own.from : string.value.from);

/** Cells each with its string; the sheet's own are taken as they come, since both are in the order of the file. */
function* withStrings(
  cells: readonly TextCell[],
  { part }: Sheet,
  shared: readonly CellString[],
  own: Iterator<Result<CellString>>,
): Generator<Result<StringCell>> {
  for (const cell of cells) {
    if ('shared' in cell.string) {
      const string = shared[cell.string.shared];
      if (string !== undefined) yield ok({ cell, ref: `s:${cell.string.shared}`, string });
      continue;
    }
    for (;;) {
      const next = own.next();
      if (next.done === true) break;
      if (!next.value.ok) {
        yield next.value;
        return;
      }
      const string = next.value.value;
      if (string.inner.from < cell.string.own.from) continue;
      yield ok({ cell, ref: `${part}:${string.inner.from}`, string });
      break;
    }
  }
}

/** The words of the first row; null where they cannot be read. */
const headsIn = (
  cells: Iterable<Result<StringCell>>,
  row: number,
  width: number,
): readonly string[] | null => {
  const heads = Array.from({ length: width }, () => '');
  for (const one of cells) {
    if (!one.ok) return null;
    const { cell, string } = one.value;
    if (cell.row !== row) break;
    heads[cell.column - 1] = string.rich.text;
  }
  return heads;
};

/**
 * A sheet that is read: as a table where it is one; else, where its cells stand in order, without holding their strings. Null for one that
 * is not there. Failures: of the package and its XML.
 */
export const readSheet = (workbook: OpenWorkbook, sheet: Sheet): Result<ReadSheet | null> => {
  const { office, shared, choices } = workbook;
  const text = office.text(sheet.part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const source = text.value.text;
  const cells = textCells(sheet, source, choices);
  if (!cells.ok) return cells;
  const all = cells.value;
  const strings = (): Iterable<Result<StringCell>> =>
    withStrings(all, sheet, shared, stringsOf(sheet.part, source, 's:is'));
  const [first] = all;
  const isInOrder = all.every((cell, n) => n === 0 || placeOf(cell) > placeOf(all[n - 1] ?? cell));
  if (first === undefined) return ok({ table: null, cells: [] });
  if (isInOrder) {
    const width = all.reduce((most, { column }) => Math.max(most, column), 0);
    const heads = headsIn(strings(), first.row, width);
    if (heads !== null && columnsOf(heads, width, choices).targets.length === 0)
      return ok({ table: null, cells: strings() });
  }
  const open = openSheet(workbook, sheet);
  if (!open.ok) return open;
  return ok({ table: open.value?.table ?? null, cells: (open.value?.cells ?? []).map((cell) => ok(cell)) });
};
