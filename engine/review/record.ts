import type { ReviewRecord, SegmentId, SharedAnnotation, SharedReply, Version } from '#core/model/index.ts';
import { settleAgainst } from '#core/review/settle.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { mergeVersions, versionKey, versionsByUid } from '#core/review/versions.ts';
import type { Shown } from '#core/review/withhold.ts';
import type { WholeAnnotation } from '../annotations/describe.ts';
import { annotationNamed, annotationOfReply, knownAnnotations } from '../annotations/known.ts';
import type { OpenProject } from '../project/open-project.ts';
import { isInReview, segmentsOfReview } from '../store/review-rows-repository.ts';
import { receivedRecordOf, recordOf, sentRecordOf, type Uids } from '../store/review-versions-repository.ts';
import { findCopy } from '../store/reviews-repository.ts';
import { presentVersions, type Remembered } from './merge/present-versions.ts';

/** An annotation as it travels. */
export const sharedAnnotation = ({ annotation, anchors }: WholeAnnotation): SharedAnnotation => {
  const { id: _id, ...members } = annotation;
  return { ...members, anchors };
};

/** The replies of an annotation as they travel. */
const sharedReplies = ({ annotation, replies }: WholeAnnotation): readonly SharedReply[] =>
  replies.map(({ id: _id, ...members }) => ({ ...members, annotation: annotation.uid }));

/** All an annotation says, wherever its words are by now: anchors move with the text, and that is no change of it. */
export const saidInAnnotation = (value: SharedAnnotation): string =>
  canonicalJson({ ...value, anchors: null });
const saidInReply = (value: SharedReply): string => canonicalJson(value);

type Remembrance<T> = {
  readonly stored: readonly Version<T>[];
  readonly sent: readonly Version<T>[];
  readonly received: readonly Version<T>[];
};

/** What is remembered of one list, by uid. */
const byUid = <T>({
  stored,
  sent,
  received,
}: Remembrance<T>): { readonly uids: ReadonlySet<string>; readonly of: (uid: string) => Remembered<T> } => {
  const [here, gone] = [versionsByUid(stored), versionsByUid(sent)];
  const theirs = new Set(received.map(versionKey));
  return {
    uids: new Set([...here.keys(), ...gone.keys()]),
    of: (uid) => ({ stored: here.get(uid) ?? [], sent: gone.get(uid) ?? [], received: theirs }),
  };
};

const isShared = ({ annotation }: WholeAnnotation): boolean => annotation.visibility !== 'private';

/** What of the project's annotations everybody may see now. */
export const shownThreads = (project: OpenProject): Shown => {
  const live = [...knownAnnotations(project).values()].filter(isShared);
  return {
    annotations: new Set(live.map(({ annotation }) => annotation.uid)),
    replies: new Set(live.flatMap(({ replies }) => replies.map(({ uid }) => uid))),
  };
};

type Threads = Pick<ReviewRecord, 'annotations' | 'replies'>;

/** The annotations of these uids, and those that have these replies; all of them where no uids are given. */
const liveAmong = (project: OpenProject, among: Uids | undefined): readonly WholeAnnotation[] => {
  if (among === undefined) return [...knownAnnotations(project).values()];
  const found = [
    ...Array.from(among.annotations, (uid) => annotationNamed(project, uid)),
    ...Array.from(among.replies, (uid) => annotationOfReply(project, uid)),
  ];
  return [...new Set(found.filter((whole) => whole !== undefined))];
};

/** Whether a segment is in a row of the review: looked up one by one where few are asked for. */
const rowTest = (
  { handle }: OpenProject,
  review: string,
  among: Uids | undefined,
): ((segment: SegmentId) => boolean) => {
  if (among !== undefined) return (segment) => isInReview(handle, review, segment);
  const rows = new Set(segmentsOfReview(handle, review));
  return (segment) => rows.has(segment);
};

/**
 * The annotations and replies of a review as they stand in the project: those on its rows, and those it knew already.
 * What is private, or was removed, is as if it were not there.
 */
const presentThreads = (
  project: OpenProject,
  review: string,
  [stored, sent, received]: readonly [Threads, Threads, Threads],
  among: Uids | undefined,
): Threads => {
  const isOnRow = rowTest(project, review, among);
  const live = liveAmong(project, among).filter(isShared);
  const notes = byUid({
    stored: stored.annotations,
    sent: sent.annotations,
    received: received.annotations,
  });
  const answers = byUid({ stored: stored.replies, sent: sent.replies, received: received.replies });
  const wholes = new Map(live.map((whole) => [whole.annotation.uid, whole]));
  const replies = new Map(
    live.flatMap((whole) => sharedReplies(whole).map((one) => [one.uid, one] as const)),
  );
  const isOnRows = ({ anchors }: WholeAnnotation): boolean => anchors.some(({ segment }) => isOnRow(segment));
  const concerned = new Set([
    ...notes.uids,
    ...live.filter(isOnRows).map(({ annotation }) => annotation.uid),
  ]);
  const answering = new Set([
    ...answers.uids,
    ...[...replies.values()].filter(({ annotation }) => concerned.has(annotation)).map(({ uid }) => uid),
  ]);
  const wanted = (list: 'annotations' | 'replies', uids: ReadonlySet<string>): string[] =>
    [...uids].filter((uid) => among === undefined || among[list].has(uid));
  return {
    annotations: wanted('annotations', concerned).flatMap((uid) => {
      const whole = wholes.get(uid);
      const value = whole === undefined ? null : sharedAnnotation(whole);
      return presentVersions(uid, notes.of(uid), value, saidInAnnotation);
    }),
    replies: wanted('replies', answering).flatMap((uid) =>
      presentVersions(uid, answers.of(uid), replies.get(uid) ?? null, saidInReply),
    ),
  };
};

/** What this file knows of a review as of now, with what that is made of. */
export type KnownRecord = {
  readonly stored: ReviewRecord;
  readonly sent: ReviewRecord;
  readonly received: ReviewRecord;
  readonly present: ReviewRecord;
};

/** `presentRecord` of some things; for replies the annotations they belong to have to be among them. */
export const knownRecord = (project: OpenProject, review: string, among?: Uids): KnownRecord => {
  const { handle } = project;
  const stored = recordOf(handle, review, among);
  const sent = sentRecordOf(handle, review, among);
  const received = receivedRecordOf(handle, review, among);
  const threads = presentThreads(project, review, [stored, sent, received], among);
  const present: ReviewRecord = {
    ...stored,
    annotations: mergeVersions(threads.annotations, []),
    replies: mergeVersions(threads.replies, []),
  };
  // Texts and assessments are the reviewers' own: undoing that they were taken in takes nothing from them.
  const own = findCopy(handle) === null ? { ...sent, cells: [], assessments: [] } : { ...sent, cells: [] };
  return { stored, sent, received, present: settleAgainst(own, present, received) };
};

/**
 * What this file knows of a review as of now, to be packed or merged: what it gathered, annotations and replies as they
 * stand in the project, and what was undone after it had left the file withdrawn. Reviewers' texts are as they were
 * gathered; in a reviewer's copy their own come to it (`withOwnCells`).
 */
export const presentRecord = (project: OpenProject, review: string): ReviewRecord =>
  knownRecord(project, review).present;
