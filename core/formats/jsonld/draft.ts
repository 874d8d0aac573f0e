import type { AnchorLean, AnchorStatus, Annotation, Range, Reply } from '../../model/index.ts';
import type { Described } from './described.ts';
import type { TextName } from './vocabulary.ts';

/** Why an annotation of a file was not taken, or not taken as it was: keys below `annotations:import.reasons`. */
const importReasons = [
  'not-annotation',
  'too-deep',
  'too-large',
  'duplicate',
  'no-words',
  'no-parent',
  'older',
  'conflict',
  'other-document',
  'by-quote',
  'several-places',
  'words-gone',
  'damaged-text',
] as const;
export type ImportReason = (typeof importReasons)[number];

export type PlaceDraft = { readonly segment: number; readonly start: number; readonly end: number };

/** What a target says about its words, as far as it does. Offsets are code points. */
export type AnchorDraft = {
  /** The text of ours it names, when it does. */
  readonly text: TextName | null;
  /** What the document is called, or the last part of its address. */
  readonly name: string | null;
  readonly quote: string;
  /** Up to `longestContext` code points beside it. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where it is in a segment, in a file of ours. */
  readonly place: PlaceDraft | null;
  /** Where it is in the whole document, as another program counted: code points or UTF-16 units. */
  readonly position: Range | null;
  readonly status: AnchorStatus;
  readonly startLean: AnchorLean;
  readonly endLean: AnchorLean;
  /** Hash of the text it was made on, and of the text the place counts in. */
  readonly madeOn: string | null;
  readonly present: string | null;
  readonly candidates: readonly PlaceDraft[];
};

/** `created` and `changed` are null when the file does not say; `revision` when it is not from here. */
type Undated<T> = Omit<T, 'created' | 'changed' | 'revision'> & {
  readonly created: string | null;
  readonly changed: string | null;
  readonly revision: number | null;
};

export type AnnotationDraft = {
  readonly annotation: Undated<Omit<Annotation, 'id'>>;
  readonly anchors: readonly AnchorDraft[];
  /** Set when something in it had to be mended. */
  readonly mended: ImportReason | null;
};

export type ReplyDraft = Undated<Omit<Reply, 'id' | 'annotation'>> & {
  /** The uid of what it answers: an annotation or another reply. */
  readonly to: string;
};

export type Refusal = {
  readonly id: string;
  readonly reason: ImportReason;
  readonly detail: string;
  readonly described: Described;
};

export type ReadAnnotations = {
  readonly drafts: readonly AnnotationDraft[];
  readonly replies: readonly ReplyDraft[];
  readonly refusals: readonly Refusal[];
};
