import { ok, type Result } from '#core/model/index.ts';
import { columnsOf } from '../table-columns.ts';
import { textCells, textCellsOf, type StringCell, type TextCell } from './cells.ts';
import { openSheet, type OpenWorkbook } from './open-workbook.ts';
import type { Sheet } from './sheets.ts';
import { bareString, missingStrings, stringsOf, type CellString } from './strings.ts';
import type { SheetTable } from '../sheet-table.ts';

/** What is read of a sheet: its cells that hold strings, wanted or not, in the order of rows and columns. */
export type ReadSheet = {
  readonly table: SheetTable<StringCell> | null;
  readonly cells: Iterable<Result<StringCell>>;
};

const placeOf = ({ string }: TextCell): number =>
  ('own' in string ? string.own : 'bare' in string ? string.bare : string.value).from;

/** Cells each with its string; the sheet's own are taken as they come, since both are in the order of the file. */
function* withStrings(
  cells: Iterable<Result<TextCell>>,
  { part }: Sheet,
  { shared, sharedPart }: Pick<OpenWorkbook, 'shared' | 'sharedPart'>,
  own: Iterator<Result<CellString>>,
): Generator<Result<StringCell>> {
  for (const one of cells) {
    if (!one.ok) {
      yield one;
      return;
    }
    const cell = one.value;
    if ('shared' in cell.string) {
      const string = shared[cell.string.shared];
      if (string !== undefined) yield ok({ cell, ref: `s:${cell.string.shared}`, string });
      // That the part is missing as a whole is told when the workbook is opened.
      else if (sharedPart !== null) {
        yield missingStrings();
        return;
      }
      continue;
    }
    if ('bare' in cell.string) {
      const { bare, text } = cell.string;
      yield ok({ cell, ref: `${part}:${bare.from}`, string: bareString(text, bare) });
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

/** UTF-16 units of a sheet from which on its cells are not held either, but read once more. */
const large = 16_000_000;

/** What is known of the cells of a sheet without holding them. */
type Shape = { readonly first: number | null; readonly width: number; readonly isInOrder: boolean };

const shapeOf = (cells: Iterable<Result<TextCell>>): Result<Shape> => {
  let [first, width, isInOrder]: [number | null, number, boolean] = [null, 0, true];
  let [row, column, place] = [0, 0, -1];
  for (const one of cells) {
    if (!one.ok) return one;
    const cell = one.value;
    first ??= cell.row;
    width = Math.max(width, cell.column);
    const isBehind = cell.row > row || (cell.row === row && cell.column > column);
    isInOrder &&= isBehind && placeOf(cell) > place;
    [row, column, place] = [cell.row, cell.column, placeOf(cell)];
  }
  return ok({ first, width, isInOrder });
};

/**
 * A sheet that is read: as a table where it is one; else, where its cells stand in order, without holding their strings, nor, of a large one,
 * the cells. Null for one that is not there. Failures: of the package and its XML.
 */
export const readSheet = (workbook: OpenWorkbook, sheet: Sheet): Result<ReadSheet | null> => {
  const { office, choices } = workbook;
  const text = office.text(sheet.part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const source = text.value.text;
  const held = source.length < large ? textCells(sheet, source, choices) : null;
  if (held?.ok === false) return held;
  const all = held?.value.map((cell) => ok(cell));
  const cells = (): Iterable<Result<TextCell>> => all ?? textCellsOf(sheet, source, choices);
  const shape = shapeOf(cells());
  if (!shape.ok) return shape;
  const { first, width, isInOrder } = shape.value;
  if (first === null) return ok({ table: null, cells: [] });
  const strings = (): Iterable<Result<StringCell>> =>
    withStrings(cells(), sheet, workbook, stringsOf(sheet.part, source, 's:is'));
  if (isInOrder) {
    const heads = headsIn(strings(), first, width);
    if (heads !== null && columnsOf(heads, width, choices).targets.length === 0)
      return ok({ table: null, cells: strings() });
  }
  const open = openSheet(workbook, sheet);
  if (!open.ok) return open;
  return ok({ table: open.value?.table ?? null, cells: (open.value?.cells ?? []).map((cell) => ok(cell)) });
};
