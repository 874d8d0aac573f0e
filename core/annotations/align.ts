import type { SegmentId } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { linkByStretches, linkInGaps, type Compared } from './alike.ts';
import { link, linkByKey, noLinks, unlinkStrays, type Links } from './links.ts';
import { comparable, containment, featuresOf, likeness, type Features } from './similarity.ts';

type AlignedSegment = { readonly segment?: SegmentId; readonly text: string };

/** Which segments became which, by their numbers in the two lists. Without `after` they are gone, without `before` new. */
export type AlignedGroup = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly how: 'id' | 'exact' | 'folded' | 'aligned' | 'split' | 'merged' | 'gone' | 'new';
};

type Segments = readonly AlignedSegment[];

/** Computes each value when it is first asked for. */
const remembered = <T>(compute: (at: number) => T): ((at: number) => T) => {
  const known: T[] = [];
  return (at) => (known[at] ??= compute(at));
};

const comparedOf = (segments: Segments): Compared => {
  const text = remembered((at) => comparable(segments[at]?.text ?? ''));
  return {
    units: (at) => segments[at]?.text.length ?? 0,
    text,
    features: remembered((at) => featuresOf(text(at))),
  };
};

const linkById = (links: Links, before: Segments, after: Segments): void => {
  const there = new Map(after.map(({ segment }, index) => [segment, index]));
  for (const [i, { segment }] of before.entries()) {
    const j = segment === undefined ? undefined : there.get(segment);
    if (j !== undefined) link(links, i, j);
  }
};

/** How few characters are no proof that a segment was moved. */
const weakText = 4;

/** All one-to-one links, and by which means the first list's segments were linked. */
const linkAll = (
  before: Segments,
  after: Segments,
  a: Compared,
  b: Compared,
): [Links, AlignedGroup['how'][]] => {
  const links = noLinks(before.length, after.length);
  const hows: AlignedGroup['how'][] = before.map(() => 'gone');
  const stages = [
    ['id', () => linkById(links, before, after)],
    [
      'exact',
      () =>
        linkByKey(
          links,
          before.map(({ text }) => text),
          after.map(({ text }) => text),
        ),
    ],
    ['folded', () => linkByKey(links, foldedOf(before, links.to), foldedOf(after, links.from))],
    ['folded', () => unlinkStrays(links, (i) => hows[i] !== 'id' && a.text(i).length <= weakText)],
    ['aligned', () => linkByStretches(links, a, b)],
    ['aligned', () => linkInGaps(links, a, b)],
  ] as const;
  for (const [how, run] of stages) {
    run();
    for (const [i, known] of hows.entries()) if (known === 'gone' && links.to[i] !== -1) hows[i] = how;
  }
  return [links, hows.map((how, i) => (links.to[i] === -1 ? 'gone' : how))];
};

/** Folded texts of the segments without a link yet. */
const foldedOf = (segments: Segments, list: Int32Array): (string | undefined)[] =>
  segments.map(({ text }, at) => (list[at] === -1 ? fold(text) : undefined));

/** What of a segment must be in another for it to have been cut from it. */
const cutFrom = 0.6;
const mostPieces = 8;

/**
 * The neighbours of `start` that, put together with it, are more and more like `whole`: the pieces it was cut into.
 * `isFree` says which may be taken.
 */
const piecesRound = (
  whole: Features,
  start: number,
  { text, features }: Compared,
  isFree: (at: number) => boolean,
): number[] => {
  const pieces = [start];
  let joined = text(start);
  let like = likeness(whole, features(start));
  const grow = (step: 1 | -1): void => {
    for (let at = start + step; pieces.length < mostPieces && isFree(at); at += step) {
      const more = step > 0 ? joined + text(at) : text(at) + joined;
      const next = likeness(whole, featuresOf(more));
      if (next <= like || (containment(features(at), whole) < cutFrom && !isCut(text(at), whole))) return;
      like = next;
      joined = more;
      if (step > 0) pieces.push(at);
      else pieces.unshift(at);
    }
  };
  grow(1);
  grow(-1);
  return pieces;
};

/** The same for pieces too short for shares: all their characters must be there. */
const isCut = (piece: string, whole: Features): boolean => {
  const features = featuresOf(piece);
  return piece !== '' && likeness(features, whole) * (features.length + whole.length) === 2 * features.length;
};

const grouped = (
  links: Links,
  hows: readonly AlignedGroup['how'][],
  a: Compared,
  b: Compared,
): AlignedGroup[] => {
  const taken = { before: new Set<number>(), after: new Set<number>() };
  const isFree = (list: Int32Array, used: ReadonlySet<number>) => (at: number) =>
    list[at] === -1 && !used.has(at);
  return hows.flatMap((how, i): AlignedGroup[] => {
    const j = links.to[i] ?? -1;
    if (j < 0) return [];
    if (how !== 'aligned') return [{ before: [i], after: [j], how }];
    if (a.text(i).length > b.text(j).length) {
      const after = piecesRound(a.features(i), j, b, isFree(links.from, taken.after));
      for (const at of after) taken.after.add(at);
      return [{ before: [i], after, how: after.length > 1 ? 'split' : how }];
    }
    const before = piecesRound(b.features(j), i, a, isFree(links.to, taken.before));
    for (const at of before) taken.before.add(at);
    return [{ before, after: [j], how: before.length > 1 ? 'merged' : how }];
  });
};

/** In the order of the second list; what is gone comes after what stood before it. */
const inOrder = (groups: readonly AlignedGroup[], before: number, after: number): AlignedGroup[] => {
  const last = new Int32Array(before).fill(-1);
  const isTaken = new Uint8Array(after);
  const beginning = new Map<number, AlignedGroup>();
  for (const group of groups) {
    for (const i of group.before) last[i] = group.after.at(-1) ?? 0;
    for (const j of group.after) isTaken[j] = 1;
    beginning.set(group.after[0] ?? 0, group);
  }
  const gone = new Map<number, AlignedGroup[]>();
  let at = -1;
  for (let i = 0; i < before; i += 1) {
    const group = { before: [i], after: [], how: 'gone' } as const;
    if (last[i] !== -1) at = last[i] ?? at;
    else if (!gone.get(at)?.push(group)) gone.set(at, [group]);
  }
  const ordered = gone.get(-1) ?? [];
  for (let j = 0; j < after; j += 1) {
    const group = beginning.get(j);
    if (group !== undefined) ordered.push(group);
    else if (isTaken[j] === 0) ordered.push({ before: [], after: [j], how: 'new' });
    for (const each of gone.get(j) ?? []) ordered.push(each);
  }
  return ordered;
};

/**
 * Which segment of a changed document is which of the document before. By id where both have one; then by equal text,
 * exactly and then folded: unique ones first, their neighbours, and then in order between them; then by likeness, where
 * rare stretches of text lead the way and what is between is aligned in order. A segment cut in pieces or made of
 * several is one group. Every segment of both lists is in exactly one group; groups are in the order of `after`, those
 * that are gone after what stood before them.
 */
export const alignSegments = (before: Segments, after: Segments): readonly AlignedGroup[] => {
  const [a, b] = [comparedOf(before), comparedOf(after)];
  const [links, hows] = linkAll(before, after, a, b);
  return inOrder(grouped(links, hows, a, b), before.length, after.length);
};
