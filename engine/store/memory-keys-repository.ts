import { letGo } from '#core/memory/let-go.ts';
import { keyAt, keysOfBlock, openKeys, packKeys, type KeyBlock } from '#core/memory/key-block.ts';
import { column, first, type ReadHandle } from './handles.ts';
import {
  blocksOfBatch,
  tablesOf,
  type IndexSink,
  type Placed,
  type StoredBatch,
} from './memory-index-repository.ts';
import { createSliceWriter } from './memory-slices-repository.ts';

/** Blocks of keys that are read at a time: of each of the batches that are made one. They are larger than those of lists. */
const blocksRead = 4;

/** Keys that are read between two steps. */
const keysOfStep = 1024;

type Sized = Readonly<Record<'lengths', { readonly length: number }>>;
type Batch = Pick<StoredBatch, 'id'> & Sized;

/** How many keys a block of a batch has. */
export const keyCount = ({ lengths }: Sized, block: number): number =>
  Math.min(keysOfBlock, lengths.length - block * keysOfBlock);

/** A block of the keys of a batch; null where it is not there or cannot be read. */
export const readKeys = (handle: ReadHandle, batch: Batch, block: number): KeyBlock | null => {
  const found = first<{ packed: Buffer }>(
    handle,
    'SELECT packed FROM keys WHERE id = ?',
    batch.id * blocksOfBatch + block,
  );
  if (found === undefined) return null;
  const keys = openKeys(found.packed, keyCount(batch, block));
  letGo(found.packed);
  return keys;
};

/** Blocks of keys one after another, some at a time, each good until the next: what is read may be written meanwhile. */
export const keysInOrder = (
  handle: ReadHandle,
  batch: Batch & Placed,
): ((block: number) => KeyBlock | null) => {
  const sql = `SELECT packed FROM ${tablesOf(batch.place).keys} WHERE id >= ? AND id < ? ORDER BY id`;
  let blocks: readonly Buffer[] = [];
  let from = 0;
  let latest: { readonly block: number; readonly keys: KeyBlock | null } | null = null;
  const blockAt = (block: number): KeyBlock | null => {
    if (block >= from + blocks.length || block < from) {
      from = block;
      blocks.forEach(letGo);
      const at = batch.id * blocksOfBatch + block;
      blocks = column(handle, sql, at, at + blocksRead);
    }
    const packed = blocks[block - from];
    return packed === undefined ? null : openKeys(packed, keyCount(batch, block));
  };
  return (block) => {
    if (latest?.block === block) return latest.keys;
    if (latest?.keys) letGo(new Uint8Array(latest.keys.starts.buffer));
    latest = { block, keys: blockAt(block) };
    return latest.keys;
  };
};

/** Hands over the keys of a batch from one number up to another, without that; what cannot be read is left out. A step is some thousand. */
export function* eachKey(
  handle: ReadHandle,
  batch: Batch & Placed,
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
    const packed = packKeys(keys);
    sink.keys(batch * blocksOfBatch + block, packed);
    letGo(packed);
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
