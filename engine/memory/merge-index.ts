import { mergeLists, mergeTexts } from '#core/memory/merge-batches.ts';
import type { WriteHandle } from '../store/handles.ts';
import {
  allBatches,
  createListWriter,
  insertBatch,
  readInOrder,
  removeBatches,
  type StoredBatch,
} from '../store/memory-index-repository.ts';

/**
 * Which of the last batches are made one: those of which none is more than twice as large as all behind it, so that a few units that are
 * added to many leave these alone, and no memory has more batches than it has doublings.
 */
const dueOf = (batches: readonly StoredBatch[]): readonly StoredBatch[] => {
  let [from, sum] = [batches.length, 0];
  while (from > 0) {
    const size = batches[from - 1]?.units.length ?? 0;
    if (from < batches.length && size > sum * 2) break;
    sum += size;
    from -= 1;
  }
  return batches.slice(from);
};

const none = new Uint32Array(0);

/** Makes one batch of several, in the transaction that is under way: a look-up asks each batch for each gram. */
export const mergeIndex = async (
  write: WriteHandle,
  turn: () => Promise<void> | undefined,
): Promise<void> => {
  const due = dueOf(allBatches(write));
  if (due.length < 2) return;
  const { numbers, ...texts } = mergeTexts(due);
  const readers = due.map(({ id }) => readInOrder(write, id));
  const total = due.reduce((sum, { grams }) => sum + grams.length, 0);
  const grams = new Uint32Array(total);
  const starts = new Uint32Array(total + 1);
  const id = Math.max(...due.map((batch) => batch.id)) + 1;
  const lists = createListWriter(write, id);
  let count = 0;
  const take = (n: number, length: number): Uint32Array => readers[n]?.(length) ?? none;
  const merging = mergeLists(due, numbers, take, (gram, entries) => {
    grams[count] = gram;
    starts[count] = lists.length();
    lists.add(entries);
    count += 1;
  });
  while (merging.next().done !== true) await turn();
  starts[count] = lists.length();
  const heads = lists.end();
  removeBatches(
    write,
    due.map((batch) => batch.id),
  );
  insertBatch(
    write,
    id,
    { ...texts, grams: grams.subarray(0, count), starts: starts.subarray(0, count + 1) },
    heads,
  );
};
