import type { SegmentId } from './ids.ts';
import type { Side } from './language.ts';
import type { Range, RichText } from './text.ts';

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
