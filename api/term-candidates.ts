import type { NameKind, RowNumber, SegmentId } from '#core/model/index.ts';

/** Words that seem to be a term or a name. */
export type TermCandidate = {
  readonly text: string;
  /** What it seems to name; null for an ordinary term. */
  readonly kind: NameKind | null;
  readonly frequency: number;
  /** Pinyin with tones. */
  readonly reading: string;
  /** What a translation may have for a name; empty for other terms. */
  readonly spelling: string;
  /** Some of its places: a stretch of the original, and where in it the words stand (code points). */
  readonly contexts: readonly {
    readonly segment: SegmentId;
    readonly row: RowNumber;
    readonly text: string;
    readonly start: number;
    readonly end: number;
  }[];
};

export type TermCandidates = { readonly total: number; readonly candidates: readonly TermCandidate[] };
