import type { DuizhaoContract, Input } from '#api/index.ts';
import type { MergeReport } from '#api/review.ts';
import { fail, type Result } from '#core/model/index.ts';
import { checkReturn } from '#core/review/package.ts';
import { currentProject, type EngineContext } from '../../context.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { locateOrigin } from '../../import/origin.ts';
import type { Job } from '../../jobs.ts';
import { writable, type OpenProject } from '../../project/open-project.ts';
import { readMeta } from '../../store/meta-repository.ts';
import { allReviews, findCopy, roundsOf } from '../../store/reviews-repository.ts';
import { hostReview } from '../find.ts';
import { mergeIncoming } from './merge-incoming.ts';
import type { ReadPackage } from '../package-file/read.ts';

export type MergeRequest = Input<DuizhaoContract['review']['merge']>;

/**
 * Whether a package is one to be taken in here, and the round it answers. Failures: review.not-handed-back,
 * review.is-copy, review.closed, those of `checkReturn`.
 */
const roundAnswered = (project: OpenProject, { manifest }: ReadPackage, name: string): Result<number> => {
  if (manifest.kind !== 'return') return fail('review.not-handed-back', { name });
  if (findCopy(project.handle) !== null) return fail('review.is-copy');
  const rounds = new Map(
    allReviews(project.handle).map(({ id }) => [id, roundsOf(project.handle, id).map(({ base }) => base)]),
  );
  const round = checkReturn(manifest, { project: readMeta(project.handle, 'id') ?? '', rounds }, name);
  if (!round.ok) return round;
  const review = hostReview(project, manifest.session.id);
  if (!review.ok) return review;
  return review.value.closed ? fail('review.closed') : round;
};

/**
 * Takes what was handed back into the project, all in one step of undo, or, on failure, nothing. Taken in again it changes
 * nothing. Failures: those of `readPackage`, review.not-handed-back, review.is-copy, review.closed, review.other-project,
 * review.unknown-session, review.older-base, those of `commit`.
 */
export const mergePackage = async (
  context: EngineContext,
  request: MergeRequest,
  job: Job,
): Promise<Result<MergeReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const came = await readForeign<'package'>(
    { is: 'package', path, name, passphrase: request.passphrase ?? null },
    job.signal,
  );
  if (!came.ok) return came;
  const round = roundAnswered(project, came.value, name);
  if (!round.ok) return round;
  const { session, from, made } = came.value.manifest;
  const parcel = { kind: 'return' as const, round: round.value, from, at: made, name };
  const incoming = { review: session.id, record: came.value.content.record, parcel };
  return mergeIncoming({ context, project, came: incoming, apply: request.apply ?? false }, job);
};
