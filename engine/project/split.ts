import { generateKeyBetween } from 'fractional-indexing';
import {
  fail,
  ok,
  type Cell,
  type Result,
  type RowNumber,
  type SegmentId,
  type SegmentPlace,
  type Sequence,
  type Side,
  type Step,
} from '#core/model/index.ts';
import type { ProposedCut } from '#api/segments.ts';
import { proposeSplit } from '#core/splitting/propose.ts';
import { splitTexts } from '#core/splitting/texts.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { nextId } from '../store/ids.ts';
import { repairsOf, type StoredRepair } from '../store/repairs-repository.ts';
import { segmentAfter } from '../store/segments-repository.ts';
import { cellFor } from './address.ts';
import { sameCell } from './cell-rules.ts';
import { commit } from './commit.ts';
import { writable, type OpenProject } from './open-project.ts';
import { cutsFor, splitCell, type Cut, type WantedCuts } from './split-cells.ts';

export type SplitReport = {
  readonly sequence: Sequence;
  readonly segment: SegmentId;
  readonly made: SegmentId;
  readonly row: RowNumber;
};

/** Repairs go with their words; one that the cut goes through stays, but can no longer be switched. */
const splitRepair = (repair: StoredRepair, made: SegmentId, { end, resume }: Cut): Step | null => {
  const { id, segment, decision, status } = repair;
  const before = { segment, start: repair.start, end: repair.end, decision, status };
  if (repair.end <= end) return null;
  const moved = { segment: made, start: repair.start - resume, end: repair.end - resume, decision, status };
  const cut = { segment, start: Math.min(repair.start, end), end, decision, status: 'edited' as const };
  const after = repair.start >= resume ? moved : { ...cut, status: status === 'gone' ? status : cut.status };
  return { on: 'repair', id, before, after };
};

const cellSteps = (
  segment: SegmentId,
  made: SegmentId,
  side: Side,
  cell: Cell,
  cut: Cut | undefined,
): Step[] => {
  const [head, rest] = splitCell(side, cell, cut);
  const second: Step = { on: 'cell', segment: made, side, before: null, after: rest };
  return sameCell(cell, head) ? [second] : [{ on: 'cell', segment, side, before: cell, after: head }, second];
};

/** The place of the new segment, right after `place`, in the same block. */
const placeAfter = (project: OpenProject, place: SegmentPlace): SegmentPlace => ({
  ...place,
  id: nextId(project.handle, 'segments') as SegmentId,
  rank: generateKeyBetween(
    place.rank,
    segmentAfter(project.handle, place.document, place.rank)?.rank ?? null,
  ),
});

export type SplitRequest = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly at: number;
  /** Columns whose place was chosen by hand. */
  readonly places?: WantedCuts;
};

const ownWordsOf = ({ settings }: OpenProject): readonly string[] =>
  settings.protectedWords.map(({ word }) => word);

const cellsFor = (project: OpenProject, segment: SegmentId): ReadonlyMap<Side, Cell> =>
  new Map(cellsOf(project.handle, segment).map((placed) => [placed.side, placed.cell]));

/** Where `splitSegment` would cut the texts, as told in api/segments.ts. Failures: segment.unknown, cell.unknown-side, split.at-edge. */
export const proposedSplit = (
  project: OpenProject,
  { segment, side, at }: SplitRequest,
): Result<readonly ProposedCut[]> => {
  const found = cellFor(project, segment, side);
  if (!found.ok) return found;
  const texts = splitTexts(found.value.document.columns, cellsFor(project, segment));
  const proposal = proposeSplit(texts, side, at, ownWordsOf(project));
  if (proposal === null) return fail('split.at-edge');
  return ok([...proposal].map(([each, place]) => ({ side: each, ...place })));
};

/**
 * Cuts a segment in two, as told in api/segments.ts. Failures: segment.unknown, cell.unknown-side, cell.locked, split.at-edge,
 * split.bad-place.
 */
export const splitSegment = (
  project: OpenProject,
  { segment, side, at, places = new Map() }: SplitRequest,
  actor: string,
): Result<SplitReport> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = cellFor(project, segment, side);
  if (!found.ok) return found;
  const { place, document } = found.value;
  const cells = cellsFor(project, segment);
  const cutting = cutsFor(document.columns, cells, {
    side,
    at,
    wanted: places,
    ownWords: ownWordsOf(project),
  });
  if (!cutting.ok) return cutting;
  const cuts = cutting.value;
  const source = cells.get('source');
  const sourceCut = cuts.get('source');
  if (source === undefined || sourceCut === undefined) return fail('split.at-edge');
  if ([...cuts.keys()].some((cut) => cells.get(cut)?.locked === true)) return fail('cell.locked');
  const made = placeAfter(project, place);
  const gap = sliceCodePoints(source.text, sourceCut.end, sourceCut.resume);
  const repairs = repairsOf(project.handle, segment).map((repair) => splitRepair(repair, made.id, sourceCut));
  const steps: Step[] = [
    { on: 'segment', id: segment, before: place, after: { ...place, gap } },
    { on: 'segment', id: made.id, before: null, after: made },
    ...[...cells].flatMap(([each, cell]) => cellSteps(segment, made.id, each, cell, cuts.get(each))),
    ...repairs.filter((step) => step !== null),
    { on: 'lineage', from: [segment], into: [segment, made.id] },
  ];
  const done = commit(project, { kind: 'split', steps, actor });
  if (!done.ok) return done;
  const row = project.order.rowOf(segment) ?? 0;
  return ok({ sequence: done.value.sequence, segment, made: made.id, row });
};
