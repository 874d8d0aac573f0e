import { fail, ok, type Result, type RichText } from '#core/model/index.ts';
import { partBytes } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import { repack } from '#core/package/repack.ts';
import { sameText } from '../docx/document/same-text.ts';
import type { ExportSource } from '../export-source.ts';
import { filledTexts } from '../filled-texts.ts';
import type { WriteDocument } from '../format.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import { withJoinedPairs } from '../shown.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import { openSheet, openWorkbook, type OpenSheet, type OpenWorkbook } from './open-workbook.ts';
import { writeString, type CellString } from './strings.ts';

/** The text for each reference, and how many rows there were. */
const wantedOf = (source: ExportSource) => {
  const wanted = new Map<string, RichText>();
  let rows = 0;
  const [column] = source.columns;
  if (column !== undefined)
    for (const { ref, rich, rows: own } of filledTexts(source.rows, column)) {
      wanted.set(ref, withJoinedPairs(rich));
      rows += own.length;
    }
  return { wanted, rows };
};

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
  const note = ({ cells }: OpenSheet, isRead: boolean): void => {
    for (const { cell } of cells)
      if ('shared' in cell.string && !(isRead && cell.isWanted)) kept.add(cell.string.shared);
  };
  for (const sheet of sheets) note(sheet, true);
  for (const part of workbook.office.names) {
    if (read.has(part) || !/(?:^|\/)worksheets\/[^/]+\.xml$/i.test(part)) continue;
    const other = openSheet(workbook, { name: '', part, isHidden: false, heads: [] });
    if (!other.ok) return new Set(workbook.shared.keys());
    if (other.value !== null) note(other.value, false);
  }
  return kept;
};

/** New strings behind those that are there, for cells that part with others. */
const addedStrings = (first: number) => {
  const added: string[] = [];
  const numbers = new Map<number, number>();
  return {
    /** The number of the string that stands for the shared one `of`. */
    number: (of: number, content: () => string): number => {
      const known = numbers.get(of);
      if (known !== undefined) return known;
      const number = first + added.length;
      added.push(content());
      numbers.set(of, number);
      return number;
    },
    all: added,
  };
};

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

const fillSheets = (
  workbook: OpenWorkbook,
  wanted: ReadonlyMap<string, RichText>,
  symbols: SymbolWriter,
): Result<ReadonlyMap<string, Uint8Array>> => {
  const contents = new Map<string, Uint8Array>();
  const sheets = allSheets(workbook);
  if (!sheets.ok) return sheets;
  const kept = keptStrings(workbook, sheets.value);
  const changes = new Map<number, Change>();
  const added = addedStrings(workbook.shared.length);
  for (const { sheet, text, cells } of sheets.value) {
    const edits: SourceEdit[] = [];
    for (const { cell, ref, string } of cells) {
      const rich = cell.isWanted ? wanted.get(ref) : undefined;
      if (rich === undefined || sameText(rich, string.rich)) continue;
      if ('own' in cell.string) edits.push({ ...cell.string.own, text: writeString(string, rich, symbols) });
      else if (kept.has(cell.string.shared)) {
        const number = added.number(cell.string.shared, () => writeString(string, rich, symbols));
        edits.push({ ...cell.string.value, text: String(number) });
      } else changes.set(cell.string.shared, { string, rich });
    }
    if (edits.length > 0)
      contents.set(sheet.part, partBytes(applySourceEdits(text.text, edits).join(''), text));
  }
  const edits = sharedEdits(workbook, changes, added.all, symbols);
  const { sharedPart, workbook: about } = workbook;
  if (edits.length > 0 && sharedPart !== null && about.strings !== null)
    contents.set(about.strings, partBytes(applySourceEdits(sharedPart.text, edits).join(''), sharedPart));
  return ok(contents);
};

/**
 * Puts the words of a workbook into its own file; parts whose words are as they were keep their bytes. A string that cells share which
 * are translated and cells which are not becomes two. Failures: those of reading it, `internal` where there is no original.
 */
export const fillWorkbook: WriteDocument = (source, _options, sink) => {
  const { first, rows: all } = peeked(source.rows);
  const [file] = first?.document === undefined ? [] : (source.originals?.(first.document) ?? []);
  if (file === undefined) return fail('internal', { detail: 'no original' });
  const { wanted, rows } = wantedOf({ ...source, rows: all });
  const bytes = file.bytes();
  const workbook = openWorkbook(bytes, file.choices);
  if (!workbook.ok) return workbook;
  const symbols = symbolWriter();
  const contents = fillSheets(workbook.value, wanted, symbols);
  if (!contents.ok) return contents;
  const problem = repack(bytes, contents.value, sink);
  return problem === null ? ok({ rows, symbols: symbols.count() }) : packageFailure(problem);
};
