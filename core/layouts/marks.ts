import { textHash } from '../annotations/hash.ts';
import { spansOf } from '../formats/spans.ts';
import { symbolWriter } from '../formats/symbols.ts';
import type { InlineTag, RichText, SegmentId, Side } from '../model/index.ts';

/*
 * What books say of where their sentences come from, so that a book that somebody edited can be read again. Decision 0124.
 */

/** What stands in a book for a tag that holds no words. */
export const placeholderWords = ({ type, data }: InlineTag): string => {
  if (type === 'break') return '\n';
  const alt = type === 'image' ? (data?.['alt'] ?? '') : '';
  return alt === '' ? '' : `[${alt}]`;
};

/** A text without what editors of pages and documents change by themselves: white space of ASCII is one blank, and none at the ends. */
export const evenWhiteSpace = (text: string): string => text.replaceAll(/[ \t\r\n\f]+/gu, ' ').trim();

/** All words of a text, those of pictures among them. */
export const allWords = (rich: RichText): string =>
  spansOf(rich)
    .map((span) => ('text' in span ? span.text : placeholderWords(span.placeholder)))
    .join('');

/** A text as a reader of the book reads it: without readings, with words for pictures. */
export const bookText = (rich: RichText): string => evenWhiteSpace(symbolWriter().visible(allWords(rich)));

/** Hexadecimal digits of a fingerprint: 48 bits, held against the few texts that one sentence ever had. */
const printLength = 12;

/**
 * What a text is known by: a hash of its project, segment, column and words (as `bookText` gives them). It tells the text as it was
 * written from a changed one, and of which project and column it is, whatever else of the book was lost.
 */
export const fingerprint = (project: string, segment: SegmentId, side: Side, text: string): string =>
  textHash(JSON.stringify([project, segment, side, text])).slice(0, printLength);

/** The name of a sentence: an XML name for EPUB, and with an underscore before it a hidden bookmark of at most 40 characters for Word. */
export const sentenceMark = (project: string, segment: SegmentId, side: Side, text: string): string =>
  `dzb${segment}_${fingerprint(project, segment, side, text)}`;

/** What is the book's own and no text of the project: title page, contents, notes, glossaries. */
export const ownMark = (number: number): string => `dzo${number}`;

export type SentenceMark = {
  readonly segment: SegmentId;
  readonly print: string;
  /** Of a sentence that stands in pieces, as word by word: the place of this one among them. */
  readonly part: number | null;
};

/** Reads a mark; null for names that are none. Programs that join documents add to names. */
export const parseSentenceMark = (name: string): SentenceMark | null => {
  const found = /^_?dzb(\d{1,10})_([0-9a-f]{12})(?:_(\d{1,5}))?(?![0-9a-f])/u.exec(name);
  if (found === null) return null;
  const [, segment = '', print = '', part] = found;
  return {
    segment: Number(segment) as SegmentId,
    print,
    part: part === undefined ? null : Number(part),
  };
};

export const isOwnMark = (name: string): boolean => /^_?dzo\d/u.test(name);

/** Of which project a book is: its uid, and its name, for people. */
export type BookOrigin = { readonly project: string; readonly name: string };

/** What a book says of itself as a whole. */
export type BookRecord = BookOrigin & {
  /** In the order of the book. */
  readonly columns: readonly Side[];
  /** Whether the sentences of a paragraph stand together, so that a paragraph of the project is one of the book. */
  readonly wholeParagraphs: boolean;
  /** The segments whose texts are in the book, column by column, in the order of the book. */
  readonly segments: readonly (readonly SegmentId[])[];
};

/** Numbers in their order, those that follow each other as ranges: `1-8,10`. */
const rangesOf = (numbers: readonly number[]): string => {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
};

/** Numbers that a book is made of at most: what says otherwise is damaged. */
const mostSegments = 1_000_000;

const numbersIn = (ranges: string): readonly number[] | null => {
  const numbers: number[] = [];
  for (const range of ranges === '' ? [] : ranges.split(',')) {
    const found = /^(\d{1,10})(?:-(\d{1,10}))?$/u.exec(range);
    if (found === null) return null;
    const from = Number(found[1]);
    const to = Number(found[2] ?? from);
    if (to < from || numbers.length + (to - from) >= mostSegments) return null;
    for (let number = from; number <= to; number += 1) numbers.push(number);
  }
  return numbers;
};

/** Programs keep this much of a property of a document. */
const longestProperty = 240;

const rowsName = (n: number): string => `DuizhaoSentences${n}`;

/** Names and values that go into the properties of a document, or the metadata of an e-book. */
export const recordProperties = (record: BookRecord): Readonly<Record<string, string>> => {
  const rows = record.segments.map(rangesOf).join(';');
  const pieces = rows.match(new RegExp(`.{1,${longestProperty}}`, 'gu')) ?? [];
  return {
    DuizhaoBook: record.wholeParagraphs ? '1 paragraphs' : '1 sentences',
    DuizhaoProject: record.project,
    DuizhaoName: record.name,
    DuizhaoColumns: record.columns.join(' '),
    ...Object.fromEntries(pieces.map((piece, n) => [rowsName(n + 1), piece])),
  };
};

/** The record in properties; null where they have none. A list of sentences that was lost or cut is empty. */
export const recordFrom = (properties: ReadonlyMap<string, string>): BookRecord | null => {
  const project = properties.get('DuizhaoProject') ?? '';
  const kind = properties.get('DuizhaoBook') ?? '';
  if (project === '' || !kind.startsWith('1 ')) return null;
  const columns = (properties.get('DuizhaoColumns') ?? '').split(' ').filter((side) => side !== '');
  let rows = '';
  for (let n = 1; properties.has(rowsName(n)); n += 1) rows += properties.get(rowsName(n)) ?? '';
  const read = rows.split(';').map(numbersIn);
  const isWhole = read.length === columns.length && read.every((numbers) => numbers !== null);
  return {
    project,
    name: properties.get('DuizhaoName') ?? '',
    columns,
    wholeParagraphs: kind === '1 paragraphs',
    segments: isWhole ? read.map((numbers) => (numbers ?? []) as readonly SegmentId[]) : [],
  };
};
