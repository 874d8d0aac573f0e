import { keysOfBlock, openKeys, packKeys, type KeyBlock } from '#core/memory/key-block.ts';
import { longestSliced, mayBeSliced } from '#core/memory/candidates.ts';
import { pointsOf } from '#core/memory/key.ts';
import { eachSlice, segmentTexts, segmentWords, sliceCount } from '#core/memory/slices.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import {
  blocksAtOnce,
  blocksOfBatch,
  bytesOf,
  tablesOf,
  words,
  type Place,
  type StoredBatch,
} from './memory-index-repository.ts';

type Batch = Pick<StoredBatch, 'id' | 'place' | 'units'>;

/** How many keys a block of a batch has. */
const sizeOf = ({ units }: Batch, block: number): number =>
  Math.min(keysOfBlock, units.length - block * keysOfBlock);

/** A block of the keys of a batch; null where it is not there or cannot be read. */
export const readKeys = (handle: ReadHandle, batch: Batch, block: number): KeyBlock | null => {
  const found = first<{ packed: Buffer }>(
    handle,
    `SELECT packed FROM ${tablesOf(batch.place).keys} WHERE id = ?`,
    batch.id * blocksOfBatch + block,
  );
  return found === undefined ? null : openKeys(found.packed, sizeOf(batch, block));
};

/** Blocks of keys one after another, some at a time: what is read may be written meanwhile. */
export const keysInOrder = (handle: ReadHandle, batch: Batch): ((block: number) => KeyBlock | null) => {
  const sql = `SELECT packed FROM ${tablesOf(batch.place).keys} WHERE id >= ? AND id < ? ORDER BY id`;
  let blocks: readonly Buffer[] = [];
  let from = 0;
  let latest: { readonly block: number; readonly keys: KeyBlock | null } | null = null;
  return (block) => {
    if (latest?.block === block) return latest.keys;
    if (block >= from + blocks.length || block < from) {
      from = block;
      const at = batch.id * blocksOfBatch + block;
      blocks = column(handle, sql, at, at + blocksAtOnce);
    }
    const packed = blocks[block - from];
    latest = { block, keys: packed === undefined ? null : openKeys(packed, sizeOf(batch, block)) };
    return latest.keys;
  };
};

/** Rows of bits, by segment and slice; one that no text has is not there. */
export const readSlices = (
  handle: ReadHandle,
  batch: number,
  blocks: readonly number[],
): ReadonlyMap<number, Int32Array> =>
  new Map(
    all<{ id: number; bits: Buffer }>(
      handle,
      'SELECT id, bits FROM slices WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(blocks.map((block) => batch * blocksOfBatch + block)),
    ).map(({ id, bits }) => {
      const row = new Int32Array(segmentWords);
      row.set(new Int32Array(words(bits, 4)).subarray(0, segmentWords));
      return [id - batch * blocksOfBatch, row];
    }),
  );

/** Gathers the slices of texts that are given in the order of their numbers, and stores each segment when it is full. */
const createSliceWriter = (handle: WriteHandle, batch: number) => {
  const rows = Array.from({ length: sliceCount }, () => new Int32Array(segmentWords));
  const used = new Uint8Array(sliceCount);
  let [segment, last] = [0, 0];
  const store = (): void => {
    rows.forEach((row, slice) => {
      if (used[slice] === 0) return;
      const id = batch * blocksOfBatch + segment * sliceCount + slice;
      run(
        handle,
        'INSERT INTO slices (id, bits) VALUES (?, ?)',
        id,
        bytesOf(row.subarray(0, (last >>> 5) + 1)),
      );
      row.fill(0);
    });
    used.fill(0);
  };
  return {
    add: (number: number, key: string): void => {
      if (key.length > longestSliced * 2 || !mayBeSliced(key)) return;
      const points = pointsOf(key);
      if (points.length > longestSliced) return;
      const own = Math.floor(number / segmentTexts);
      if (own !== segment) {
        store();
        segment = own;
      }
      const bit = number - own * segmentTexts;
      last = bit;
      eachSlice(points, (slice) => {
        const row = rows[slice];
        if (row === undefined) return;
        used[slice] = 1;
        row[bit >>> 5] = (row[bit >>> 5] ?? 0) | (1 << (bit & 31));
      });
    },
    end: store,
  };
};

/** Stores the keys of a batch, which are given in the order of their numbers, and in the file also their slices. */
export const createKeyWriter = (handle: WriteHandle, place: Place, batch: number) => {
  const sql = `INSERT INTO ${tablesOf(place).keys} (id, packed) VALUES (?, ?)`;
  const slices = place === 'file' ? createSliceWriter(handle, batch) : null;
  let keys: string[] = [];
  let count = 0;
  const store = (): void => {
    if (keys.length === 0) return;
    const block = Math.floor((count - 1) / keysOfBlock);
    run(handle, sql, batch * blocksOfBatch + block, bytesOf(packKeys(keys)));
    keys = [];
  };
  return {
    add: (key: string): void => {
      slices?.add(count, key);
      keys.push(key);
      count += 1;
      if (keys.length === keysOfBlock) store();
    },
    /** Stores what is left. */
    end: (): void => {
      store();
      slices?.end();
    },
  };
};
