import type { Cut, InlineTag, ReviewItem, RichEdit, RichText } from '../../model/index.ts';
import { canonicalJson } from '../../model/same-value.ts';
import { codePointLength } from '../../text/codepoints.ts';
import {
  applyRichEdits,
  byPlace,
  changesOf,
  endOf,
  sliceRich,
  startOf,
  type RichChange,
} from '../rich-edit.ts';

/**
 * A stretch of a text with its changes shown. `reformatted`: the words stayed and their formatting did not. `rich` has the
 * tags that are open over it at its start; pairs may stay open at its end.
 */
export type TrackedPiece = {
  readonly is: 'same' | 'deleted' | 'inserted' | 'reformatted';
  readonly rich: RichText;
  /** Of what is reformatted: the pairs that were open over it and are no more, and those that are now. */
  readonly lost: readonly InlineTag[];
  readonly gained: readonly InlineTag[];
  /** The item whose change this is; null of what stayed as it was. */
  readonly item: ReviewItem | null;
  /** Where it begins, in code points of the frozen text and of the changed one. */
  readonly before: number;
  readonly after: number;
};

/** The pairs that are open at a cut, outermost first. */
const openAt = ({ tags }: RichText, { tag }: Cut): readonly InlineTag[] => {
  let open: readonly InlineTag[] = [];
  for (const one of tags.slice(0, tag)) {
    if (one.kind === 'open') open = [...open, one];
    if (one.kind === 'close') open = open.filter(({ id }) => id !== one.id);
  }
  return open;
};

/** A slice that begins with the pairs that are open there. */
const slice = (rich: RichText, from: Cut, to: Cut): RichText => {
  const { text, tags } = sliceRich(rich, from, to);
  return { text, tags: [...openAt(rich, from).map((tag) => ({ ...tag, at: 0 })), ...tags] };
};

/** The tags that others do not have. */
const without = (tags: readonly InlineTag[], others: readonly InlineTag[]): readonly InlineTag[] => {
  const keyOf = ({ id, type, data }: InlineTag): string => canonicalJson([id, type, data]);
  const known = new Set(others.map(keyOf));
  return tags.filter((tag) => !known.has(keyOf(tag)));
};

/** What loses no pair and gains none. */
const kept = { lost: [], gained: [] };

const isNothing = ({ text, tags }: RichText): boolean =>
  text === '' && !tags.some(({ kind }) => kind === 'empty');

type Between = {
  readonly from: Cut;
  readonly to: Cut;
  readonly ownFrom: Cut;
  readonly ownTo: Cut;
};

/** What an item that changes formatting alone has between two of its edits, or null. */
const reformats = (items: readonly ReviewItem[], { from, to }: Between): ReviewItem | null =>
  items.find(({ before, edits }) => edits.length > 1 && before.start <= from.at && to.at <= before.end) ??
  null;

/** A stretch that no edit touches: its words are the same, the pairs round it may not be. */
const unchanged = (
  frozen: RichText,
  own: RichText,
  place: Between,
  items: readonly ReviewItem[],
): readonly TrackedPiece[] => {
  const rich = slice(own, place.ownFrom, place.ownTo);
  const at = { before: place.from.at, after: place.ownFrom.at };
  const [opened, open] = [openAt(frozen, place.from), openAt(own, place.ownFrom)];
  const [lost, gained] = [without(opened, open), without(open, opened)];
  const differing = [...lost, ...gained];
  if (differing.length === 0) return [{ is: 'same', rich, item: null, ...kept, ...at }];
  const item = reformats(items, place);
  // Where a link leads cannot be tracked as formatting.
  if (!differing.some(({ type }) => type === 'link')) {
    return [{ is: 'reformatted', rich, item, lost, gained, ...at }];
  }
  const was = slice(frozen, place.from, place.to);
  return [
    { is: 'deleted', rich: was, item, ...kept, ...at },
    { is: 'inserted', rich, item, ...kept, before: place.to.at, after: place.ownFrom.at },
  ];
};

const changed = (
  frozen: RichText,
  own: RichText,
  { edit, own: at }: RichChange,
  item: ReviewItem | null,
): readonly TrackedPiece[] => {
  const removed = slice(frozen, edit.from, edit.to);
  const added = slice(own, at.from, at.to);
  return [
    { is: 'deleted', rich: removed, item, ...kept, before: edit.from.at, after: at.from.at },
    { is: 'inserted', rich: added, item, ...kept, before: edit.to.at, after: at.from.at },
  ];
};

/**
 * A frozen text with the changes of items that are apart from each other, in pieces. Those that are same, deleted, or were
 * reformatted make the frozen text; those that are same, inserted, or are reformatted make the changed one.
 */
export const trackedPieces = (frozen: RichText, items: readonly ReviewItem[]): readonly TrackedPiece[] => {
  const edits = items
    .flatMap((item) => item.edits.map((edit) => ({ edit, item })))
    .sort((a, b) => byPlace(a.edit, b.edit));
  const own = applyRichEdits(
    frozen,
    edits.map(({ edit }) => edit),
  );
  const itemOf = new Map<RichEdit, ReviewItem>(edits.map(({ edit, item }) => [edit, item]));
  const pieces: TrackedPiece[] = [];
  let [done, ownDone] = [startOf, startOf];
  for (const change of changesOf(edits.map(({ edit }) => edit))) {
    const { edit, own: at } = change;
    pieces.push(
      ...unchanged(frozen, own, { from: done, to: edit.from, ownFrom: ownDone, ownTo: at.from }, items),
      ...changed(frozen, own, change, itemOf.get(edit) ?? null),
    );
    [done, ownDone] = [edit.to, at.to];
  }
  pieces.push(
    ...unchanged(frozen, own, { from: done, to: endOf(frozen), ownFrom: ownDone, ownTo: endOf(own) }, items),
  );
  return pieces.filter(({ rich }) => !isNothing(rich));
};

/** How many code points a piece has. */
export const pieceLength = ({ rich }: TrackedPiece): number => codePointLength(rich.text);
