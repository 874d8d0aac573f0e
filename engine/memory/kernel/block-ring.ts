/** Where blocks of one kind are, by their numbers: 0 where it is not known, `absent` where there is none; and which were asked for again since they were put. */
export type Blocks = {
  readonly owner: number;
  readonly places: Int32Array<ArrayBuffer>;
  readonly used: Uint8Array<ArrayBuffer>;
};
export const absent = -1;

/**
 * What is read from files in blocks, kept one after another in a room of one size: what comes in takes the place of what came in first. A block that was asked for again gets another turn ("second chance"). So no more is ever held, and
 * nothing is left for a collection of garbage.
 */
export type BlockRing = {
  /** Places for so many blocks. */
  readonly open: (count: number) => Blocks;
  readonly close: (blocks: Blocks) => void;
  /** Keeps a block of bytes, which are copied one part after another to a multiple of eight. Answers whether there is room for it: else it is as if there were none. */
  readonly put: (blocks: Blocks, block: number, kind: number, parts: readonly Uint8Array[]) => boolean;
  /** Where a block is, as `Blocks` has it: good while `written` is the same. It is asked for by this. */
  readonly find: (blocks: Blocks, block: number) => number;
  /** Of what is at a place: the bytes that were put, and the kind. */
  readonly sizeAt: (place: number) => number;
  readonly kindAt: (place: number) => number;
  /** How often something was put. */
  readonly written: () => number;
  readonly buffer: ArrayBuffer;
  /** Bytes of all blocks. */
  readonly size: number;
};

/** Before each block: bytes with all of this, bytes of the block, its kind, the owner of its place, and its number. */
const headBytes = 24;
/** A block takes this part of the room at most. */
const largest = 1 / 16;
/** Blocks that get another turn while room is made for one. */
const mostTurns = 8;

/** A block that gets another turn. */
type Rescued = {
  readonly blocks: Blocks;
  readonly block: number;
  readonly kind: number;
  readonly bytes: Uint8Array;
};

/** Where entries of a size are put one after another, and then again from the beginning; `letGo` is told of the entries that are in the way, the oldest first, and answers their sizes. */
const createRound = (from: number, to: number, letGo: (entry: number) => number) => {
  /** The oldest entry, and where the next goes. `isRound`: they go on from `tail` to `end`, and then from the beginning to `head`; else from `tail` to `head`. */
  const at = { tail: from, head: from, end: to, isRound: false };

  const endRound = (): void => {
    if (at.isRound && at.tail >= at.end) [at.tail, at.isRound] = [from, false];
  };
  const letOldestGo = (): void => {
    at.tail += letGo(at.tail);
    endRound();
  };

  /** Room for one more: where it is. */
  return (size: number): number => {
    if (at.head + size > to) {
      while (at.isRound) letOldestGo();
      [at.end, at.head, at.isRound] = [at.head, from, true];
      endRound();
    }
    while (at.isRound && at.head + size > at.tail) letOldestGo();
    at.head += size;
    return at.head - size;
  };
};

/** A ring in the bytes of a memory from one up to another, both at multiples of eight. */
export const createBlockRing = (buffer: ArrayBuffer, from: number, to: number): BlockRing => {
  const bytes = new Uint8Array(buffer);
  const words = new Int32Array(buffer);
  const owners = new Map<number, Blocks>();
  const rescued: Rescued[] = [];
  let [opened, written, turns] = [0, 0, 0];

  const wordAt = (entry: number, n: number): number => words[entry / 4 + n] ?? 0;

  const letGo = (entry: number): number => {
    const blocks = owners.get(wordAt(entry, 3));
    const block = wordAt(entry, 4);
    const place = entry + headBytes;
    if (blocks !== undefined && blocks.places[block] === place) {
      blocks.places[block] = 0;
      if (blocks.used[block] === 1 && turns > 0) {
        turns -= 1;
        const own = bytes.slice(place, place + wordAt(entry, 1));
        rescued.push({ blocks, block, kind: wordAt(entry, 2), bytes: own });
      }
    }
    return wordAt(entry, 0);
  };
  const roomFor = createRound(from, to, letGo);

  /** Writes a block of so many bytes but for these, and answers its place. */
  const begin = ({ owner, places, used }: Blocks, block: number, kind: number, length: number): number => {
    const size = headBytes + Math.ceil(length / 8) * 8;
    const entry = roomFor(size);
    words.set([size, length, kind, owner, block], entry / 4);
    const place = entry + headBytes;
    places[block] = place;
    used[block] = 0;
    written += 1;
    return place;
  };

  const put: BlockRing['put'] = (blocks, block, kind, parts) => {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > (to - from) * largest) {
      blocks.places[block] = absent;
      return false;
    }
    turns = mostTurns;
    let at = begin(blocks, block, kind, length);
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    for (let next = rescued.pop(); next !== undefined; next = rescued.pop())
      bytes.set(next.bytes, begin(next.blocks, next.block, next.kind, next.bytes.length));
    return true;
  };

  return {
    open: (count) => {
      const blocks = {
        owner: (opened += 1),
        places: new Int32Array(count),
        used: new Uint8Array(count),
      };
      owners.set(blocks.owner, blocks);
      return blocks;
    },
    close: ({ owner }) => void owners.delete(owner),
    put,
    find: ({ places, used }, block) => {
      const place = places[block] ?? absent;
      if (place > 0) used[block] = 1;
      return place;
    },
    sizeAt: (place) => wordAt(place - headBytes, 1),
    kindAt: (place) => wordAt(place - headBytes, 2),
    written: () => written,
    buffer,
    size: to - from,
  };
};
