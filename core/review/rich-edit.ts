import { diffArrays } from 'diff';
import type { Cut, InlineTag, RichEdit, RichText, TextEdit } from '../model/index.ts';
import { sameData, sameRich } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { textHash } from '../annotations/hash.ts';

/** Between two characters or tags a text has as many places as it has of both, and this is the number of one. */
const placeOf = ({ at, tag }: Cut): number => at + tag;

/** Whether two edits of one text change the same characters or tags, or such as stand beside each other. */
export const overlapOrAbut = (a: RichEdit, b: RichEdit): boolean =>
  placeOf(a.from) <= placeOf(b.to) && placeOf(b.from) <= placeOf(a.to);

/** The ids of the tags an edit of `base` takes away or brings in. */
export const tagIdsOf = (base: RichText, { from, to, insert }: RichEdit): number[] =>
  [...base.tags.slice(from.tag, to.tag), ...insert.tags].map(({ id }) => id);

/**
 * Whether two edits of `base` cannot be made independently: they change the same or neighbouring characters, or tags
 * of one pair of `base`. New pairs of the same id do not count, they are renamed (`withFreshIds`).
 */
export const editsTouch = (base: RichText, a: RichEdit, b: RichEdit): boolean => {
  if (overlapOrAbut(a, b)) return true;
  const changed = tagIdsOf(base, a);
  if (changed.length === 0) return false;
  const ids = new Set(base.tags.map(({ id }) => id).filter((id) => changed.includes(id)));
  return ids.size > 0 && tagIdsOf(base, b).some((id) => ids.has(id));
};

/** `edits` with the smallest free ids for those new pairs whose ids are taken, the same id for both ends. */
export const withFreshIds = (
  edits: readonly RichEdit[],
  isNew: (id: number) => boolean,
  taken: ReadonlySet<number>,
): readonly RichEdit[] => {
  const inserted = new Set(edits.flatMap(({ insert }) => insert.tags.map(({ id }) => id)));
  const fresh = new Map<number, number>();
  let next = 1;
  for (const id of inserted) {
    if (!isNew(id) || !taken.has(id)) continue;
    while (taken.has(next) || inserted.has(next)) next += 1;
    fresh.set(id, next);
    next += 1;
  }
  if (fresh.size === 0) return edits;
  return edits.map((edit) => ({
    ...edit,
    insert: {
      ...edit.insert,
      tags: edit.insert.tags.map((tag) => ({ ...tag, id: fresh.get(tag.id) ?? tag.id })),
    },
  }));
};

export const startOf: Cut = { at: 0, tag: 0 };
export const endOf = (rich: RichText): Cut => ({ at: codePointLength(rich.text), tag: rich.tags.length });

/** The characters and tags between two cuts; tags count from `from`. */
export const sliceRich = (rich: RichText, from: Cut, to: Cut): RichText => ({
  text: sliceCodePoints(rich.text, from.at, to.at),
  tags: rich.tags.slice(from.tag, to.tag).map((tag) => ({ ...tag, at: tag.at - from.at })),
});

/** The text with ordered edits made that do not overlap. */
export const applyRichEdits = (base: RichText, edits: readonly RichEdit[]): RichText => {
  if (edits.length === 0) return { text: base.text, tags: base.tags };
  let text = '';
  let length = 0;
  const tags: InlineTag[] = [];
  const append = (piece: RichText): void => {
    for (const tag of piece.tags) tags.push({ ...tag, at: tag.at + length });
    text += piece.text;
    length += codePointLength(piece.text);
  };
  let done = startOf;
  for (const { from, to, insert } of edits) {
    append(sliceRich(base, done, from));
    append(insert);
    done = to;
  }
  append(sliceRich(base, done, endOf(base)));
  return { text, tags };
};

/** Edits by their place, for lists that have to be ordered. */
export const byPlace = (a: RichEdit, b: RichEdit): number =>
  placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to);

const tagKey = ({ kind, id, type, data }: InlineTag): readonly unknown[] => [
  kind,
  id,
  type,
  Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
];

/** A text and its tags as a string that is the same exactly when `sameRich` says so. */
export const richKey = ({ text, tags }: RichText): string =>
  JSON.stringify([text, tags.map((tag) => [tag.at, ...tagKey(tag)])]);

/** Hash of a text with its tags: 16 hexadecimal digits. */
export const richHash = (rich: RichText): string => textHash(richKey(rich));

const sameTag = (a: InlineTag, b: InlineTag): boolean =>
  a.kind === b.kind && a.id === b.id && a.type === b.type && sameData(a.data, b.data);

/** A change with its place in the new text as well. */
export type RichChange = { readonly edit: RichEdit; readonly own: { readonly from: Cut; readonly to: Cut } };

/** A stretch of both texts without a common character between its ends, or a place between two common characters. */
type Region = { readonly base: TextStretch; readonly own: TextStretch };
type TextStretch = { readonly start: number; readonly end: number };

/** All stretches the edits replace, and all places of tags outside them, in order. */
const regionsOf = (base: RichText, own: RichText, edits: readonly TextEdit[]): Region[] => {
  const regions: Region[] = [];
  let shift = 0;
  for (const { start, end, insert } of edits) {
    const stretch = { start: start + shift, end: start + shift + codePointLength(insert) };
    regions.push({ base: { start, end }, own: stretch });
    shift = stretch.end - end;
  }
  if (base.tags.length + own.tags.length === 0) return regions;
  const inside = (at: number, side: 'base' | 'own'): Region | undefined =>
    regions.find((region) => region[side].start <= at && at <= region[side].end);
  const shiftAt = (at: number, side: 'base' | 'own'): number => {
    const before = regions.findLast((region) => region[side].end < at);
    return before === undefined ? 0 : before.own.end - before.base.end;
  };
  const places = new Map<number, Region>();
  for (const { at } of base.tags) {
    const to = at + shiftAt(at, 'base');
    if (!inside(at, 'base')) places.set(at, { base: { start: at, end: at }, own: { start: to, end: to } });
  }
  for (const { at } of own.tags) {
    const to = at - shiftAt(at, 'own');
    if (!inside(at, 'own')) places.set(to, { base: { start: to, end: to }, own: { start: at, end: at } });
  }
  return [...regions, ...places.values()].sort((a, b) => a.base.start - b.base.start);
};

