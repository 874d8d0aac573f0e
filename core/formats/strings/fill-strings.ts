import { fail, ok, type Result } from '../../model/index.ts';
import type { FileEncoding } from '../../text/decode/index.ts';
import { lostIn } from '../../text/encode/index.ts';
import type { ExportColumn, ExportRow, ExportSource, OriginalFile } from '../export-source.ts';
import { filledTexts, type FilledText } from '../filled-texts.ts';
import type { PieceSink, WriteDocument, WriteOptions } from '../format.ts';
import { columnIn } from '../language-columns.ts';
import type { SourceEdit } from '../patch.ts';
import { writeEdits, type WrittenFile } from '../write-edits.ts';
import { xmlTextOf } from './read-strings.ts';
import type { ScanStrings, StringFile, StringGroup } from './string-file.ts';

/** All groups of a file; what cannot be read of it was refused when it was imported. */
const groupsOf = ({ groups }: StringFile): Result<readonly StringGroup[]> => {
  const all: StringGroup[] = [];
  for (const group of groups) {
    if (!group.ok) return group;
    all.push(group.value);
  }
  return ok(all);
};

/**
 * The columns whose texts go into the file: one in a language of its translations, where it says that; else the first. All of them, where the file has places for
 * several; what has none stays out.
 */
const columnsFor = (
  { columns }: ExportSource,
  { targets = [] }: StringFile,
  groups: readonly StringGroup[],
): readonly ExportColumn[] => {
  const translations = columns.filter(({ side }) => side !== 'source');
  const holdsSeveral = groups.some(({ editsOfAll }) => editsOfAll !== undefined);
  if (holdsSeveral && translations.length > 0) return translations;
  const own = targets.map((target) => columnIn(target, columns)).find((side) => side !== null);
  const column = columns.find(({ side }) => side === own) ?? translations[0] ?? columns[0];
  return column === undefined ? [] : [column];
};

const asItIs = (ref: string): string => ref;

const textsOf = (
  rows: readonly ExportRow[],
  column: ExportColumn,
  { placeOf = asItIs }: StringFile,
): ReadonlyMap<string, FilledText> => {
  const texts = new Map<string, FilledText>();
  for (const text of filledTexts(rows, column)) {
    const place = placeOf(text.ref);
    if (!texts.has(place)) texts.set(place, text);
  }
  return texts;
};

type TextsOfColumn = { readonly column: ExportColumn; readonly texts: ReadonlyMap<string, FilledText> };

const editsOf = (
  groups: readonly StringGroup[],
  file: StringFile,
  columns: readonly TextsOfColumn[],
): readonly SourceEdit[] => {
  const changed = groups.flatMap(({ units, edits, editsOfAll }) => {
    const all = columns.map(({ column, texts }) => ({
      column,
      now: units.map(({ ref }) => texts.get(file.placeOf?.(ref) ?? ref) ?? null),
    }));
    if (editsOfAll !== undefined) return editsOfAll(all);
    const [first] = all;
    return first === undefined || first.now.every((one) => one === null)
      ? []
      : edits(first.now, first.column);
  });
  // A file that nothing changes in is what it was, whatever its head leaves open.
  const [first] = columns;
  return changed.length === 0 || first === undefined
    ? changed
    : [...changed, ...(file.edits?.(first.column) ?? [])];
};

const withReferences = (text: string, encoding: FileEncoding): string => {
  const lost = new Set(lostIn(text, encoding).map(({ char }) => char));
  if (lost.size === 0) return text;
  return Array.from(text, (char) =>
    lost.has(char) ? `&#x${(char.codePointAt(0) ?? 0).toString(16)};` : char,
  ).join('');
};

/**
 * Writes the changes. Where the encoding lacks a character, a file that says its encoding itself becomes UTF-8, and says so; what
 * becomes of others is for the user to choose.
 */
const writeChanges = (
  original: WrittenFile,
  { unicode = null }: StringFile,
  edits: readonly SourceEdit[],
  { fallback }: WriteOptions,
  sink: PieceSink,
): Result<null> => {
  const { encoding = 'utf-8' } = original;
  const isLost = edits.some(({ text }) => lostIn(text, encoding).length > 0);
  if (unicode === null || !isLost || fallback === 'replace')
    return writeEdits(original, edits, fallback, sink);
  return writeEdits(original, [...edits, unicode], 'utf-8', sink);
};

/** An original with its text and the encoding that this was read in. */
type Held = { readonly original: WrittenFile; readonly text: string };

const held = (original: OriginalFile): Result<Held> => ok({ original, text: original.text() });

const heldXml = (original: OriginalFile): Result<Held> => {
  const read = xmlTextOf(original.bytes());
  if (!read.ok) return read;
  const { text, encoding } = read.value;
  return ok({ original: { ...original, encoding, text: () => text }, text });
};

const filler =
  (scan: ScanStrings, hold: (original: OriginalFile) => Result<Held>): WriteDocument =>
  (source, options, sink) => {
    if (source.columns.length === 0) return fail('export.no-columns');
    const rows = [...source.rows];
    const document = rows[0]?.document;
    const [own] = document === undefined ? [] : (source.originals?.(document) ?? []);
    if (rows.length === 0) return ok({ rows: 0, symbols: 0 });
    if (own === undefined) return fail('export.no-own-file', { name: source.title });
    const read = hold(own);
    if (!read.ok) return read;
    const { original, text } = read.value;
    const { encoding = 'utf-8', choices = {} } = original;
    const file = scan(text, { encoding, choices });
    const groups = groupsOf(file);
    if (!groups.ok) return groups;
    const columns = columnsFor(source, file, groups.value).map((column) => ({
      column,
      texts: textsOf(rows, column, file),
    }));
    if (columns.length === 0) return fail('export.no-columns');
    const refused = file.refused?.(columns.map(({ column }) => column)) ?? null;
    if (refused !== null) return refused;
    const edits = editsOf(groups.value, file, columns);
    const isXml = hold === heldXml;
    const changes = isXml
      ? edits.map((edit) => ({ ...edit, text: withReferences(edit.text, encoding) }))
      : edits;
    const written = writeChanges(original, file, changes, options, sink);
    return written.ok ? ok({ rows: rows.length, symbols: 0 }) : written;
  };

/** A writer that puts texts into a file of strings: the changed ones are exchanged in its bytes, and all other bytes stay as they are. */
export const stringsFiller = (scan: ScanStrings): WriteDocument => filler(scan, held);

/** The same of a format that is XML: what its encoding lacks becomes a reference. */
export const xmlStringsFiller = (scan: ScanStrings): WriteDocument => filler(scan, heldXml);
