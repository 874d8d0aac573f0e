import type { SegmentId } from '#core/model/index.ts';
import type { FileText, MatchTexts } from './match.ts';

/** A row as it is; null for the text where it is what the file said before. */
type PresentText = { readonly id: SegmentId; readonly text: string | null };

/** What the task is given: its three lists in slices, in this order, and then the word to begin. */
export type MatchPart =
  | { readonly is: 'base'; readonly items: MatchTexts['base']['segments'] }
  | { readonly is: 'present'; readonly items: readonly PresentText[] }
  | { readonly is: 'fresh'; readonly items: readonly FileText[] }
  | { readonly is: 'match'; readonly links: MatchTexts['base']['links'] };

/** Matching a newer file with a document: the matches as `encodeMatches` gives them. */
export type MatchTypes = {
  readonly order: null;
  readonly said: never;
  readonly given: MatchPart;
  readonly answer: Int32Array<ArrayBuffer>;
};
