import { sameRich } from '../model/index.ts';
import type {
  CellState,
  Cut,
  ItemKind,
  Range,
  ReviewItem,
  ReviewedCell,
  RichEdit,
  RichText,
  SegmentId,
  Side,
} from '../model/index.ts';
import { textHash } from '../annotations/hash.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import {
  applyRichEdits,
  areApart,
  byPlace,
  changesOf,
  groupByTags,
  overlapOrAbut,
  richChanges,
  richHash,
  richKey,
  tagIdsOf,
  type RichChange,
} from './rich-edit.ts';
import { claimOf } from './claim.ts';
import { readableEdits } from './readable.ts';
import { tokenEdits } from './words.ts';

/** Whose text it is, and of what. */
export type ItemOrigin = { readonly reviewer: string; readonly segment: SegmentId; readonly side: Side };

const editsOf = (group: readonly RichChange[]): RichEdit[] => group.map(({ edit }) => edit);

/** The first group that lies in what another lays claim to (`claimOf`), with that other; null when there is none. */
const claimed = (groups: readonly RichChange[][]): readonly [RichChange[], RichChange[]] | null => {
  for (const group of groups) {
    const edits = editsOf(group);
    const claim = claimOf(edits);
    // Groups whose edits themselves meet are one already.
    if (claim.length === edits.length) continue;
    const other = groups.find(
      (one) => one !== group && editsOf(one).some((edit) => claim.some((of) => overlapOrAbut(of, edit))),
    );
    if (other !== undefined) return [group, other];
  }
  return null;
};

/**
 * Groups united where one lies in what another lays claim to: once one of them is accepted, the other would be a clash with
 * its own writer. Linear in the groups for each that claims more than it changes.
 */
const uniteClaims = (groups: RichChange[][]): RichChange[][] => {
  const pair = claimed(groups);
  if (pair === null) return groups;
  const one = pair.flat().sort((a, b) => byPlace(a.edit, b.edit));
  const first = groups.findIndex((group) => pair.includes(group));
  return uniteClaims(groups.toSpliced(first, 1, one).filter((group) => !pair.includes(group)));
};

/** Groups of changes united wherever one stretch of `base` that is taken or left as a whole holds some of several. */
const uniteWithin = (groups: RichChange[][], stretches: readonly Range[]): RichChange[][] =>
  stretches.reduce((left, { start, end }) => {
    const isWithin = ({ edit: { from, to } }: RichChange): boolean => start <= from.at && to.at <= end;
    const within = left.filter((group) => group.some(isWithin));
    if (within.length < 2) return left;
    const first = left.findIndex((group) => within.includes(group));
    const one = within.flat().sort((a, b) => byPlace(a.edit, b.edit));
    return left.toSpliced(first, 1, one).filter((group) => !within.includes(group));
  }, groups);

/**
 * How two texts differ, in groups that cannot be parted: those of one suggestion (`readableEdits`) and those that share a
 * pair of tags (`groupByTags`). Without `widen` every change by itself: by character for Chinese, by word for English and
 * other alphabets.
 */
export const compareRich = (base: RichText, own: RichText, widen: boolean): RichChange[][] => {
  if (!widen) return groupByTags(base, richChanges(base, own, tokenEdits(base.text, own.text)));
  const suggested = readableEdits(base.text, own.text);
  const groups = groupByTags(base, richChanges(base, own, suggested.flat()));
  const stretches = suggested.map((edits) => ({ start: edits[0]?.start ?? 0, end: edits.at(-1)?.end ?? 0 }));
  return uniteClaims(uniteWithin(groups, stretches));
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
  const edits = editsOf(group);
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

/** A reviewer's cell as it is handed back, with the items of it. */
export const reviewedCell = (
  origin: ItemOrigin,
  frozen: RichText,
  text: RichText,
  state: CellState,
): ReviewedCell => ({
  reviewer: origin.reviewer,
  segment: origin.segment,
  side: origin.side,
  base: richHash(frozen),
  text: { text: text.text, tags: text.tags },
  state,
  changes: itemsOf(origin, frozen, text).map(({ edits }) => edits),
});

const isPlace = ({ tags, text }: RichText, { at, tag }: Cut): boolean =>
  tag <= tags.length &&
  (tags[tag - 1]?.at ?? 0) <= at &&
  at <= (tags[tag]?.at ?? codePointLength(text)) &&
  at <= codePointLength(text);

/** Whether changes from another file make `text`, and any choice of them a text that can be stored. */
const areSound = (frozen: RichText, { text, changes }: ReviewedCell): boolean => {
  const edits = changes.flat().sort(byPlace);
  const areEdits = edits.every(
    ({ from, to }) => isPlace(frozen, from) && isPlace(frozen, to) && from.at <= to.at && from.tag <= to.tag,
  );
  if (!areEdits || !areApart(edits) || !sameRich(applyRichEdits(frozen, edits), text)) return false;
  const ids = changes.flatMap((group) => [...new Set(group.flatMap((edit) => tagIdsOf(frozen, edit)))]);
  return changes.every((group) => group.length > 0) && new Set(ids).size === ids.length;
};

const readItems = (cell: ReviewedCell, frozen: RichText): ReviewItem[] => {
  const { text, changes } = cell;
  const origin = { reviewer: cell.reviewer, segment: cell.segment, side: cell.side };
  if (!areSound(frozen, cell)) return itemsOf(origin, frozen, text);
  const placed = changesOf(changes.flat().sort(byPlace));
  const groupOf = new Map(changes.flatMap((group) => group.map((edit) => [edit, group] as const)));
  const byGroup = Map.groupBy(placed, ({ edit }) => groupOf.get(edit));
  return changes.map((group) => itemFrom(origin, frozen, cell.base, text, byGroup.get(group) ?? []));
};

/** Items are asked for many times in one merge, and a reviewer's text never changes. */
const known = new WeakMap<
  ReviewedCell,
  { readonly frozen: RichText; readonly items: readonly ReviewItem[] }
>();

/** The items of a cell that was handed back: as they came, or computed anew where they do not make its text. */
export const itemsOfCell = (cell: ReviewedCell, frozen: RichText): readonly ReviewItem[] => {
  const last = known.get(cell);
  if (last !== undefined && (last.frozen === frozen || sameRich(last.frozen, frozen))) return last.items;
  const items = readItems(cell, frozen);
  known.set(cell, { frozen, items });
  return items;
};

/**
 * The frozen text with these of one reviewer's items accepted. Any choice gives a text that can be stored; all give the
 * reviewer's text, none the frozen one.
 */
export const applyItems = (frozen: RichText, items: readonly Pick<ReviewItem, 'edits'>[]): RichText =>
  applyRichEdits(frozen, items.flatMap(({ edits }) => edits).sort(byPlace));
