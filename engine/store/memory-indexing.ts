import { keyAt, keysOfBlock } from '#core/memory/key-block.ts';
import { letGo } from '#core/memory/let-go.ts';
import { append, createNumbers, takeNumbers } from '#core/memory/list-codec.ts';
import {
  mergedOrder,
  mergeLists,
  mergeTexts,
  type GramSource,
  type TextSource,
} from '#core/memory/merge-batches.ts';
import { openBatch, type BuiltBatch, type GramTable } from '#core/memory/posting-batch.ts';
import type { ReadHandle, WriteHandle } from './handles.ts';
import {
  dropImportTables,
  gramsOfPart,
  importSink,
  makeImportTables,
  putPart,
  textsOfPart,
} from './memory-import-repository.ts';
import {
  batchSizes,
  createListWriter,
  gramsOfBatch,
  lengthsOfBatch,
  listsInOrder,
  nextBatch,
  textsOfBatch,
  type IndexSink,
  type Placed,
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
  letGo(starts);
  return { starts: places, heads: lists.end() };
}

/** Stores the lists and keys of a batch. */
function* storeBuilt(sink: Sink, id: number, built: BuiltBatch): Generator<undefined, StoredBatch> {
  const { units, lengths, signatures, grams, keys } = built;
  const stored = yield* storeLists(sink, id, built);
  const writer = createKeyWriter(sink, id);
  for (const [at, key] of keys.entries()) {
    writer.add(key);
    if (at % textsOfStep === textsOfStep - 1) yield;
  }
  writer.end();
  return { id, units, lengths, signatures, grams, ...stored };
}

/** A batch that is made one with others: in the file, or of an import. */
type Source = Placed & TextSource & { readonly grams: () => GramSource };

/** What is there once. */
const once = <T>(value: T): (() => T | null) => {
  let left: T | null = value;
  return () => {
    const given = left;
    left = null;
    return given;
  };
};

const inFile = (handle: ReadHandle, id: number): Source => ({
  id,
  place: 'file',
  lengths: lengthsOfBatch(handle, id),
  texts: () => textsOfBatch(handle, id),
  grams: () => once(gramsOfBatch(handle, id)),
});

/** Puts a batch aside in the tables of an import; of it only the lengths of its texts are held. */
function* putAside(aside: WriteHandle, part: number, built: BuiltBatch): Generator<undefined, Source> {
  const { lengths, heads, ...rest } = yield* storeBuilt(importSink(aside), part, built);
  putPart(aside, part, rest);
  [rest.units, rest.signatures, rest.grams, rest.starts, heads].forEach(letGo);
  return {
    id: part,
    place: 'import',
    lengths,
    texts: () => textsOfPart(aside, part),
    grams: () => gramsOfPart(aside, part),
  };
}

/** Where batches are read from, and where the new one goes. */
type Ends = { readonly read: ReadHandle; readonly sink: IndexSink };

/** Stores the lists of several batches as those of one. */
function* storeMergedLists(
  { read: handle, sink }: Ends,
  batches: readonly Source[],
  numbers: readonly Uint32Array[],
  id: number,
): Generator<undefined, GramTable & Pick<StoredBatch, 'heads'>> {
  const readers = batches.map((batch) => listsInOrder(handle, batch));
  const [grams, starts] = [createNumbers(), createNumbers()];
  const lists = createListWriter(sink.list, id);
  const read = createNumbers();
  const take = (n: number, from: number, to: number): Uint32Array => {
    read.length = 0;
    readers[n]?.([from, to], read);
    return read.list.subarray(0, read.length);
  };
  const sources = batches.map((batch) => batch.grams());
  yield* mergeLists(sources, numbers, take, (gram, entries) => {
    append(grams, gram);
    append(starts, lists.place());
    lists.add(entries);
  });
  append(starts, lists.place());
  return { grams: takeNumbers(grams), starts: takeNumbers(starts), heads: lists.end() };
}

function* storeMergedKeys(
  { read, sink }: Ends,
  batches: readonly Source[],
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
  batches: readonly Source[],
  id: number,
): Generator<undefined, StoredBatch> {
  const { numbers, ...texts } = mergeTexts(batches);
  yield;
  const lists = yield* storeMergedLists(ends, batches, numbers, id);
  numbers.forEach(letGo);
  yield* storeMergedKeys(ends, batches, id);
  return { id, ...texts, ...lists };
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
 * is held, and two bytes for each text; while batches are made one, fourteen bytes for each text more and eight for each gram, as the file has them in the end.
 * @param aside where batches that are there are read, and what is gathered is kept
 */
export const openIndexing = (aside: WriteHandle, sink: IndexSink): Indexing => {
  const parts: Source[] = [];
  const batch = openBatch();

  function* putBatchAside(): Generator<undefined, void> {
    if (parts.length === 0) makeImportTables(aside);
    const built = batch.build();
    yield;
    parts.push(yield* putAside(aside, parts.length + 1, built));
  }

  return {
    add: (unit, key) => batch.add(unit, key),
    isFull: () => batch.isFull(),
    store: function* () {
      if (batch.isFull()) yield* putBatchAside();
    },
    finish: function* () {
      const more = parts.reduce((sum, { lengths }) => sum + lengths.length, batch.size());
      if (more === 0) return;
      const due = dueOf(batchSizes(aside), more);
      const id = nextBatch(aside);
      if (parts.length === 0 && due.length === 0) {
        sink.batch(yield* storeBuilt(sink, id, batch.build()));
        return;
      }
      if (batch.size() > 0) yield* putBatchAside();
      // What it holds is as large as what the batches are made one in.
      batch.close();
      const ends = { read: aside, sink };
      const merged = yield* mergeBatches(ends, [...due.map((one) => inFile(aside, one)), ...parts], id);
      sink.remove(due);
      sink.batch(merged);
      dropImportTables(aside);
    },
  };
};
