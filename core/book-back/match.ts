import { bookText } from '../layouts/marks.ts';
import { codePointLength } from '../text/codepoints.ts';
import type { RichText, SegmentId, Side } from '../model/index.ts';
import { sameRich } from '../model/index.ts';
import type { CommentText } from '../review/docx/comments.ts';
import { longestText } from '../review/docx/finds.ts';
import type { FoundComment, RowVersion } from '../review/docx/matched.ts';
import { movedPlaces } from '../review/docx/order.ts';
import type { FoundBook, LooseWords } from './found.ts';
import { joinedLines, squashed, type KnownTexts, type KnownText } from './known.ts';
import { placeLoose, type Missing } from './loose.ts';
import { settleMeetings } from './meetings.ts';
import { sentenceFrom, settleBreaks, textOf, type Sentence } from './sentence.ts';
import { ownText, type OwnText } from './own-text.ts';

/** What happened to a sentence of a book. Several may be true of one. */
const bookFacts = [
  'edited', // it reads otherwise, and the project has it as it was written
  'both-edited', // it reads otherwise, and the project has changed it since as well
  'already', // it reads otherwise, and the project has it so
  'commented',
  'deleted', // it is not there any more: nothing is taken
  'emptied', // its place is there without words, and nothing was taken out with tracking on: nothing is taken
  'twice', // it is there several times, with different words: nothing is taken
  'joined', // its words stand in the sentence beside it: nothing is taken of either
  'split', // it stands in two paragraphs
  'parted', // the paragraph was split before it
  'run-on', // its paragraph was joined with the one before
  'moved', // it stands in another place
  'by-content', // its mark was lost; it was known by its words
  'no-base', // the project does not know the text any more that it was made from: nothing is taken
  'row-gone', // its row or column is not there any more: nothing is taken
  'too-long', // it is longer than any text may be: nothing is taken
] as const;
type BookFact = (typeof bookFacts)[number];

export type SentenceMatch = {
  readonly segment: SegmentId;
  /** Null where it cannot be told. */
  readonly side: Side | null;
  readonly row: number | null;
  readonly facts: readonly BookFact[];
  /** As it was written, and as it reads in the book, where something is taken or to be shown. */
  readonly written: KnownText | null;
  readonly own: string | null;
  readonly versions: readonly RowVersion[];
  readonly comments: readonly FoundComment[];
  /** What it reads like, in all its places. */
  readonly texts: readonly string[];
};

/** A book held against its project. */
export type BookMatch = {
  /**
   * Those of which there is something to tell, and those that something was taken of before, in the order of the project; then those
   * whose rows are gone.
   */
  readonly sentences: readonly SentenceMatch[];
  /** Words that are in no sentence: nothing is taken. */
  readonly loose: readonly (LooseWords & { readonly afterRow: number | null })[];
  readonly comments: readonly CommentText[];
  readonly counts: {
    /** Sentences of the book, and those of them that are as they were written. */
    readonly sentences: number;
    readonly unchanged: number;
  };
};

/** Sentences that were in the book and have no mark in it any more. */
const missingOf = (known: KnownTexts, { record }: FoundBook, sentences: readonly Sentence[]): Missing[] => {
  if (record === null) return [];
  const there = new Set(
    sentences.flatMap(({ found: { segment }, side }) =>
      side === null ? record.columns.map((one) => `${segment} ${one}`) : [`${segment} ${side}`],
    ),
  );
  return record.columns
    .flatMap((side, n) =>
      (record.segments[n] ?? []).flatMap((segment): Missing[] => {
        const row = known.rowOf(segment);
        if (row === null || there.has(`${segment} ${side}`)) return [];
        return [{ segment, side, row, isThere: false }];
      }),
    )
    .toSorted((a, b) => a.row - b.row);
};

/** Sentences beside each other, of which one has the words of the other that is not there any more. */
const joinedPairs = (
  known: KnownTexts,
  sentences: readonly Sentence[],
  gone: readonly Missing[],
): { readonly sentences: ReadonlySet<Sentence>; readonly gone: ReadonlySet<Missing> } => {
  const at = new Map(sentences.map((one) => [`${one.row ?? ''} ${one.side ?? ''}`, one]));
  const joined = { sentences: new Set<Sentence>(), gone: new Set<Missing>() };
  for (const one of gone) {
    const text = squashed(bookText(known.present(one.segment, one.side) ?? { text: '', tags: [] }));
    if (text === '') continue;
    for (const row of [one.row - 1, one.row + 1]) {
      const beside = at.get(`${row} ${one.side}`);
      if (beside?.changed === undefined || beside.changed === null) continue;
      if (squashed(beside.written?.text ?? '').includes(text)) continue;
      if (!squashed(beside.changed).includes(text)) continue;
      joined.sentences.add(beside);
      joined.gone.add(one);
    }
  }
  return joined;
};

