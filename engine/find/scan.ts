import { fail, ok, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import { requiredKey, type Query } from '#core/text/search/index.ts';
import { sideRank } from '../project/columns.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment, type CellText } from '../store/find-repository.ts';
import { takeTurns } from '../turns.ts';

/** A cell with hits. */
export type FoundCell = { readonly segment: SegmentId; readonly side: Side; readonly hits: number };

/** Segments whose cells are read at a time: a few milliseconds of work. */
const stretch = 2000;

/** Which columns of which documents are shown, and so searched. */
const isShown = (project: OpenProject, sides: readonly Side[] | undefined) => {
  const shown = new Map(
    project.order
      .stretches()
      .map(({ document }) => [document, new Set<Side>(project.documents.get(document)?.targets)]),
  );
  const wanted = sides === undefined ? null : new Set(sides);
  return (row: number, side: Side): boolean => {
    if (wanted !== null && !wanted.has(side)) return false;
    if (side === 'source') return true;
    const document = project.order.documentAt(row);
    return document !== null && shown.get(document)?.has(side) === true;
  };
};

/** Reading order: by row, within a row in the order of the columns. */
const inOrder = (project: OpenProject, found: readonly FoundCell[]): readonly FoundCell[] => {
  const { order } = project;
  return found.toSorted(
    (a, b) =>
      (order.rowOf(a.segment) ?? 0) - (order.rowOf(b.segment) ?? 0) ||
      sideRank(project, a.side) - sideRank(project, b.side),
  );
};

/**
 * All cells a query has hits in, in reading order; `hitsIn` counts those of a text that may have some. Gives way to other work every few milliseconds; `isWanted` is asked
 * then, and `job.cancelled` answered when it says no: the project may be another by then.
 */
export const scanCells = async (
  project: OpenProject,
  query: Query,
  hitsIn: (cell: CellText) => number,
  { sides, isWanted }: { readonly sides: readonly Side[] | undefined; readonly isWanted: () => boolean },
): Promise<Result<readonly FoundCell[]>> => {
  const key = requiredKey(query);
  const shown = isShown(project, sides);
  const turn = takeTurns();
  const found: FoundCell[] = [];
  const last = lastSegment(project.handle);
  for (let from = 1; from <= last; from += stretch) {
    for (const cell of cellTexts(project.handle, from, from + stretch, key)) {
      const { segment, side } = cell;
      const row = project.order.rowOf(segment);
      if (row === null || !shown(row, side)) continue;
      const hits = hitsIn(cell);
      if (hits > 0) found.push({ segment, side, hits });
      await turn();
      if (!isWanted()) return fail('job.cancelled');
    }
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok(inOrder(project, found));
};
