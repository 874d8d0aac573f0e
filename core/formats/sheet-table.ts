import { sameRich, type RichText, type Side } from '../model/index.ts';
import type { ExportColumn } from './export-source.ts';
import type { FilledText } from './filled-texts.ts';
import type { Choices } from './import-options.ts';
import { withOriginalIds } from './original-tags.ts';
import type { LanguageTag, RawSegment } from './raw-block.ts';
import { columnsOf, targetsOf, type TargetColumn } from './table-columns.ts';
import { placeFor, translationColumns } from './translation-columns.ts';

/** A cell of a sheet with text: its place, counted from 1, whether it is translated, whether something else goes by its words, and these. */
export type SheetCell = {
  readonly cell: {
    readonly row: number;
    readonly column: number;
    readonly isWanted: boolean;
    readonly isName: boolean;
  };
  readonly string: { readonly rich: RichText };
};

/** What is no prose needs no translator: numbers, dates and signs. */
const hasWords = ({ text }: RichText): boolean => /\p{L}/u.test(text);

/** A row with an original; `targets` by the numbers of their columns, from 1. */
export type SheetRow<Cell extends SheetCell = SheetCell> = {
  readonly row: number;
  readonly ref: string;
  readonly source: Cell;
  readonly targets: ReadonlyMap<number, Cell>;
  readonly notes: readonly string[];
};

/** A sheet whose columns are an original and its translations, each with its language where its head or its words tell. */
export type SheetTable<Cell extends SheetCell = SheetCell> = {
  readonly language: LanguageTag | null;
  readonly targets: readonly TargetColumn[];
  readonly rows: readonly SheetRow<Cell>[];
};

const gridOf = <Cell extends SheetCell>(
  cells: readonly Cell[],
): ReadonlyMap<number, ReadonlyMap<number, Cell>> => {
  const grid = new Map<number, Map<number, Cell>>();
  for (const one of cells) {
    const row = grid.get(one.cell.row) ?? new Map<number, Cell>();
    row.set(one.cell.column, one);
    grid.set(one.cell.row, row);
  }
  return grid;
};

const textOf = (cell: SheetCell | undefined): string => cell?.string.rich.text ?? '';

/** The sheet as a table of originals and translations: as chosen, or as the heads in its first row say; null where neither does. */
export const sheetTable = <Cell extends SheetCell>(
  sheet: { readonly part: string },
  cells: readonly Cell[],
  choices: Choices,
): SheetTable<Cell> | null => {
  const [first] = cells;
  if (first === undefined) return null;
  const width = cells.reduce((most, { cell }) => Math.max(most, cell.column), 0);
  const heads = Array.from({ length: width }, () => '');
  for (const one of cells) {
    if (one.cell.row !== first.cell.row) break;
    heads[one.cell.column - 1] = textOf(one);
  }
  const columns = columnsOf(heads, width, choices);
  if (columns.targets.length === 0) return null;
  const grid = gridOf(cells);
  const named = targetsOf(columns, function* (column) {
    for (const [row, own] of grid)
      if (!columns.hasHeader || row !== first.cell.row) yield textOf(own.get(column + 1));
  });
  const source = columns.sources.find((column) => named.every((target) => target.column !== column));
  if (named.length === 0 || source === undefined) return null;
  const rows: SheetRow<Cell>[] = [];
  for (const [row, own] of grid) {
    const original = own.get(source + 1);
    if (original === undefined || (columns.hasHeader && row === first.cell.row)) continue;
    if (!original.cell.isWanted || original.cell.isName || !hasWords(original.string.rich)) continue;
    const notes = columns.notes.map((column) => textOf(own.get(column + 1)).trim());
    rows.push({
      row,
      ref: `${sheet.part}:${row}`,
      source: original,
      targets: own,
      notes: notes.filter((note) => note !== ''),
    });
  }
  const targets = named.map((target) => ({ ...target, column: target.column + 1 }));
  return { language: columns.language, targets, rows };
};

/** A row's translation as the project has it: with the tags of the original where these are alike. */
const translationIn = ({ source, targets }: SheetRow, column: number): RichText | null => {
  const own = targets.get(column);
  return own === undefined || own.string.rich.text.trim() === ''
    ? null
    : withOriginalIds(source.string.rich, own.string.rich);
};

/** A row as its file has cut it. */
export const rowSegment = (row: SheetRow, { targets }: SheetTable): RawSegment => ({
  rich: row.source.string.rich,
  gap: '\n',
  ref: row.ref,
  translations: targets.flatMap(({ column, language }) => {
    const rich = translationIn(row, column);
    return rich === null || language === null ? [] : [{ language, rich, state: 'translated' as const }];
  }),
  languages: targets.flatMap(({ language }) => language ?? []),
  ...(row.notes.length === 0 ? {} : { comments: row.notes.map((body) => ({ body })) }),
});

/** A translation that is to stand in a cell. */
export type ChangedTranslation<Cell extends SheetCell = SheetCell> = {
  readonly row: SheetRow<Cell>;
  readonly column: number;
  readonly rich: RichText;
  readonly text: FilledText;
  readonly side: Side;
};

const none: RichText = { text: '', tags: [] };

/** The translations that are not what their cells say, in the columns they go into. */
export const changedTranslations = <Cell extends SheetCell>(
  { targets, rows }: SheetTable<Cell>,
  columns: readonly ExportColumn[],
  filled: (ref: string, column: ExportColumn) => FilledText | null,
): readonly ChangedTranslation<Cell>[] => {
  const owners = translationColumns(targets, columns);
  return targets.flatMap((target, n) => {
    const { column } = target;
    const own = owners[n] ?? null;
    if (own === null) return [];
    return rows.flatMap((row): readonly ChangedTranslation<Cell>[] => {
      const isWritten = (one: TargetColumn): boolean => translationIn(row, one.column) !== null;
      if (placeFor(own, targets, owners, isWritten) !== target) return [];
      const text = filled(row.ref, own);
      if (text === null) return [];
      // What stands in for a missing translation is for files of one language: here the cell stays empty.
      const rich = text.facts?.state === 'empty' ? none : text.rich;
      return sameRich(rich, translationIn(row, column) ?? none)
        ? []
        : [{ row, column, rich, text, side: own.side }];
    });
  });
};
