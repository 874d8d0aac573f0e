import type Database from 'better-sqlite3';
import { memoryKey } from '#core/memory/index.ts';
import { all, first, type WriteHandle } from './handles.ts';
import { batchesBy, batchIds } from './memory-index-repository.ts';
import { openIndexing } from './memory-indexing.ts';
import { eachKey } from './memory-keys-repository.ts';
import { createSliceWriter } from './memory-slices-repository.ts';

/** Units that are read at a time. */
const stretch = 5000;

const carryOut = (steps: Generator<undefined, void>): void => {
  while (steps.next().done !== true);
};

/** Makes the index of all units of a memory, which has none. */
const indexAgain = (handle: WriteHandle): void => {
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

/** Makes the slices of all batches of a memory, which has none, of their keys. */
const sliceAgain = (handle: WriteHandle): void => {
  for (const batch of batchesBy(handle, batchIds(handle))) {
    const writer = createSliceWriter(handle, batch.id);
    eachKey(handle, batch, writer.add);
    writer.end();
  }
};

/** Makes what the index of a memory lacks: all of it where it has no batch and does not say of its units that they are in none, else the slices. */
export const completeIndex = (db: Database.Database): void => {
  const handle = db as unknown as WriteHandle;
  const hasIndex = first(handle, 'SELECT 1 FROM batches UNION ALL SELECT 1 FROM fresh LIMIT 1') !== undefined;
  if (hasIndex) sliceAgain(handle);
  else indexAgain(handle);
};
