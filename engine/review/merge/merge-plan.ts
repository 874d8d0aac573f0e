import type { MergeReport } from '#api/review.ts';
import {
  reviewLists,
  type FrozenCell,
  type ReviewList,
  type ReviewRecord,
  type ReviewVersion,
  type SegmentId,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { cellKey, keysOf, mergeRecords, returnedByCell, sameRecord } from '#core/review/merge.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import {
  distinctVersions,
  keysKnownTo,
  replaceVersions,
  versionKey,
  versionsByUid,
} from '#core/review/versions.ts';
import { withRecalled } from '#core/review/withhold.ts';
import { concernedBy } from '../host/concerned.ts';
import { landThreads } from './land.ts';
import { mergeCells, mergeOne, type MergedCells, type Merging } from './merge-cell.ts';
import type { MergeRun } from './merge-run.ts';
import { knownRecord } from '../record.ts';
import { changeSegment, noWrites, type Writes } from '../host/segment-change.ts';
import { isCellShown, type CellPlace } from '../host/standing.ts';

export type MergeCounts = Omit<MergeReport, 'review' | 'round' | 'from' | 'same' | 'sequence'>;

/** What a merge does to the project as it is now. */
export type MergePlan = {
  readonly steps: readonly Step[];
  readonly edits: Writes['edits'];
  /** What is new. */
  readonly brought: ReviewRecord;
  /** What of that is others' own. */
  readonly received: ReviewRecord;
  readonly counts: MergeCounts;
};

type AnyVersions = ReadonlyMap<string, readonly ReviewVersion[]>;

const listOf = (record: ReviewRecord, list: ReviewList): AnyVersions => {
  const versions: readonly ReviewVersion[] = record[list];
  return versionsByUid<unknown>(versions) as AnyVersions;
};

/** The same for two lists of versions exactly when both say the same and remember the same of what was removed. */
const remembered = (versions: readonly ReviewVersion[]): string =>
  [
    keysOf(versions),
    ...versions.flatMap(({ removed, value }) => (removed ? [canonicalJson(value)] : [])),
  ].join(' ');

