import type { Range, RichText, SegmentId, Side } from '../../model/index.ts';
import type { TrackedChange } from './content.ts';
import type { FoundBy } from './identify.ts';
import type { Authored, DocxComment } from './read.ts';

/** What happened to a row. Several may be true of one. */
const rowFacts = [
  'unchanged', // the translation is the frozen one
  'edited', // the translation is another
  'deleted', // the row is not there, or taken out with tracking on
  'duplicated', // it is there several times: none is taken
  'split', // its translation stands in several rows: none is taken
  'merged', // its translation is in one cell with that of other rows or columns: nothing is taken
  'too-long', // its translation is longer than any text may be: nothing is taken
  'commented', // a remark or a comment
  'original-edited', // somebody wrote in the original, which is never taken
  'moved', // it stands in another place
  'id-damaged', // its number was changed; `foundBy` says by what it was known
  'emptied', // its cell is empty, and nothing was taken out with tracking on: nothing is taken
  'own-column', // words in a column that is none of ours
  'untracked', // the translation was changed without tracking
] as const;
export type RowFact = (typeof rowFacts)[number];

/** A row of the document with all its texts, as a report shows it. */
export type FoundRow = {
  /** Its place in `rows` of what was read. */
  readonly at: number;
  readonly id: string;
  readonly original: string;
  readonly text: string;
  /** The translation before changes made with tracking on. */
  readonly before: string;
  readonly note: string;
  readonly others: readonly string[];
  readonly isTakenOut: boolean;
};

/**
 * Words a comment is on, in code points: of the `frozen` text, and of the reviewer's `own` (which is the frozen one where
 * nothing was changed). `own` is empty where the words were deleted.
 */
export type CommentWords = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly frozen: Range;
  readonly own: Range;
};

export type FoundComment = Omit<DocxComment, 'places'> & {
  /** Empty when it is on a number or a remark, or on texts of which none is taken. Several when it spans cells. */
  readonly words: readonly CommentWords[];
};

export type RowVersion = Omit<Authored, 'text'> & { readonly text: RichText };

/** What became of a frozen row. */
export type RowMatch = {
  readonly segment: SegmentId;
  readonly row: number;
  /** It was only there to be read: whatever was changed in it is reported, and is no suggestion. */
  readonly isContext: boolean;
  readonly facts: readonly RowFact[];
  readonly foundBy: FoundBy | null;
  /** The reviewer's text; null unless it is `edited` and may be taken as it is. */
  readonly text: RichText | null;
  /** What each of those who changed it made of the frozen text; the name is empty where the document does not say it. */
  readonly versions: readonly RowVersion[];
  /** What stands in the column of remarks, by who wrote it. */
  readonly notes: readonly Authored[];
  readonly comments: readonly FoundComment[];
  /** Changes of the translation made with tracking on. */
  readonly changes: readonly TrackedChange[];
  /** Of a `moved` row: its place among the frozen rows that are there, from 1, and the one it has now. */
  readonly moved: { readonly from: number; readonly to: number } | null;
  /** Every row of the document that is this one. */
  readonly found: readonly FoundRow[];
};

/** A row of the document that is none of the frozen ones. */
export type StrangeRow = {
  readonly is: 'added' | 'id-unknown' | 'other-base';
  readonly found: FoundRow;
  /** The frozen row above it, or null. */
  readonly after: SegmentId | null;
  readonly comments: readonly FoundComment[];
};

/** Somebody who wrote in the document: how many changes and comments bear the name, and the first and last time of these. */
export type FoundPerson = {
  readonly name: string;
  readonly changes: number;
  readonly comments: number;
  readonly from: string | null;
  readonly to: string | null;
};

/** A document held against the frozen rows it was made from. Every row that was read is in exactly one entry of `rows` or `strange`. */
export type ReviewDocxMatch = {
  readonly side: Side;
  /** One for each frozen row, in their order; context that is not in the document is left out. */
  readonly rows: readonly RowMatch[];
  readonly strange: readonly StrangeRow[];
  /** Comments that are on none of the rows. */
  readonly comments: readonly FoundComment[];
  /** Words outside the rows that were not in the document when it was written. */
  readonly outside: readonly string[];
  readonly people: readonly FoundPerson[];
  readonly savedBy: string;
};
