import { ok, sameRich, type Result, type RichText } from '../../model/index.ts';
import type { ExportColumn } from '../export-source.ts';
import type { SourceEdit } from '../patch.ts';
import { richOf, valueOf, withIdsOf } from '../strings/codes.ts';
import { findCodes, type CodeStyle } from '../strings/find-codes.ts';
import { withEndsOf, withLineFeeds } from '../strings/line-ends.ts';
import type { FilledColumn, ScanStrings, StringGroup, StringUnit } from '../strings/string-file.ts';
import { columnsOf, targetsOf, type TableColumns, type TargetColumn } from '../table-columns.ts';
import { placeFor, refusedColumns, translationColumns } from '../translation-columns.ts';
import { isFormula, rowsOf, separatorOf, wordsOf, writeCell, type CsvCell, type CsvRow } from './cells.ts';

const styles: readonly CodeStyle[] = ['icu', 'printf', 'braces', 'html'];

type Table = {
  readonly separator: string;
  readonly columns: TableColumns;
  /** With the language of each, by its translations where its head names none. */
  readonly targets: TableColumns['targets'];
  /** Which of the columns goes into each of these. */
  readonly owners: (columns: readonly ExportColumn[]) => readonly (ExportColumn | null)[];
};

const none: RichText = { text: '', tags: [] };

const richIn = (cell: CsvCell): RichText => {
  const words = withLineFeeds(wordsOf(cell.value).trim());
  return richOf(words, findCodes(words, styles));
};

/** The name of a cell, as spreadsheets have it. */
const nameOf = (row: number, column: number): string => {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters + String(row + 1);
};

/** A cell exchanged, with the white space at its edges. */
const cellEdit = (cell: CsvCell, words: string, separator: string): SourceEdit => {
  const value = wordsOf(cell.value);
  const lead = value.slice(0, value.length - value.trimStart().length);
  const trail = value.slice(value.trimEnd().length);
  const mayRun = isFormula(cell.value) && cell.value.charAt(0) === words.charAt(0);
  const text = writeCell(lead + withEndsOf(words, value) + trail, {
    separator,
    isQuoted: cell.isQuoted,
    mayRun,
  });
  return { from: cell.from, to: cell.to, text };
};

/** New cells, by their columns, behind the last one of a row that is too short, with those before them. */
const newCells = (
  row: CsvRow,
  words: ReadonlyMap<number, string>,
  separator: string,
): readonly SourceEdit[] => {
  if (words.size === 0) return [];
  const length = Math.max(...words.keys()) + 1 - row.cells.length;
  const cells = Array.from({ length }, (_, n) => {
    const own = words.get(row.cells.length + n) ?? '';
    return separator + writeCell(own, { separator, isQuoted: false, mayRun: false });
  });
  return [{ from: row.end, to: row.end, text: cells.join('') }];
};

/** Asked for the same columns, row by row. */
const ownersAmong = (targets: Table['targets']): Table['owners'] => {
  let last: readonly ExportColumn[] = [];
  let owners: ReturnType<Table['owners']> = [];
  return (columns) => {
    if (columns.length !== last.length || columns.some((column, n) => column !== last[n])) {
      last = columns;
      owners = translationColumns(targets, columns);
    }
    return owners;
  };
};

const isText = ({ value }: CsvCell): boolean => /\p{L}/u.test(value) && !value.startsWith('=');

const notesOf = (row: CsvRow, { columns }: Table) => {
  const comments = columns.notes.flatMap((column) => {
    const body = row.cells[column]?.value.trim() ?? '';
    return body === '' ? [] : [{ body }];
  });
  return comments.length === 0 ? {} : { comments };
};

