import type { PostingBatch } from '#core/memory/posting-batch.ts';
import { all, column, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Numbers of texts in one row of `lists`: as many as fill a page of the file. */
const perBlock = 1008;
/** Blocks of one batch at most: their numbers follow those of the batch before. */
const blocksOfBatch = 1 << 20;

export type StoredBatch = PostingBatch & { readonly id: number };

type Numbers = Uint32Array | Uint16Array | Int32Array;

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** The number of a batch that is not there yet. */
export const nextBatch = (handle: ReadHandle): number =>
  (column<number | null>(handle, 'SELECT max(id) FROM batches')[0] ?? 0) + 1;

/** Stores what a batch is found by, without its lists. */
export const insertBatch = (
  handle: WriteHandle,
  id: number,
  { units, lengths, signatures, grams, starts }: PostingBatch,
): void => {
  run(
    handle,
    'INSERT INTO batches (id, units, lengths, signatures, grams, starts) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    bytesOf(units),
    bytesOf(lengths),
    bytesOf(signatures),
    bytesOf(grams),
    bytesOf(starts),
  );
};

/** Takes batches out, with their lists. */
export const removeBatches = (handle: WriteHandle, ids: readonly number[]): void => {
  for (const id of ids) {
    run(handle, 'DELETE FROM batches WHERE id = ?', id);
    run(handle, 'DELETE FROM lists WHERE id >= ? AND id < ?', id * blocksOfBatch, (id + 1) * blocksOfBatch);
  }
};

/** Stores the lists of a batch, which are given one after another, block by block. */
export const createListWriter = (handle: WriteHandle, batch: number) => {
  const block = new Uint32Array(perBlock);
  let length = 0;
  const store = (numbers: Uint32Array, number: number): void => {
    run(
      handle,
      'INSERT INTO lists (id, entries) VALUES (?, ?)',
      batch * blocksOfBatch + number,
      bytesOf(numbers),
    );
  };
  return {
    /** How many numbers were given so far. */
    length: () => length,
    add: (numbers: Uint32Array): void => {
      for (let from = 0; from < numbers.length;) {
        const at = length % perBlock;
        const part = numbers.subarray(from, from + perBlock - at);
        block.set(part, at);
        from += part.length;
        length += part.length;
        if (at + part.length === perBlock) store(block, Math.floor((length - 1) / perBlock));
      }
    },
    /** Stores what is left. */
    end: (): void => {
      const left = length % perBlock;
      if (left > 0) store(block.subarray(0, left), Math.floor(length / perBlock));
    },
  };
};

/** Reads the lists of a batch from the first on: the next so many numbers, or fewer where there are no more. */
export const readInOrder = (handle: ReadHandle, batch: number): ((count: number) => Uint32Array) => {
  let at = 0;
  let known: { readonly from: number; readonly numbers: Uint32Array } = {
    from: 0,
    numbers: new Uint32Array(0),
  };
  return (count) => {
    if (at + count > known.from + known.numbers.length) {
      const from = at;
      known = { from, numbers: listBetween(handle, batch, from, from + Math.max(count, perBlock * 16)) };
    }
    const part = known.numbers.subarray(at - known.from, at - known.from + count);
    at += count;
    return part;
  };
};

/** Whole numbers of 16 or 32 bits as they are stored; what does not fit at the end is left out. */
const words = (bytes: Uint8Array, width: 2 | 4): ArrayBuffer =>
  Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % width))).buffer;

type BatchRow = {
  id: number;
  units: Buffer;
  lengths: Buffer;
  signatures: Buffer;
  grams: Buffer;
  starts: Buffer;
};

export const allBatches = (handle: ReadHandle): readonly StoredBatch[] =>
  all<BatchRow>(handle, 'SELECT id, units, lengths, signatures, grams, starts FROM batches ORDER BY id').map(
    ({ id, units, lengths, signatures, grams, starts }) => ({
      id,
      units: new Uint32Array(words(units, 4)),
      lengths: new Uint16Array(words(lengths, 2)),
      signatures: new Int32Array(words(signatures, 4)),
      grams: new Uint32Array(words(grams, 4)),
      starts: new Uint32Array(words(starts, 4)),
    }),
  );

/** The numbers from one place of the lists of a batch up to another, without that. Blocks that are not there give none. */
export const listBetween = (handle: ReadHandle, batch: number, from: number, to: number): Uint32Array => {
  const [first, last] = [Math.floor(from / perBlock), Math.floor((to - 1) / perBlock)];
  const blocks = column<Buffer>(
    handle,
    'SELECT entries FROM lists WHERE id >= ? AND id <= ? ORDER BY id',
    batch * blocksOfBatch + first,
    batch * blocksOfBatch + last,
  );
  const found = new Uint8Array((to - from) * 4);
  let at = 0;
  for (const [n, block] of blocks.entries()) {
    const begin = n === 0 ? (from - first * perBlock) * 4 : 0;
    const part = block.subarray(begin, begin + found.length - at);
    found.set(part, at);
    at += part.length;
  }
  return new Uint32Array(found.buffer, 0, Math.floor(at / 4));
};
