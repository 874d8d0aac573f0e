import type { CallName } from '../../api/contract.ts';
import { fail, ok, type Result } from '../../core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCopy } from '../store/reviews-repository.ts';

/** What would make other rows of a copy than those that were handed over, or texts free that are only to be read. */
const neverInCopy: ReadonlySet<string> = new Set<CallName>([
  'cells.lock',
  'segments.split',
  'segments.merge',
  'documents.update',
  'documents.remove',
  'documents.setTargets',
  'cleanup.decide',
]);

/** What changes texts or says something of them: not once a review is finished. */
const neverWhenFinished: ReadonlySet<string> = new Set<CallName>([
  'cells.edit',
  'cells.setState',
  'cells.copySource',
  'cells.convert',
  'cells.chooseAlternative',
  'find.replace',
  'history.undo',
  'history.redo',
  'review.accept',
  'review.assess',
  'annotations.create',
  'annotations.update',
  'annotations.link',
  'annotations.choose',
  'annotations.remove',
  'annotations.resolve',
  'annotations.reopen',
  'annotations.reply',
  'annotations.editReply',
  'annotations.removeReply',
  'annotations.annotateEach',
  'annotations.import',
]);

/**
 * Whether a call may be made on the project that is open. A reviewer's copy keeps its rows as they were handed over, and a
 * finished one takes no edits. Failures: review.not-in-copy, review.finished.
 */
export const mayCall = (project: OpenProject | null, call: string): Result<null> => {
  if (project === null || !(neverInCopy.has(call) || neverWhenFinished.has(call))) return ok(null);
  const copy = findCopy(project.handle);
  if (copy === null) return ok(null);
  if (neverInCopy.has(call)) return fail('review.not-in-copy');
  return copy.closed ? fail('review.finished') : ok(null);
};