/** Sentences that stand elsewhere than where the book was written with them, the fewest that explain the order; column by column. */
const movedOnes = ({ record }: FoundBook, sentences: readonly Sentence[]): ReadonlySet<Sentence> => {
  const moved = new Set<Sentence>();
  for (const [n, side] of (record?.columns ?? []).entries()) {
    const places = new Map((record?.segments[n] ?? []).map((segment, at) => [segment, at]));
    const own = sentences.filter((one) => one.side === side && places.has(one.found.segment));
    for (const at of movedPlaces(own.map(({ found }) => places.get(found.segment) ?? 0))) {
      const one = own[at];
      if (one !== undefined) moved.add(one);
    }
  }
  return moved;
};

/** Sentences whose paragraphs begin or go on otherwise than those of the project, where the book keeps these together. */
const paragraphFacts = (
  known: KnownTexts,
  { record }: FoundBook,
  sentences: readonly Sentence[],
): ReadonlyMap<Sentence, BookFact> => {
  const facts = new Map<Sentence, BookFact>();
  const last = new Map<Side, Sentence>();
  for (const sentence of sentences) {
    const { side, row, found } = sentence;
    if (side === null || row === null) continue;
    const before = last.get(side);
    last.set(side, sentence);
    if (before?.row !== row - 1) continue;
    const isOneBlock = known.blockOf(found.segment) === known.blockOf(before.found.segment);
    const isOneParagraph = found.from === before.found.to;
    if (isOneBlock && !isOneParagraph && record?.wholeParagraphs === true) facts.set(sentence, 'parted');
    if (!isOneBlock && isOneParagraph) facts.set(sentence, 'run-on');
  }
  return facts;
};

type Held = {
  readonly known: KnownTexts;
  readonly moved: ReadonlySet<Sentence>;
  readonly joined: ReadonlySet<Sentence>;
  readonly paragraphs: ReadonlyMap<Sentence, BookFact>;
  readonly again: (segment: SegmentId, side: Side | null) => boolean;
};

/** Why nothing of a sentence is taken; null where it may be. */
const obstacleOf = ({ known, joined }: Held, sentence: Sentence): BookFact | null => {
  const { found, side, row, written, versions } = sentence;
  if (found.copies.length > 0 && !sentence.isSplit) return 'twice';
  if (side === null || written === null) return 'no-base';
  if (row === null || known.present(found.segment, side) === null) return 'row-gone';
  if (joined.has(sentence)) return 'joined';
  const text = textOf(sentence);
  if (text === '' && versions.length === 0) return 'emptied';
  return text.length > longestText ? 'too-long' : null;
};

/** What those who changed a sentence made of it: of tracked changes their authors, and nobody where there are none. */
const versionsOf = (
  { known }: Held,
  { versions: found, side }: Sentence,
  written: RichText,
  own: RichText,
): readonly RowVersion[] => {
  if (sameRich(written, own)) return [];
  const asText = (text: string): string => joinedLines(text, side !== null && known.isUnspaced(side));
  const versions = found
    .map(({ author, date, text }) => ({ author, date, text: ownText(written, asText(text)).rich }))
    .filter(({ text }) => !sameRich(written, text));
  return versions.length > 0 ? versions : [{ author: '', date: null, text: own }];
};

const commentsOf = (
  { found: { comments, segment } }: Sentence,
  side: Side,
  { rich, written }: OwnText,
): readonly FoundComment[] =>
  comments.map(({ on, ...said }) => {
    const end = codePointLength(rich.text);
    const own = { start: Math.min(on.start, end), end: Math.min(on.end, end) };
    return { ...said, words: [{ segment, side, frozen: written(on), own }] };
  });

const nothingTaken = { written: null, own: null, versions: [], comments: [] };

