import type { ReviewConflict } from '#api/review.ts';
import {
  fail,
  ok,
  type Result,
  type ReviewList,
  type ReviewRecord,
  type ReviewVersion,
  type SegmentId,
  type Sequence,
  type SharedAnnotation,
  type Step,
} from '#core/model/index.ts';
import { cellKey, returnedByCell } from '#core/review/merge.ts';
import { frozenCells } from '#core/review/package.ts';
import { chosenVersion, distinctVersions, replaceVersions, versionKey } from '#core/review/versions.ts';
import { knownAnnotations } from '../../annotations/known.ts';
import { commit } from '../../project/commit.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { rowsOfSegments } from '../../store/review-rows-repository.ts';
import { originsOf, recordOf } from '../../store/review-versions-repository.ts';
import { conflictUids, type ConflictUid } from '../merge/conflict-uids.ts';
import { hostReview, openReviewOf } from '../find.ts';
import { knownReview, type KnownReview } from '../known.ts';
import { landThreads } from '../merge/land.ts';
import { recordSteps } from '../merge/merge-plan.ts';
import { presentRecord } from '../record.ts';
import { changeSegment, noWrites, type Writes } from './segment-change.ts';
import { settledCell } from './settled-cell.ts';
import { isCellShown } from './standing.ts';

/** The segment an annotation stands in now, which those of its versions do not tell. */
const segmentsNow = (project: OpenProject): ReadonlyMap<string, SegmentId> =>
  new Map(
    [...knownAnnotations(project).values()].flatMap(({ annotation, anchors: [first] }) =>
      first === undefined ? [] : [[annotation.uid, first.segment] as const],
    ),
  );

type Told = { readonly author: string; readonly text: string; readonly segment: SegmentId | null };

/** When a version was last changed, where its list says so. */
const changedAt = (value: ReviewVersion['value']): string | null => {
  if ('changed' in value) return value.changed;
  if ('decision' in value) return value.at;
  return 'changes' in value ? (value.made ?? null) : null;
};

/** Who said what, and of which row. */
const tell = (
  known: KnownReview,
  now: ReadonlyMap<string, SegmentId>,
  record: ReviewRecord,
  list: ReviewList,
  value: ReviewVersion['value'],
): Told => {
  const ofItem = (item: string): { readonly segment: SegmentId | null; readonly reviewer: string } => {
    const cell = known.cells.get(known.cellOf.get(item) ?? '');
    const reviewer = cell?.items.find((one) => one.item.id === item)?.item.reviewer ?? '';
    return { segment: cell?.place.segment ?? null, reviewer };
  };
  if (list === 'cells' && 'changes' in value)
    return { author: value.reviewer, text: value.text.text, segment: value.segment };
  if ('decision' in value)
    return {
      author: value.by,
      text: [value.decision, value.reason].filter((part) => part !== '').join(': '),
      segment: ofItem(value.item).segment,
    };
  const segmentOf = (annotation: SharedAnnotation | undefined): SegmentId | null =>
    now.get(annotation?.uid ?? '') ?? annotation?.anchors[0]?.segment ?? null;
  if ('anchors' in value) return { author: value.author, text: value.body, segment: segmentOf(value) };
  if ('annotation' in value) {
    const note = record.annotations.find(({ uid }) => uid === value.annotation);
    return { author: value.author, text: value.body, segment: segmentOf(note?.value) };
  }
  if (!('item' in value)) return { author: '', text: '', segment: null };
  const { segment, reviewer } = ofItem(value.item);
  const said = [value.category ?? '', value.severity, value.reason].filter((part) => part !== '');
  return { author: reviewer, text: said.join(' · '), segment };
};

const versionsOf = (record: ReviewRecord, { list, uid }: ConflictUid): readonly ReviewVersion[] => {
  const versions: readonly ReviewVersion[] = record[list];
  return versions.filter((one) => one.uid === uid);
};

/** The version in which one of several is settled on. */
const settledOn = (
  versions: readonly ReviewVersion[],
  { uid, value, removed }: ReviewVersion,
): ReviewVersion => replaceVersions<unknown>(versions, uid, value, removed) as ReviewVersion;

/**
 * What can be chosen: every version that says something of its own; where everybody has removed it, and only answers are
 * left, that it stay as well.
 */
const choices = (record: ReviewRecord, conflict: ConflictUid): readonly ReviewVersion[] => {
  const versions = versionsOf(record, conflict);
  const parted = distinctVersions<unknown>(versions) as readonly ReviewVersion[];
  const [last] = parted;
  const isRemoved = last !== undefined && parted.every(({ removed }) => removed);
  return conflict.list === 'annotations' && isRemoved
    ? [...parted, settledOn(versions, { ...last, removed: false })]
    : parted;
};

