import {
  evenWhiteSpace,
  fingerprint,
  isOwnMark,
  parseSentenceMark,
  type BookRecord,
  type SentenceMark,
} from '../layouts/marks.ts';
import type { Range, Side } from '../model/index.ts';
import type { CommentText } from '../review/docx/comments.ts';
import type { Piece } from '../review/docx/content.ts';
import { viewOf, type Which } from '../review/docx/view.ts';
import { endOfParagraph, type BookContent, type NamedRange } from './content.ts';

/** What one author of tracked changes made of a sentence; white space is even (`evenWhiteSpace`). */
export type FoundVersion = { readonly author: string; readonly date: string | null; readonly text: string };

/** A comment on a sentence: the stretch of it, in code points of its even text. Replies have the stretch of what they answer. */
type FoundWords = CommentText & { readonly on: Range };

/** A sentence that has its mark. */
export type FoundSentence = Pick<SentenceMark, 'segment' | 'print'> & {
  /** The column, of one that reads as it was written: its fingerprint tells. Null of a changed one. */
  readonly side: Side | null;
  /** How it reads, with even white space, `paragraphBreak` for paragraphs that end in it; '' where it reads as it was written. */
  readonly text: string;
  /** What each author of tracked changes made of it, and how it reads without any of these. */
  readonly versions: readonly FoundVersion[];
  readonly before: string;
  /** Its words where it is there several times, and they differ: then nothing else is said of it. */
  readonly copies: readonly string[];
  /** The numbers of the paragraphs in which it begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly comments: readonly FoundWords[];
};

/** Words without a mark, up to the end of their paragraph or the next sentence. */
export type LooseWords = {
  readonly text: string;
  readonly paragraph: number;
  /** How many sentences stand before them. */
  readonly after: number;
};

/** A book as it came back, not yet held against its project. */
export type FoundBook = {
  readonly record: BookRecord | null;
  /** In the order of the book, by where each begins. */
  readonly sentences: readonly FoundSentence[];
  readonly loose: readonly LooseWords[];
  /** Comments on what is no sentence. */
  readonly comments: readonly CommentText[];
  /** Whether it has words of its own, beside the texts: a title page, notes, a glossary. */
  readonly hasOwn: boolean;
};

/** What texts are held against: the project the book says it is of, or the one that is open, and its columns. */
export type BookOwner = { readonly project: string; readonly sides: readonly Side[] };

type Occurrence = NamedRange & { readonly mark: SentenceMark };

const none = -1;
const own = -2;

/** Which occurrence each piece belongs to: of those that hold it the one that begins last. O(n log n), however they overlap. */
const ownersOf = (count: number, occurrences: readonly Occurrence[]): Int32Array => {
  const owners = new Int32Array(count).fill(none);
  // Those that are open, by their beginning, so that the last one is on top; one that has ended goes when it gets there.
  const open: number[] = [];
  let next = 0;
  for (let at = 0; at < count; at += 1) {
    while ((occurrences[next]?.from ?? count) <= at) open.push((next += 1) - 1);
    while (open.length > 0 && (occurrences[open.at(-1) ?? 0]?.to ?? 0) <= at) open.pop();
    owners[at] = open.at(-1) ?? none;
  }
  return owners;
};

/** Takes what is the book's own from the occurrences. */
const takeOwn = (owners: Int32Array, ranges: readonly NamedRange[]): boolean => {
  const begins = new Int32Array(owners.length + 1);
  const owned = ranges.filter(({ name }) => isOwnMark(name));
  for (const { from, to } of owned) {
    begins[from] = (begins[from] ?? 0) + 1;
    begins[to] = (begins[to] ?? 0) - 1;
  }
  let depth = 0;
  for (let at = 0; at < owners.length; at += 1) {
    depth += begins[at] ?? 0;
    if (depth > 0) owners[at] = own;
  }
  return owned.length > 0;
};

/** The pieces of each occurrence, by their places. */
const placesOf = (owners: Int32Array, count: number): readonly (readonly number[])[] => {
  const places = Array.from({ length: count }, (): number[] => []);
  for (const [at, owner] of owners.entries()) if (owner >= 0) places[owner]?.push(at);
  return places;
};

/** Stands in a text for the end of a paragraph inside of it. */
export const paragraphBreak = '\u2029';

const asBreak = (piece: Piece): Piece => (piece.isEnd ? { ...piece, text: paragraphBreak } : piece);

const evenText = (pieces: readonly Piece[], which: Which = 'after'): string =>
  evenWhiteSpace(viewOf({ pieces: pieces.map(asBreak) }, which).text);

/** The authors of changes in a sentence, each with the time of the last. */
const versionsIn = (pieces: readonly Piece[]): readonly FoundVersion[] => {
  const dates = new Map<string, string | null>();
  for (const { inserted, deleted, date } of pieces) {
    // What was put in and taken out again is in no version.
    const author = inserted !== null && deleted !== null ? null : (inserted ?? deleted);
    if (author === null) continue;
    const last = dates.get(author) ?? null;
    dates.set(author, date !== null && (last === null || date > last) ? date : last);
  }
  return Array.from(dates, ([author, date]) => ({ author, date, text: evenText(pieces, { author }) }));
};

type Told = {
  readonly content: BookContent;
  readonly occurrences: readonly Occurrence[];
  readonly owners: Int32Array;
  readonly places: readonly (readonly number[])[];
  readonly owner: BookOwner;
  /** The number of the paragraph of each piece. */
  readonly paragraphs: Uint32Array;
};

/** The occurrences of one sentence, by their numbers, in the order of the book. */
type Group = readonly number[];

const piecesOf = ({ content, places }: Told, occurrence: number): readonly Piece[] =>
  (places[occurrence] ?? []).flatMap((at) => content.pieces[at] ?? []);

/** Places in the even text of pieces, in code points: before the first of them, and behind each. */
const evenPlaces = (pieces: readonly Piece[]): readonly number[] => {
  let [length, pending, hasBegun] = [0, false, false];
  const places = [0];
  for (const { text, deleted } of pieces) {
    for (const point of deleted === null ? text : '') {
      const isSpace = /[ \t\r\n\f]/u.test(point);
      if (isSpace) pending = hasBegun;
      else {
        length += pending ? 2 : 1;
        [pending, hasBegun] = [false, true];
      }
    }
    places.push(length);
  }
  return places;
};

/** How many of ascending numbers are at most `value`. */
const countUpTo = (numbers: readonly number[], value: number): number => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where ranges of pieces are in the text of a sentence. */
const stretchFinder = (told: Told, group: Group) => {
  const all = group.flatMap((occurrence) => told.places[occurrence] ?? []);
  const lengths = evenPlaces(all.flatMap((at) => told.content.pieces[at] ?? []));
  return ({ from, to }: Omit<NamedRange, 'name'>): Range => {
    const before = countUpTo(all, from - 1);
    const start = lengths[before] ?? 0;
    const end = to > from ? (lengths[countUpTo(all, to - 1)] ?? start) : start;
    return { start, end: Math.max(start, end) };
  };
};

const sentenceOf = (told: Told, all: Group, comments: readonly FoundWords[]): FoundSentence | null => {
  const { occurrences, paragraphs, owner, places } = told;
  const filled = all.filter((n) => (places[n] ?? []).length > 0);
  const group = filled.length > 0 ? filled : all;
  const of = group.flatMap((n) => occurrences[n] ?? []);
  const [first] = of;
  const last = of.at(-1);
  if (first === undefined || last === undefined) return null;
  const { segment, print } = first.mark;
  const sideOf = (text: string): Side | null =>
    owner.sides.find((side) => fingerprint(owner.project, segment, side, text) === print) ?? null;
  const said = {
    segment,
    print,
    comments,
    from: paragraphs[first.from] ?? 0,
    to: paragraphs[Math.max(first.from, last.to - 1)] ?? 0,
    side: null,
    text: '',
    versions: [],
    before: '',
    copies: [],
  };
  const partOf = (n: number): number => occurrences[n]?.mark.part ?? 0;
  const pieces = group.toSorted((a, b) => partOf(a) - partOf(b)).flatMap((n) => piecesOf(told, n));
  const text = evenText(pieces);
  const side = sideOf(text);
  const versions = versionsIn(pieces);
  if (side !== null && versions.length === 0) return { ...said, side };
  const isInParts = new Set(of.map(({ mark }) => mark.part)).size === of.length;
  const before = versions.length === 0 ? '' : evenText(pieces, 'before');
  if (isInParts || side !== null) return { ...said, side, text, versions, before };
  const copies = group.map((n) => evenText(piecesOf(told, n)));
  const [only = ''] = copies;
  if (!copies.every((copy) => copy === only)) return { ...said, copies };
  const same = sideOf(only);
  return same === null ? { ...said, text: only } : { ...said, side: same };
};

/** A blank where the nearest text of the paragraph in a direction meets a place with white space: the even text of a sentence has none there. */
const blankBeside = (pieces: readonly Piece[], at: number, step: 1 | -1): '' | ' ' => {
  for (let n = at; n >= 0 && n < pieces.length; n += step) {
    const { text, deleted, isEnd } = pieces[n] ?? endOfParagraph;
    if (isEnd) return '';
    if (deleted !== null || text === '') continue;
    return (step < 0 ? /[ \t\r\n\f]$/u : /^[ \t\r\n\f]/u).test(text) ? ' ' : '';
  }
  return '';
};

/** Words that belong to no sentence, stretch by stretch, with a blank where white space of a sentence parts them from it. */
const looseWords = (
  { content, owners, paragraphs }: Told,
  before: (piece: number) => number,
): readonly LooseWords[] => {
  const loose: LooseWords[] = [];
  let from: number | null = null;
  const close = (to: number): void => {
    if (from === null) return;
    const { text } = viewOf({ pieces: content.pieces.slice(from, to) }, 'after');
    if (text.trim() !== '') {
      const own = blankBeside(content.pieces, from - 1, -1) + text + blankBeside(content.pieces, to, 1);
      loose.push({ text: own, paragraph: paragraphs[from] ?? 0, after: before(from) });
    }
    from = null;
  };
  for (const [at, { isEnd }] of content.pieces.entries()) {
    if (owners[at] !== none || isEnd) close(at);
    else from ??= at;
  }
  close(content.pieces.length);
  return loose;
};

const paragraphNumbers = (pieces: readonly Piece[]): Uint32Array => {
  const numbers = new Uint32Array(pieces.length);
  let paragraph = 0;
  for (const [at, { isEnd, deleted }] of pieces.entries()) {
    numbers[at] = paragraph;
    if (isEnd && deleted === null) paragraph += 1;
  }
  return numbers;
};

/** Of each piece the first from it on that is of a sentence. */
const nextOwned = (owners: Int32Array): Int32Array => {
  const next = new Int32Array(owners.length);
  let known = owners.length;
  for (let at = owners.length - 1; at >= 0; at -= 1) {
    if ((owners[at] ?? none) >= 0) known = at;
    next[at] = known;
  }
  return next;
};

/** Comments by the sentence they are on; of a reply that of what it answers. */
const commentsBy = (told: Told, groups: readonly Group[]) => {
  const { content, owners } = told;
  const groupOf = new Map(groups.flatMap((group, n) => group.map((occurrence) => [occurrence, n] as const)));
  const byId = new Map(content.comments.map((comment) => [comment.id, comment]));
  const next = nextOwned(owners);
  const finders = new Map<number, ReturnType<typeof stretchFinder>>();
  const placed = groups.map((): FoundWords[] => []);
  const elsewhere: CommentText[] = [];
  for (const comment of content.comments) {
    const { at: place, ...said } = comment;
    const at = place ?? (comment.parent === null ? null : (byId.get(comment.parent)?.at ?? null));
    // A sign behind the last word of a sentence is on that sentence.
    const from = at === null ? owners.length : at.to > at.from ? at.from : Math.max(0, at.from - 1);
    const first = next[from] ?? owners.length;
    const group =
      at === null || first >= Math.max(at.to, from + 2) ? undefined : groupOf.get(owners[first] ?? none);
    if (at === null || group === undefined) {
      elsewhere.push(said);
      continue;
    }
    const finder = finders.get(group) ?? stretchFinder(told, groups[group] ?? []);
    finders.set(group, finder);
    placed[group]?.push({ ...said, on: finder(at) });
  }
  return { placed, elsewhere };
};

/**
 * Finds the sentences of a book by their marks, and what is beside them. Of a sentence that reads as it was written only that is told.
 * O(n log n) in the pieces and names, however these overlap.
 */
export const findSentences = (content: BookContent, owner: BookOwner): FoundBook => {
  const { pieces, ranges, record } = content;
  const occurrences = ranges
    .flatMap((range): Occurrence[] => {
      const mark = parseSentenceMark(range.name);
      return mark === null ? [] : [{ ...range, mark }];
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const owners = ownersOf(pieces.length, occurrences);
  const hasOwn = takeOwn(owners, ranges);
  const told: Told = {
    content,
    occurrences,
    owners,
    places: placesOf(owners, occurrences.length),
    owner,
    paragraphs: paragraphNumbers(pieces),
  };
  const groups = [
    ...Map.groupBy(occurrences.keys(), (n) => {
      const { segment, print } = occurrences[n]?.mark ?? { segment: 0, print: '' };
      return `${segment} ${print}`;
    }).values(),
  ];
  const starts = groups.map((group) => occurrences[group[0] ?? 0]?.from ?? 0);
  const { placed, elsewhere } = commentsBy(told, groups);
  return {
    record,
    sentences: groups.flatMap((group, n) => sentenceOf(told, group, placed[n] ?? []) ?? []),
    loose: looseWords(told, (piece) => countUpTo(starts, piece)),
    comments: elsewhere,
    hasOwn,
  };
};
