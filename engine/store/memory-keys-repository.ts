import { keyAt, keysOfBlock, openKeys, packKeys, type KeyBlock } from '#core/memory/key-block.ts';
import { column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import {
  blocksAtOnce,
  blocksOfBatch,
  bytesOf,
  tablesOf,
  type Place,
  type StoredBatch,
} from './memory-index-repository.ts';
import { createSliceWriter } from './memory-slices-repository.ts';

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

/** Hands over all keys of a batch, by their numbers; what cannot be read is left out. */
export const eachKey = (
  handle: ReadHandle,
  batch: Batch,
  take: (number: number, key: string) => void,
): void => {
  const blockAt = keysInOrder(handle, batch);
  for (let number = 0; number < batch.units.length; number += 1) {
    const block = blockAt(Math.floor(number / keysOfBlock));
    if (block !== null) take(number, keyAt(block, number % keysOfBlock));
  }
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