/** The steps from one record to another. */
export const recordSteps = (review: string, before: ReviewRecord, after: ReviewRecord): readonly Step[] =>
  reviewLists.flatMap((list) => {
    const stored = listOf(before, list);
    return [...listOf(after, list)].flatMap(([uid, versions]): readonly Step[] => {
      const was = stored.get(uid) ?? [];
      return remembered(was) === remembered(versions)
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

/** What of a package is new. */
const broughtBy = (ours: ReviewRecord, theirs: ReviewRecord): ReviewRecord => {
  const strange = <L extends ReviewList>(list: L): ReviewRecord[L] => {
    const [mine, came]: readonly (readonly ReviewVersion[])[] = [ours[list], theirs[list]];
    const known = keysKnownTo<unknown>(mine ?? []);
    return (came ?? []).filter((one) => !known.has(versionKey<unknown>(one))) as unknown as ReviewRecord[L];
  };
  return {
    cells: strange('cells'),
    assessments: strange('assessments'),
    answers: strange('answers'),
    annotations: strange('annotations'),
    replies: strange('replies'),
  };
};

/** What is said of the cells a package speaks of, with it. */
const cellsBeside = (
  sent: readonly FrozenCell[],
  segments: ReadonlySet<SegmentId>,
  merged: ReviewRecord,
): MergedCells => {
  const frozen = sent.filter(({ segment }) => segments.has(segment));
  const cells = merged.cells.filter(({ value }) => segments.has(value.segment));
  return {
    frozen: Map.groupBy(frozen, cellKey),
    // Of two rounds with the same text the newer one tells the state it had.
    returned: returnedByCell({ cells }, frozen.toReversed()),
  };
};

/** The merged record with answers given besides, and without those that are taken back. */
const withAnswers = (record: ReviewRecord, { given, withdrawn }: Merging): ReviewRecord => {
  if (given.length + withdrawn.size === 0) return record;
  const known = versionsByUid(record.answers);
  const answered = new Map(
    given.map((answer) => [answer.item, replaceVersions(known.get(answer.item) ?? [], answer.item, answer)]),
  );
  return {
    ...record,
    answers: [
      ...record.answers.filter(({ uid }) => !answered.has(uid) && !withdrawn.has(uid)),
      ...answered.values(),
    ],
  };
};

/** The steps that take back answers that were given at once: as undoing them would, so that nobody hears of them any more. */
const withdrawalSteps = (
  review: string,
  stored: ReviewRecord,
  withdrawn: ReadonlySet<string>,
): readonly Step[] =>
  [...Map.groupBy(stored.answers, ({ uid }) => uid)].flatMap(([uid, before]): readonly Step[] =>
    withdrawn.has(uid) ? [{ on: 'review', review, list: 'answers', uid, before, after: [] }] : [],
  );

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

/** Writes what becomes of the cells of one segment, and counts what was suggested of cells that are not shown. */
const planSegment = (
  { project }: MergeRun,
  merging: Merging,
  segment: SegmentId,
  places: readonly CellPlace[],
  brought: ReturnType<typeof broughtCells>,
  writes: Writes,
): void => {
  const shown = places.filter((place) => isCellShown(project, place));
  const reviewersOf = (side: Side): ReadonlySet<string> =>
    new Set(brought.get(cellKey({ segment, side }))?.map(({ value }) => value.reviewer));
  changeSegment(
    project,
    segment,
    new Set(shown.map(({ side }) => side)),
    (side, cell) => mergeOne(merging, { segment, side }, cell, reviewersOf(side)),
    writes,
  );
  for (const place of places) {
    if (shown.includes(place)) continue;
    const reviewers = reviewersOf(place.side);
    const gone = (merging.cells.returned.cells.get(cellKey(place)) ?? []).filter(({ cell }) =>
      reviewers.has(cell.reviewer),
    );
    merging.sums.items += gone.flatMap(({ cell, frozen }) => itemsOfCell(cell, frozen)).length;
  }
};

/**
 * What taking in a portion (`portionsOf`) would do to the project as it is now; null when all of it is known already. Reads
 * and compares what the portion speaks of, however much else the review has gathered.
 */
export const planPortion = (run: MergeRun, theirs: ReviewRecord): MergePlan | null => {
  const { project, review } = run;
  const { among, frozen } = concernedBy(run, theirs);
  const { stored, sent, received, present: ours } = knownRecord(project, review, among);
  const merged = withRecalled(mergeRecords(ours, theirs), [sent, ours, theirs]);
  if (sameRecord(ours, merged)) return null;
  const brought = broughtCells(ours, merged);
  const places = [...brought].flatMap(([, [first]]) => (first === undefined ? [] : [first.value]));
  const segments = Map.groupBy(places, ({ segment }) => segment);
  const cells = cellsBeside(frozen, new Set(segments.keys()), merged);
  const merging = mergeCells(run, cells, ours, merged, received);
  const writes = noWrites();
  for (const [segment, of] of segments) planSegment(run, merging, segment, of, brought, writes);
  const landed = landThreads(project, review, ours, merged, writes.texts);
  const fresh = broughtBy(ours, theirs);
  const isBrought = (cell: (typeof cells.returned.adrift)[number]): boolean =>
    brought.get(cellKey(cell))?.some(({ value }) => value === cell) ?? false;
  return {
    steps: [
      ...recordSteps(review, stored, withAnswers(merged, merging)),
      ...withdrawalSteps(review, stored, merging.withdrawn),
      ...writes.steps,
      ...landed.steps,
    ],
    edits: writes.edits,
    brought: fresh,
    // Texts and assessments are the reviewers' own in any case; the rest is theirs to take back.
    received: { ...fresh, cells: [], assessments: [] },
    counts: {
      ...merging.sums,
      annotations: landed.annotations,
      replies: landed.replies,
      adrift: cells.returned.adrift.filter(isBrought).length,
      conflicts: conflictsIn(ours, merged),
    },
  };
};
