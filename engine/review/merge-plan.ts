import type { MergeReport } from '../../api/review.ts';
import {
  reviewLists,
  type Answer,
  type Cell,
  type FrozenCell,
  type ReviewList,
  type ReviewRecord,
  type ReviewVersion,
  type SegmentId,
  type Side,
  type Step,
} from '../../core/model/index.ts';
import { itemsOfCell } from '../../core/review/items.ts';
import {
  acceptItems,
  answersOf,
  cellKey,
  emptyRecord,
  keysOf,
  mergeCell,
  mergeRecords,
  returnedByCell,
  sameRecord,
  type MergedCell,
} from '../../core/review/merge.ts';
import { frozenCells } from '../../core/review/package.ts';
import {
  distinctVersions,
  keysKnownTo,
  replaceVersions,
  versionKey,
  versionsByUid,
} from '../../core/review/versions.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowsOfSegments } from '../store/review-rows-repository.ts';
import { recordOf } from '../store/review-versions-repository.ts';
import { landThreads } from './land.ts';
import { presentRecord } from './record.ts';
import { changeSegment, noWrites, textEditsOf, type CellWrite, type Writes } from './segment-change.ts';
import { settledCell, type SaidOfCell } from './settled-cell.ts';
import { isCellShown } from './standing.ts';

export type MergeWish = {
  /** Suggestions that nothing stands against are accepted at once. */
  readonly apply: boolean;
  readonly actor: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
};

export type MergeCounts = Omit<MergeReport, 'review' | 'round' | 'from' | 'same' | 'sequence'>;

/** What a merge does to the project as it is now. */
export type MergePlan = {
  readonly steps: readonly Step[];
  readonly edits: Writes['edits'];
  /** What is new and others' own. */
  readonly received: ReviewRecord;
  readonly counts: MergeCounts;
};

/** What moves through long work: how far it is, and whether others go first. */
export type Pace = {
  readonly step: (done: number, total: number) => void;
  readonly turn: () => Promise<void> | undefined;
  readonly isStopped: () => boolean;
};

type AnyVersions = ReadonlyMap<string, readonly ReviewVersion[]>;

const listOf = (record: ReviewRecord, list: ReviewList): AnyVersions => {
  const versions: readonly ReviewVersion[] = record[list];
  return versionsByUid<unknown>(versions) as AnyVersions;
};

/** The steps from one record to another. */
export const recordSteps = (review: string, before: ReviewRecord, after: ReviewRecord): readonly Step[] =>
  reviewLists.flatMap((list) => {
    const stored = listOf(before, list);
    return [...listOf(after, list)].flatMap(([uid, versions]): readonly Step[] => {
      const was = stored.get(uid) ?? [];
      return keysOf(was) === keysOf(versions)
        ? []
        : [{ on: 'review', review, list, uid, before: was, after: versions }];
    });
  });

/** What a package brings of cells: by cell, who says something new. */
const broughtCells = (
  ours: ReviewRecord,
  merged: ReviewRecord,
): ReadonlyMap<string, ReviewRecord['cells']> => {
  const known = new Set(ours.cells.map(versionKey));
  const fresh = merged.cells.filter((one) => !known.has(versionKey(one)));
  return Map.groupBy(fresh, ({ value }) => cellKey(value));
};

/** What of a package is new and was said by others: it is theirs to take back. */
const receivedFrom = (ours: ReviewRecord, theirs: ReviewRecord): ReviewRecord => {
  const strange = <L extends 'answers' | 'annotations' | 'replies'>(list: L): ReviewRecord[L] => {
    const [mine, came]: readonly (readonly ReviewVersion[])[] = [ours[list], theirs[list]];
    const known = keysKnownTo<unknown>(mine ?? []);
    return (came ?? []).filter((one) => !known.has(versionKey<unknown>(one))) as unknown as ReviewRecord[L];
  };
  return {
    ...emptyRecord,
    answers: strange('answers'),
    annotations: strange('annotations'),
    replies: strange('replies'),
  };
};

type Cells = {
  readonly frozen: ReadonlyMap<string, readonly FrozenCell[]>;
  readonly returned: ReturnType<typeof returnedByCell>;
};

/** What is said of the cells a package speaks of, with it. */
const cellsBeside = (
  project: OpenProject,
  review: string,
  segments: ReadonlySet<SegmentId>,
  merged: ReviewRecord,
): Cells => {
  const frozen = frozenCells(rowsOfSegments(project.handle, review, [...segments]));
  const cells = merged.cells.filter(({ value }) => segments.has(value.segment));
  return {
    frozen: Map.groupBy(frozen, cellKey),
    // Of two rounds with the same text the newer one tells the state it had.
    returned: returnedByCell({ cells }, frozen.toReversed()),
  };
};

/** Items that nothing stands against, of these reviewers. */
const unopposed = ({ items }: MergedCell, reviewers: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    items.flatMap(({ item, standing }) =>
      standing.is === 'free' && standing.rivals.length === 0 && reviewers.has(item.reviewer) ? [item.id] : [],
    ),
  );

type Sums = { items: number; applied: number; clashes: number; states: number };

/** Everything the merge of one cell needs to know. */
type Merging = {
  readonly project: OpenProject;
  readonly wish: MergeWish;
  readonly cells: Cells;
  readonly answers: SaidOfCell['answers'];
  readonly given: Answer[];
  readonly sums: Sums;
};

