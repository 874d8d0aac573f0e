import { alignSegments } from '../../core/annotations/align.ts';
import { sameRich, type SegmentId } from '../../core/model/index.ts';
import type { PlacedOriginal } from '../store/cells-repository.ts';
import type { Base, BaseSegment } from './base.ts';
import type { NewSegment } from './newer.ts';

/** What became of some segments. Numbers count the present segments and those of the newer file. */
export type Match =
  /** One is one; `base` is what the file said of it before. */
  | { readonly is: 'pair'; readonly present: number; readonly fresh: number; readonly base: BaseSegment }
  /** Segments that were cut or joined here, of which the file says what it said before: they stay as they are. */
  | { readonly is: 'same'; readonly present: readonly number[]; readonly fresh: readonly number[] }
  /** Joined, cut, gone (nothing in `fresh`) or new (nothing in `present`). */
  | { readonly is: 'other'; readonly present: readonly number[]; readonly fresh: readonly number[] };

export type Matches = {
  readonly matches: readonly Match[];
  /** Segments whose cuts and joints made here the newer file has overruled, as far as they hang together. */
  readonly overruled: readonly (readonly SegmentId[])[];
};

type Group = { readonly before: readonly number[]; readonly after: readonly number[] };

type Texts = {
  readonly base: Base;
  readonly present: readonly PlacedOriginal[];
  readonly fresh: readonly NewSegment[];
};

/** A union of numbered things into sets. */
const createSets = () => {
  const parent = new Map<number, number>();
  const rootOf = (member: number): number => {
    let root = member;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next;
    parent.set(member, root);
    return root;
  };
  return {
    has: (member: number): boolean => parent.has(member),
    rootOf,
    join: (members: readonly number[]): void => {
      const [first, ...rest] = members;
      if (first === undefined) return;
      for (const member of rest) parent.set(rootOf(member), rootOf(first));
    },
  };
};

/** What the file said of a segment, when that is what it says now of the present one. */
const asBase = ({ place: { id, block, rank, gap }, cell: { text, tags } }: PlacedOriginal): BaseSegment => ({
  id,
  block,
  rank,
  gap,
  text,
  tags,
});

/** Segments that were cut or joined here, or are in one group with such: aligned by what they are now. */
const alignPresent = ({ present, fresh }: Texts, { before, after }: Group): Match[] => {
  const groups = alignSegments(
    before.map((n) => ({ text: present[n]?.cell.text ?? '' })),
    after.map((n) => ({ text: fresh[n]?.text ?? '' })),
  );
  return groups.map((group): Match => {
    const [was, is] = [
      group.before.flatMap((n) => before[n] ?? []),
      group.after.flatMap((n) => after[n] ?? []),
    ];
    const [one, other] = [was[0], is[0]];
    const original = one === undefined ? undefined : present[one];
    if (was.length === 1 && is.length === 1 && one !== undefined && other !== undefined && original !== undefined)
      return { is: 'pair', present: one, fresh: other, base: asBase(original) };
    return { is: 'other', present: was, fresh: is };
  });
};

const ascending = (a: number, b: number): number => a - b;

/** Whether the file says of all these segments, one after another, what it said before. */
const isUntouched = ({ base, fresh }: Texts, groups: readonly Group[]): boolean => {
  const pairs = groups.map(({ before, after }) => ({ before, after, was: before[0], is: after[0] }));
  const ordered = pairs.toSorted((a, b) => (a.was ?? 0) - (b.was ?? 0));
  return ordered.every(({ before, after, was, is }, n) => {
    if (before.length !== 1 || after.length !== 1 || was === undefined || is === undefined) return false;
    const [old, now] = [base.segments[was], fresh[is]];
    if (old === undefined || now === undefined || !sameRich(old, now) || old.gap !== now.gap) return false;
    return n === 0 || is === (ordered[n - 1]?.is ?? 0) + 1;
  });
};

/**
 * Matches a newer file with what is there. What the file says is compared with what it said before, not with the present
 * text: where the file has not changed, nothing done here is touched.
 */
export const matchSegments = (texts: Texts): Matches => {
  const { base, present, fresh } = texts;
  const numberOf = new Map(present.map(({ place }, n) => [place.id, n]));
  const linked = createSets();
  for (const { from, into } of base.links) linked.join([...from, ...into]);
  const groups: readonly Group[] = alignSegments(base.segments, fresh);
  const matches: Match[] = [];
  // Groups that share segments which were cut or joined here go together.
  const tied = createSets();
  const groupOf = new Map<number, number>();
  groups.forEach(({ before }, n) => {
    for (const index of before) {
      const id = base.segments[index]?.id;
      if (id === undefined || !linked.has(id)) continue;
      const root = linked.rootOf(id);
      tied.join([groupOf.get(root) ?? n, n]);
      groupOf.set(root, groupOf.get(root) ?? n);
    }
  });
  const together = new Map<number, Group[]>();
  groups.forEach((group, n) => {
    if (tied.has(n)) {
      together.set(tied.rootOf(n), [...(together.get(tied.rootOf(n)) ?? []), group]);
      return;
    }
    const was = group.before.flatMap((index) => base.segments[index] ?? []);
    const before = was.flatMap(({ id }) => numberOf.get(id) ?? []);
    const [one, other, only] = [before[0], group.after[0], was[0]];
    const isPair = before.length === 1 && group.after.length === 1;
    if (isPair && one !== undefined && other !== undefined && only !== undefined)
      matches.push({ is: 'pair', present: one, fresh: other, base: only });
    else matches.push({ is: 'other', present: before, fresh: group.after });
  });
  const membersOf = Map.groupBy(
    present.map(({ place }, n) => ({ id: place.id, n })).filter(({ id }) => linked.has(id)),
    ({ id }) => linked.rootOf(id),
  );
  const overruled: SegmentId[][] = [];
  for (const ties of together.values()) {
    const ids = ties.flatMap(({ before }) => before.flatMap((index) => base.segments[index]?.id ?? []));
    const roots = new Set(ids.filter((id) => linked.has(id)).map((id) => linked.rootOf(id)));
    const cut = [...roots].flatMap((root) => membersOf.get(root) ?? []).map(({ n }) => n);
    const plain = ids.filter((id) => !linked.has(id)).flatMap((id) => numberOf.get(id) ?? []);
    const before = [...new Set([...cut, ...plain])].sort(ascending);
    const after = ties.flatMap((group) => group.after).sort(ascending);
    if (isUntouched(texts, ties)) matches.push({ is: 'same', present: before, fresh: after });
    else {
      matches.push(...alignPresent(texts, { before, after }));
      overruled.push([...new Set([...ids, ...before.flatMap((n) => present[n]?.place.id ?? [])])]);
    }
  }
  return { matches, overruled };
};
