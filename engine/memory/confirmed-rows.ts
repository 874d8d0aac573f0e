import type { ConcordanceEntry, ConcordanceText } from '#api/memory.ts';
import { cellStates, columnOf, originalSide, type CellState, type SegmentId } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { lastChange } from '../store/memory-repository.ts';
import { cellsBy, isConfirmed, languageAt, type Cells } from './own-rows.ts';

const leastAdvanced = (states: readonly CellState[]): CellState =>
  cellStates.find((state) => states.includes(state)) ?? 'translated';

const entryOf = (project: OpenProject, segment: SegmentId, cells: Cells): ConcordanceEntry | null => {
  const row = project.order.rowOf(segment);
  const original = cells.get(originalSide);
  if (row === null || original === undefined || original.damaged === true) return null;
  const document = project.documents.get(project.order.documentAt(row) ?? (0 as never));
  const confirmed = (document?.targets ?? []).flatMap((side) => {
    const cell = cells.get(side);
    return cell === undefined || side === originalSide || !isConfirmed(cell) ? [] : [{ side, cell }];
  });
  const [first] = confirmed;
  if (first === undefined) return null;
  const change = lastChange(project.handle, segment, first.side);
  const { text, tags } = original;
  return {
    memory: null,
    row,
    document: document?.name ?? '',
    original: { side: originalSide, language: languageAt(project, row), text, tags, ranges: [] },
    translations: confirmed.map(({ side, cell }): ConcordanceText => {
      const language = columnOf(project.settings.columns, side)?.language ?? 'und';
      return { side, language, text: cell.text, tags: cell.tags, ranges: [] };
    }),
    state: leastAdvanced(confirmed.map(({ cell }) => cell.state)),
    author: change?.author ?? '',
    at: change?.at ?? null,
  };
};

/** Of some segments those that are shown and have a confirmed translation, in the order of their rows. */
export const confirmedRows = (
  project: OpenProject,
  segments: readonly SegmentId[],
): readonly ConcordanceEntry[] => {
  const cells = cellsBy(project, segments);
  return segments
    .flatMap((segment) => entryOf(project, segment, cells.get(segment) ?? new Map()) ?? [])
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
};
