import type { PostingBatch } from '#core/memory/posting-batch.ts';
import { all, column, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Numbers of texts in one row of `lists`: as many as fill a page of the file. */
const perBlock = 1008;
/** Blocks of one batch at most: their numbers follow those of the batch before. */
const blocksOfBatch = 1 << 20;

/** `heads`: the first number of each block of its lists, so that blocks whose texts are too short or too long are not read. */
export type StoredBatch = PostingBatch & { readonly id: number; readonly heads: Uint32Array };

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
  heads: Uint32Array,
): void => {
  run(
    handle,
    'INSERT INTO batches (id, units, lengths, signatures, grams, starts, heads) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    bytesOf(units),
    bytesOf(lengths),
    bytesOf(signatures),
    bytesOf(grams),
    bytesOf(starts),
    bytesOf(heads),
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
  const heads: number[] = [];
  let length = 0;
  const store = (numbers: Uint32Array, number: number): void => {
    heads.push(numbers[0] ?? 0);
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
    /** Stores what is left. Answers the first number of each block. */
    end: (): Uint32Array => {
      const left = length % perBlock;
      if (left > 0) store(block.subarray(0, left), Math.floor(length / perBlock));
      return Uint32Array.from(heads);
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

/** Which batches there are. */
export const batchIds = (handle: ReadHandle): readonly number[] =>
  column(handle, 'SELECT id FROM batches ORDER BY id');

type BatchRow = {
  id: number;
  units: Buffer;
  lengths: Buffer;
  signatures: Buffer;
  grams: Buffer;
  starts: Buffer;
  heads: Buffer;
};

export const allBatches = (handle: ReadHandle): readonly StoredBatch[] =>
  all<BatchRow>(
    handle,
    'SELECT id, units, lengths, signatures, grams, starts, heads FROM batches ORDER BY id',
  ).map(({ id, units, lengths, signatures, grams, starts, heads }) => ({
    id,
    units: new Uint32Array(words(units, 4)),
    lengths: new Uint16Array(words(lengths, 2)),
    signatures: new Int32Array(words(signatures, 4)),
    grams: new Uint32Array(words(grams, 4)),
    starts: new Uint32Array(words(starts, 4)),
    heads: new Uint32Array(words(heads, 4)),
  }));

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

/**
 * The part of a list, from one place of the lists of a batch up to another, that may hold numbers of `low` up to `high`, without that: to
 * the block.
 */
export const narrowed = (
  { heads }: StoredBatch,
  [from, to]: readonly [number, number],
  low: number,
  high: number,
): readonly [number, number] => {
  const [first, last] = [Math.floor(from / perBlock), Math.floor((to - 1) / perBlock)];
  /** The first block that begins within the list whose first number is at least `value`. */
  const blockAt = (value: number): number => {
    let [left, right] = [first + 1, last + 1];
    while (left < right) {
      const middle = (left + right) >>> 1;
      if ((heads[middle] ?? 0) < value) left = middle + 1;
      else right = middle;
    }
    return left;
  };
  const begin = Math.max(from, (blockAt(low) - 1) * perBlock);
  return [begin, Math.max(begin, Math.min(to, blockAt(high) * perBlock))];
};
