import type { AnnotationId, ReplyId, SegmentId } from './ids.ts';
import type { Side } from './column.ts';

export const annotationKinds = ['comment', 'question', 'highlight', 'term', 'alternative', 'error'] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** Severities of MQM 2.0 (themqm.org, "severity levels"); `neutral` marks without counting. */
export const severities = ['neutral', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** `private` stays with its author, `shared` goes to other people of the project, `export` into exported documents as well. */
export const visibilities = ['private', 'shared', 'export'] as const;
export type Visibility = (typeof visibilities)[number];

export const resolutionReasons = ['done', 'wont-fix', 'answered'] as const;
export type ResolutionReason = (typeof resolutionReasons)[number];

/**
 * How far an anchor can be believed. `live`: its words stand as they were annotated. `edited`: some of them changed.
 * `replaced`: none are left; the bracket stays round what took their place, or is empty where nothing did.
 * `orphan`: their segment is gone. `ambiguous`: several places fit and the user chooses; until then it is at none.
 */
export const anchorStatuses = ['live', 'edited', 'replaced', 'orphan', 'ambiguous'] as const;
export type AnchorStatus = (typeof anchorStatuses)[number];

/** A stretch of one text, in code points. */
export type AnchorPlace = { readonly segment: SegmentId; readonly start: number; readonly end: number };

/** Where an end goes when text is inserted exactly at it. */
export type AnchorLean = 'before' | 'after';

/**
 * One stretch of words an annotation is about, in one text of one segment. A range over several segments is several
 * anchors in reading order. `start` and `end` are code points of the segment's present text on `side`; those of an
 * orphan are the last known. The words are kept as they were annotated, whatever became of them since.
 */
export type Anchor = AnchorPlace & {
  readonly side: Side;
  readonly startLean: AnchorLean;
  readonly endLean: AnchorLean;
  readonly quote: string;
  /** Up to 32 code points of the same text before and after the quote. */
  readonly prefix: string;
  readonly suffix: string;
  /** The quote as a search key (`core/text/fold.ts`). */
  readonly folded: string;
  /** Hash of the whole text it was made on. */
  readonly hash: string;
  readonly status: AnchorStatus;
  /** Places to choose from; only of an `ambiguous` one. */
  readonly candidates: readonly AnchorPlace[];
};

export type Resolution = {
  readonly reason: ResolutionReason;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
};

/** What somebody had to say about words, without the words and without the replies. Times are ISO 8601 in UTC. */
export type Annotation = {
  readonly id: AnnotationId;
  /** The same in every file the annotation travels to. */
  readonly uid: string;
  readonly kind: AnnotationKind;
  /** Markdown, never HTML. */
  readonly body: string;
  /** The other wording an `alternative` proposes. */
  readonly wording: string | null;
  /** A type of `core/annotations/mqm.ts`, of an `error`. */
  readonly category: string | null;
  readonly severity: Severity | null;
  readonly tags: readonly string[];
  readonly visibility: Visibility;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
  /** Grows by one with every change of it; undo brings the old number back with all the rest. */
  readonly revision: number;
  readonly resolution: Resolution | null;
  /** JSON of what an imported annotation held beyond this, to be written out again. */
  readonly foreign: string | null;
  /**
   * Set when what is stored of it, or of its words, is not what was written: this is what can be read. It takes no change until
   * somebody has decided what holds. Never stored.
   */
  readonly damaged?: true;
};

export type Reply = {
  readonly id: ReplyId;
  readonly uid: string;
  readonly annotation: AnnotationId;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
  readonly revision: number;
  readonly body: string;
  /** As of an annotation. */
  readonly damaged?: true;
};

/** What a row shows of an annotation: one of its anchors, as a stretch of one of the row's texts. */
export type Mark = {
  readonly annotation: AnnotationId;
  readonly kind: AnnotationKind;
  readonly side: Side;
  readonly start: number;
  readonly end: number;
  readonly status: AnchorStatus;
  readonly resolved: boolean;
};

export const tagColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'] as const;
export type TagColour = (typeof tagColours)[number];
