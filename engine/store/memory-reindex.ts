import type Database from 'better-sqlite3';
import { memoryKey } from '#core/memory/index.ts';
import { all, type WriteHandle } from './handles.ts';
import { openIndexing } from './memory-indexing.ts';

/** Units that are read at a time. */
const stretch = 5000;

const carryOut = (steps: Generator<undefined, void>): void => {
  while (steps.next().done !== true);
};

/** Makes the index of all units of a memory, which has none. */
export const indexAgain = (db: Database.Database): void => {
  const handle = db as unknown as WriteHandle;
  const index = openIndexing(handle);
  let [from, last] = [0, 0];
  do {
    from = last;
    const units = all<{ id: number; original: string }>(
      handle,
      'SELECT id, CAST(original AS TEXT) AS original FROM units WHERE id > ? ORDER BY id LIMIT ?',
      from,
      stretch,
    );
    for (const { id, original } of units) {
      index.add(id, memoryKey(original));
      last = id;
    }
    carryOut(index.store());
  } while (last > from);
  carryOut(index.finish());
};
