import { alignSegments } from '#core/annotations/align.ts';
import { sameRich, type RichText, type SegmentId } from '#core/model/index.ts';
import type { Base } from './base.ts';
import { createSets } from './sets.ts';

/** What became of some segments. Numbers count the present segments and those of the newer file. */
export type Match =
  /** One is one; `base` is the number of what the file said of it before, null where that is what it is now. */
  | { readonly is: 'pair'; readonly present: number; readonly fresh: number; readonly base: number | null }
  /** Segments that were cut or joined here, of which the file says what it said before: they stay as they are. */
  | { readonly is: 'same'; readonly present: readonly number[]; readonly fresh: readonly number[] }
  /** Joined, cut, gone (nothing in `fresh`) or new (nothing in `present`). */
  | { readonly is: 'other'; readonly present: readonly number[]; readonly fresh: readonly number[] };

type Group = { readonly before: readonly number[]; readonly after: readonly number[] };

/** A text as a file gives it, with what follows it there. */
export type FileText = RichText & { readonly gap: string };

/** What is matched: what the file said before, what is there, and what the newer file says. */
export type MatchTexts = {
  readonly base: {
    readonly segments: readonly (FileText & { readonly id: SegmentId })[];
    readonly links: Base['links'];
  };
  readonly present: readonly { readonly id: SegmentId; readonly text: string }[];
  readonly fresh: readonly FileText[];
};

const matchOf = (before: readonly number[], after: readonly number[], base: number | null): Match => {
  const [present, fresh] = [before[0], after[0]];
  const isPair = before.length === 1 && after.length === 1;
  return isPair && present !== undefined && fresh !== undefined
    ? { is: 'pair', present, fresh, base }
    : { is: 'other', present: before, fresh: after };
};

const ascending = (a: number, b: number): number => a - b;

/** Aligns segments by what they are now. */
const alignPresent = ({ present, fresh }: MatchTexts, { before, after }: Group): readonly Match[] => {
  const groups = alignSegments(
    before.map((n) => ({ text: present[n]?.text ?? '' })),
    after.map((n) => ({ text: fresh[n]?.text ?? '' })),
  );
  return groups.map((group) =>
    matchOf(
      group.before.flatMap((n) => before[n] ?? []),
      group.after.flatMap((n) => after[n] ?? []),
      null,
    ),
  );
};

/** Whether the file says of all these segments, one after another, what it said before. */
const isUntouched = ({ base, fresh }: MatchTexts, groups: readonly Group[]): boolean => {
  const ordered = groups.toSorted((a, b) => (a.before[0] ?? 0) - (b.before[0] ?? 0));
  return ordered.every(({ before, after }, n) => {
    const [was, is] = [base.segments[before[0] ?? -1], fresh[after[0] ?? -1]];
    if (before.length !== 1 || after.length !== 1 || was === undefined || is === undefined) return false;
    const follows = n === 0 || after[0] === (ordered[n - 1]?.after[0] ?? 0) + 1;
    return follows && sameRich(was, is) && was.gap === is.gap;
  });
};

/** Groups that share segments which were cut or joined here, and the groups that have nothing to do with such. */
const tieGroups = (
  { base }: MatchTexts,
  linked: ReturnType<typeof createSets>,
  groups: readonly Group[],
): { readonly plain: readonly Group[]; readonly tied: readonly (readonly Group[])[] } => {
  if (base.links.length === 0) return { plain: groups, tied: [] };
  const ties = createSets();
  const firstOf = new Map<number, number>();
  groups.forEach(({ before }, n) => {
    for (const index of before) {
      const id = base.segments[index]?.id ?? -1;
      if (!linked.has(id)) continue;
      const root = linked.rootOf(id);
      const first = firstOf.get(root) ?? n;
      firstOf.set(root, first);
      ties.join([first, n]);
    }
  });
  const numbered = groups.map((group, n) => ({ group, n }));
  const together = Map.groupBy(
    numbered.filter(({ n }) => ties.has(n)),
    ({ n }) => ties.rootOf(n),
  );
  return {
    plain: numbered.filter(({ n }) => !ties.has(n)).map(({ group }) => group),
    tied: [...together.values()].map((members) => members.map(({ group }) => group)),
  };
};

/** Where in the newer file a match stands; null when nowhere. */
const placeOf = (match: Match): number | null =>
  match.is === 'pair' ? match.fresh : (match.fresh[0] ?? null);

const byPlace = (a: Match, b: Match): number => (placeOf(a) ?? Infinity) - (placeOf(b) ?? Infinity) || 0;

/**
 * Matches a newer file with what is there. What the file says is compared with what it said before, not with the present
 * text: where the file has not changed, nothing done here is touched. In the order of the newer file; what is not in it comes last.
 */
export const matchSegments = (texts: MatchTexts): readonly Match[] => {
  const { base, present, fresh } = texts;
  const numberOf = new Map(present.map(({ id }, n) => [id, n]));
  const linked = createSets();
  for (const { from, into } of base.links) linked.join([...from, ...into]);
  const { plain, tied } = tieGroups(texts, linked, alignSegments(base.segments, fresh));
  const members = Map.groupBy(
    present.flatMap(({ id }, n) => (linked.has(id) ? [{ root: linked.rootOf(id), n }] : [])),
    ({ root }) => root,
  );
  const presentOf = (ids: readonly SegmentId[]): readonly number[] => {
    const roots = new Set(ids.filter((id) => linked.has(id)).map((id) => linked.rootOf(id)));
    const cut = [...roots].flatMap((root) => members.get(root) ?? []).map(({ n }) => n);
    const others = ids.filter((id) => !linked.has(id)).flatMap((id) => numberOf.get(id) ?? []);
    return [...cut, ...others].sort(ascending);
  };
  const idsOf = ({ before }: Group): readonly SegmentId[] =>
    before.flatMap((index) => base.segments[index]?.id ?? []);
  const matches: Match[] = [
    ...plain.map((group) => matchOf(presentOf(idsOf(group)), group.after, group.before[0] ?? null)),
    ...tied.flatMap((groups): readonly Match[] => {
      const before = presentOf(groups.flatMap(idsOf));
      const after = groups.flatMap((group) => group.after).sort(ascending);
      return isUntouched(texts, groups)
        ? [{ is: 'same', present: before, fresh: after }]
        : alignPresent(texts, { before, after });
    }),
  ];
  return matches.sort(byPlace);
};