/** What was changed in two files apart and waits for a choice, in no particular order. */
export const listConflicts = (project: OpenProject, review: string): Result<readonly ReviewConflict[]> => {
  const found = hostReview(project, review);
  if (!found.ok) return found;
  const known = knownReview(project, review);
  const conflicts = conflictUids(known);
  if (conflicts.length === 0) return ok([]);
  const record = presentRecord(project, review);
  const now = segmentsNow(project);
  return ok(
    conflicts.map((conflict) => {
      const versions = choices(record, conflict).map((version) => ({
        version,
        told: tell(known, now, record, conflict.list, version.value),
      }));
      const segment = versions[0]?.told.segment ?? null;
      const origins = originsOf(project.handle, review, conflict.list, conflict.uid);
      return {
        ...conflict,
        segment,
        row: segment === null ? null : project.order.rowOf(segment),
        versions: versions.map(({ version, told: { author, text } }) => {
          const key = versionKey<unknown>(version);
          const origin = origins.get(key);
          return {
            key,
            author,
            from:
              origin === undefined
                ? null
                : { name: origin.from, round: origin.round, at: origin.at, file: origin.name },
            changed: changedAt(version.value),
            removed: version.removed,
            text,
          };
        }),
      };
    }),
  );
};

/** A record with one conflict settled; a removed annotation takes along what was answered to it. */
const settledRecord = (record: ReviewRecord, conflict: ConflictUid, chosen: ReviewVersion): ReviewRecord => {
  const { list, uid } = conflict;
  const others = (record[list] as readonly ReviewVersion[]).filter((one) => one.uid !== uid);
  const settled = { ...record, [list]: [...others, settledOn(versionsOf(record, conflict), chosen)] };
  if (list !== 'annotations' || !chosen.removed) return settled;
  const replies = Map.groupBy(record.replies, ({ uid: reply }) => reply);
  return {
    ...settled,
    replies: [...replies.values()].flatMap((versions) => {
      const last = chosenVersion(versions);
      return last === undefined || last.removed || last.value.annotation !== uid
        ? versions
        : [replaceVersions(versions, last.uid, last.value, true)];
    }),
  };
};

/** The state of a cell of which a reviewer's text was settled. */
const settleState = (
  project: OpenProject,
  { answers }: KnownReview,
  review: string,
  record: ReviewRecord,
  { value }: ReviewRecord['cells'][number],
  writes: Writes,
): void => {
  const { segment, side } = value;
  if (!isCellShown(project, value)) return;
  const frozen = frozenCells(rowsOfSegments(project.handle, review, [segment]));
  const newest = frozen.find((one) => one.side === side);
  if (newest === undefined) return;
  const returned = returnedByCell(record, frozen.toReversed()).cells.get(cellKey(value)) ?? [];
  changeSegment(
    project,
    segment,
    new Set([side]),
    (_side, cell) => ({
      after: settledCell(project, cell, cell, newest, { returned, answers }),
      edits: [],
    }),
    writes,
  );
};

/**
 * Settles a conflict in favour of one version (`versionKey`), as a step of undo that takes annotations and states along.
 * Failures: review.unknown, review.closed, review.unknown-version when it is settled by now, those of `commit`.
 */
export const settleConflict = (
  project: OpenProject,
  review: string,
  conflict: ConflictUid,
  key: string,
  actor: string,
): Result<Sequence> => {
  const found = openReviewOf(project, review);
  if (!found.ok) return found;
  const known = knownReview(project, review);
  const isOpen = conflictUids(known).some(({ list, uid }) => list === conflict.list && uid === conflict.uid);
  const before = presentRecord(project, review);
  const chosen = isOpen
    ? choices(before, conflict).find((one) => versionKey<unknown>(one) === key)
    : undefined;
  if (chosen === undefined) return fail('review.unknown-version');
  const after = settledRecord(before, conflict, chosen);
  const nameOf = (step: Step): string => (step.on === 'review' ? `${step.list} ${step.uid}` : '');
  const touched = new Set(recordSteps(review, before, after).map(nameOf));
  const writes = noWrites();
  if (conflict.list === 'cells') {
    const first = before.cells.find(({ uid }) => uid === conflict.uid);
    if (first !== undefined) settleState(project, known, review, after, first, writes);
  }
  const landed = landThreads(project, review, before, after, writes.texts);
  const done = commit(project, {
    kind: 'settle-review',
    actor,
    steps: [
      ...recordSteps(review, recordOf(project.handle, review), after).filter((step) =>
        touched.has(nameOf(step)),
      ),
      ...writes.steps,
      ...landed.steps,
    ],
    edits: writes.edits,
  });
  return done.ok ? ok(done.value.sequence) : done;
};
