import { ok, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml } from '#core/xml/read.ts';
import type { Choices } from '../import-options.ts';
import { readLimits, type LimitName } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import { workbookNames } from './names.ts';
import { chosenColumns } from '../table-choices.ts';
import { cellPlace, type CellPlace } from './cell-place.ts';
import type { Sheet } from './sheets.ts';
import type { CellString } from './strings.ts';
import { namingTable } from './tables.ts';

/** A cell with text. `string`: the number of the shared string, or where its own stands in the sheet; `bare` where that is its mere value, as some programs write texts (`t="str"`). */
export type TextCell = {
  readonly row: number;
  readonly column: number;
  readonly string:
    | { readonly shared: number; readonly value: Slice }
    | { readonly own: Slice }
    | { readonly bare: Slice; readonly text: string };
  /** Whether it is translated: neither hidden, nor left out by choice, nor a name that has to stay. */
  readonly isWanted: boolean;
  /** Whether it is the head of a column, or its label in the row of totals, whose name the table has a second time. */
  readonly isName: boolean;
};

/** A cell with its string. Cells with the same shared string have the same reference: what they say is one text. */
export type StringCell = { readonly cell: TextCell; readonly ref: string; readonly string: CellString };

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

type Open = { readonly row: number; readonly column: number; readonly type: string; from: number };

/** What is known while a sheet goes by. */
const scanner = (sheet: Sheet, choices: Choices) => {
  const isChosen = chosenColumns(choices);
  const hidden: { readonly from: number; readonly to: number }[] = [];
  /** Where results of formulas stand that one cell has for several (section 18.3.1.40). */
  const results: { readonly first: CellPlace; readonly last: CellPlace }[] = [];
  let row = { number: 0, isHidden: false };
  let column = 0;
  const naming = (place: CellPlace) => namingTable(sheet.tables, place);
  return {
    isName: (place: CellPlace): boolean => naming(place) !== null,
    formula: (reference: string | undefined): void => {
      const [first = null, last = null] = (reference ?? '').split(':').map((one) => cellPlace(one));
      if (first !== null && last !== null) results.push({ first, last });
    },
    isResult: ({ row: at, column: among }: CellPlace): boolean =>
      results.some(
        ({ first, last }) =>
          first.row <= at && at <= last.row && first.column <= among && among <= last.column,
      ),
    hide: (from: number, to: number): void => void hidden.push({ from, to }),
    row: (number: number | null, isHidden: boolean): void => {
      row = { number: number ?? row.number + 1, isHidden };
      column = 0;
    },
    /** A cell without a reference is the next one (section 18.3.1.4). */
    cell: (reference: string | undefined): CellPlace => {
      const place = cellPlace(reference ?? '') ?? { row: row.number, column: column + 1 };
      column = place.column;
      return place;
    },
    isWanted: (place: CellPlace): boolean => {
      const isHidden =
        row.isHidden || hidden.some(({ from, to }) => from <= place.column && place.column <= to);
      return (
        isChosen(place.column) && naming(place)?.isFixed !== true && (!isHidden || choices['hidden'] === true)
      );
    },
  };
};

/** The cells of a sheet that hold text which is no result of a formula, in the order of the file, while it is read. */
export function* textCellsOf(
  sheet: Sheet,
  text: string,
  choices: Choices,
): Generator<Result<TextCell>, void> {
  const scan = scanner(sheet, choices);
  let ready: TextCell[] = [];
  let count = 0;
  let open: Open | null = null;
  let [inValue, value, formula]: [boolean, string, boolean] = [false, '', false];
  const starts: Readonly<Record<string, (attributes: ReadonlyMap<string, string>, from: number) => void>> = {
    's:col': (attributes) => {
      if (isTrue(attributes.get('hidden')))
        scan.hide(Number(attributes.get('min') ?? 0), Number(attributes.get('max') ?? 0));
    },
    's:row': (attributes) => {
      const number = Number(attributes.get('r'));
      scan.row(Number.isInteger(number) && number > 0 ? number : null, isTrue(attributes.get('hidden')));
    },
    's:c': (attributes, from) => {
      open = { ...scan.cell(attributes.get('r')), type: attributes.get('t') ?? 'n', from };
      [value, formula] = ['', false];
    },
    's:f': (attributes) => {
      formula = true;
      if (attributes.get('t') !== 'shared') scan.formula(attributes.get('ref'));
    },
  };
  const add = (cell: Open, string: TextCell['string']): void => {
    const place = { row: cell.row, column: cell.column };
    if (formula) return;
    count += 1;
    ready.push({ ...place, string, isWanted: scan.isWanted(place), isName: scan.isName(place) });
  };
  const reading = readXml(
    [text],
    {
      open: ({ name, attributes, isEmpty }, at): LimitName | null => {
        starts[name]?.(attributes, at.from);
        if (open !== null && !isEmpty && (name === 's:v' || name === 's:is')) {
          open.from = at.to;
          inValue = name === 's:v';
        }
        return count > readLimits.rows ? 'rows' : null;
      },
      text: (words) => {
        if (inValue) value += words;
      },
      close: (name, at) => {
        if (open !== null && name === 's:v' && open.type === 's' && /^\s*\d{1,9}\s*$/.test(value))
          add(open, { shared: Number(value), value: { from: open.from, to: at.from } });
        if (open !== null && name === 's:v' && open.type === 'str' && value !== '' && !scan.isResult(open))
          add(open, { bare: { from: open.from, to: at.from }, text: value });
        if (open !== null && name === 's:is' && open.type === 'inlineStr')
          add(open, { own: { from: open.from, to: at.from } });
        if (name === 's:v') inValue = false;
        if (name === 's:c') open = null;
      },
    },
    { namespaces: workbookNames },
  );
  for (;;) {
    const step = reading.next();
    const own = ready;
    ready = [];
    for (const cell of own) yield ok(cell);
    if (step.done !== true) continue;
    if (step.value !== null) yield xmlFailure(step.value, sheet.part);
    return;
  }
}

/** All of them, in the order of rows and columns. */
export const textCells = (sheet: Sheet, text: string, choices: Choices): Result<readonly TextCell[]> => {
  const cells: TextCell[] = [];
  for (const cell of textCellsOf(sheet, text, choices)) {
    if (!cell.ok) return cell;
    cells.push(cell.value);
  }
  return ok(cells.toSorted((a, b) => a.row - b.row || a.column - b.column));
};
