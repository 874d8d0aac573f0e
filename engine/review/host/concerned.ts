import type { Anchor, FrozenCell, ReviewRecord, SegmentId } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { cellKey } from '#core/review/merge.ts';
import { frozenCells } from '#core/review/package.ts';
import { annotationNamed, annotationOfReply } from '../../annotations/known.ts';
import { rowsOfSegments } from '../../store/review-rows-repository.ts';
import {
  noUids,
  recordOf,
  replyUidsTo,
  sentRecordOf,
  type Uids,
} from '../../store/review-versions-repository.ts';
import type { MergeRun } from '../merge/merge-run.ts';

const uidsOf = (versions: readonly { readonly uid: string }[]): string[] => versions.map(({ uid }) => uid);

/** The ids of all that was ever suggested in texts, as far as the frozen texts they were made from are known. */
export const itemIdsOf = (
  frozen: readonly FrozenCell[],
  cells: ReviewRecord['cells'],
): ReadonlyMap<string, SegmentId> => {
  const keyOf = (cell: Pick<FrozenCell, 'segment' | 'side'>, hash: string): string =>
    `${cellKey(cell)} ${hash}`;
  const known = new Map(frozen.map((cell) => [keyOf(cell, cell.hash), cell]));
  return new Map(
    cells.flatMap(({ value }) => {
      const from = known.get(keyOf(value, value.base));
      return from === undefined ? [] : itemsOfCell(value, from).map(({ id }) => [id, value.segment] as const);
    }),
  );
};

/** The frozen texts of segments, of all rounds, those of the newest first. */
export const frozenOf = (
  { project, review }: Pick<MergeRun, 'project' | 'review'>,
  segments: Iterable<SegmentId>,
): readonly FrozenCell[] => frozenCells(rowsOfSegments(project.handle, review, [...segments]));

/** The annotations of a portion, and of its replies, whatever thread these are in here. */
const annotationsIn = ({ project }: MergeRun, theirs: ReviewRecord): ReadonlySet<string> =>
  new Set([
    ...uidsOf(theirs.annotations),
    ...theirs.replies.flatMap(({ uid, value }) => [
      value.annotation,
      ...[annotationOfReply(project, uid)?.annotation.uid].filter((one) => one !== undefined),
    ]),
  ]);

/** Of annotations that were removed somewhere, whether they are answered decides whether they are shown. */
const mayBeRemoved = (
  { project }: MergeRun,
  known: ReviewRecord['annotations'],
  theirs: ReviewRecord,
): readonly string[] => {
  const removed = new Set(uidsOf([...known, ...theirs.annotations].filter((one) => one.removed)));
  return [...new Set(uidsOf(known))].filter(
    (uid) => removed.has(uid) || annotationNamed(project, uid) === undefined,
  );
};

const segmentsOf = (anchors: readonly Anchor[]): SegmentId[] => anchors.map(({ segment }) => segment);

/** What has a part in what becomes of a portion. */
export type Concerned = {
  readonly among: Uids;
  /** The frozen texts of the segments whose texts come. */
  readonly frozen: readonly FrozenCell[];
};

/** Everything known here that has a part in what becomes of a portion. */
export const concernedBy = (run: MergeRun, theirs: ReviewRecord): Concerned => {
  const { project, review } = run;
  const annotations = annotationsIn(run, theirs);
  const live = [...annotations].flatMap((uid) => annotationNamed(project, uid) ?? []);
  const known = [
    ...recordOf(project.handle, review, { ...noUids, annotations }).annotations,
    ...sentRecordOf(project.handle, review, { ...noUids, annotations }).annotations,
  ];
  const removed = mayBeRemoved(run, known, theirs);
  const changed = new Set(theirs.cells.map(({ value }) => value.segment));
  // Where annotations stand, the reviewers' texts say what their words became.
  const annotated = [
    ...[...known, ...theirs.annotations].flatMap(({ value }) => segmentsOf(value.anchors)),
    ...live.flatMap(({ anchors }) => segmentsOf(anchors)),
  ];
  const cells = new Set([
    ...uidsOf(theirs.cells),
    ...[...new Set([...changed, ...annotated])].flatMap((segment) => run.cellsAt(segment)),
  ]);
  const beside = new Set([...changed].flatMap((segment) => run.cellsAt(segment)));
  const texts = [...recordOf(project.handle, review, { ...noUids, cells: beside }).cells, ...theirs.cells];
  const frozen = frozenOf(run, changed);
  const items = itemIdsOf(frozen, texts);
  const among: Uids = {
    cells,
    assessments: new Set(uidsOf(theirs.assessments)),
    answers: new Set([...uidsOf(theirs.answers), ...items.keys()]),
    annotations,
    replies: new Set([
      ...uidsOf(theirs.replies),
      ...live.flatMap(({ replies }) => uidsOf(replies)),
      ...(removed.length === 0 ? [] : replyUidsTo(project.handle, review, removed)),
    ]),
  };
  return { among, frozen };
};
