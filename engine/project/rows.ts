import type { Block, BlockId, Cell, Row, SegmentId, SegmentPlace, Side } from '../../core/model/index.ts';
import { marksOf } from '../store/anchors-repository.ts';
import { blocksOf } from '../store/blocks-repository.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { openRepairCounts } from '../store/repairs-repository.ts';
import { findSegments } from '../store/segments-repository.ts';
import type { OpenProject } from './open-project.ts';

const cellsBySegment = (
  project: OpenProject,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, Partial<Record<Side, Cell>>> => {
  const found = new Map<SegmentId, Partial<Record<Side, Cell>>>();
  for (const { segment, side, cell } of cellsOfAll(project.handle, segments)) {
    const cells = found.get(segment);
    if (cells === undefined) found.set(segment, { [side]: cell });
    else cells[side] = cell;
  }
  return found;
};

/** Only the original and the columns the document shows: a hidden column keeps its cells in the file. */
const shown = (
  project: OpenProject,
  place: SegmentPlace,
  cells: Partial<Record<Side, Cell>>,
): Partial<Record<Side, Cell>> => {
  const targets = project.documents.get(place.document)?.targets ?? [];
  return Object.fromEntries(
    Object.entries(cells).filter(([side]) => side === 'source' || targets.some((target) => target === side)),
  );
};

/** The rows of the given segments, in the order given; segments that are in no shown document are left out. */
export const rowsOf = (project: OpenProject, segments: readonly SegmentId[]): readonly Row[] => {
  const { handle, order } = project;
  const before = segments.map((segment) => order.segmentAt((order.rowOf(segment) ?? 0) - 1));
  const places = new Map(
    findSegments(handle, [...segments, ...before.filter((id) => id !== null)]).map((place) => [
      place.id,
      place,
    ]),
  );
  const blocks = new Map<BlockId, Block>(
    blocksOf(handle, [...new Set([...places.values()].map(({ block }) => block))]).map((block) => [
      block.id,
      block,
    ]),
  );
  const cells = cellsBySegment(project, segments);
  const open = openRepairCounts(handle, segments);
  const marks = marksOf(handle, segments);
  return segments.flatMap((segment, i) => {
    const place = places.get(segment);
    const row = order.rowOf(segment);
    const block = place === undefined ? undefined : blocks.get(place.block);
    if (place === undefined || row === null || block === undefined) return [];
    const previous = before[i] ?? null;
    return [
      {
        segment,
        row,
        document: place.document,
        block,
        opensBlock: previous === null || places.get(previous)?.block !== place.block,
        gap: place.gap,
        cells: shown(project, place, cells.get(segment) ?? {}),
        openRepairs: open.get(segment) ?? 0,
        marks: marks.get(segment) ?? [],
      },
    ];
  });
};

/** One row, or null when its segment is gone. */
export const rowOfSegment = (project: OpenProject, segment: SegmentId): Row | null =>
  rowsOf(project, [segment])[0] ?? null;
