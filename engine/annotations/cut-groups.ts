import type { SegmentId, SegmentPlace, Side, Step } from '#core/model/index.ts';
import type { SegmentText, TextGroup } from '#core/annotations/follow.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { findSegments } from '../store/segments-repository.ts';

type Lineage = Extract<Step, { on: 'lineage' }>;

/** Segments that came out of one another, each under the name of one of them: union-find with path halving. */
const unionOf = (lineages: readonly Lineage[]) => {
  const parents = new Map<SegmentId, SegmentId>();
  const rootOf = (segment: SegmentId): SegmentId => {
    let at = segment;
    for (;;) {
      const parent = parents.get(at) ?? at;
      if (parent === at) return at;
      const above = parents.get(parent) ?? parent;
      parents.set(at, above);
      at = above;
    }
  };
  for (const { from, into } of lineages) {
    const [first, ...others] = [...from, ...into];
    if (first === undefined) continue;
    parents.set(first, rootOf(first));
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  return { has: (segment: SegmentId) => parents.has(segment), rootOf, all: () => [...parents.keys()] };
};

/** A segment's place before and after an action; null where it is not there. */
type Moved = { readonly before: SegmentPlace | null; readonly after: SegmentPlace | null };

const placesOf = (
  { handle }: OpenProject,
  moves: ReadonlyMap<SegmentId, Moved>,
  segments: readonly SegmentId[],
): readonly Moved[] => {
  const stored = findSegments(handle, segments).filter(({ id }) => !moves.has(id));
  return [
    ...stored.map((place) => ({ before: place, after: place })),
    ...segments.flatMap((segment) => moves.get(segment) ?? []),
  ];
};

export type CellChange = { readonly before: string | null; readonly after: string | null };
export type CellChanges = ReadonlyMap<SegmentId, ReadonlyMap<Side, CellChange>>;

const inReadingOrder = (places: Iterable<SegmentPlace | null>): readonly SegmentPlace[] =>
  [...places]
    .filter((place) => place !== null)
    .sort((a, b) => a.document - b.document || (a.rank < b.rank ? -1 : 1));

/** Texts of segments on one side, before or after an action; a cell the action leaves alone has one text. */
const textsOf = (
  project: OpenProject,
  changes: CellChanges,
  side: Side,
  when: keyof CellChange,
): ((place: SegmentPlace) => SegmentText) => {
  return ({ id: segment }) => {
    const change = changes.get(segment)?.get(side);
    const stored = (): string | undefined =>
      cellsOf(project.handle, segment).find((cell) => cell.side === side)?.cell.text;
    return { segment, text: (change === undefined ? stored() : change[when]) ?? '' };
  };
};

/**
 * Neighbouring segments an action cut or joined, as it says by its lineage. `groupOf` names the group a segment was in
 * before it, null for none; `textGroup` gives the texts of a group.
 */
export const cutGroups = (project: OpenProject, steps: readonly Step[], changes: CellChanges) => {
  const union = unionOf(steps.filter((step) => step.on === 'lineage'));
  const moves = new Map<SegmentId, Moved>(
    steps.flatMap((step) => (step.on === 'segment' ? [[step.id, step]] : [])),
  );
  const members = Map.groupBy(union.all(), union.rootOf);
  return {
    groupOf: (segment: SegmentId): SegmentId | null => (union.has(segment) ? union.rootOf(segment) : null),
    textGroup: (group: SegmentId, side: Side): TextGroup => {
      const places = placesOf(project, moves, members.get(group) ?? []);
      const at = (when: keyof Moved) => inReadingOrder(places.map((moved) => moved[when]));
      return {
        side,
        before: at('before').map(textsOf(project, changes, side, 'before')),
        after: at('after').map(textsOf(project, changes, side, 'after')),
      };
    },
  };
};
