import { ok } from '../../model/index.ts';
import type { ExportColumn, ExportRow } from '../export-source.ts';
import { filledTexts } from '../filled-texts.ts';
import type { WriteDocument } from '../format.ts';
import type { SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import type { Slice } from '../source-place.ts';
import { symbolWriter } from '../symbols.ts';
import { writeEdits } from '../write-edits.ts';
import { readTxt } from './read.ts';
import { readRef } from './ref.ts';
import { plainText, writeTxt } from './write.ts';

/** The first end of a line; a text of one line gets those of most systems. */
const lineEndOf = (text: string): string => /\r\n|[\n\r\u0085\u2028]/.exec(text)?.[0] ?? '\n';

/** Where the words of each line stand, in order. */
const linesOf = (text: string): readonly Slice[] =>
  Array.from(readTxt([text]), (block) => (block.ok ? readRef(block.value.ref ?? '') : null)).flatMap(
    (slice) => slice ?? [],
  );

type Placed = Slice & { readonly words: string };

/**
 * The places with those lines in them that no row stands for: their words were joined to the row before, so they go with it.
 * Lines before the first row stay. Both are in order.
 */
const withAbsorbed = (placed: readonly Placed[], lines: readonly Slice[]): readonly Placed[] => {
  let next = 0;
  return placed.map((place, n) => {
    const before = placed[n + 1]?.from ?? Infinity;
    let { to } = place;
    for (; (lines[next]?.from ?? Infinity) < before; next += 1) to = Math.max(to, lines[next]?.to ?? to);
    return { ...place, to };
  });
};

/** What is to be exchanged of a text, and how many rows go into it. */
const editsOf = (
  text: string,
  rows: Iterable<ExportRow>,
  column: ExportColumn,
  wellFormed: (text: string) => string,
): { readonly edits: readonly SourceEdit[]; readonly rows: number } => {
  const placed: Placed[] = [];
  const lineEnd = lineEndOf(text);
  let count = 0;
  for (const { ref, rich, rows: own } of filledTexts(rows, column)) {
    const slice = readRef(ref);
    count += own.length;
    if (slice === null || slice.to > text.length) continue;
    if (slice.from < (placed.at(-1)?.to ?? 0)) continue;
    placed.push({ ...slice, words: wellFormed(plainText(rich)) });
  }
  const edits = withAbsorbed(placed, linesOf(text)).flatMap(({ from, to, words }) => {
    const old = text.slice(from, to);
    const fresh = words.replaceAll(/\r\n?|\n/g, lineEnd);
    return old === words || old === fresh ? [] : [{ from, to, text: fresh }];
  });
  return { edits, rows: count };
};

/**
 * Puts the words of one column into the document's own file: line ends, empty lines, indents, byte order mark and encoding stay
 * as they are, and so do all lines whose words do. Several columns are written as a new document, and so are rows that nothing
 * is known of (imported by an earlier version). Failures: export.no-columns, export.unencodable.
 */
export const fillTxt: WriteDocument = (source, { fallback }, sink) => {
  const { first, rows } = peeked(source.rows);
  const [column, ...others] = source.columns;
  const document = first?.document;
  const [file] =
    document === undefined || first?.ref === undefined ? [] : (source.originals?.(document) ?? []);
  if (column === undefined || others.length > 0 || file === undefined)
    return writeTxt({ ...source, rows }, sink);
  const symbols = symbolWriter();
  const { edits, rows: count } = editsOf(file.text(), rows, column, symbols.wellFormed);
  const written = writeEdits(file, edits, fallback, sink);
  return written.ok ? ok({ rows: count, symbols: symbols.count() }) : written;
};
