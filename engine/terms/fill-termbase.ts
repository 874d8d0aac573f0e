import { fail, ok, type Result } from '#core/model/index.ts';
import { numberIn } from '#core/terms/concept-place.ts';
import { termbaseFailure, type TermbaseFile } from '../project/termbases/termbase-file.ts';
import { checkpoint } from '../store/database.ts';
import type { WriteHandle } from '../store/handles.ts';
import { nextId } from '../store/ids.ts';
import { logSize, writeTie } from '../store/log-tie.ts';
import { beginSharedChange, changeShared } from '../store/shared-concepts-repository.ts';
import { takeTurns } from '../turns.ts';
import { writableFile } from './concept-store.ts';
import type { PlannedConcept } from './plan-import.ts';
import type { Asked } from './read-terms.ts';

/** Concepts written between two looks at the clock. */
const few = 50;

/**
 * Changes a termbase in one transaction, giving way to other work: all or, after a failure or cancelled, nothing. What is changed is found when all is
 * done. `work` is asked for its next step little by little. Failures: those of `writableFile`; file.not-found; job.cancelled; those of the disk.
 */
export const inTermbase = async <T>(
  file: TermbaseFile,
  { isWanted }: Asked,
  work: (handle: WriteHandle) => Generator<undefined, T>,
): Promise<Result<T>> => {
  const { path, database } = file;
  const write = writableFile(file);
  if (!write.ok) return write;
  const handle = write.value;
  const turn = takeTurns();
  file.filling = true;
  try {
    handle.exec('BEGIN IMMEDIATE');
    if (logSize(path) === 0) writeTie(handle);
    const steps = work(handle);
    for (let step = steps.next(), n = 1; ; step = steps.next(), n += 1) {
      if (step.done === true) {
        handle.exec('COMMIT');
        checkpoint(database, path);
        return ok(step.value);
      }
      if (n % few !== 0) continue;
      await turn();
      // Closed meanwhile: SQLite has taken it all back.
      if (!handle.open) return fail('job.cancelled');
      if (!isWanted()) {
        handle.exec('ROLLBACK');
        return fail('job.cancelled');
      }
    }
  } catch (error) {
    if (handle.open && handle.inTransaction) handle.exec('ROLLBACK');
    return termbaseFailure(error, path);
  } finally {
    file.filling = false;
  }
};

/** Puts concepts into a termbase, as one change that can be taken back. Failures: those of `inTermbase`. */
export const fillTermbase = (
  file: TermbaseFile,
  concepts: readonly PlannedConcept[],
  actor: string,
  at: string,
  asked: Asked,
): Promise<Result<null>> =>
  inTermbase(file, asked, function* (handle) {
    if (concepts.length === 0) return null;
    const change = beginSharedChange(handle, { kind: 'import', actor, at });
    let next = nextId(handle, 'concepts');
    for (const [n, { id, said }] of concepts.entries()) {
      changeShared(handle, change, id === null ? next : numberIn(id), said);
      if (id === null) next += 1;
      asked.progress?.('storing', n + 1, concepts.length);
      yield undefined;
    }
    return null;
  });
