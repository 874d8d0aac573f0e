import type { Concept, RowNumber, SegmentId, Side, TextEdit } from '#core/model/index.ts';

/** A translation that a change of an entry touches. */
export type ImpactedText = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly side: Side;
  readonly before: string;
  /** What is proposed; null where the former term is not found, or the text is locked. */
  readonly after: string | null;
  readonly edits: readonly TextEdit[];
  readonly locked: boolean;
};

export type TermImpact = { readonly texts: readonly ImpactedText[]; readonly proposals: number };

/** A proposal that is wanted, for a text as it was then. */
export type AcceptedText = { readonly segment: SegmentId; readonly side: Side; readonly before: string };

export type ChangedWithTexts = {
  readonly concept: Concept;
  /** Texts that were changed, and accepted ones that were left, since they are otherwise by now. */
  readonly changed: number;
  readonly left: number;
};
