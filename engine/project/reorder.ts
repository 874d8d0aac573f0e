import type { SegmentPlace, Step } from '#core/model/index.ts';
import { segmentBefore } from '../store/segments-repository.ts';
import { reloadOrder, type OpenProject } from './open-project.ts';
import type { AddedRow, KnownOrders } from './order-index.ts';

/** Above this many moved rows, moving all in one pass is quicker than one by one; above the second, reading the order again. */
const [fewMoves, manyMoves] = [32, 4096];

type Move = Extract<Step, { on: 'segment' }>;

const moves = (step: Step): step is Move =>
  step.on === 'segment' &&
  (step.before?.rank !== step.after?.rank || step.before?.document !== step.after?.document);

const insertAt = (project: OpenProject, place: SegmentPlace): void => {
  const { order, handle } = project;
  const before = segmentBefore(handle, place.document, place.rank);
  const stretch = order.stretches().find(({ document }) => document === place.document);
  if (stretch === undefined) return;
  const rowBefore = before === null ? null : order.rowOf(before);
  order.insert(rowBefore === null ? stretch.first : rowBefore + 1, place.id, place.document);
};

/** Moves many rows in one pass. Each stands behind a row that stayed, or behind another that was moved there before it. */
const moveAll = (
  { order, handle }: OpenProject,
  moved: readonly Move[],
  places: readonly SegmentPlace[],
): void => {
  const stretches = new Map(order.stretches().map(({ document, first }) => [document, first]));
  const behind = new Map<number, number>();
  const isMoved = new Set<number>(moved.map(({ id }) => id));
  const added = places.flatMap((place): AddedRow[] => {
    const { id, document, rank } = place;
    const first = stretches.get(document);
    if (first === undefined) return [];
    const before = segmentBefore(handle, document, rank);
    const row =
      before === null
        ? first - 1
        : isMoved.has(before)
          ? behind.get(before)
          : (order.rowOf(before) ?? undefined);
    behind.set(id, row ?? first - 1);
    return [{ behind: row ?? first - 1, segment: id, document }];
  });
  // What ends one document and what begins the next stand behind the same row.
  const firstOf = ({ document }: AddedRow): number => stretches.get(document) ?? 0;
  added.sort((a, b) => a.behind - b.behind || firstOf(a) - firstOf(b));
  order.rearrange(
    moved.map(({ id }) => id),
    added,
  );
};

/** Brings the order index up to the committed steps. `known`: orders of documents that these show. */
export const reorder = (project: OpenProject, steps: readonly Step[], known?: KnownOrders): void => {
  const moved = steps.filter(moves);
  if (moved.length > manyMoves || steps.some(({ on }) => on === 'document' || on === 'row')) {
    reloadOrder(project, known);
    return;
  }
  const placed = new Map<number, SegmentPlace | null>(moved.map(({ id, after }) => [id, after]));
  const places = [...placed.values()]
    .filter((place) => place !== null)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (moved.length > fewMoves) {
    moveAll(project, moved, places);
    return;
  }
  for (const { id } of moved) project.order.remove(id);
  for (const place of places) insertAt(project, place);
};
