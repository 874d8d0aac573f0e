import type { TermbaseTurned } from '#api/termbases.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { TermbaseFile } from '../project/termbases/termbase-file.ts';
import {
  changedIn,
  lastRevision,
  lastSharedChange,
  markSharedUndone,
  nextSharedRedo,
  turnShared,
} from '../store/shared-concepts-repository.ts';
import { inTermbase } from './fill-termbase.ts';
import type { Asked } from './read-terms.ts';

/** Concepts read at a time of a change that is taken back. */
const few = 100;

/**
 * Takes the last change of a termbase back, or makes again what was taken back last; concepts that something else has changed since are left. Failures:
 * nothing-to-undo, nothing-to-redo, those of `inTermbase`.
 */
export const turnTermbase = async (
  file: TermbaseFile,
  direction: 'undo' | 'redo',
  asked: Asked,
): Promise<Result<TermbaseTurned>> => {
  const done = await inTermbase(file, asked, function* (handle): Generator<undefined, TermbaseTurned | null> {
    const last = direction === 'undo' ? lastSharedChange(handle) : nextSharedRedo(handle);
    if (last === null) return null;
    const change = { id: last.id, revision: lastRevision(handle) + 1 };
    let [concepts, left, behind] = [0, 0, 0];
    for (let portion = changedIn(handle, last.id, behind, few); portion.length > 0;) {
      for (const one of portion) {
        behind = one.concept;
        if (turnShared(handle, change, one)) concepts += 1;
        else left += 1;
        yield undefined;
      }
      portion = changedIn(handle, last.id, behind, few);
    }
    markSharedUndone(handle, last.id, direction === 'undo');
    return { concepts, left };
  });
  if (!done.ok) return done;
  return done.value === null ? fail(`nothing-to-${direction}`) : ok(done.value);
};