/** What is taken of a sentence that reads otherwise, or has comments; null where something stands against it. */
const takenOf = (held: Held, sentence: Sentence) => {
  const { side, written } = sentence;
  if (side === null || written === null) return null;
  const own = ownText(written.rich, textOf(sentence));
  const versions = versionsOf(held, sentence, written.rich, own.rich);
  const present = held.known.present(sentence.found.segment, side);
  const isAlready = present !== null && sameRich(present, own.rich);
  const hasMovedOn = present !== null && !sameRich(present, written.rich);
  const fact: BookFact = isAlready ? 'already' : hasMovedOn ? 'both-edited' : 'edited';
  const comments = commentsOf(sentence, side, own);
  return { fact, written: written.rich, own: own.rich.text, versions, comments };
};

/** What a sentence reads like where that is to be shown; of one that was emptied, what it was: else nobody knows which it is. */
const textsShown = (
  { found: { copies }, changed, written }: Sentence,
  obstacle: BookFact | null,
): readonly string[] => {
  if (copies.length > 0) return copies;
  if (obstacle === 'emptied' && written !== null) return [written.text];
  return changed === null ? [] : [changed];
};

const matchSentence = (held: Held, sentence: Sentence): SentenceMatch => {
  const { moved, paragraphs } = held;
  const { found, side, row, changed, versions, isSplit } = sentence;
  const { segment, copies, comments } = found;
  const isLeft = changed === null && versions.length === 0 && (copies.length === 0 || isSplit);
  const isPassed = isLeft && comments.length === 0 && !held.again(segment, side);
  const obstacle = isPassed ? null : obstacleOf(held, sentence);
  const taken = isPassed || obstacle !== null ? null : takenOf(held, sentence);
  const facts: readonly (BookFact | null)[] = [
    obstacle,
    taken === null || taken.versions.length === 0 ? null : taken.fact,
    taken === null || taken.comments.length === 0 ? null : 'commented',
    isSplit ? 'split' : null,
    paragraphs.get(sentence) ?? null,
    moved.has(sentence) ? 'moved' : null,
  ];
  const { fact: _, ...made } = taken ?? { fact: null, ...nothingTaken };
  return {
    segment,
    side,
    row,
    facts: facts.filter((fact) => fact !== null),
    ...made,
    texts: textsShown(sentence, obstacle),
  };
};

const byRow = (a: { readonly row: number | null }, b: { readonly row: number | null }): number =>
  (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER);

/**
 * Holds a book that came back against its project. Sentences are known by their marks, and where these were lost by their words alone, in
 * order between neighbours that are sure; what cannot be told is said and not taken. `again`: of which sentences something was taken from
 * the book before, so that they are told where they are as they were written, too.
 */
export const matchBook = (
  book: FoundBook,
  known: KnownTexts,
  again: Held['again'] = () => false,
): BookMatch => {
  const sentences = book.sentences.map((found) => sentenceFrom(known, found));
  for (const sentence of sentences) settleBreaks(known, sentence);
  const missing = missingOf(known, book, sentences);
  const loose = placeLoose(known, sentences, missing, book.loose);
  settleMeetings(known, sentences);
  const gone = missing.filter(({ isThere }) => !isThere);
  const joined = joinedPairs(known, sentences, gone);
  const held: Held = {
    known,
    moved: movedOnes(book, sentences),
    joined: joined.sentences,
    paragraphs: paragraphFacts(known, book, sentences),
    again,
  };
  const matched = sentences.map((sentence) => matchSentence(held, sentence));
  const lost = missing.map((one): SentenceMatch => {
    const { segment, side, row, isThere } = one;
    const fact: BookFact = isThere ? 'by-content' : joined.gone.has(one) ? 'joined' : 'deleted';
    const written = known.present(segment, side);
    const texts = written === null ? [] : [bookText(written)];
    return { segment, side, row, facts: [fact], written, own: null, versions: [], comments: [], texts };
  });
  const all = [...matched, ...lost]
    .filter(({ facts, written }) => facts.length > 0 || written !== null)
    .toSorted(byRow);
  const isUnchanged = ({ facts, versions }: SentenceMatch): boolean =>
    versions.length === 0 && !facts.some((fact) => notThere.has(fact));
  return {
    sentences: all,
    loose: loose.map((words) => ({ ...words, afterRow: sentences[words.after - 1]?.row ?? null })),
    comments: book.comments,
    counts: {
      sentences: sentences.length + missing.length,
      unchanged: [...matched, ...lost].filter(isUnchanged).length,
    },
  };
};

/** Facts of sentences that are not as they were written, or of which that cannot be told. */
const notThere: ReadonlySet<BookFact> = new Set([
  'deleted',
  'emptied',
  'twice',
  'joined',
  'no-base',
  'row-gone',
  'too-long',
]);
