import { fail, ok, type RememberedUnit, type Result } from '#core/model/index.ts';
import { checkpoint, fileState } from '../../store/database.ts';
import { isStorageError, storageFailure } from '../../store/failures.ts';
import type { WriteHandle } from '../../store/handles.ts';
import {
  beginChange,
  changedUnits,
  lastChange,
  markUndone,
  nextUndone,
  noteUnit,
  type UnitChange,
} from '../../store/memory-changes-repository.ts';
import { memoryKind } from '../../store/memory-kind.ts';
import { putStored, replaceUnit, storedUnit, unitOriginals } from '../../store/memory-units-repository.ts';
import { takeTurns } from '../../turns.ts';
import type { MemoryFile } from '../memory-files.ts';

/** Who changes something, and when (ISO 8601). */
export type Editor = { readonly actor: string; readonly at: string };

export type Asked = {
  readonly isWanted: () => boolean;
  readonly progress?: (done: number, total: number) => void;
};

/** Units changed between two looks at the clock, and read at a time of a change that is taken back. */
const few = 100;

const failureOf = (error: unknown, path: string): Result<never> => {
  if (!isStorageError(error)) throw error;
  const { code, params } = storageFailure(error, path);
  return fail(memoryKind.failures[code] ?? code, params);
};

/**
 * Changes units in one transaction, giving way to other work: all or, after a failure or cancelled, nothing. `work` yields numbers of units whose
 * originals are others now, or null. Failures: memory.read-only, memory.in-use, file.not-found, job.cancelled, those of the disk.
 */
const inTransaction = async <T>(
  memory: MemoryFile,
  { isWanted }: Asked,
  work: (write: WriteHandle) => Generator<number | null, T>,
): Promise<Result<T>> => {
  const { database, path } = memory;
  const { write } = database;
  if (write === null) return fail('memory.read-only', { path });
  if (write.inTransaction) return fail('memory.in-use', { path });
  if (fileState(database, path) === 'gone') return fail('file.not-found', { path });
  const turn = takeTurns();
  const fresh: number[] = [];
  try {
    write.exec('BEGIN IMMEDIATE');
    const steps = work(write);
    for (let n = 1; ; n += 1) {
      const step = steps.next();
      if (step.done === true) {
        write.exec('COMMIT');
        for (const { id, original } of unitOriginals(database.read, fresh)) memory.fresh.put(id, original);
        checkpoint(database, path);
        return ok(step.value);
      }
      if (step.value !== null) fresh.push(step.value);
      if (n % few !== 0) continue;
      await turn();
      if (!write.open) return fail('file.not-found', { path });
      if (!isWanted()) {
        write.exec('ROLLBACK');
        return fail('job.cancelled');
      }
    }
  } catch (error) {
    if (write.open && write.inTransaction) write.exec('ROLLBACK');
    return failureOf(error, path);
  }
};

/** A unit as it is to be, or null where it is to be removed. */
export type WantedUnit = { readonly id: number; readonly unit: RememberedUnit | null };

/** Changes and removes units, as one step that can be taken back. Answers how many are otherwise now. */
export const changeUnits = (
  memory: MemoryFile,
  head: Pick<UnitChange, 'kind' | 'actor' | 'at'>,
  wanted: readonly WantedUnit[],
  asked: Asked,
): Promise<Result<{ readonly units: number }>> =>
  inTransaction(memory, asked, function* (write) {
    const change = beginChange(write, head);
    let units = 0;
    for (const [n, { id, unit }] of wanted.entries()) {
      const before = storedUnit(write, id);
      if (before === null) continue;
      const isFresh = replaceUnit(write, id, unit);
      noteUnit(write, change, { unit: id, before, after: storedUnit(write, id) });
      units += 1;
      asked.progress?.(n + 1, wanted.length);
      yield isFresh ? id : null;
    }
    return { units };
  });

export type TurnedBack = {
  readonly kind: UnitChange['kind'];
  readonly units: number;
  /** Left as they are, because they were changed since by something else. */
  readonly left: number;
};

/** Takes the last change back, or does again what was taken back last; null when there is nothing. */
export const turnBack = (
  memory: MemoryFile,
  direction: 'undo' | 'redo',
  asked: Asked,
): Promise<Result<TurnedBack | null>> =>
  inTransaction(memory, asked, function* (write) {
    const change = direction === 'undo' ? lastChange(write) : nextUndone(write);
    if (change === null) return null;
    let [units, left, behind] = [0, 0, 0];
    for (;;) {
      const portion = changedUnits(write, change.id, behind, few);
      if (portion.length === 0) break;
      for (const { unit, before, after } of portion) {
        const [from, to] = direction === 'undo' ? [after, before] : [before, after];
        behind = unit;
        if (storedUnit(write, unit) !== from) {
          left += 1;
          yield null;
          continue;
        }
        units += 1;
        yield putStored(write, unit, to) ? unit : null;
      }
    }
    markUndone(write, change.id, direction === 'undo');
    return { kind: change.kind, units, left };
  });
