import type { Failure, SegmentId } from '#core/model/index.ts';
import type { FileText, MatchTexts } from './match.ts';

/** A row as it is; null for the text where it is what the file said before. */
type PresentText = { readonly id: SegmentId; readonly text: string | null };

/** What the matching thread is given: its three lists in slices, in this order, and then the word to begin. */
export type MatchOrder =
  | { readonly is: 'base'; readonly items: MatchTexts['base']['segments'] }
  | { readonly is: 'present'; readonly items: readonly PresentText[] }
  | { readonly is: 'fresh'; readonly items: readonly FileText[] }
  | { readonly is: 'match'; readonly links: MatchTexts['base']['links'] };

/** What it answers: the matches as `encodeMatches` gives them. A failure comes of a thread that broke down. */
export type MatchAnswer =
  | { readonly is: 'matched'; readonly code: Int32Array<ArrayBuffer> }
  | { readonly is: 'end'; readonly failure: Failure };
