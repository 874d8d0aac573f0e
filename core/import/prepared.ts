import type { RawFacts } from '../formats/raw-block.ts';
import type { BlockKind, Range, RepairDraft, RichText, Side } from '../model/index.ts';

/** A repair with what was decided about it, at its place in the prepared text. */
export type PreparedRepair = {
  readonly draft: RepairDraft;
  readonly decision: 'accepted' | 'offered';
  /** Number of the segment within its block, from 0. */
  readonly segment: number;
  /**
   * Code points from the start of that segment's text. An offset beyond the text counts on into the gap behind it.
   * `end` is never beyond text and gap: of words that reach into the next segment the first part is marked.
   */
  readonly start: number;
  readonly end: number;
};

/** A comment of a file on one text of a segment. */
export type PreparedComment = {
  readonly side: Side;
  /** Code points of the text as it is stored; null for all of it. */
  readonly range: Range | null;
  readonly body: string;
  readonly author: string | null;
  /** ISO 8601 in UTC. */
  readonly created: string | null;
  /** Another wording that it proposes. */
  readonly wording: string | null;
};

/** A text as a file gives it, by its column; that of the original is the segment's own. */
export type PreparedCell = RawFacts & {
  readonly side: Side;
  readonly rich: RichText;
  /** How certain it is, from 0 to 1, that it belongs to the original; where it was aligned. */
  readonly certainty?: number;
};

/** One sentence, ready to be stored, with the columns that are converted from it. */
export type PreparedSegment = RichText & {
  readonly gap: string;
  readonly converted: Readonly<Partial<Record<Side, RichText>>>;
  /** Where its format finds it in the file. */
  readonly ref?: string;
  /** What the file says of the original besides its words. */
  readonly facts?: RawFacts;
  /** Translations that came with it; a column that is converted has these where the file has one. */
  readonly given?: readonly PreparedCell[];
  readonly comments?: readonly PreparedComment[];
};

export type PreparedBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  /** 1-based line of the file where it starts. */
  readonly line: number;
  readonly segments: readonly PreparedSegment[];
  readonly repairs: readonly PreparedRepair[];
};
