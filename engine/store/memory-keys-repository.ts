import { keyAt, keysOfBlock, openKeys, packKeys, type KeyBlock } from '#core/memory/key-block.ts';
import { column, first, type ReadHandle } from './handles.ts';
import {
  blocksAtOnce,
  blocksOfBatch,
  tablesOf,
  type IndexSink,
  type StoredBatch,
} from './memory-index-repository.ts';
import { createSliceWriter } from './memory-slices-repository.ts';

/** Keys that are read between two steps. */
const keysOfStep = 1024;

type Sized = { readonly units: { readonly length: number } };
type Batch = Pick<StoredBatch, 'id' | 'place'> & Sized;

/** How many keys a block of a batch has. */
export const keyCount = ({ units }: Sized, block: number): number =>
  Math.min(keysOfBlock, units.length - block * keysOfBlock);

/** A block of the keys of a batch; null where it is not there or cannot be read. */
export const readKeys = (handle: ReadHandle, batch: Batch, block: number): KeyBlock | null => {
  const found = first<{ packed: Buffer }>(
    handle,
    `SELECT packed FROM ${tablesOf(batch.place).keys} WHERE id = ?`,
    batch.id * blocksOfBatch + block,
  );
  return found === undefined ? null : openKeys(found.packed, keyCount(batch, block));
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
    latest = { block, keys: packed === undefined ? null : openKeys(packed, keyCount(batch, block)) };
    return latest.keys;
  };
};

/** Hands over the keys of a batch from one number up to another, without that; what cannot be read is left out. A step is some thousand. */
export function* eachKey(
  handle: ReadHandle,
  batch: Batch,
  [from, to]: readonly [from: number, to: number],
  take: (number: number, key: string) => void,
): Generator<undefined, void> {
  const blockAt = keysInOrder(handle, batch);
  for (let number = from; number < to; number += 1) {
    const block = blockAt(Math.floor(number / keysOfBlock));
    if (block !== null) take(number, keyAt(block, number % keysOfBlock));
    if (number % keysOfStep === keysOfStep - 1) yield;
  }
}

/** Packs the keys of a batch, which are given in the order of their numbers, and hands them over in blocks, with their slices where these are wanted. */
export const createKeyWriter = (sink: Pick<IndexSink, 'keys'> & Partial<IndexSink>, batch: number) => {
  const slices = sink.slice === undefined ? null : createSliceWriter(sink.slice, batch);
  let keys: string[] = [];
  let count = 0;
  const store = (): void => {
    if (keys.length === 0) return;
    const block = Math.floor((count - 1) / keysOfBlock);
    sink.keys(batch * blocksOfBatch + block, packKeys(keys));
    keys = [];
  };
  return {
    add: (key: string): void => {
      slices?.add(count, key);
      keys.push(key);
      count += 1;
      if (keys.length === keysOfBlock) store();
    },
    /** Hands over what is left. */
    end: (): void => {
      store();
      slices?.end();
    },
  };
};
