import { generateKeyBetween } from 'fractional-indexing';
import {
  emptyCell,
  isFixed,
  isUnspaced,
  languageOfSide,
  originalSide,
  type Cell,
  type Column,
  type RepairId,
  type Side,
} from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { withText } from '../project/cell-rules.ts';
import { joinCells } from '../project/merge.ts';
import type { OpenProject } from '../project/open-project.ts';
import { afterChange } from '../project/source-change.ts';
import { splitCell } from '../project/split-cells.ts';
import { followed } from '#core/splitting/texts.ts';
import { movedBy, type RepairEdit } from './move-repairs.ts';
import type { WorkingSegment, WorkingSegments } from './working-segments.ts';

export const sourceOf = ({ cells }: WorkingSegment): Cell => cells.get('source') ?? emptyCell;

/** Changes the original; converted columns follow it, others become stale, other repairs keep to their words. */
export const editSource = (
  project: OpenProject,
  work: WorkingSegments,
  segment: WorkingSegment,
  edits: readonly RepairEdit[],
): void => {
  const document = work.documentOf(segment);
  const before = sourceOf(segment);
  const rich = { text: applyEdits(before.text, edits), tags: mapTags(before.tags, edits) };
  const after = withText(before, rich, before.origin);
  const change = { segment: segment.id, document, side: 'source', before, after } as const;
  for (const target of document.targets) {
    const cell = segment.cells.get(target);
    if (cell !== undefined) segment.cells.set(target, afterChange(project, change, target, cell));
  }
  segment.cells.set('source', after);
  segment.repairs = segment.repairs.map((repair) => movedBy(repair, edits));
};

/** Whether a column holds nothing but what was converted from the original. */
const follows = (columns: readonly Column[], side: Side, cell: Cell): boolean =>
  followed(columns, side, cell) === originalSide && !isFixed(cell);

const joinerOf = (columns: readonly Column[], side: Side, a: Cell, b: Cell): string =>
  a.text === '' || b.text === '' || (side !== originalSide && isUnspaced(languageOfSide(columns, side)))
    ? ''
    : ' ';

/**
 * Joins a segment with the next one, with what stands between them, line ends too: the caller mends that.
 * False, and nothing is changed, when there is none or a text is locked.
 */
export const joinNext = (work: WorkingSegments, segment: WorkingSegment): boolean => {
  const next = work.next(segment);
  if (next === null) return false;
  const all = [...segment.cells.values(), ...next.cells.values()];
  if (all.some(isFixed)) return false;
  const { columns } = work.documentOf(segment);
  const { gap } = segment.place;
  const shift = codePointLength(sourceOf(segment).text) + codePointLength(gap);
  for (const side of new Set([...segment.cells.keys(), ...next.cells.keys()])) {
    const a = segment.cells.get(side) ?? { ...emptyCell, origin: next.cells.get(side)?.origin ?? 'typed' };
    const b = next.cells.get(side) ?? { ...emptyCell, origin: a.origin };
    const inStep = side === 'source' || (follows(columns, side, a) && follows(columns, side, b));
    segment.cells.set(side, joinCells(a, inStep ? gap : joinerOf(columns, side, a, b), b));
  }
  const moved = next.repairs.map((repair) => ({
    ...repair,
    segment: segment.id,
    start: repair.start + shift,
    end: repair.end + shift,
  }));
  segment.repairs = [...segment.repairs, ...moved];
  const wasBlock = next.place.block;
  segment.place = { ...segment.place, gap: next.place.gap };
  work.removeNext(segment);
  work.noteLineage([segment.id, next.id], [segment.id]);
  if (wasBlock !== segment.place.block) adoptBlock(work, segment, wasBlock);
  return true;
};

/** Brings what follows of block `from` into the segment's own block. */
const adoptBlock = (work: WorkingSegments, segment: WorkingSegment, from: number): void => {
  for (let next = work.next(segment); next !== null && next.place.block === from; next = work.next(next)) {
    next.place = { ...next.place, block: segment.place.block };
  }
};

/** The place of a cut in the original, in code points: white space from `end` to `resume` becomes the gap. */
export type SourceCut = { readonly end: number; readonly resume: number };

/** The cut at `at`, with the white space around it. */
export const cutRound = (text: string, at: number): SourceCut => ({
  end: codePointLength(sliceCodePoints(text, 0, at).trimEnd()),
  resume: codePointLength(text) - codePointLength(sliceCodePoints(text, at).trimStart()),
});

const goesRight = (
  { start, end, id }: { start: number; end: number; id: RepairId },
  cut: SourceCut,
  by: RepairId,
) => {
  if (start < cut.resume) return false;
  return start > cut.resume || end > start || id > by;
};

/**
 * Cuts a segment in two for repair `by`, which stays with the first half. Texts converted from the original are cut
 * with it, others stay with the first half. `isNewBlock`: what follows is a paragraph of its own.
 */
export const cutSegment = (
  work: WorkingSegments,
  segment: WorkingSegment,
  cut: SourceCut,
  by: RepairId,
  isNewBlock: boolean,
): WorkingSegment => {
  const { columns } = work.documentOf(segment);
  const source = sourceOf(segment);
  const length = codePointLength(source.text);
  const gap = sliceCodePoints(source.text, cut.end, cut.resume);
  const cells = new Map<Side, Cell>();
  for (const [side, cell] of segment.cells) {
    const inStep =
      side === 'source' || (follows(columns, side, cell) && codePointLength(cell.text) === length);
    const [head, rest] = splitCell(side, cell, inStep ? { ...cut, length } : undefined);
    segment.cells.set(side, head);
    cells.set(side, rest);
  }
  const right = segment.repairs.filter((repair) => goesRight(repair, cut, by));
  const block = isNewBlock ? work.newBlock(segment) : segment.place.block;
  const wasBlock = segment.place.block;
  const made = work.insertAfter(
    segment,
    { cells, repairs: [], gap: segment.place.gap, block },
    generateKeyBetween,
  );
  made.repairs = right.map((repair) => ({
    ...repair,
    segment: made.id,
    start: repair.start - cut.resume,
    end: repair.end - cut.resume,
  }));
  segment.repairs = segment.repairs.filter((repair) => !right.includes(repair));
  segment.place = { ...segment.place, gap };
  work.noteLineage([segment.id], [segment.id, made.id]);
  if (isNewBlock) adoptBlock(work, made, wasBlock);
  return made;
};
