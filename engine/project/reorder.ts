import type { SegmentPlace, Step } from '#core/model/index.ts';
import { segmentBefore } from '../store/segments-repository.ts';
import { reloadOrder, type OpenProject } from './open-project.ts';
import type { KnownOrders } from './order-index.ts';

/** Above this many moved rows, reading the order again is quicker than moving one by one. */
const fewMoves = 32;

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

/** Brings the order index up to the committed steps. `known`: orders of documents that these show. */
export const reorder = (project: OpenProject, steps: readonly Step[], known?: KnownOrders): void => {
  const moved = steps.filter(moves);
  if (moved.length > fewMoves || steps.some(({ on }) => on === 'document' || on === 'row')) {
    reloadOrder(project, known);
    return;
  }
  for (const { id } of moved) project.order.remove(id);
  const placed = new Map<number, SegmentPlace | null>(moved.map(({ id, after }) => [id, after]));
  [...placed.values()]
    .filter((place) => place !== null)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .forEach((place) => insertAt(project, place));
};
