import { keyAt, keysOfBlock } from '#core/memory/key-block.ts';
import { append, createNumbers, numbersOf } from '#core/memory/list-codec.ts';
import { mergedOrder, mergeLists, mergeTexts } from '#core/memory/merge-batches.ts';
import { openBatch, type BuiltBatch, type GramTable } from '#core/memory/posting-batch.ts';
import type { ReadHandle, WriteHandle } from './handles.ts';
import {
  batchesBy,
  batchSizes,
  createListWriter,
  dropImportTables,
  importSink,
  listsInOrder,
  makeImportTables,
  nextBatch,
  type IndexSink,
  type Place,
  type StoredBatch,
} from './memory-index-repository.ts';
import { createKeyWriter, keysInOrder } from './memory-keys-repository.ts';

/** Lists and texts that are stored between two steps. */
const [listsOfStep, textsOfStep] = [4000, 2000];

type Sink = Pick<IndexSink, 'list' | 'keys'> & Partial<IndexSink>;

function* storeLists(
  sink: Sink,
  id: number,
  { grams, starts, entries }: BuiltBatch,
): Generator<undefined, Pick<StoredBatch, 'starts' | 'heads'>> {
  const lists = createListWriter(sink.list, id);
  const places = new Uint32Array(starts.length);
  for (let at = 0; at < grams.length; at += 1) {
    places[at] = lists.place();
    lists.add(entries.subarray(starts[at], starts[at + 1]));
    if (at % listsOfStep === listsOfStep - 1) yield;
  }
  places[grams.length] = lists.place();
  return { starts: places, heads: lists.end() };
}

/** Stores the lists and keys of a batch. */
function* storeBuilt(
  sink: Sink,
  place: Place,
  id: number,
  built: BuiltBatch,
): Generator<undefined, StoredBatch> {
  const { units, lengths, signatures, grams, keys } = built;
  const stored = yield* storeLists(sink, id, built);
  const writer = createKeyWriter(sink, id);
  for (const [at, key] of keys.entries()) {
    writer.add(key);
    if (at % textsOfStep === textsOfStep - 1) yield;
  }
  writer.end();
  return { id, place, units, lengths, signatures, grams, ...stored };
}

/** Where batches are read from, and where the new one goes. */
type Ends = { readonly read: ReadHandle; readonly sink: IndexSink };

/** Stores the lists of several batches as those of one. */
function* storeMergedLists(
  { read: handle, sink }: Ends,
  batches: readonly StoredBatch[],
  numbers: readonly Uint32Array[],
  id: number,
): Generator<undefined, GramTable & Pick<StoredBatch, 'heads'>> {
  const readers = batches.map((batch) => listsInOrder(handle, batch));
  const [grams, starts] = [createNumbers(), createNumbers()];
  const lists = createListWriter(sink.list, id);
  const read = createNumbers();
  const take = (n: number, place: number): Uint32Array => {
    read.length = 0;
    readers[n]?.(place, read);
    return read.list.subarray(0, read.length);
  };
  yield* mergeLists(batches, numbers, take, (gram, entries) => {
    append(grams, gram);
    append(starts, lists.place());
    lists.add(entries);
  });
  append(starts, lists.place());
  return { grams: numbersOf(grams), starts: numbersOf(starts), heads: lists.end() };
}

function* storeMergedKeys(
  { read, sink }: Ends,
  batches: readonly StoredBatch[],
  id: number,
): Generator<undefined, void> {
  const readers = batches.map((batch) => keysInOrder(read, batch));
  const at = batches.map(() => 0);
  const writer = createKeyWriter(sink, id);
  let done = 0;
  for (const n of mergedOrder(batches)) {
    const place = at[n] ?? 0;
    at[n] = place + 1;
    const block = readers[n]?.(Math.floor(place / keysOfBlock));
    writer.add(block === null || block === undefined ? '' : keyAt(block, place % keysOfBlock));
    done += 1;
    if (done % textsOfStep === 0) yield;
  }
  writer.end();
}

/** Makes one batch of several, with its lists and keys in the file. */
function* mergeBatches(
  ends: Ends,
  batches: readonly StoredBatch[],
  id: number,
): Generator<undefined, StoredBatch> {
  const { numbers, ...texts } = mergeTexts(batches);
  yield;
  const lists = yield* storeMergedLists(ends, batches, numbers, id);
  yield* storeMergedKeys(ends, batches, id);
  return { id, place: 'file', ...texts, ...lists };
}

/**
 * Which of the last batches of a file are made one with `more` new texts: those of which none is more than twice as large as all behind it, so that a few units that are
 * added to many leave these alone, and no memory has more batches than it has doublings.
 */
const dueOf = (
  batches: readonly { readonly id: number; readonly texts: number }[],
  more: number,
): readonly number[] => {
  let [from, sum] = [batches.length, more];
  for (; from > 0; from -= 1) {
    const texts = batches[from - 1]?.texts ?? 0;
    if (texts > sum * 2) break;
    sum += texts;
  }
  return batches.slice(from).map(({ id }) => id);
};

/** An index that is made or added to, within a transaction. */
export type Indexing = {
  /** Puts in a unit by its number and the key of its original. */
  readonly add: (unit: number, key: string) => void;
  /** Whether what is gathered is as much as is held. */
  readonly isFull: () => boolean;
  /** Has to be called, and carried out, between texts: stores what is gathered when it is much. */
  readonly store: () => Generator<undefined, void>;
  /** Stores the rest, and makes the batches one. */
  readonly finish: () => Generator<undefined, void>;
};

/**
 * Makes the index of texts that are given one after another. Of many, what is gathered is kept beside the file until all are there, then merged into it in one pass: only one batch (`posting-batch.ts`)
 * is held, and eight bytes for each gram and fourteen for each text.
 * @param aside where batches that are there are read, and what is gathered is kept
 */
export const openIndexing = (aside: WriteHandle, sink: IndexSink): Indexing => {
  const parts: StoredBatch[] = [];
  let batch = openBatch();

  function* putAside(): Generator<undefined, void> {
    if (parts.length === 0) makeImportTables(aside);
    const built = batch.build();
    yield;
    parts.push(yield* storeBuilt(importSink(aside), 'import', parts.length + 1, built));
  }

  return {
    add: (unit, key) => batch.add(unit, key),
    isFull: () => batch.isFull(),
    store: function* () {
      if (batch.isFull()) yield* putAside();
    },
    finish: function* () {
      const more = parts.reduce((sum, { units }) => sum + units.length, batch.size());
      if (more === 0) return;
      const due = dueOf(batchSizes(aside), more);
      const id = nextBatch(aside);
      if (parts.length === 0 && due.length === 0) {
        sink.batch(yield* storeBuilt(sink, 'file', id, batch.build()));
        return;
      }
      if (batch.size() > 0) yield* putAside();
      // What it holds is as large as what the batches are made one in.
      batch = openBatch();
      const ends = { read: aside, sink };
      const merged = yield* mergeBatches(ends, [...batchesBy(aside, due), ...parts], id);
      sink.remove(due);
      sink.batch(merged);
      dropImportTables(aside);
    },
  };
};
