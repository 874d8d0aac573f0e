import { keyAt, keysOfBlock, similarityToKey, type KeyBlock } from '#core/memory/key-block.ts';
import type { Pattern } from '#core/memory/distance.ts';
import { firstAtLeast } from '#core/memory/posting-batch.ts';
import { mostEdits } from '#core/memory/score.ts';
import type { SliceRow } from '#core/memory/slices.ts';
import { leastDistance, type Signature } from '#core/memory/signature.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  batchesBy,
  batchIds,
  blocksOf,
  readListBlocks,
  slicedSegments,
  type StoredBatch,
  type Stretch,
} from '../store/memory-index-repository.ts';
import { readKeys } from '../store/memory-keys-repository.ts';
import { readSlices, sliceBlock } from '../store/memory-slices-repository.ts';
import { createBlockCache, readThrough, type BlockCache } from './block-cache.ts';
import { kernel } from './kernel/kernel.ts';

/** A batch of the index, with what was read of its keys and slices. */
export type IndexedBatch = StoredBatch & {
  /** Of how many segments the slices are there; all but while an index is converted. */
  readonly sliced: number;
  readonly keys: BlockCache<KeyBlock | null>;
  /** By segment and slice; null where no text has the slice. */
  readonly slices: BlockCache<SliceRow | null>;
  readonly lists: BlockCache<Uint8Array | null>;
};

/** The index of a memory file: in memory fourteen bytes for each text and eight for each gram of a batch; lists, keys and slices are read when asked for. */
export type FileIndex = {
  readonly batches: readonly IndexedBatch[];
};

const closeBatch = ({ keys, slices, lists }: IndexedBatch): void => {
  keys.close();
  slices.close();
  lists.close();
};

/** Reads the index; batches that are known are kept where the file has the same. Of a batch nothing changes but how many segments have slices. */
export const openFileIndex = (handle: ReadHandle, known?: FileIndex): FileIndex => {
  const ids = batchIds(handle);
  const sliced = slicedSegments(handle);
  const slicedOf = (id: number): number => sliced.get(id) ?? 0;
  const kept = (known?.batches ?? []).filter(({ id }) => ids.includes(id));
  const isSame = known !== undefined && kept.length === ids.length && kept.length === known.batches.length;
  if (isSame && kept.every((batch) => batch.sliced === slicedOf(batch.id))) return known;
  for (const batch of known?.batches ?? []) if (!kept.includes(batch)) closeBatch(batch);
  const added = batchesBy(
    handle,
    ids.filter((id) => !kept.some((batch) => batch.id === id)),
  ).map((batch): IndexedBatch => ({
    ...batch,
    sliced: slicedOf(batch.id),
    keys: createBlockCache(),
    slices: createBlockCache(),
    lists: createBlockCache(),
  }));
  const batches = [...kept.map((batch) => ({ ...batch, sliced: slicedOf(batch.id) })), ...added].sort(
    (a, b) => a.id - b.id,
  );
  return { batches };
};

/** Lets go of what was read. */
export const closeFileIndex = ({ batches }: FileIndex): void => batches.forEach(closeBatch);

const bytesOf = ({ starts, bytes }: KeyBlock): number => starts.byteLength + bytes.byteLength;

const keysOf = (handle: ReadHandle, batch: IndexedBatch, block: number): KeyBlock | null => {
  const known = batch.keys.get(block);
  if (known !== undefined) return known;
  const read = readKeys(handle, batch, block);
  batch.keys.set(block, read, read === null ? 0 : bytesOf(read));
  return read;
};

/** The key of a text of a batch. */
export const keyOf = (handle: ReadHandle, batch: IndexedBatch, text: number): string | null => {
  const block = keysOf(handle, batch, Math.floor(text / keysOfBlock));
  return block === null ? null : keyAt(block, text % keysOfBlock);
};

/** Rows of bits of slices of a segment, of those that some text has. */
export const sliceRows = (
  handle: ReadHandle,
  { id, slices: cache }: IndexedBatch,
  segment: number,
  slices: readonly number[],
): readonly SliceRow[] => {
  const blocks = slices.map((slice) => sliceBlock(segment, slice));
  const rowAt = readThrough(cache, blocks, (missing) => readSlices(handle, id, missing));
  return blocks.flatMap((block) => rowAt(block) ?? []);
};

/** The blocks of the lists of a batch that some stretches lie in. */
export const listBlocks = (
  handle: ReadHandle,
  { id, lists }: IndexedBatch,
  stretches: readonly Stretch[],
): ((block: number) => Uint8Array | null) => {
  const blocks = new Set<number>();
  for (const stretch of stretches) {
    const [first, last] = blocksOf(stretch);
    for (let block = first; block < last; block += 1) blocks.add(block);
  }
  return readThrough(lists, [...blocks], (missing) => readListBlocks(handle, id, missing));
};

/** Texts of a batch by their numbers, from one up to another, without that. */
export type Window = { readonly low: number; readonly high: number };

/** Those of some lengths. */
export const windowOf = ({ lengths }: StoredBatch, shortest: number, longest: number): Window => ({
  low: firstAtLeast(lengths, shortest),
  high: firstAtLeast(lengths, longest + 1),
});

/** What texts are compared with. */
export type Wanted = {
  readonly pattern: Pattern;
  readonly signature: Signature;
  /** Less alike than this is not looked for. */
  readonly least: number;
};

/** A text that is alike. */
export type Found = { readonly batch: IndexedBatch; readonly text: number; readonly similarity: number };

/** How many edits a text is away at least, by the characters it has. */
export const leastEdits = (
  { signatures }: IndexedBatch,
  text: number,
  { signature }: Pick<Wanted, 'signature'>,
): number => leastDistance(signature, signatures[text * 2] ?? 0, signatures[text * 2 + 1] ?? 0);

/** Whether the characters of a text allow it to be alike. */
export const mayBeAlike = (batch: IndexedBatch, text: number, wanted: Wanted): boolean =>
  leastEdits(batch, text, wanted) <=
  mostEdits(wanted.least, Math.max(wanted.pattern.length, batch.lengths[text] ?? 0));

/** Compares a text in full; null where it is not alike enough. */
export const compare = (
  handle: ReadHandle,
  batch: IndexedBatch,
  text: number,
  wanted: Wanted,
): Found | null => {
  const block = keysOf(handle, batch, Math.floor(text / keysOfBlock));
  if (block === null) return null;
  const similarity = similarityToKey(block, text % keysOfBlock, wanted, kernel().comparer);
  return similarity === null ? null : { batch, text, similarity };
};
