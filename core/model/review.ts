import type { Anchor, Annotation, Reply, Severity } from './annotation.ts';
import type { CellState } from './cell.ts';
import type { SegmentId } from './ids.ts';
import type { Side } from './column.ts';
import type { Range, RichText } from './text.ts';

/** What is asked of the reviewers: each includes the ones before it. */
export const asks = ['comment', 'suggest', 'score'] as const;
export type Ask = (typeof asks)[number];

/** A place in a rich text: so many code points (`at`) and so many tags (`tag`) stand before it. */
export type Cut = { readonly at: number; readonly tag: number };

/** Put `insert` in place of everything, characters and tags, between two cuts of a text. Tags of `insert` count from its own start. */
export type RichEdit = { readonly from: Cut; readonly to: Cut; readonly insert: RichText };

/** What a suggestion does: to the words, or (`tags`) to the formatting alone. */
export const itemKinds = ['replace', 'insert', 'delete', 'tags'] as const;
export type ItemKind = (typeof itemKinds)[number];

/**
 * One suggestion of a reviewer: a change that is accepted or rejected as a whole. It has several edits only where the two
 * ends of a formatted stretch, or of several, change together.
 */
export type ReviewItem = {
  /** The same whenever the same reviewer suggests the same change to the same frozen text, in whatever file. */
  readonly id: string;
  readonly reviewer: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** Hash of the frozen text (`richHash`). */
  readonly base: string;
  readonly kind: ItemKind;
  /** Changes of the frozen text, ordered and apart. */
  readonly edits: readonly RichEdit[];
  /** From the first changed place to the last, in code points of the frozen text and of the reviewer's. */
  readonly before: Range;
  readonly after: Range;
  /** What stands there: in the frozen text, and in the reviewer's. */
  readonly removed: string;
  readonly inserted: string;
};

/** A cell as it was when it was handed over. `hash` is that of its text and tags (`richHash`). */
export type FrozenCell = RichText & {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly state: CellState;
  readonly hash: string;
};

/** What a reviewer made of one cell. Accepted as it is when the text is the frozen one and the state has risen. */
export type ReviewedCell = {
  readonly reviewer: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** Hash of the frozen text it was made from (`richHash`). */
  readonly base: string;
  readonly text: RichText;
  readonly state: CellState;
  /**
   * The changes that make it from the frozen text, one list an item, as the reviewer saw them. They travel along because
   * another version of the program, or of its dictionary, might cut them otherwise, and would not find what was said of them.
   */
  readonly changes: readonly (readonly RichEdit[])[];
  /** When it was written (ISO 8601, UTC), where what it came in says so: a Word document has the time of each change. */
  readonly made?: string;
};

export const decisions = ['accepted', 'rejected', 'edited'] as const;
export type Decision = (typeof decisions)[number];

/** What the translator, or an arbiter, said to an item. `at` is ISO 8601 in UTC. */
export type Answer = {
  readonly item: string;
  readonly decision: Decision;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/**
 * What a reviewer says of their own item where scores are asked for. `preferential`: they would say it otherwise, without
 * calling it wrong; it has no category then, and costs nothing.
 */
export type Assessment = {
  readonly item: string;
  readonly category: string | null;
  readonly severity: Severity;
  readonly preferential: boolean;
  readonly reason: string;
};

/** An annotation on its way between files, where it has a uid and no number. */
export type SharedAnnotation = Omit<Annotation, 'id'> & { readonly anchors: readonly Anchor[] };

/** `annotation` is the uid of the annotation it answers. */
export type SharedReply = Omit<Reply, 'id' | 'annotation'> & { readonly annotation: string };

/**
 * A thing that is changed in several files, as one of them left it. Two versions of the same uid of which neither
 * replaces the other were changed apart.
 */
export type Version<T> = {
  readonly uid: string;
  readonly revision: number;
  /** A removed thing keeps what it was, so that it can be shown and brought back. */
  readonly value: T;
  readonly removed: boolean;
  /** Keys (`versionKey`) of all versions this one was made in knowledge of, near or far. */
  readonly replaces: readonly string[];
};

/**
 * All that a review session has gathered beside the frozen texts. Where a uid has one version it is settled, where it has
 * more it is in conflict.
 */
export type ReviewRecord = {
  readonly cells: readonly Version<ReviewedCell>[];
  readonly assessments: readonly Version<Assessment>[];
  readonly answers: readonly Version<Answer>[];
  readonly annotations: readonly Version<SharedAnnotation>[];
  readonly replies: readonly Version<SharedReply>[];
};

export const reviewLists = ['cells', 'assessments', 'answers', 'annotations', 'replies'] as const;
/** A list of a review's record. */
export type ReviewList = (typeof reviewLists)[number];

/** A version of whatever list. */
export type ReviewVersion = ReviewRecord[ReviewList][number];
