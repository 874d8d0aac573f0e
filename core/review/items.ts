import { sameRich } from '../model/index.ts';
import type { ItemKind, ReviewItem, RichEdit, RichText, SegmentId, Side } from '../model/index.ts';
import { textHash } from '../annotations/hash.ts';
import { sliceCodePoints } from '../text/codepoints.ts';
import {
  applyRichEdits,
  byPlace,
  groupByTags,
  richChanges,
  richHash,
  richKey,
  type RichChange,
} from './rich-edit.ts';
import { tokenEdits, widenEdits } from './words.ts';

/** Whose text it is, and of what. */
export type ItemOrigin = { readonly reviewer: string; readonly segment: SegmentId; readonly side: Side };

/**
 * How two texts differ, in groups that cannot be parted (`groupByTags`): by character for Chinese, by word for English and other alphabets. `widen` unites what would be
 * confetti (see `widenEdits`).
 */
export const compareRich = (base: RichText, own: RichText, widen: boolean): RichChange[][] => {
  const edits = tokenEdits(base.text, own.text);
  return groupByTags(base, richChanges(base, own, widen ? widenEdits(base.text, own.text, edits) : edits));
};

const kindOf = (edits: readonly RichEdit[]): ItemKind => {
  const removes = edits.some(({ from, to }) => to.at > from.at);
  const inserts = edits.some(({ insert }) => insert.text !== '');
  if (removes) return inserts ? 'replace' : 'delete';
  return inserts ? 'insert' : 'tags';
};

const itemId = ({ reviewer, segment, side }: ItemOrigin, base: string, edits: readonly RichEdit[]): string =>
  textHash(
    JSON.stringify([
      reviewer,
      segment,
      side,
      base,
      edits.map(({ from, to, insert }) => [from.at, from.tag, to.at, to.tag, richKey(insert)]),
    ]),
  );

const itemFrom = (
  origin: ItemOrigin,
  base: RichText,
  hash: string,
  own: RichText,
  group: readonly RichChange[],
): ReviewItem => {
  const edits = group.map(({ edit }) => edit);
  const before = { start: edits[0]?.from.at ?? 0, end: edits.at(-1)?.to.at ?? 0 };
  const after = { start: group[0]?.own.from.at ?? 0, end: group.at(-1)?.own.to.at ?? 0 };
  return {
    ...origin,
    id: itemId(origin, hash, edits),
    base: hash,
    kind: kindOf(edits),
    edits,
    before,
    after,
    removed: sliceCodePoints(base.text, before.start, before.end),
    inserted: sliceCodePoints(own.text, after.start, after.end),
  };
};

/**
 * What a reviewer suggests, read off their own text: the changes that make it from the frozen one, in the order of the
 * frozen text. Nothing of how it was typed counts. What is stored, answered and merged are these items; `widen: false` only
 * shows the same change character by character, as items of other identities.
 */
export const itemsOf = (
  origin: ItemOrigin,
  frozen: RichText,
  own: RichText,
  { widen = true }: { readonly widen?: boolean } = {},
): ReviewItem[] => {
  if (sameRich(frozen, own)) return [];
  const hash = richHash(frozen);
  return compareRich(frozen, own, widen).map((group) => itemFrom(origin, frozen, hash, own, group));
};

/**
 * The frozen text with these of one reviewer's items accepted. Any choice gives a text that can be stored; all give the
 * reviewer's text, none the frozen one.
 */
export const applyItems = (frozen: RichText, items: readonly Pick<ReviewItem, 'edits'>[]): RichText =>
  applyRichEdits(frozen, items.flatMap(({ edits }) => edits).sort(byPlace));
