import { fail, isEmpty, ok, type Result, type RichText } from '#core/model/index.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack } from '#core/package/repack.ts';
import type { ExportColumn } from '../export-source.ts';
import { filledPlaces, type FilledPlaces } from '../filled-places.ts';
import type { WriteDocument, WriteOptions } from '../format.ts';
import type { SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import { possibleNames, type SheetNames } from '../sheet-names.ts';
import { sameText, withJoinedPairs } from '../shown.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import type { StringCell } from './cells.ts';
import { extraParts } from './extras.ts';
import { filledParts, type FilledParts } from './filled-parts.ts';
import { openSheet, openWorkbook, type OpenSheet, type OpenWorkbook } from './open-workbook.ts';
import { nameText, renameInParts } from './sheet-names.ts';
import { askForRecalculation } from './recalculation.ts';
import type { Sheet } from './sheets.ts';
import { slotEdit, slotIn, slotRows } from './slots.ts';
import { writeBare, writeString, type CellString } from './strings.ts';
import { columnsAround, tableNames, type TableNames } from './table-names.ts';
import { changedTranslations, type SheetTable } from '../sheet-table.ts';
import { refusedColumns } from '../translation-columns.ts';

const allSheets = (workbook: OpenWorkbook): Result<readonly OpenSheet[]> => {
  const sheets: OpenSheet[] = [];
  for (const sheet of workbook.workbook.sheets) {
    const open = openSheet(workbook, sheet);
    if (!open.ok) return open;
    if (open.value !== null) sheets.push(open.value);
  }
  return ok(sheets);
};

/**
 * Shared strings that a cell has which is not translated: such a cell keeps the old one. Of a sheet that was not read, and cannot be,
 * nobody knows: then all of them.
 */
const keptStrings = (workbook: OpenWorkbook, sheets: readonly OpenSheet[]): ReadonlySet<number> => {
  const kept = new Set<number>();
  const read = new Set(sheets.map(({ sheet }) => sheet.part));
  const note = ({ cells, table }: OpenSheet, isRead: boolean): void => {
    for (const { cell } of cells)
      if ('shared' in cell.string && !(isRead && cell.isWanted && table === null))
        kept.add(cell.string.shared);
  };
  for (const sheet of sheets) note(sheet, true);
  for (const part of workbook.office.names) {
    if (read.has(part) || !/(?:^|\/)worksheets\/[^/]+\.xml$/i.test(part)) continue;
    const other = openSheet(workbook, { name: '', part, isHidden: false, tables: [] });
    if (!other.ok) return new Set(workbook.shared.keys());
    if (other.value !== null) note(other.value, false);
  }
  return kept;
};

/** New strings behind those that are there: for cells that part with others, and for translations. */
const addedStrings = (first: number) => {
  const added: string[] = [];
  const numbers = new Map<string, number>();
  return {
    /** The number of the string with this content. */
    number: (content: string): number => {
      const known = numbers.get(content);
      if (known !== undefined) return known;
      const number = first + added.length;
      added.push(content);
      numbers.set(content, number);
      return number;
    },
    all: added,
  };
};

type Added = ReturnType<typeof addedStrings>;

type Change = { readonly string: CellString; readonly rich: RichText };

const sharedEdits = (
  { sharedPart, shared }: OpenWorkbook,
  changes: ReadonlyMap<number, Change>,
  added: readonly string[],
  symbols: SymbolWriter,
): readonly SourceEdit[] => {
  const text = sharedPart?.text ?? '';
  const edits: SourceEdit[] = Array.from(changes.values(), ({ string, rich }) => ({
    ...string.inner,
    text: writeString(string, rich, symbols),
  }));
  if (added.length === 0) return edits;
  const prefix = shared[0]?.prefix ?? '';
  const end = text.lastIndexOf('</');
  edits.push({
    from: end,
    to: end,
    text: added.map((content) => `<${prefix}si>${content}</${prefix}si>`).join(''),
  });
  const count = /\buniqueCount="(\d+)"/.exec(text.slice(0, 4096));
  if (count !== null) {
    const to = count.index + count[0].length - 1;
    edits.push({
      from: to - (count[1]?.length ?? 0),
      to,
      text: String(shared.length + added.length),
    });
  }
  return edits;
};

type Filling = {
  readonly workbook: OpenWorkbook;
  readonly wanted: FilledPlaces;
  readonly symbols: SymbolWriter;
  readonly parts: FilledParts;
  readonly added: Added;
  readonly find: WriteOptions['find'];
};

/** The cells of a sheet in one language. Strings that change in all their cells are put into `changes`. */
const textEdits = (
  { cells }: OpenSheet,
  { texts }: TableNames,
  kept: ReadonlySet<number>,
  changes: Map<number, Change>,
  { wanted, symbols, added }: Filling,
): readonly SourceEdit[] =>
  cells.flatMap((one): readonly SourceEdit[] => {
    const { cell, ref, string } = one;
    const head = texts.get(one);
    const rich = head ?? (cell.isWanted ? wanted.rich(ref) : undefined);
    if (rich === undefined || (head === undefined && sameText(rich, string.rich))) return [];
    if ('bare' in cell.string) return [{ ...cell.string.bare, text: writeBare(rich, symbols) }];
    if ('own' in cell.string) return [{ ...cell.string.own, text: writeString(string, rich, symbols) }];
    if (head !== undefined || kept.has(cell.string.shared))
      return [{ ...cell.string.value, text: String(added.number(writeString(string, rich, symbols))) }];
    changes.set(cell.string.shared, { string, rich });
    return [];
  });

/** The translations of a sheet that change: each goes into the cell of its column. A cell with a formula is left alone, and told. */
const translationEdits = (
  { sheet, text }: OpenSheet,
  table: SheetTable<StringCell>,
  columns: readonly ExportColumn[],
  { workbook, wanted, symbols, added, find }: Filling,
): Result<readonly SourceEdit[]> => {
  const changed = changedTranslations(table, columns, wanted.of);
  const slots = slotRows(sheet.part, text.text, new Set(changed.map(({ row }) => row.row)));
  if (!slots.ok) return slots;
  return ok(
    changed.flatMap(({ row, column, rich, text: filled, side }): readonly SourceEdit[] => {
      const own = slots.value.get(row.row);
      if (own === undefined) return [];
      if (slotIn(own, column)?.hasFormula === true) {
        const number = filled.rows[0]?.row ?? 0;
        find?.({ code: 'xlsx.formula', row: number, side, severity: 'warning', detail: '' });
        return [];
      }
      const content = isEmpty(rich) ? null : writeString(row.source.string, withJoinedPairs(rich), symbols);
      const string =
        content === null
          ? null
          : workbook.shared.length === 0
            ? { own: content }
            : { shared: added.number(content) };
      return [slotEdit(own, { number: row.row, column, like: row.source.cell.column }, string)];
    }),
  );
};

const fillExtras = (sheet: Sheet, { workbook, wanted, symbols, parts }: Filling): Result<null> => {
  const extras = extraParts(workbook.office, sheet.part, workbook.choices);
  if (!extras.ok) return extras;
  for (const { part, texts } of extras.value) {
    const edits = texts.flatMap(({ ref, rich: was, edits: of }) => {
      const rich = wanted.rich(ref);
      return rich === undefined || sameText(rich, was) ? [] : of(rich, symbols);
    });
    const added = parts.add(part, edits);
    if (!added.ok) return added;
  }
  return ok(null);
};

/** What the tables of a sheet are called then, with their new names in their own parts. */
const fillTables = (open: OpenSheet, { workbook, wanted, parts }: Filling): Result<TableNames> => {
  const sources = new Map<string, string>();
  for (const { part } of open.sheet.tables) {
    const text = workbook.office.text(part);
    if (!text.ok) return text;
    sources.set(part, text.value?.text ?? '');
  }
  const names = tableNames(
    open,
    ({ cell, ref }) => (cell.isWanted && open.table === null ? wanted.rich(ref) : undefined),
    (part) => sources.get(part) ?? '',
  );
  for (const { table, edits } of names.tables) {
    const added = parts.add(table.part, edits);
    if (!added.ok) return added;
  }
  return ok(names);
};

/** Refuses translations that no sheet has a column for, where all that is translated stands in such tables. */
const refusedBy = (sheets: readonly OpenSheet[], columns: readonly ExportColumn[]): Result<never> | null => {
  const isElsewhere = sheets.some(
    ({ table, cells }) => table === null && cells.some(({ cell }) => cell.isWanted),
  );
  const tables = sheets.flatMap(({ table }) => (table === null ? [] : [table.targets]));
  return isElsewhere ? null : refusedColumns(tables, columns, 'csv.refusals.language');
};

type NamedTables = { readonly sheet: string; readonly tables: TableNames['tables'] };

/** Fills the sheets; gives the tables whose columns have other names then. */
const fillSheets = (filling: Filling, columns: readonly ExportColumn[]): Result<readonly NamedTables[]> => {
  const { workbook, symbols, parts, added } = filling;
  const sheets = allSheets(workbook);
  if (!sheets.ok) return sheets;
  const refused = refusedBy(sheets.value, columns);
  if (refused !== null) return refused;
  const kept = keptStrings(workbook, sheets.value);
  const changes = new Map<number, Change>();
  const named: NamedTables[] = [];
  for (const open of sheets.value) {
    const names = fillTables(open, filling);
    if (!names.ok) return names;
    named.push({ sheet: open.sheet.part, tables: names.value.tables });
    const edits =
      open.table === null
        ? ok(textEdits(open, names.value, kept, changes, filling))
        : translationEdits(open, open.table, columns, filling);
    if (!edits.ok) return edits;
    const done = parts.add(open.sheet.part, edits.value);
    const extras = done.ok ? fillExtras(open.sheet, filling) : done;
    if (!extras.ok) return extras;
  }
  const edits = sharedEdits(workbook, changes, added.all, symbols);
  const { strings } = workbook.workbook;
  const done = strings === null ? ok(null) : parts.add(strings, edits);
  if (!done.ok) return done;
  const texts = sheets.value.map(({ text }) => text.text);
  const asked = askForRecalculation(workbook.office, texts, parts);
  return asked.ok ? ok(named) : asked;
};

/** The new names of sheets, where these were translated. */
const sheetNames = ({ workbook, wanted }: Filling): SheetNames => {
  if (workbook.choices['sheetNames'] !== true) return new Map();
  const { sheets, names } = workbook.workbook;
  const translated = new Map(
    sheets.flatMap(({ name }, n) => {
      const now = wanted.rich(nameText(name, n).ref)?.text;
      return now === undefined || now === name ? [] : [[name, now] as const];
    }),
  );
  return possibleNames(names, translated);
};

/** Puts new names of sheets and of columns of tables wherever they are used. */
const fillNames = (filling: Filling, named: readonly NamedTables[]): Result<null> =>
  renameInParts(
    filling.workbook.office,
    {
      sheets: sheetNames(filling),
      columns: new Map(
        named.flatMap(({ tables }) =>
          tables.flatMap(({ table, names }) =>
            names.size === 0 ? [] : [[table.name.toLowerCase(), names] as const],
          ),
        ),
      ),
      around: columnsAround(named),
    },
    filling.parts.add,
  );

/**
 * Puts the words of a workbook into its own file; parts whose words are as they were keep their bytes. A string that cells share which
 * are translated and cells which are not becomes two. Translations whose cell has a formula are told to `find`. Failures: those of reading it, `internal` where there is no original.
 */
export const fillWorkbook: WriteDocument = (source, { deflate, find }, sink) => {
  const { first, rows: all } = peeked(source.rows);
  const [file] = first?.document === undefined ? [] : (source.originals?.(first.document) ?? []);
  if (file === undefined) return fail('internal', { detail: 'no original' });
  const wanted = filledPlaces({ ...source, rows: all });
  const bytes = file.bytes();
  const workbook = openWorkbook(bytes, file.choices);
  if (!workbook.ok) return workbook;
  const symbols = symbolWriter();
  const parts = filledParts(workbook.value.office);
  const added = addedStrings(workbook.value.shared.length);
  const filling: Filling = { workbook: workbook.value, wanted, symbols, parts, added, find };
  const cells = fillSheets(filling, source.columns);
  const names = cells.ok ? fillNames(filling, cells.value) : cells;
  if (!names.ok) return names;
  const problem = repack(bytes, parts.contents(), sink, { deflate });
  return problem === null ? ok({ rows: wanted.rows, symbols: symbols.count() }) : packageFailure(problem);
};
