import { memoryKey } from '#core/memory/index.ts';
import { segmentTexts } from '#core/memory/slices.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { batchSizes, fileSink, noteSliced, segmentsOf, slicedSegments } from './memory-index-repository.ts';
import type { Indexing } from './memory-indexing.ts';
import { eachKey } from './memory-keys-repository.ts';
import { createSegmentSlices } from './memory-slices-repository.ts';

/** Units of an older file that the index is yet to be made of, by their numbers, both ends among them. */
type Unindexed = { readonly first: number; readonly last: number };

/** A segment of a batch that has no slices yet. */
type Unsliced = { readonly batch: number; readonly texts: number; readonly segment: number };

const unindexed = (handle: ReadHandle): Unindexed | null =>
  first<Unindexed>(handle, 'SELECT first, last FROM unindexed') ?? null;

const unsliced = (handle: ReadHandle): Unsliced | null => {
  const done = slicedSegments(handle);
  const due = batchSizes(handle).find(({ id, texts }) => (done.get(id) ?? 0) < segmentsOf(texts));
  return due === undefined ? null : { batch: due.id, texts: due.texts, segment: done.get(due.id) ?? 0 };
};

/** Whether the index of a memory of an earlier version is still being converted: then it has less than all. Takes microseconds. */
export const isConverting = (handle: ReadHandle): boolean =>
  unindexed(handle) !== null || unsliced(handle) !== null;

/** A part of a conversion: what is gathered without writing, and then stored at once or in steps, in one transaction. */
export type Conversion = {
  readonly gather: () => Generator<undefined, void>;
  /** Stores what was gathered, unless another program has done so meanwhile. */
  readonly store: (write: WriteHandle) => Generator<undefined, void>;
};

const slicing = (handle: ReadHandle, { batch, texts, segment }: Unsliced): Conversion => {
  const slices = createSegmentSlices();
  return {
    gather: function* () {
      const from = segment * segmentTexts;
      const part = [from, Math.min(texts, from + segmentTexts)] as const;
      const stored = { id: batch, place: 'file', lengths: { length: texts } } as const;
      yield* eachKey(handle, stored, part, (number, key) => slices.add(number - from, key));
    },
    store: function* (write) {
      const due = unsliced(write);
      if (due?.batch !== batch || due.segment !== segment) return;
      slices.store(fileSink(write).slice, batch, segment);
      noteSliced(write, batch, segment + 1);
      yield;
    },
  };
};

/** Units that are read at a time. */
const stretch = 1000;

const indexingOf = (handle: ReadHandle, range: Unindexed, index: Indexing): Conversion => {
  let next = range.first;
  return {
    gather: function* () {
      while (next <= range.last && !index.isFull()) {
        const units = all<{ id: number; original: string }>(
          handle,
          'SELECT id, CAST(original AS TEXT) AS original FROM units WHERE id >= ? AND id <= ? ORDER BY id LIMIT ?',
          next,
          range.last,
          stretch,
        );
        for (const { id, original } of units) index.add(id, memoryKey(original));
        next = (units.at(-1)?.id ?? range.last) + 1;
        yield;
      }
    },
    store: function* (write) {
      if (unindexed(write)?.first !== range.first) return;
      yield* index.finish();
      if (next > range.last) run(write, 'DELETE FROM unindexed');
      else run(write, 'UPDATE unindexed SET first = ?', next);
    },
  };
};

/**
 * What is to be done next to convert the index of a memory of an earlier version: units that no batch has are put into one, some hundred thousand at a time; then the slices of each segment of a batch
 * are made of its keys. Null where nothing is left. Each part is as large as what is held of it: after a program was killed, the next goes on behind the last part that was stored.
 */
export const nextConversion = (handle: ReadHandle, openIndex: () => Indexing): Conversion | null => {
  const range = unindexed(handle);
  if (range !== null) return indexingOf(handle, range, openIndex());
  const due = unsliced(handle);
  return due === null ? null : slicing(handle, due);
};
