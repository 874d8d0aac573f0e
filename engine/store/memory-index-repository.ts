import { letGo } from '#core/memory/let-go.ts';
import { blockBytes, createListPacker, unpackList, type Numbers } from '#core/memory/list-codec.ts';
import type { GramTable, TextTable } from '#core/memory/posting-batch.ts';
import { segmentTexts } from '#core/memory/slices.ts';
import { all, column, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Blocks of one batch at most: their numbers follow those of the batch before. */
export const blocksOfBatch = 1 << 20;

/** Where lists and keys of a batch are: in the file, or in tables of an import that is under way (memory-import-repository.ts). */
export type Place = 'file' | 'import';

/** The tables of a place. */
export const tablesOf = (place: Place): { readonly lists: string; readonly keys: string } =>
  place === 'file'
    ? { lists: 'main.lists', keys: 'main.keys' }
    : { lists: 'temp.import_lists', keys: 'temp.import_keys' };

/** Where rows of a batch go that is made: bytes are good until the call returns. */
export type IndexSink = {
  readonly list: (id: number, block: Uint8Array) => void;
  readonly keys: (id: number, packed: Uint8Array) => void;
  /** A row of bits, or the places of the few that have the slice. */
  readonly slice: (id: number, bits: Uint8Array | null, places: Uint8Array | null) => void;
  readonly batch: (batch: StoredBatch) => void;
  readonly remove: (batches: readonly number[]) => void;
};

/** Stores into the file. */
export const fileSink = (handle: WriteHandle): IndexSink => ({
  list: (id, block) => void run(handle, 'INSERT INTO lists (id, entries) VALUES (?, ?)', id, block),
  keys: (id, packed) => void run(handle, 'INSERT INTO keys (id, packed) VALUES (?, ?)', id, packed),
  slice: (id, bits, places) =>
    void run(handle, 'INSERT INTO slices (id, bits, places) VALUES (?, ?, ?)', id, bits, places),
  batch: (batch) => insertBatch(handle, batch),
  remove: (batches) => removeBatches(handle, batches),
});

/** A batch without its lists and keys. `starts` counts bytes; `heads`: the first number of each block of its lists, so that blocks whose texts are too short or too long are not read. */
export type StoredBatch = TextTable &
  GramTable & {
    readonly id: number;
    readonly heads: Uint32Array<ArrayBuffer>;
  };

/** All that a batch holds. */
export const numbersOf = ({ units, lengths, signatures, grams, starts, heads }: StoredBatch) => [
  units,
  lengths,
  signatures,
  grams,
  starts,
  heads,
];

type Words = Uint32Array | Uint16Array | Int32Array;

export const bytesOf = ({ buffer, byteOffset, byteLength }: Words | Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** The number of a batch of the file that is not there yet. */
export const nextBatch = (handle: ReadHandle): number =>
  (column<number | null>(handle, 'SELECT max(id) FROM batches')[0] ?? 0) + 1;

/** Segments of slices that a batch of so many texts has. */
export const segmentsOf = (texts: number): number => Math.ceil(texts / segmentTexts);

/** Says of how many segments of a batch the slices are there. */
export const noteSliced = (handle: WriteHandle, batch: number, segments: number): void => {
  run(handle, 'INSERT OR REPLACE INTO sliced (batch, segments) VALUES (?, ?)', batch, segments);
};

/** By batch: of how many segments the slices are there; all but while the index is converted. */
export const slicedSegments = (handle: ReadHandle): ReadonlyMap<number, number> =>
  new Map(
    all<{ batch: number; segments: number }>(handle, 'SELECT batch, segments FROM sliced').map(
      ({ batch, segments }) => [batch, segments],
    ),
  );

/** Stores what a batch is found by, without its lists and keys. */
const insertBatch = (
  handle: WriteHandle,
  { id, units, lengths, signatures, grams, starts, heads }: StoredBatch,
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
  noteSliced(handle, id, segmentsOf(units.length));
};

/** Takes batches out of the file, with all that they have. */
const removeBatches = (handle: WriteHandle, ids: readonly number[]): void => {
  for (const id of ids) {
    run(handle, 'DELETE FROM batches WHERE id = ?', id);
    run(handle, 'DELETE FROM sliced WHERE batch = ?', id);
    for (const table of ['lists', 'keys', 'slices'])
      run(
        handle,
        `DELETE FROM ${table} WHERE id >= ? AND id < ?`,
        id * blocksOfBatch,
        (id + 1) * blocksOfBatch,
      );
  }
};

/** Packs the lists of a batch, which are given one after another, and hands over full blocks with their numbers: each good until the next. */
export const createListWriter = (put: IndexSink['list'], batch: number) => {
  const heads: number[] = [];
  const packer = createListPacker((block, head) => {
    put(batch * blocksOfBatch + heads.length, block);
    heads.push(head);
  });
  return {
    /** Where the next list begins. */
    place: packer.place,
    add: packer.add,
    /** Hands over what is left. Answers the first number of each block. */
    end: (): Uint32Array<ArrayBuffer> => {
      packer.end();
      return Uint32Array.from(heads);
    },
  };
};

/** Where whole numbers of some bytes lie that were stored; what does not fit at the end is left out. Copied where they do not begin where such numbers may. */
const placeIn = (
  bytes: Uint8Array,
  width: 2 | 4,
): readonly [buffer: ArrayBuffer, at: number, count: number] => {
  const count = Math.floor(bytes.length / width);
  return bytes.byteOffset % width === 0
    ? [bytes.buffer as ArrayBuffer, bytes.byteOffset, count]
    : [new Uint8Array(bytes).buffer, 0, count];
};

/** Numbers as they are stored, little-endian. What was read is not copied: a batch of a million texts takes dozens of megabytes. */
export const unsigned32 = (bytes: Uint8Array) => new Uint32Array(...placeIn(bytes, 4));
export const signed32 = (bytes: Uint8Array) => new Int32Array(...placeIn(bytes, 4));
export const unsigned16 = (bytes: Uint8Array) => new Uint16Array(...placeIn(bytes, 2));

/** Which batches the file has. */
export const batchIds = (handle: ReadHandle): readonly number[] =>
  column(handle, 'SELECT id FROM batches ORDER BY id');

/** How many texts each batch of the file has. */
export const batchSizes = (handle: ReadHandle): readonly { readonly id: number; readonly texts: number }[] =>
  all(handle, 'SELECT id, length(units) / 4 AS texts FROM batches ORDER BY id');

/** One of the columns of numbers of a batch. Read by itself: SQLite has all columns of a row in memory besides what it hands over. */
const numbersIn = (handle: ReadHandle, name: keyof Omit<StoredBatch, 'id'>, id: number): Buffer =>
  column<Buffer>(handle, `SELECT ${name} FROM batches WHERE id = ?`, id)[0] ?? Buffer.alloc(0);

/** By number, how long the texts of a batch of the file are. */
export const lengthsOfBatch = (handle: ReadHandle, id: number): TextTable['lengths'] =>
  unsigned16(numbersIn(handle, 'lengths', id));

/** The texts of a batch of the file, without their lengths. */
export const textsOfBatch = (handle: ReadHandle, id: number): Omit<TextTable, 'lengths'> => ({
  units: unsigned32(numbersIn(handle, 'units', id)),
  signatures: signed32(numbersIn(handle, 'signatures', id)),
});

/** The grams of a batch of the file. */
export const gramsOfBatch = (handle: ReadHandle, id: number): GramTable => ({
  grams: unsigned32(numbersIn(handle, 'grams', id)),
  starts: unsigned32(numbersIn(handle, 'starts', id)),
});

/** A batch of the file. */
export const findBatch = (handle: ReadHandle, id: number): StoredBatch => ({
  id,
  ...textsOfBatch(handle, id),
  lengths: lengthsOfBatch(handle, id),
  ...gramsOfBatch(handle, id),
  heads: unsigned32(numbersIn(handle, 'heads', id)),
});

/** Bytes of lists from one up to another, without that. */
export type Stretch = readonly [from: number, to: number];

/** The blocks of lists that a stretch lies in: from one up to another, without that. */
export const blocksOf = ([from, to]: Stretch): Stretch =>
  from >= to ? [0, 0] : [Math.floor(from / blockBytes), Math.floor((to - 1) / blockBytes) + 1];

/** Blocks of the lists of a batch of the file; those that are not there are left out. */
export const readListBlocks = (
  handle: ReadHandle,
  batch: number,
  blocks: readonly number[],
): ReadonlyMap<number, Uint8Array> =>
  new Map(
    all<{ id: number; entries: Buffer }>(
      handle,
      'SELECT id, entries FROM lists WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(blocks.map((block) => batch * blocksOfBatch + block)),
    ).map(({ id, entries }) => [id - batch * blocksOfBatch, entries]),
  );

/** Hands over what lies in a stretch of lists, block by block, from a byte up to another; blocks that are not there are left out. */
export const eachPart = (
  blockAt: (block: number) => Uint8Array | null,
  [from, to]: Stretch,
  take: (block: Uint8Array, from: number, to: number) => void,
): void => {
  const [first, last] = blocksOf([from, to]);
  for (let n = first; n < last; n += 1) {
    const begin = n * blockBytes;
    const block = blockAt(n);
    if (block !== null) take(block, Math.max(0, from - begin), Math.min(block.length, to - begin));
  }
};

/** Blocks that are read at a time where all are: of each of the batches that are made one. */
const blocksAtOnce = 16;

/** Where lists and keys are of a batch that is made one with others. */
export type Placed = { readonly id: number; readonly place: Place };

/** Reads the lists of a batch one after another, some blocks at a time: what is read may be written meanwhile. */
export const listsInOrder = (
  handle: ReadHandle,
  { id, place }: Placed,
): ((stretch: Stretch, into: Numbers) => void) => {
  const sql = `SELECT entries FROM ${tablesOf(place).lists} WHERE id >= ? AND id < ? ORDER BY id`;
  let blocks: readonly Buffer[] = [];
  let first = 0;
  const blockAt = (n: number): Buffer | null => {
    if (n >= first + blocks.length || n < first) {
      first = n;
      blocks.forEach(letGo);
      blocks = column(handle, sql, id * blocksOfBatch + n, id * blocksOfBatch + n + blocksAtOnce);
    }
    return blocks[n - first] ?? null;
  };
  return (stretch, into) =>
    eachPart(blockAt, stretch, (block, from, to) => unpackList(block, from, to, into));
};

/** The part of a stretch that may hold numbers of `low` up to `high`, without that: to the block. */
export const narrowed = ({ heads }: StoredBatch, [from, to]: Stretch, low: number, high: number): Stretch => {
  const [first, last] = [Math.floor(from / blockBytes), Math.floor((to - 1) / blockBytes)];
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
  const begin = Math.max(from, (blockAt(low) - 1) * blockBytes);
  return [begin, Math.max(begin, Math.min(to, blockAt(high) * blockBytes))];
};
