import {
  type Block,
  type BlockId,
  type Cell,
  type RepairId,
  type SegmentId,
  type SegmentPlace,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { sameCell } from '../project/cell-rules.ts';
import type { OpenProject } from '../project/open-project.ts';
import { blocksOf } from '../store/blocks-repository.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { nextId } from '../store/ids.ts';
import { repairsOf, type StoredRepair } from '../store/repairs-repository.ts';
import { findSegment } from '../store/segments-repository.ts';

/** A segment with its texts and repairs, as an action in the making has left them so far. */
export type WorkingSegment = {
  readonly id: SegmentId;
  place: SegmentPlace;
  cells: Map<Side, Cell>;
  repairs: StoredRepair[];
};

type Before = {
  readonly place: SegmentPlace;
  readonly cells: ReadonlyMap<Side, Cell>;
};

/**
 * The segments an action works on. They are read when first asked for, changed in memory, and told as steps at the
 * end, so that one action may cut and join the same segments many times.
 */
export type WorkingSegments = {
  /** The segment as it now is; null when there is none, or it is in no shown document. */
  readonly get: (id: SegmentId) => WorkingSegment | null;
  /** The one after it in its document, as things now are. */
  readonly next: (segment: WorkingSegment) => WorkingSegment | null;
  readonly documentOf: (segment: WorkingSegment) => StoredDocument;
  /** Puts a new segment in behind another; its place names block and gap. */
  readonly insertAfter: (
    segment: WorkingSegment,
    made: Omit<WorkingSegment, 'id' | 'place'> & { readonly gap: string; readonly block: BlockId },
    rankBetween: (before: string, after: string | null) => string,
  ) => WorkingSegment;
  /** Takes out the segment after `segment`, whose repairs and texts the caller has taken over. */
  readonly removeNext: (segment: WorkingSegment) => void;
  /** A new block like that of `segment`. */
  readonly newBlock: (segment: WorkingSegment) => BlockId;
  readonly noteLineage: (from: readonly SegmentId[], into: readonly SegmentId[]) => void;
  readonly steps: () => readonly Step[];
};

const placeOf = ({ segment, start, end, decision, status }: StoredRepair) => ({
  segment,
  start,
  end,
  decision,
  status,
});

const samePlace = (a: SegmentPlace, b: SegmentPlace): boolean => a.gap === b.gap && a.block === b.block;

const cellSteps = (
  segment: SegmentId,
  before: ReadonlyMap<Side, Cell>,
  after: ReadonlyMap<Side, Cell>,
): Step[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((side): Step[] => {
    const was = before.get(side) ?? null;
    const is = after.get(side) ?? null;
    if (was === is || (was !== null && is !== null && sameCell(was, is))) return [];
    return [{ on: 'cell', segment, side, before: was, after: is }];
  });

const segmentSteps = (id: SegmentId, before: Before | null, now: WorkingSegment | null): Step[] => {
  const none = new Map<Side, Cell>();
  if (now === null) {
    if (before === null) return [];
    return [...cellSteps(id, before.cells, none), { on: 'segment', id, before: before.place, after: null }];
  }
  const place: Step = { on: 'segment', id, before: before?.place ?? null, after: now.place };
  const moved = before === null || !samePlace(before.place, now.place);
  return [...(moved ? [place] : []), ...cellSteps(id, before?.cells ?? none, now.cells)];
};

const repairSteps = (
  before: ReadonlyMap<RepairId, StoredRepair>,
  segments: Iterable<WorkingSegment>,
): Step[] => {
  const steps: Step[] = [];
  for (const { repairs } of segments) {
    for (const repair of repairs) {
      const was = before.get(repair.id);
      if (was === undefined || was === repair) continue;
      steps.push({ on: 'repair', id: repair.id, before: placeOf(was), after: placeOf(repair) });
    }
  }
  return steps;
};

type Placed = { readonly place: SegmentPlace };

/** All of `before` in reading order, so that the account of the action begins with its first row. */
const inOrder = (
  before: ReadonlyMap<SegmentId, Placed | null>,
  now: ReadonlyMap<SegmentId, Placed>,
): readonly SegmentId[] => {
  const rankOf = (id: SegmentId): string => (now.get(id) ?? before.get(id))?.place.rank ?? '';
  const documentOf = (id: SegmentId): number => (now.get(id) ?? before.get(id))?.place.document ?? 0;
  return [...before.keys()].sort((a, b) => documentOf(a) - documentOf(b) || (rankOf(a) < rankOf(b) ? -1 : 1));
};

export const workOn = (project: OpenProject): WorkingSegments => {
  const { handle, order } = project;
  const before = new Map<SegmentId, Before | null>();
  const now = new Map<SegmentId, WorkingSegment>();
  const repairsBefore = new Map<RepairId, StoredRepair>();
  const following = new Map<SegmentId, SegmentId | null>();
  const removed = new Set<SegmentId>();
  const blocks: Step[] = [];
  const lineage: Step[] = [];
  let nextSegment = nextId(handle, 'segments');
  let nextBlock = nextId(handle, 'blocks');

  const load = (id: SegmentId): WorkingSegment | null => {
    const row = order.rowOf(id);
    const place = row === null ? null : findSegment(handle, id);
    if (row === null || place === null) return null;
    const cells = new Map(cellsOf(handle, id).map(({ side, cell }) => [side, cell]));
    const repairs = repairsOf(handle, id);
    before.set(id, { place, cells });
    for (const repair of repairs) repairsBefore.set(repair.id, repair);
    const segment = { id, place, cells: new Map(cells), repairs: [...repairs] };
    now.set(id, segment);
    const after = order.segmentAt(row + 1);
    following.set(id, order.documentAt(row + 1) === place.document ? after : null);
    return segment;
  };
  const get = (id: SegmentId): WorkingSegment | null => {
    if (removed.has(id)) return null;
    return now.get(id) ?? load(id);
  };
  const next = (segment: WorkingSegment): WorkingSegment | null => {
    const id = following.get(segment.id) ?? null;
    return id === null ? null : get(id);
  };
  const documentOf = ({ place }: WorkingSegment): StoredDocument => {
    const document = project.documents.get(place.document);
    if (document === undefined) throw new Error(`segment ${place.id} is in no document`);
    return document;
  };

  return {
    get,
    next,
    documentOf,
    insertAfter: (segment, { gap, block, ...made }, rankBetween) => {
      const id = nextSegment as SegmentId;
      nextSegment += 1;
      const rank = rankBetween(segment.place.rank, next(segment)?.place.rank ?? null);
      const working = { id, place: { ...segment.place, id, rank, gap, block }, ...made };
      before.set(id, null);
      now.set(id, working);
      following.set(id, following.get(segment.id) ?? null);
      following.set(segment.id, id);
      return working;
    },
    removeNext: (segment) => {
      const gone = next(segment);
      if (gone === null) return;
      following.set(segment.id, following.get(gone.id) ?? null);
      now.delete(gone.id);
      removed.add(gone.id);
    },
    newBlock: ({ place }) => {
      const like = blocksOf(handle, [place.block])[0];
      const id = nextBlock as BlockId;
      nextBlock += 1;
      const made: Block = { id, kind: like?.kind ?? 'paragraph', level: like?.level ?? 0 };
      blocks.push({ on: 'block', id, document: place.document, before: null, after: made });
      return id;
    },
    noteLineage: (from, into) => void lineage.push({ on: 'lineage', from, into }),
    steps: () => [
      ...blocks,
      ...inOrder(before, now).flatMap((id) => segmentSteps(id, before.get(id) ?? null, now.get(id) ?? null)),
      ...repairSteps(repairsBefore, now.values()),
      ...lineage,
    ],
  };
};
