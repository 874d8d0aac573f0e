import {
  emptyCell,
  fail,
  isUnspaced,
  languageOfSide,
  ok,
  originalSide,
  type Cell,
  type Column,
  type Language,
  type Result,
  type RowNumber,
  type SegmentId,
  type SegmentPlace,
  type Sequence,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { joinRich } from '#core/text/mapping.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { repairsOf } from '../store/repairs-repository.ts';
import { segmentAfter } from '../store/segments-repository.ts';
import { segmentFor } from './address.ts';
import { changedState, lowerState } from './cell-rules.ts';
import { commit } from './commit.ts';
import { writable, type OpenProject } from './open-project.ts';
import { restoredBy, type Restored } from './restore-split.ts';
import { followed } from '#core/splitting/texts.ts';

export type MergeReport = {
  readonly sequence: Sequence;
  readonly segment: SegmentId;
  readonly row: RowNumber;
};

const joinerOf = (language: Language): string => (isUnspaced(language) ? '' : ' ');

/** What stands between the two originals once they are one: what stood there, unless it was a new line. */
const sourceJoiner = (gap: string, language: Language): string =>
  /[\n\r\u0085\u2028\u2029]/.test(gap) ? joinerOf(language) : gap;

/** What stands between the texts of a column; converted text keeps in step with what it was converted from. */
export const joinerFor = (columns: readonly Column[], gap: string, side: Side, a: Cell, b: Cell): string => {
  const original = languageOfSide(columns, originalSide);
  if (side === originalSide) return sourceJoiner(gap, original);
  if (a.text === '' || b.text === '') return '';
  const follows = [a, b].every((cell) => followed(columns, side, cell) === originalSide);
  return follows ? sourceJoiner(gap, original) : joinerOf(languageOfSide(columns, side));
};

/** Two texts as one. Typed and imported or converted text together count as typed. */
export const joinCells = (a: Cell, joiner: string, b: Cell): Cell => {
  const rich = joinRich(a, joiner, b);
  const empty = changedState(rich) === 'empty';
  return {
    ...rich,
    state: empty ? 'empty' : lowerState(a.state, b.state),
    locked: a.locked,
    origin: a.origin === b.origin ? a.origin : 'typed',
    stale: a.stale || b.stale,
  };
};

/** Repairs of the second text move behind the first. */
const repairSteps = (
  project: OpenProject,
  from: SegmentId,
  into: SegmentId,
  { shift, restored }: Joined,
): readonly Step[] =>
  repairsOf(project.handle, from).map(({ id, segment, start, end, decision, status }) => ({
    on: 'repair',
    id,
    before: { segment, start, end, decision, status },
    after: restored.repairs.get(id) ?? {
      segment: into,
      start: start + shift,
      end: end + shift,
      decision,
      status,
    },
  }));

/**
 * Repairs in the white space behind the first text. What stands there now is something else, unless it was kept as it
 * was: then they can no longer be switched.
 */
const gapRepairSteps = (project: OpenProject, first: SegmentPlace, joined: Joined): readonly Step[] =>
  repairsOf(project.handle, first.id).flatMap((repair): readonly Step[] => {
    const { id, segment, start, end, decision, status } = repair;
    const was = joined.restored.repairs.get(id);
    if (was !== undefined) {
      return [{ on: 'repair', id, before: { segment, start, end, decision, status }, after: was }];
    }
    const isKept = joined.shift === joined.length + codePointLength(first.gap);
    if (isKept || status !== 'live' || end <= joined.length) return [];
    const at = { start: Math.min(start, joined.length), end: joined.length };
    return [
      {
        on: 'repair',
        id,
        before: { segment, start, end, decision, status },
        after: { segment, ...at, decision, status: end > start ? 'edited' : 'live' },
      },
    ];
  });

/** `length`: code points of the first original; `shift`: where the second now begins. */
type Joined = {
  readonly steps: readonly Step[];
  readonly length: number;
  readonly shift: number;
  readonly restored: Restored;
};

const joinAll = (
  project: OpenProject,
  columns: readonly Column[],
  first: SegmentPlace,
  second: SegmentPlace,
): Result<Joined> => {
  const a = new Map(cellsOf(project.handle, first.id).map(({ side, cell }) => [side, cell]));
  const b = new Map(cellsOf(project.handle, second.id).map(({ side, cell }) => [side, cell]));
  const restored = restoredBy(project, first.id, second.id, { left: a, right: b });
  const sides = new Set([...a.keys(), ...b.keys()]);
  // What comes back as it was is not written in: a locked text that the split left whole keeps nobody from joining.
  const isLocked = [...sides].some(
    (side) => !restored.cells.has(side) && (a.get(side)?.locked === true || b.get(side)?.locked === true),
  );
  if (isLocked) return fail('cell.locked');
  const steps: Step[] = [];
  let length = 0;
  let shift = 0;
  for (const side of sides) {
    const left = a.get(side) ?? { ...emptyCell, origin: b.get(side)?.origin ?? 'typed' };
    const right = b.get(side) ?? { ...emptyCell, origin: left.origin };
    const joiner = joinerFor(columns, first.gap, side, left, right);
    const after = restored.cells.get(side) ?? joinCells(left, joiner, right);
    if (side === 'source') {
      length = codePointLength(left.text);
      shift = codePointLength(after.text) - codePointLength(right.text);
    }
    steps.push({ on: 'cell', segment: first.id, side, before: a.get(side) ?? null, after });
    if (b.has(side)) steps.push({ on: 'cell', segment: second.id, side, before: right, after: null });
  }
  return ok({ steps: [...steps, ...restored.anchors], length, shift, restored });
};

/** Joins a segment with the next one of its document, as told in api/segments.ts. Joined right after a split, everything is as it was. Failures: segment.unknown, merge.no-next, cell.locked. */
export const mergeSegment = (
  project: OpenProject,
  segment: SegmentId,
  actor: string,
): Result<MergeReport> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = segmentFor(project, segment);
  if (!found.ok) return found;
  const { place, document } = found.value;
  const next = segmentAfter(project.handle, place.document, place.rank);
  if (next === null) return fail('merge.no-next');
  const joined = joinAll(project, document.columns, place, next);
  if (!joined.ok) return joined;
  const steps: Step[] = [
    ...gapRepairSteps(project, place, joined.value),
    ...repairSteps(project, next.id, segment, joined.value),
    ...joined.value.steps,
    { on: 'segment', id: segment, before: place, after: { ...place, gap: next.gap } },
    { on: 'segment', id: next.id, before: next, after: null },
    { on: 'lineage', from: [segment, next.id], into: [segment] },
  ];
  const done = commit(project, { kind: 'merge', steps, actor });
  if (!done.ok) return done;
  return ok({ sequence: done.value.sequence, segment, row: project.order.rowOf(segment) ?? 0 });
};