const answerOf = (item: string, { actor, at }: MergeWish): Answer => ({
  item,
  decision: 'accepted',
  reason: '',
  by: actor,
  at,
});

const mergeOne = (
  { project, wish, cells, answers, given, sums }: Merging,
  place: { readonly segment: SegmentId; readonly side: Side },
  cell: Cell,
  reviewers: ReadonlySet<string>,
): CellWrite | null => {
  const key = cellKey(place);
  const returned = cells.returned.cells.get(key) ?? [];
  const [frozen] = cells.frozen.get(key) ?? [];
  if (frozen === undefined || returned.length === 0) return null;
  const merged = mergeCell(place, cell, returned, answers);
  const own = merged.items.filter(({ item }) => reviewers.has(item.reviewer));
  sums.items += own.length;
  sums.clashes += own.filter(({ standing }) => standing.is === 'clash').length;
  const chosen = wish.apply && !cell.locked ? unopposed(merged, reviewers) : new Set<string>();
  const { text, edits, accepted } = acceptItems(cell, merged, chosen);
  const made = accepted.map((item) => answerOf(item, wish));
  given.push(...made);
  sums.applied += made.length;
  const answered = new Map([
    ...merged.items.flatMap(({ item: { id } }) => {
      const known = answers.get(id);
      return known === undefined ? [] : [[id, known] as const];
    }),
    ...made.map((one) => [one.item, [one]] as const),
  ]);
  const after = settledCell(project, cell, text, frozen, { returned, answers: answered });
  if (after.text === cell.text && after.state !== cell.state) sums.states += 1;
  return { after, edits: textEditsOf(edits) };
};

/** The merged record with answers given besides. */
const withAnswers = (record: ReviewRecord, given: readonly Answer[]): ReviewRecord => {
  if (given.length === 0) return record;
  const known = versionsByUid(record.answers);
  const answered = new Map(
    given.map((answer) => [answer.item, replaceVersions(known.get(answer.item) ?? [], answer.item, answer)]),
  );
  return {
    ...record,
    answers: [...record.answers.filter(({ uid }) => !answered.has(uid)), ...answered.values()],
  };
};

/** How many things a package brought are now in conflict. */
const conflictsIn = (ours: ReviewRecord, merged: ReviewRecord): number =>
  reviewLists.reduce((sum, list) => {
    const before = listOf(ours, list);
    const parted = [...listOf(merged, list)].filter(
      ([uid, versions]) =>
        versions.length > 1 &&
        distinctVersions<unknown>(versions).length > 1 &&
        keysOf(before.get(uid) ?? []) !== keysOf(versions),
    );
    return sum + parted.length;
  }, 0);

/**
 * What taking in `theirs` would do to the project as it is now; null when it knows all of it already, 'stopped' when it was
 * cancelled.
 */
export const planMerge = async (
  project: OpenProject,
  review: string,
  theirs: ReviewRecord,
  wish: MergeWish,
  pace: Pace,
): Promise<MergePlan | 'same' | 'stopped'> => {
  const ours = presentRecord(project, review);
  await pace.turn();
  const merged = mergeRecords(ours, theirs);
  await pace.turn();
  if (sameRecord(ours, merged)) return 'same';
  await pace.turn();
  const brought = broughtCells(ours, merged);
  const places = [...brought].flatMap(([, [first]]) => (first === undefined ? [] : [first.value]));
  const segments = Map.groupBy(places, ({ segment }) => segment);
  const cells = cellsBeside(project, review, new Set(segments.keys()), merged);
  const sums: Sums = { items: 0, applied: 0, clashes: 0, states: 0 };
  const merging: Merging = { project, wish, cells, answers: answersOf(merged), given: [], sums };
  const writes = noWrites();
  let done = 0;
  for (const [segment, of] of segments) {
    const shown = of.filter((place) => isCellShown(project, place));
    const reviewersOf = (side: Side): ReadonlySet<string> =>
      new Set(brought.get(cellKey({ segment, side }))?.map(({ value }) => value.reviewer));
    changeSegment(
      project,
      segment,
      new Set(shown.map(({ side }) => side)),
      (side, cell) => mergeOne(merging, { segment, side }, cell, reviewersOf(side)),
      writes,
    );
    for (const place of of) {
      if (shown.includes(place)) continue;
      const gone = (cells.returned.cells.get(cellKey(place)) ?? []).filter(({ cell }) =>
        reviewersOf(place.side).has(cell.reviewer),
      );
      sums.items += gone.flatMap(({ cell, frozen }) => itemsOfCell(cell, frozen)).length;
    }
    done += 1;
    pace.step(done, segments.size);
    await pace.turn();
    if (pace.isStopped()) return 'stopped';
  }
  const landed = landThreads(project, review, ours, merged, writes.texts);
  const steps = [
    ...recordSteps(review, recordOf(project.handle, review), withAnswers(merged, merging.given)),
    ...writes.steps,
    ...landed.steps,
  ];
  const isBrought = (cell: (typeof cells.returned.adrift)[number]): boolean =>
    brought.get(cellKey(cell))?.some(({ value }) => value === cell) ?? false;
  return {
    steps,
    edits: writes.edits,
    received: receivedFrom(ours, theirs),
    counts: {
      ...sums,
      annotations: landed.annotations,
      replies: landed.replies,
      adrift: cells.returned.adrift.filter(isBrought).length,
      conflicts: conflictsIn(ours, merged),
    },
  };
};
