import type { BlockKind, Language, RepairDraft, RichText } from '../model/index.ts';

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

/** One sentence, ready to be stored, with the columns that are converted from it. */
export type PreparedSegment = RichText & {
  readonly gap: string;
  readonly converted: Readonly<Partial<Record<Language, RichText>>>;
};

export type PreparedBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  /** 1-based line of the file where it starts. */
  readonly line: number;
  readonly segments: readonly PreparedSegment[];
  readonly repairs: readonly PreparedRepair[];
};
