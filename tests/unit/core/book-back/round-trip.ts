import { readBook } from '#core/book-back/read.ts';
import type { KnownText, KnownTexts } from '#core/book-back/known.ts';
import { matchBook, type BookMatch } from '#core/book-back/match.ts';
import type { ExportColumn } from '#core/formats/export-source.ts';
import type { Book } from '#core/layouts/book.ts';
import { escapeMarkup } from '#core/formats/symbols.ts';
import { bookText, sentenceMark } from '#core/layouts/marks.ts';
import { bookLayouts } from '#core/layouts/layouts.ts';
import type { BookOutput, BookSettings } from '#core/layouts/settings.ts';
import { zipTo } from '#core/package/zip.ts';
import { isUnspaced, plain, type RichText, type SegmentId, type Side } from '#core/model/index.ts';
import { three, type RowSpec } from '../formats/sources.ts';
import { bookOf, partsIn, rows, settingsOf, written } from '../layouts/books.ts';

export const projectId = 'a project of our own';

/** Rows with the numbers of segments that a project would have given them. */
export const numbered = (specs: readonly RowSpec[]): readonly RowSpec[] =>
  specs.map((spec, n) => ({ ...spec, segment: (n * 3 + 1) as SegmentId }));

export const ownRows = numbered(rows);

export const returningBookOf = (
  specs: readonly RowSpec[] = ownRows,
  columns: readonly ExportColumn[] = three,
): Book => bookOf(specs, columns, '渡口', { project: projectId, name: '渡口' });

const asKnown = (text: string | RichText | undefined): KnownText | null => {
  if (text === undefined) return null;
  return { ...(typeof text === 'string' ? plain(text) : text), state: 'draft' };
};

export type Past = Readonly<Record<string, readonly (string | RichText)[]>>;

/** What a project knows whose texts are those of the rows; `now` are other texts it has by now, by `segment side`. */
export const knownOf = (
  specs: readonly RowSpec[] = ownRows,
  columns: readonly ExportColumn[] = three,
  now: Readonly<Record<string, string | null>> = {},
): KnownTexts => {
  const bySegment = new Map(specs.map((spec, n) => [spec.segment ?? 0, { spec, row: n + 1 }]));
  let block = 0;
  const blocks = new Map(
    specs.map((spec) => {
      if (spec.opensBlock !== false) block += 1;
      return [spec.segment ?? 0, block] as const;
    }),
  );
  const first = (segment: SegmentId, side: Side) => asKnown(bySegment.get(segment)?.spec.texts[side]);
  const present = (segment: SegmentId, side: Side): KnownText | null => {
    const other = now[`${segment} ${side}`];
    return other === undefined ? first(segment, side) : other === null ? null : asKnown(other);
  };
  return {
    project: projectId,
    sides: columns.map(({ side }) => side),
    rowOf: (segment) => bySegment.get(segment)?.row ?? null,
    present,
    versions: (segment, side) =>
      [present(segment, side), first(segment, side)].filter((text) => text !== null),
    isUnspaced: (side) => isUnspaced(columns.find((column) => column.side === side)?.language ?? 'und'),
    blockOf: (segment) => blocks.get(segment) ?? null,
  };
};

/** What came of a book that came back; a failure is a failed test. */
export const cameBack = (bytes: Uint8Array, known: KnownTexts = knownOf()): BookMatch => {
  const read = readBook(bytes, 'book', { project: known.project, sides: known.sides });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return matchBook(read.value, known);
};

/** The sentences that were changed, as `segment side: text`. */
export const changedIn = ({ sentences }: BookMatch): readonly string[] =>
  sentences.flatMap(({ segment, side, versions, own }) =>
    versions.length === 0 ? [] : [`${segment} ${side ?? '?'}: ${own ?? ''}`],
  );

/** Everything else that is told, as `segment side: facts`. */
export const toldIn = ({ sentences, loose, comments }: BookMatch): readonly string[] => [
  ...sentences.map(({ segment, side, facts }) => `${segment} ${side ?? '?'}: ${facts.join(' ')}`),
  ...loose.map(({ text, afterRow }) => `+${afterRow ?? 0}: ${text}`),
  ...comments.map(({ text }) => `comment: ${text}`),
];

/** A package with some of its parts changed; a part that becomes null is gone. */
export const repacked = (
  bytes: Uint8Array,
  change: (name: string, text: string) => string | null,
): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const zip = zipTo((piece) => pieces.push(piece));
  for (const [name, text] of partsIn(bytes)) {
    const after = change(name, text);
    if (after !== null) zip.add(name, after);
  }
  const problem = zip.end();
  if (problem !== null) throw new Error(problem);
  return new Uint8Array(Buffer.concat(pieces));
};

export type Way = { readonly name: string; readonly output: BookOutput; readonly settings: BookSettings };

/** Every layout in every unit and way of hiding, as each file that comes back. */
export const ways: readonly Way[] = bookLayouts.flatMap(({ id, outputs, units, options }) =>
  outputs
    .filter((output) => output === 'epub' || output === 'docx')
    .flatMap((output) =>
      (units.length === 0 ? (['paragraph'] as const) : units).flatMap((unit) =>
        (options.includes('hiding') ? (['notes', 'tap'] as const) : (['notes'] as const)).map((hiding) => ({
          name: `${id} by ${unit} (${hiding}) as ${output}`,
          output,
          settings: settingsOf({
            layout: id,
            unit,
            hiding,
            readings: 'pinyin',
            glosses: true,
            back: ['notes', 'glossary', 'changes'],
          }),
        })),
      ),
    ),
);

export const writtenAs = (book: Book, { output, settings }: Way): Uint8Array =>
  written(book, settings, output);

/** The name of a sentence in a book, by its segment and column. */
export const markOf = (specs: readonly RowSpec[], segment: number, side: Side): string => {
  const text = specs.find((spec) => spec.segment === segment)?.texts[side] ?? '';
  const rich = typeof text === 'string' ? plain(text) : text;
  return sentenceMark(projectId, segment as SegmentId, side, bookText(rich));
};

/** Other markup in place of what stands in a sentence, which has its mark once. */
const inEpub = (xml: string, mark: string, markup: string): string =>
  xml.replace(
    new RegExp(`(<span class="s" id="${mark}">).*?(</span>(?=<span class="s"|[ <]))`, 'su'),
    (_, open: string) => `${open}${markup}</span>`,
  );

const inWord = (xml: string, mark: string, markup: string): string => {
  let isFirst = true;
  return xml.replace(
    new RegExp(
      `(<w:bookmarkStart w:id="(\\d+)" w:name="_${mark}(?:_\\d+)?"/>).*?(<w:bookmarkEnd w:id="\\2"/>)`,
      'gsu',
    ),
    (_, start: string, _id: string, end: string) => {
      const inside = isFirst ? markup : '';
      isFirst = false;
      return `${start}${inside}${end}`;
    },
  );
};

export const wordRun = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;

/** A book in which sentences read otherwise, by their marks. */
export const edited = (bytes: Uint8Array, { output }: Way, texts: ReadonlyMap<string, string>): Uint8Array =>
  repacked(bytes, (_, part) => {
    let text = part;
    for (const [mark, words] of texts)
      if (part.includes(mark))
        text =
          output === 'epub' ? inEpub(text, mark, escapeMarkup(words)) : inWord(text, mark, wordRun(words));
    return text;
  });