/** How many tags stand before `at`, and how many at or before it. */
const tagsBefore = (tags: readonly InlineTag[], at: number): number =>
  tags.filter((tag) => tag.at < at).length;
const tagsUpTo = (tags: readonly InlineTag[], at: number): number =>
  tags.filter((tag) => tag.at <= at).length;

/** The tags both texts have in a region, as numbers in the lists of either. */
const commonTags = (base: readonly InlineTag[], own: readonly InlineTag[]): [number, number][] => {
  const common: [number, number][] = [];
  let [a, b] = [0, 0];
  for (const { value, added, removed } of diffArrays([...base], [...own], { comparator: sameTag })) {
    if (!added && !removed) for (let i = 0; i < value.length; i += 1) common.push([a + i, b + i]);
    if (!added) a += value.length;
    if (!removed) b += value.length;
  }
  return common;
};

/** What differs in one region, cut where a tag stands in both texts. */
const changesIn = (base: RichText, own: RichText, region: Region): RichChange[] => {
  const [baseFrom, baseTo] = [tagsBefore(base.tags, region.base.start), tagsUpTo(base.tags, region.base.end)];
  const [ownFrom, ownTo] = [tagsBefore(own.tags, region.own.start), tagsUpTo(own.tags, region.own.end)];
  const changes: RichChange[] = [];
  let from: Cut = { at: region.base.start, tag: baseFrom };
  let fromOwn: Cut = { at: region.own.start, tag: ownFrom };
  const push = (to: Cut, toOwn: Cut): void => {
    const insert = sliceRich(own, fromOwn, toOwn);
    if (sameRich(sliceRich(base, from, to), insert)) return;
    changes.push({ edit: { from, to, insert }, own: { from: fromOwn, to: toOwn } });
  };
  const common = commonTags(base.tags.slice(baseFrom, baseTo), own.tags.slice(ownFrom, ownTo));
  for (const [a, b] of common) {
    const to = { at: base.tags[baseFrom + a]?.at ?? from.at, tag: baseFrom + a };
    const toOwn = { at: own.tags[ownFrom + b]?.at ?? fromOwn.at, tag: ownFrom + b };
    push(to, toOwn);
    from = { ...to, tag: to.tag + 1 };
    fromOwn = { ...toOwn, tag: toOwn.tag + 1 };
  }
  push({ at: region.base.end, tag: baseTo }, { at: region.own.end, tag: ownTo });
  return changes;
};

/**
 * How `own` differs from `base`, given the edits (code points) that make the one's characters from the other's. A tag is
 * the same when its id, kind, type and data are. Making all changes gives `own` exactly, tags and their order included.
 */
export const richChanges = (base: RichText, own: RichText, edits: readonly TextEdit[]): RichChange[] =>
  regionsOf(base, own, edits).flatMap((region) => changesIn(base, own, region));

/** Changes that share a tag's id are one: half a pair is no text. The groups are in the order of their first change. */
export const groupByTags = (base: RichText, changes: readonly RichChange[]): RichChange[][] => {
  const groups: RichChange[][] = [];
  const groupOf = new Map<number, RichChange[]>();
  for (const change of changes) {
    const ids = tagIdsOf(base, change.edit);
    const linked = new Set(ids.flatMap((id) => groupOf.get(id) ?? []));
    const group = [...linked, change];
    for (const old of new Set(ids.map((id) => groupOf.get(id)))) {
      if (old !== undefined) groups.splice(groups.indexOf(old), 1);
    }
    groups.push(group);
    for (const { edit } of group) for (const id of tagIdsOf(base, edit)) groupOf.set(id, group);
  }
  return groups
    .map((group) => group.sort((a, b) => byPlace(a.edit, b.edit)))
    .sort(([a], [b]) => (a === undefined || b === undefined ? 0 : byPlace(a.edit, b.edit)));
};

/** Whether a cut stands before another. */
export const isBefore = (a: Cut, b: Cut): boolean => a.at + a.tag < b.at + b.tag;

/** Whether ordered edits have something unchanged between them. */
export const areApart = (edits: readonly RichEdit[]): boolean =>
  edits.every((edit, i) => i === 0 || isBefore(edits[i - 1]?.to ?? startOf, edit.from));

/** A cut behind the change `past`, and before the next, in the text they make. */
export const moveCut = (cut: Cut, past: RichChange | undefined): Cut =>
  past === undefined
    ? cut
    : {
        at: cut.at + past.own.to.at - past.edit.to.at,
        tag: cut.tag + past.own.to.tag - past.edit.to.tag,
      };

/** What ordered edits of a text are in the text they make. */
export const changesOf = (edits: readonly RichEdit[]): RichChange[] => {
  let past: RichChange | undefined;
  return edits.map((edit) => {
    const from = moveCut(edit.from, past);
    const size = endOf(edit.insert);
    past = { edit, own: { from, to: { at: from.at + size.at, tag: from.tag + size.tag } } };
    return past;
  });
};
