import type { Cell, Language, SegmentId, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOfAll } from '../store/cells-repository.ts';

/** Whether somebody stands for a translation: it is translated, reviewed or approved. */
export const isConfirmed = ({ state, text, damaged }: Cell): boolean =>
  damaged !== true && text !== '' && state !== 'empty' && state !== 'draft';

export type Cells = ReadonlyMap<Side, Cell>;

/** The cells of some segments, by segment and column. */
export const cellsBy = (
  project: OpenProject,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, Cells> => {
  const found = new Map<SegmentId, Map<Side, Cell>>();
  for (const { segment, side, cell } of cellsOfAll(project.handle, segments)) {
    const cells = found.get(segment) ?? new Map<Side, Cell>();
    found.set(segment, cells.set(side, cell));
  }
  return found;
};

/** The language of the original of a row. */
export const languageAt = ({ order, documents }: OpenProject, row: number): Language =>
  documents.get(order.documentAt(row) ?? (0 as never))?.language ?? 'und';