/** A row of originals and translations. */
const pairOf = (row: CsvRow, number: number, source: number, table: Table): StringGroup | null => {
  const cell = row.cells[source];
  if (cell === undefined || cell.value.trim() === '') return null;
  const original = richIn(cell);
  const translations = table.targets.flatMap(({ column, language }) => {
    const own = row.cells[column];
    if (own === undefined || own.value.trim() === '' || language === null) return [];
    return [{ language, rich: withIdsOf(original, richIn(own)), state: 'translated' as const }];
  });
  const unit: StringUnit = {
    ref: nameOf(number, source),
    line: row.line,
    source: original,
    translations,
    ...notesOf(row, table),
  };
  const isWritten = ({ column }: TargetColumn): boolean => (row.cells[column]?.value.trim() ?? '') !== '';
  const editsOfAll = (all: readonly FilledColumn[]): readonly SourceEdit[] => {
    const owners = table.owners(all.map(({ column }) => column));
    const added = new Map<number, string>();
    const edits = all.flatMap(({ column, now: [text = null] }): readonly SourceEdit[] => {
      const target = placeFor(column, table.targets, owners, isWritten);
      if (text === null || target === null) return [];
      const own = row.cells[target.column];
      const was = own === undefined || !isWritten(target) ? none : withIdsOf(original, richIn(own));
      // What stands in for a missing translation is for files of one language: here the cell of the translation stays empty.
      const rich = text.facts?.state === 'empty' ? none : text.rich;
      if (sameRich(rich, was)) return [];
      if (own !== undefined) return [cellEdit(own, valueOf(rich), table.separator)];
      added.set(target.column, valueOf(rich));
      return [];
    });
    return [...edits, ...newCells(row, added, table.separator)];
  };
  return { units: [unit], edits: (now, column) => editsOfAll([{ column, now }]), editsOfAll };
};

/** A row of texts in one language: each cell by itself. */
function* textsOf(row: CsvRow, number: number, table: Table): Generator<StringGroup> {
  for (const column of table.columns.sources) {
    const cell = row.cells[column];
    if (cell === undefined || !isText(cell)) continue;
    const source = richIn(cell);
    yield {
      units: [{ ref: nameOf(number, column), line: row.line, source, ...notesOf(row, table) }],
      edits: ([text = null]) =>
        text === null || sameRich(text.rich, source)
          ? []
          : [cellEdit(cell, valueOf(text.rich), table.separator)],
    };
  }
}

function* valuesOf(rows: readonly CsvRow[], column: number): Generator<string> {
  for (const { cells } of rows.slice(1)) yield cells[column]?.value ?? '';
}

/**
 * Reads a table of values separated by commas, tabs, semicolons or bars (RFC 4180; `sep=` of Excel): one column of originals
 * with those of their translations, or only texts in one language.
 */
export const readCsv: ScanStrings = (text, { choices = {} }) => {
  const separator = separatorOf(text);
  const rows = [...rowsOf(text, separator)];
  const first = rows[0]?.cells.map(({ value }) => value) ?? [];
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = columnsOf(first, width, choices);
  const targets = targetsOf(columns, (column) => valuesOf(rows, column));
  const table: Table = { separator, columns, targets, owners: ownersAmong(targets) };
  const [source = 0] = columns.sources;
  function* groups(): Generator<Result<StringGroup>> {
    for (const [number, row] of rows.entries()) {
      if (number === 0 && columns.hasHeader) continue;
      if (table.targets.length === 0) for (const group of textsOf(row, number, table)) yield ok(group);
      else {
        const group = pairOf(row, number, source, table);
        if (group !== null) yield ok(group);
      }
    }
  }
  return {
    groups: groups(),
    language: columns.language,
    targets: table.targets.flatMap(({ language }) => language ?? []),
    refused: (columns) =>
      targets.length === 0 ? null : refusedColumns([targets], columns, 'csv.refusals.language'),
    findings: () =>
      rows.at(-1)?.cells.at(-1)?.isOpen === true
        ? [{ code: 'cut-off', line: rows.at(-1)?.line ?? 0, detail: '"' }]
        : [],
  };
};
