import {
  emptyCell,
  fail,
  ok,
  type Cell,
  type Result,
  type SegmentId,
  type SegmentPlace,
  type Side,
} from '#core/model/index.ts';
import { findCell } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { findSegment } from '../store/segments-repository.ts';
import type { OpenProject } from './open-project.ts';

export type FoundSegment = { readonly place: SegmentPlace; readonly document: StoredDocument };
export type FoundCell = FoundSegment & { readonly cell: Cell };

/** Why nothing may be written into a cell, or made from it, that is not as it was written. */
export const damagedCell = (project: OpenProject, segment: SegmentId, side: Side) =>
  fail('cell.damaged', { row: project.order.rowOf(segment) ?? 0, side });

/** A segment of a shown document, or `segment.unknown`. */
export const segmentFor = (project: OpenProject, segment: SegmentId): Result<FoundSegment> => {
  const place = project.order.rowOf(segment) === null ? null : findSegment(project.handle, segment);
  const document = place === null ? undefined : project.documents.get(place.document);
  return place === null || document === undefined
    ? fail('segment.unknown', { segment })
    : ok({ place, document });
};

/** The cell of a shown column, empty when nothing was ever written there; or `segment.unknown`, `cell.unknown-side`. */
export const cellFor = (project: OpenProject, segment: SegmentId, side: Side): Result<FoundCell> => {
  const found = segmentFor(project, segment);
  if (!found.ok) return found;
  const { document } = found.value;
  if (side !== 'source' && !document.targets.includes(side)) return fail('cell.unknown-side', { side });
  return ok({ ...found.value, cell: findCell(project.handle, segment, side) ?? emptyCell });
};
