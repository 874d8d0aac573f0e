import type { CallRules } from '#api/define.ts';
import type { CheckedCall } from '#api/server.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { OpenProject } from './project/open-project.ts';
import { findCopy } from './store/reviews-repository.ts';

/** Whether a call is about one project by its rules and, where these leave it to that, its input. */
const isAboutOne = ({ about }: CallRules, input: unknown): boolean => {
  if (about !== 'into-open') return about === 'one';
  return typeof input === 'object' && input !== null && 'into' in input && input.into === 'open';
};

/**
 * Whether a call of these rules may be made on the project that is open, or null. One that is `meant` for another project, by its path, is not. A reviewer's copy keeps its rows as they were
 * handed over, and a finished one takes no edits. Failures: project.none-open, project.other, project.read-only, review.not-in-copy,
 * review.is-copy, review.finished.
 */
export const admit = (
  project: OpenProject | null,
  { rules, input, meant }: Pick<CheckedCall, 'rules' | 'input' | 'meant'>,
): Result<null> => {
  if (project === null) return rules.needsProject ? fail('project.none-open') : ok(null);
  if (meant !== null && meant !== project.path && isAboutOne(rules, input)) {
    return fail('project.other', { path: meant });
  }
  if (rules.changes && project.database.write === null) {
    return fail('project.read-only', { path: project.path });
  }
  if (rules.inReview === 'always') return ok(null);
  const copy = findCopy(project.handle);
  if (copy === null) return ok(null);
  if (rules.inReview === 'never') return fail('review.not-in-copy');
  if (rules.inReview === 'translator') return fail('review.is-copy');
  return copy.closed ? fail('review.finished') : ok(null);
};
