import type Database from 'better-sqlite3';
import { memoryKey } from '#core/memory/index.ts';
import { batchSize, openBatch } from '#core/memory/posting-batch.ts';
import { each, type WriteHandle } from './handles.ts';
import { createListWriter, insertBatch, nextBatch } from './memory-index-repository.ts';

/** Makes the index of all units of a memory, which has none. */
export const indexAgain = (db: Database.Database): void => {
  const handle = db as unknown as WriteHandle;
  let batch = openBatch();
  const store = (): void => {
    if (batch.size() === 0) return;
    const built = batch.build();
    const id = nextBatch(handle);
    const lists = createListWriter(handle, id);
    lists.add(built.entries);
    insertBatch(handle, id, built, lists.end());
    batch = openBatch();
  };
  let [from, last] = [0, 0];
  do {
    from = last;
    const units = each<{ id: number; original: string }>(
      handle,
      'SELECT id, CAST(original AS TEXT) AS original FROM units WHERE id > ? ORDER BY id LIMIT ?',
      from,
      batchSize,
    );
    for (const { id, original } of units) {
      batch.add(id, memoryKey(original));
      last = id;
    }
    store();
  } while (last > from);
};
