import { z } from 'zod';
import type { CellState, InlineTag, Language, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { lowestThreshold, usualThreshold, type MatchKind, type Penalty } from '#core/memory/match-kinds.ts';
import { call, reading } from './define.ts';
import { segmentId } from './shapes.ts';

/** One translation of a match, to be put into the column `side` as it is. */
export type MatchText = {
  readonly side: Side;
  readonly language: Language;
  readonly text: string;
  /** As tags of the original it was looked up for; those that this does not have are left out. */
  readonly tags: readonly InlineTag[];
  readonly state: CellState;
};

/** A row whose original is like the one asked about, and whose translation somebody has confirmed. */
export type MemoryMatch = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  /** The name of its document. */
  readonly document: string;
  readonly kind: MatchKind;
  /** 0 to 100, rounded down, with what is taken off (`core/memory/score.ts`). */
  readonly percent: number;
  readonly penalties: readonly Penalty[];
  readonly source: { readonly text: string; readonly language: Language };
  /** Confirmed ones only, one at least. */
  readonly texts: readonly MatchText[];
  /** Who changed it last, and when (ISO 8601, in UTC); null when it is as it was imported. */
  readonly author: string | null;
  readonly at: string | null;
  /** How many rows have this original with these translations. */
  readonly times: number;
};

/** What was translated before: the confirmed rows of the open project (decision 0082). */
export const memory = {
  /**
   * Rows whose originals are like that of `segment`, best first: context, exact, then by likeness. Each original is read once after
   * the project was opened, giving way to other calls. Failure: job.cancelled when the project was closed meanwhile.
   */
  lookup: call(
    z.object({
      segment: segmentId,
      least: z.number().min(lowestThreshold).max(1).default(usualThreshold),
      count: z.number().int().min(1).max(50).default(9),
    }),
    reading,
  ).gives<readonly MemoryMatch[]>(),
};
