import {
  keyAt,
  keysAt,
  keysOfBlock,
  markOthers,
  similarityToKey,
  type KeyBlock,
} from '#core/memory/key-block.ts';
import { letGo } from '#core/memory/let-go.ts';
import { placedSliceCount } from '#core/memory/placed-slices.ts';
import type { Pattern } from '#core/memory/distance.ts';
import { firstAtLeast } from '#core/memory/posting-batch.ts';
import { mostEdits } from '#core/memory/score.ts';
import type { SliceRow } from '#core/memory/slices.ts';
import { leastDistance, type Signature } from '#core/memory/signature.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  batchIds,
  blocksOf,
  bytesOf as asBytes,
  findBatch,
  numbersOf,
  readListBlocks,
  segmentsOf,
  slicedSegments,
  type StoredBatch,
  type Stretch,
} from '../store/memory-index-repository.ts';
import { keyCount, readKeys } from '../store/memory-keys-repository.ts';
import { readSlices, sliceBlock } from '../store/memory-slices-repository.ts';
import { absent, type BlockRing, type Blocks } from './kernel/block-ring.ts';
import { kernel } from './kernel/kernel.ts';

/** A batch of the index, with where what was read of it is. */
export type IndexedBatch = StoredBatch & {
  /** Of how many segments the slices are there; all but while an index is converted. */
  readonly sliced: number;
  readonly keys: Blocks;
  /** By segment and slice; absent where no text has the slice. */
  readonly slices: Blocks;
  readonly lists: Blocks;
};

/** The index of a memory file: in memory fourteen bytes for each text and eight for each gram of a batch; lists, keys and slices are read when asked for. */
export type FileIndex = {
  readonly batches: readonly IndexedBatch[];
};

const closeBatch = ({ keys, slices, lists }: IndexedBatch): void => {
  const { ring, listRing } = kernel();
  for (const blocks of [keys, slices]) ring.close(blocks);
  listRing.close(lists);
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
  const fresh = ids.filter((id) => !kept.some((batch) => batch.id === id));
  const added = fresh
    .map((id) => findBatch(handle, id))
    .map((batch): IndexedBatch => ({
      ...batch,
      sliced: slicedOf(batch.id),
      keys: kernel().ring.open(Math.ceil(batch.units.length / keysOfBlock)),
      slices: kernel().ring.open(segmentsOf(batch.units.length) * placedSliceCount),
      lists: kernel().listRing.open(batch.heads.length),
    }));
  const batches = [...kept.map((batch) => ({ ...batch, sliced: slicedOf(batch.id) })), ...added].sort(
    (a, b) => a.id - b.id,
  );
  return { batches };
};

/** Lets go of what was read; it is not asked any more. */
export const closeFileIndex = ({ batches }: FileIndex): void => {
  batches.forEach(closeBatch);
  batches.flatMap(numbersOf).forEach(letGo);
};

/** Where a block of keys is in the ring; `absent` where it cannot be read, or has no room. */
export const placeOfKeys = (handle: ReadHandle, batch: IndexedBatch, block: number): number => {
  const { ring } = kernel();
  const known = ring.find(batch.keys, block);
  if (known !== 0) return known;
  const read = readKeys(handle, batch, block);
  if (read === null) batch.keys.places[block] = absent;
  else {
    markOthers(read);
    ring.put(batch.keys, block, 0, [asBytes(read.starts), read.bytes]);
    letGo(new Uint8Array(read.starts.buffer));
  }
  return batch.keys.places[block] ?? absent;
};

/** A block of keys: good until something else is read. */
const keysOf = (handle: ReadHandle, batch: IndexedBatch, block: number): KeyBlock | null => {
  const place = placeOfKeys(handle, batch, block);
  return place === absent
    ? readKeys(handle, batch, block)
    : keysAt(kernel().ring.buffer, place, keyCount(batch, block));
};

/** The key of a text of a batch. */
export const keyOf = (handle: ReadHandle, batch: IndexedBatch, text: number): string | null => {
  const block = keysOf(handle, batch, Math.floor(text / keysOfBlock));
  return block === null ? null : keyAt(block, text % keysOfBlock);
};

/** As often blocks are looked for that are wanted together: the first time they are read, which may be in the place of others of them. */
const mostPasses = 3;

/** Answers where some blocks are, once those that are not in the ring were read: `absent` of such as there are none of. Good until something else is read. */
const findAll = (
  ring: BlockRing,
  blocks: Blocks,
  wanted: readonly number[],
  read: (missing: readonly number[]) => void,
): readonly number[] => {
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = ring.written();
    const missing = wanted.filter((block) => ring.find(blocks, block) === 0);
    if (missing.length > 0) read(missing);
    if (before === ring.written()) break;
  }
  return wanted.map((block) => ring.find(blocks, block));
};

const kinds = { bits: 0, places: 1 } as const;

/** Rows of bits of slices of a segment, of those that some text has: good until something else is read. */
export const sliceRows = (
  handle: ReadHandle,
  { id, slices: blocks }: IndexedBatch,
  segment: number,
  slices: readonly number[],
): readonly SliceRow[] => {
  const { ring } = kernel();
  const found = findAll(
    ring,
    blocks,
    slices.map((slice) => sliceBlock(segment, slice)),
    (missing) => {
      const rows = readSlices(handle, id, missing);
      for (const block of missing) {
        const row = rows.get(block);
        if (row === undefined) blocks.places[block] = absent;
        else ring.put(blocks, block, row instanceof Int32Array ? kinds.bits : kinds.places, [asBytes(row)]);
        if (row !== undefined) letGo(row);
      }
    },
  );
  return found.flatMap((place): SliceRow[] => {
    if (place <= 0) return [];
    const size = ring.sizeAt(place);
    return ring.kindAt(place) === kinds.bits
      ? [new Int32Array(ring.buffer, place, size / 4)]
      : [new Uint16Array(ring.buffer, place, size / 2)];
  });
};

/** The blocks of the lists of a batch that some stretches lie in: good until something else is read. */
export const listBlocks = (
  handle: ReadHandle,
  { id, lists: blocks }: IndexedBatch,
  stretches: readonly Stretch[],
): ((block: number) => Uint8Array | null) => {
  const { listRing } = kernel();
  const wanted = new Set<number>();
  for (const stretch of stretches) {
    const [first, last] = blocksOf(stretch);
    for (let block = first; block < last; block += 1) wanted.add(block);
  }
  findAll(listRing, blocks, [...wanted], (missing) => {
    const read = readListBlocks(handle, id, missing);
    for (const block of missing) {
      const list = read.get(block);
      if (list === undefined) blocks.places[block] = absent;
      else listRing.put(blocks, block, 0, [list]);
      if (list !== undefined) letGo(list);
    }
  });
  return (block) => {
    const place = blocks.places[block] ?? absent;
    return place > 0 ? new Uint8Array(listRing.buffer, place, listRing.sizeAt(place)) : null;
  };
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

/** Compares a text in full, by itself; null where it is not alike enough. */
export const compare = (
  handle: ReadHandle,
  batch: IndexedBatch,
  text: number,
  wanted: Wanted,
): Found | null => {
  const block = keysOf(handle, batch, Math.floor(text / keysOfBlock));
  if (block === null) return null;
  const similarity = similarityToKey(block, text % keysOfBlock, wanted);
  return similarity === null ? null : { batch, text, similarity };
};
