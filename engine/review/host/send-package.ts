import type { DuizhaoContract, Input } from '#api/index.ts';
import type { PackageReport } from '#api/review.ts';
import { fail, ok, type FrozenCell, type Result } from '#core/model/index.ts';
import { mergeRecords } from '#core/review/merge.ts';
import { frozenCells, packRows, type PackageContent } from '#core/review/package.ts';
import type { NamedFile } from '#core/formats/file-names.ts';
import { withoutRemoved, withoutWithdrawn, withSentContexts } from '#core/review/withhold.ts';
import { authorOf, currentProject, type EngineContext } from '../../context.ts';
import { fileNameIn } from '../../files/file-name.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { Job } from '../../jobs.ts';
import { writable, type OpenProject } from '../../project/open-project.ts';
import { transact } from '../../store/database.ts';
import { readMeta } from '../../store/meta-repository.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import { sentRecordOf, writeSentRecord } from '../../store/review-versions-repository.ts';
import { findCopy, insertParcel, roundsOf, type StoredReview } from '../../store/reviews-repository.ts';
import { earlierRound } from '../guest/frozen.ts';
import { hostReview, sentToOthers } from '../find.ts';
import { reviewChanged } from '../generation.ts';
import { withOwnCells } from '../guest/hand-back.ts';
import { writePackage, type PackageHead } from '../package-file/write.ts';
import { anchorsInCopy, anchorsInRows } from '../merge/present-anchors.ts';
import { presentRecord, shownThreads } from '../record.ts';

export type PackageRequest = Input<DuizhaoContract['review']['package']>;

/** What is about to leave the file. */
type Sending = {
  readonly review: StoredReview;
  readonly head: PackageHead;
  readonly content: PackageContent;
};

const earlierThan = (project: OpenProject, review: string, round: number): readonly FrozenCell[] => {
  const rounds = roundsOf(project.handle, review).map((one) => one.round);
  return [...rounds.filter((one) => one < round), earlierRound].flatMap((one) =>
    frozenCells(rowsOfRound(project.handle, review, one)),
  );
};

const reviewOf = (project: OpenProject, { review }: PackageRequest): Result<StoredReview> => {
  const copy = findCopy(project.handle);
  if (copy !== null) return ok(copy);
  return review === undefined ? fail('review.unknown') : hostReview(project, review);
};

const kindOf = ({ copy }: StoredReview, { kind }: PackageRequest): PackageHead['kind'] =>
  copy === null ? kind : 'return';

/** The last round of a review, or the one a copy was made of, with all that was said so far. */
const gather = (
  context: EngineContext,
  project: OpenProject,
  review: StoredReview,
  request: PackageRequest,
): Result<Sending> => {
  const { id, session, copy } = review;
  if (copy?.kind === 'answers') return fail('review.not-in-copy');
  const round = copy?.round ?? roundsOf(project.handle, id).at(-1)?.round ?? 1;
  const rows = rowsOfRound(project.handle, id, round);
  const present = presentRecord(project, id);
  const earlier = earlierThan(project, id, round);
  const record =
    copy === null
      ? anchorsInRows(project, id, rows, present)
      : withoutWithdrawn(anchorsInCopy(project, withOwnCells(project, { ...review, copy }, present)), [
          ...frozenCells(rows),
          ...earlier,
        ]);
  const packed = packRows(rows, record, earlier);
  const sent = withSentContexts(withoutRemoved(packed.record, shownThreads(project)), rows, packed.earlier);
  const content = { ...packed, record: sent };
  const head: PackageHead = {
    kind: kindOf(review, request),
    project: copy?.project ?? readMeta(project.handle, 'id') ?? 'none',
    title: copy?.title ?? project.name,
    session,
    round,
    from: authorOf(context),
    made: context.clock.now().toISOString(),
  };
  return ok({ review, head, content });
};

const named = ({ review: { session, copy }, head: { kind, title, round } }: Sending): NamedFile => {
  const of = { project: title, review: session.title, round };
  return kind === 'return' ? { ...of, is: kind, reviewer: copy?.reviewer ?? '' } : { ...of, is: kind };
};

/**
 * Keeps what the package says, before anybody can have it: to have kept more than went out does no harm, to have forgotten
 * what did would bring back what is undone here.
 */
const keepSent = (project: OpenProject, { review: { id }, content }: Sending): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  return transact(handle.value, project.path, (write) => {
    writeSentRecord(write, id, mergeRecords(sentRecordOf(write, id), content.record));
    return null;
  });
};

const keepParcel = (project: OpenProject, { review: { id }, head }: Sending, name: string): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const { kind, round, from, made } = head;
  const kept = transact(handle.value, project.path, (write) => {
    insertParcel(write, id, { direction: 'out', kind, round, from, at: made, name });
    return null;
  });
  reviewChanged(project, id);
  return kept;
};

/** Writes a package: in a translator's project what is handed over, in a copy what is handed back. */
export const sendPackage = async (
  context: EngineContext,
  request: PackageRequest,
  job: Job,
): Promise<Result<PackageReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const review = sentToOthers(reviewOf(project, request), ({ session }) => session);
  if (!review.ok) return review;
  const sending = gather(context, project, review.value, request);
  if (!sending.ok) return sending;
  const wanted = {
    path: request.path,
    ending: 'duizhao-review',
    name: await fileNameIn(request.interfaceLanguage, named(sending.value), project.settings.columns),
  };
  const { head, content } = sending.value;
  const written = await writeWhole(context, project, wanted, async (partial) => {
    const packed = await writePackage(partial, head, content, request.passphrase ?? null, job);
    const kept = packed.ok ? keepSent(project, sending.value) : packed;
    return kept.ok ? packed : kept;
  });
  if (!written.ok) return written;
  const { path, name, bytes, manifest } = written.value;
  const kept = keepParcel(project, sending.value, name);
  if (!kept.ok) return kept;
  const notes = content.record.annotations.filter(({ removed }) => !removed).length;
  return ok({ path, name, bytes, rows: manifest.rows, notes, round: head.round, kind: head.kind });
};
