import type { KnownText, KnownTexts } from '#core/book-back/known.ts';
import { isUnspaced, type Cell, type SegmentId, type Side } from '#core/model/index.ts';
import { languageOf, type OpenProject } from '../../project/open-project.ts';
import { findCell } from '../../store/cells-repository.ts';
import { readMeta } from '../../store/meta-repository.ts';
import { blocksBySegment } from '../../store/segments-repository.ts';
import { textsOfCell } from '../../store/steps-repository.ts';
import { isCellShown } from '../host/standing.ts';

const asKnown = ({ text, tags, state }: Cell): KnownText => ({ text, tags, state });

/** The block of every segment that is shown, read once. */
const blockFinder = ({ handle, order }: OpenProject): ((segment: SegmentId) => number | null) => {
  let known: Map<number, number> | null = null;
  return (segment) => {
    known ??= new Map(
      order.stretches().flatMap(({ document }) => {
        const { segments, blocks } = blocksBySegment(handle, document);
        return segments.map((id, at) => [id, blocks[at] ?? 0] as const);
      }),
    );
    return known.get(segment) ?? null;
  };
};

/** The uid of a project, by which its books know it. */
export const uidOfProject = (project: OpenProject): string => readMeta(project.handle, 'id') ?? '';

/** What a project knows of its texts, those of its history included: what a book was made from may have been changed since. */
export const knownTexts = (project: OpenProject): KnownTexts => {
  const { handle, order, settings } = project;
  const cellOf = (segment: SegmentId, side: Side): Cell | null => {
    const cell = findCell(handle, segment, side);
    return cell === null || cell.damaged === true ? null : cell;
  };
  return {
    project: uidOfProject(project),
    sides: settings.columns.map(({ id }) => id),
    rowOf: (segment) => order.rowOf(segment),
    present: (segment, side) => {
      const cell = isCellShown(project, { segment, side }) ? cellOf(segment, side) : null;
      return cell === null ? null : asKnown(cell);
    },
    *versions(segment, side) {
      const cell = cellOf(segment, side);
      if (cell !== null) yield asKnown(cell);
      for (const text of textsOfCell(handle, segment, side)) yield asKnown(text);
    },
    isUnspaced: (side) => {
      const first = side === 'source' ? order.segmentAt(1) : null;
      return isUnspaced(first === null ? columnLanguage(project, side) : languageOf(project, first, side));
    },
    blockOf: blockFinder(project),
  };
};

const columnLanguage = ({ settings }: OpenProject, side: Side) =>
  settings.columns.find(({ id }) => id === side)?.language ?? 'und';
