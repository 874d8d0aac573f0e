import type { DocumentId, Range, SegmentId } from '../../model/index.ts';
import { sliceCodePoints } from '../../text/codepoints.ts';
import { isKeyEdge, isWordLetter, mappedQuoteKey, quoteKey, type MappedKey } from './key.ts';

/** A text of one column. */
export type IndexedText = {
  readonly segment: SegmentId;
  readonly document: DocumentId;
  readonly text: string;
};

/** The part of a quote's place that lies in one text: its number in the index, and code points of it. */
type QuotePiece = Range & { readonly text: number };

/** Where a quote stands, in reading order; in several texts when it goes over a cut. `from` and `to` are offsets in `key`. */
export type QuotePlace = {
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly QuotePiece[];
};

/** All texts of a column as one key, document after document. */
export type QuoteIndex = {
  readonly texts: readonly IndexedText[];
  /** The joined keys. Rows of a document follow each other without anything between; documents are parted by U+FFFF. */
  readonly key: string;
  /** The place of a stretch of the joined key; null when it cuts a character, or its words part otherwise than `quote`'s. */
  readonly placeAt: (from: number, to: number, quote: MappedKey) => QuotePlace | null;
  /** Whether an offset in the joined key lies within a word of letters. */
  readonly cutsWord: (at: number) => boolean;
  /** The stretch of the joined key that a document is. */
  readonly documentKey: (document: DocumentId) => Range | null;
};

/** Between documents: a noncharacter, which no key has. */
export const documentEnd = '\uffff';

/** The number of the last of the ascending `starts` that is not above `at`. */
const lastNotAbove = (starts: readonly number[], at: number): number => {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
};

/** How many mapped keys are kept for the next look-up. */
const mostMapped = 256;

type Gathered = {
  readonly texts: readonly IndexedText[];
  readonly starts: readonly number[];
  readonly documents: ReadonlyMap<DocumentId, Range>;
  readonly key: string;
};

const indexOf = ({ texts, starts, documents, key }: Gathered): QuoteIndex => {
  const mapped = new Map<number, MappedKey>();
  const mappedAt = (number: number): MappedKey => {
    const known = mapped.get(number) ?? mappedQuoteKey(texts[number]?.text ?? '');
    if (mapped.size >= mostMapped) mapped.clear();
    mapped.set(number, known);
    return known;
  };

  /** Whether white space stands in the text wherever it stands in the quote between letters, and nowhere else. */
  const partsAlike = (
    own: MappedKey,
    from: number,
    offset: number,
    quote: MappedKey,
    count: number,
  ): boolean => {
    for (let i = offset === 0 ? 1 : 0; i < count; i += 1) {
      const at = offset + i;
      const isBetweenWords = isWordLetter(quote.key[at - 1] ?? '') && isWordLetter(quote.key[at] ?? '');
      // A cut between two texts parts words as white space does.
      const isParted = i === 0 || own.spaced[from + i] === true;
      if (isBetweenWords && isParted !== (quote.spaced[at] === true)) return false;
    }
    return true;
  };

  const placeAt = (from: number, to: number, quote: MappedKey): QuotePlace | null => {
    const pieces: QuotePiece[] = [];
    for (let number = lastNotAbove(starts, from); number < texts.length; number += 1) {
      const start = starts[number] ?? 0;
      if (start >= to) break;
      const own = mappedAt(number);
      const [first, end] = [Math.max(from - start, 0), Math.min(to - start, own.key.length)];
      if (first >= end) continue;
      if (!isKeyEdge(own, first) || !isKeyEdge(own, end)) return null;
      if (!partsAlike(own, first, start + first - from, quote, end - first)) return null;
      pieces.push({ text: number, start: own.starts[first] ?? 0, end: own.ends[end - 1] ?? 0 });
    }
    return pieces.length === 0 ? null : { from, to, pieces };
  };

  const cutsWord = (at: number): boolean => {
    if (!isWordLetter(key[at - 1] ?? '') || !isWordLetter(key[at] ?? '')) return false;
    const number = lastNotAbove(starts, at);
    const within = at - (starts[number] ?? 0);
    return within > 0 && mappedAt(number).spaced[within] !== true;
  };

  return { texts, key, placeAt, cutsWord, documentKey: (document) => documents.get(document) ?? null };
};

/** The words at a place, text by text. */
export const piecesText = ({ texts }: QuoteIndex, { pieces }: QuotePlace): readonly string[] =>
  pieces.map(({ text, start, end }) => sliceCodePoints(texts[text]?.text ?? '', start, end));

/**
 * Gathers the texts of a column, to be given in reading order, and makes their index. Adding a text costs its folding, so that
 * who adds many can give way to other work in between; a look-up costs what its place does.
 */
export const quoteIndexer = () => {
  const texts: IndexedText[] = [];
  const starts: number[] = [];
  const documents = new Map<DocumentId, { start: number; end: number }>();
  const parts: string[] = [];
  let length = 0;
  const add = (one: IndexedText): void => {
    const last = texts.at(-1);
    if (last !== undefined && last.document !== one.document) {
      parts.push(documentEnd);
      length += 1;
    }
    const part = quoteKey(one.text);
    texts.push(one);
    starts.push(length);
    parts.push(part);
    const stretch = documents.get(one.document) ?? { start: length, end: length };
    length += part.length;
    stretch.end = length;
    documents.set(one.document, stretch);
  };
  return { add, index: (): QuoteIndex => indexOf({ texts, starts, documents, key: parts.join('') }) };
};
