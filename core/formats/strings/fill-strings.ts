import { fail, ok, type Result } from '../../model/index.ts';
import { patchBytes } from '../../text/encode/index.ts';
import type { ExportColumn, ExportRow, ExportSource } from '../export-source.ts';
import { filledTexts, type FilledText } from '../filled-texts.ts';
import type { WriteDocument, WriteOptions } from '../format.ts';
import { columnIn } from '../language-columns.ts';
import type { SourceEdit } from '../patch.ts';
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

/** The column whose texts go into the file: the one in the language of its translations, where it says that; else the first. */
const columnFor = ({ columns }: ExportSource, { target = null }: StringFile): ExportColumn | null => {
  const own = target === null ? null : columnIn(target, columns);
  const translated = columns.filter(({ side }) => side !== 'source');
  return columns.find(({ side }) => side === own) ?? translated[0] ?? columns[0] ?? null;
};

const textsOf = (
  rows: readonly ExportRow[],
  column: ExportColumn,
  { untranslated }: WriteOptions,
  isBilingual: boolean,
): ReadonlyMap<string, FilledText> => {
  const filled = filledTexts(rows, column, isBilingual ? 'empty' : untranslated);
  const texts = new Map<string, FilledText>();
  for (const text of filled) if (!texts.has(text.ref)) texts.set(text.ref, text);
  return texts;
};

const editsOf = (
  groups: readonly StringGroup[],
  file: StringFile,
  texts: ReadonlyMap<string, FilledText>,
  column: ExportColumn,
): readonly SourceEdit[] =>
  [
    ...groups.flatMap(({ units, edits }) => {
      const now = units.map(({ ref }) => texts.get(ref) ?? null);
      return now.every((one) => one === null) ? [] : edits(now, column);
    }),
    ...(file.edits?.(column) ?? []),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);

/**
 * A writer that puts texts into a file of strings: the changed ones are exchanged in its bytes, and all other bytes stay as they
 * are. `isBilingual`: the file holds originals and translations beside each other.
 */
export const stringsFiller =
  (scan: ScanStrings, { isBilingual = false, format }: { isBilingual?: boolean; format: string }): WriteDocument =>
  (source, options, sink) => {
    if (source.columns.length === 0) return fail('export.no-columns');
    const rows = [...source.rows];
    const document = rows[0]?.document;
    const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
    if (file === undefined) return fail('export.unknown-format', { format });
    const strings = scan(file.text(), { encoding: file.encoding });
    const groups = groupsOf(strings);
    if (!groups.ok) return groups;
    const column = columnFor(source, strings);
    if (column === null) return fail('export.no-columns');
    const edits = editsOf(groups.value, strings, textsOf(rows, column, options, isBilingual), column);
    for (const piece of patchBytes(file.bytes(), file.encoding, edits)) sink(piece);
    return ok({ rows: rows.length, symbols: 0 });
  };
