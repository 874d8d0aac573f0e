import type { Pattern } from '#core/memory/distance.ts';
import { notEachUnit } from '#core/memory/key-block.ts';
import { roundingOfEdits } from '#core/memory/score.ts';
import {
  createSliceCounter,
  mostCounted,
  segmentWords,
  writeRow,
  type SliceCounter,
} from '#core/memory/slices.ts';
import { countable, createTally, leastCount, type Tally } from '#core/memory/tally.ts';
import { kernelModule, rowsAtOnce } from './code.ts';
import { elsewhere } from './comparing.ts';
import { createBlockRing, type BlockRing } from './block-ring.ts';
import { layout, listRingBytes, ringBytes, rowBytes } from './layout.ts';

type Functions = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly count: (end: number) => void;
  readonly sieve: (from: number, to: number, fewest: number) => void;
  readonly countLists: (parts: number, low: number, high: number, least: number, marked: number) => number;
  readonly findAlike: (at: number, end: number, length: number, words: number) => number;
};

/** Of the runtime; no library of types that the engine is checked with has it. */
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What look-ups count and compare by. */
export type Kernel = {
  readonly counter: SliceCounter;
  readonly tally: Tally;
  /** Null where texts are compared one by one (`core/memory/distance.ts`). */
  readonly texts: TextComparer | null;
  /** What is kept of files: keys and slices, and lists. */
  readonly ring: BlockRing;
  readonly listRing: BlockRing;
};

const counterOf = ({ memory, count, sieve }: Functions): SliceCounter => {
  const words = new Int32Array(memory.buffer);
  const planes = Array.from({ length: 8 }, (_, n) =>
    words.subarray((layout.planesAt + n * rowBytes) / 4, (layout.planesAt + (n + 1) * rowBytes) / 4),
  );
  const found = words.subarray(layout.foundAt / 4, (layout.foundAt + rowBytes) / 4);
  const first = layout.rowsAt / 4;
  let reached = 0;
  const countAt = (word: number, bit: number): number => {
    let sum = 0;
    for (let plane = 0; plane < reached; plane += 1)
      sum |= (((planes[plane]?.[word] ?? 0) >>> bit) & 1) << plane;
    return sum;
  };
  return {
    count: (rows) => {
      const counted = Math.min(rows.length, mostCounted);
      reached = 32 - Math.clz32(counted);
      const padded = Math.max(rowsAtOnce, Math.ceil(counted / rowsAtOnce) * rowsAtOnce);
      for (let at = 0; at < counted; at += 1) {
        const row = rows[at];
        if (row !== undefined) writeRow(row, words, first + at * segmentWords);
      }
      words.fill(0, first + counted * segmentWords, first + padded * segmentWords);
      count(layout.rowsAt + padded * rowBytes);
    },
    drain: (from, to, fewest, take) => {
      if (fewest >= 1 << reached || from >= to) return;
      sieve((from >>> 7) * 16, Math.ceil(to / 128) * 16, fewest);
      for (let word = from >>> 5; word * 32 < to; word += 1) {
        let left = found[word] ?? 0;
        if (word * 32 < from) left &= -1 << (from & 31);
        if (word * 32 + 32 > to) left &= (1 << (to & 31)) - 1;
        for (; left !== 0; left &= left - 1) {
          const bit = 31 - Math.clz32(left & -left);
          take(word * 32 + bit, countAt(word, bit));
        }
      }
    },
  };
};

const tallyOf = ({ memory, countLists }: Functions): Tally => {
  const bytes = new Uint8Array(memory.buffer, layout.listsAt, layout.mostPartBytes);
  const parts = new Uint32Array(memory.buffer, layout.partsAt, layout.mostParts * 2);
  const counts = new Uint8Array(memory.buffer, layout.countsAt, layout.mostNumbers);
  const marked = new Uint32Array(memory.buffer, layout.markedAt, layout.mostNumbers);
  let other: Tally | null = null;
  let [low, high, least, length] = [0, 0, 1, 0];
  let [noted, used] = [0, 0];

  const countNoted = (): void => {
    if (noted > 0) length = countLists(noted, low, high, least, length);
    [noted, used] = [0, 0];
  };

  return {
    begin: (size, of) => {
      other = size > layout.mostNumbers ? createTally() : null;
      other?.begin(size, of);
      counts.fill(0, low, high);
      [low, high, least, length] = other === null ? [of.low, of.high, countable(of.least), 0] : [0, 0, 1, 0];
      [noted, used] = [0, 0];
    },
    count: (from, start, end) => {
      if (other !== null) {
        other.count(from, start, end);
        return;
      }
      if (start >= end) return;
      if (noted === layout.mostParts || used + end - start > layout.mostPartBytes) countNoted();
      bytes.set(from.subarray(start, end), used);
      parts[noted * 2] = layout.listsAt + used;
      used += end - start;
      parts[noted * 2 + 1] = layout.listsAt + used;
      noted += 1;
    },
    drain: (most, take) => {
      if (other !== null) {
        other.drain(most, take);
        return;
      }
      countNoted();
      const enough = leastCount(counts, marked, length, { least, most });
      for (let at = 0; at < length; at += 1) {
        const number = marked[at] ?? 0;
        const count = counts[number] ?? 0;
        if (count >= enough) take(number, count);
      }
    },
  };
};

/** Tells which of many texts are alike enough to a pattern. */
export type TextComparer = {
  /** Takes a pattern, and how alike is enough; false where there is no room for it, or nothing to compare: then texts are compared elsewhere. */
  readonly begin: (pattern: Pattern, least: number) => boolean;
  /** Texts that are noted at most. */
  readonly most: number;
  /** Notes a text: by its number in its block, of which the place in the ring and the number of keys are given. */
  readonly note: (at: number, place: number, count: number, text: number) => void;
  /** Notes one that has to be compared elsewhere. */
  readonly leave: (at: number) => void;
  /** The first of the texts that were noted from one up to another, without that, which is alike enough, or has to be compared elsewhere; that other where none is. */
  readonly next: (from: number, to: number) => number;
  /** How alike it is; null where it has to be compared elsewhere. */
  readonly similarity: () => number | null;
};

/** The masks of patterns in the memory of the kernel: those of the one that was compared last. */
const createMasks = ({ buffer }: Functions['memory']) => {
  const masks = new Int32Array(buffer, layout.masksAt, layout.mostMaskWords * 2);
  const latin = new Int32Array(buffer, layout.latinAt, 256 * layout.mostLatinWords * 2);
  const classOfUnit = new Uint16Array(buffer, layout.classesAt, 0x10000);
  let installed: Pattern | null = null;
  let words = 1;

  const copy = (pattern: Pattern, one: number, into: Int32Array, place: number): void => {
    for (let at = 0; at < words * 2; at += 1)
      into[place * words * 2 + at] = at < pattern.words ? (pattern.masks[one * pattern.words + at] ?? 0) : 0;
  };

  /** How many words of 64 bits a pattern has; 0 where there is no room for its masks. */
  return (pattern: Pattern): number => {
    if (installed === pattern) return words;
    const needed = (pattern.words + 1) >> 1;
    const fits = (pattern.classes.length + 1) * needed <= layout.mostMaskWords;
    if (!fits || needed > layout.mostLatinWords) return 0;
    for (const point of installed?.classes ?? []) if (point <= 0xffff) classOfUnit[point] = 0;
    installed = pattern;
    words = needed;
    latin.fill(0, 0, 256 * words * 2);
    copy(pattern, 0, masks, 0);
    pattern.classes.forEach((point, at) => {
      copy(pattern, at + 1, masks, at + 1);
      if (point <= 0xff) copy(pattern, at + 1, latin, point);
      if (point <= 0xffff) classOfUnit[point] = at + 1;
    });
    return words;
  };
};

const textComparerOf = ({ memory, findAlike }: Functions): TextComparer => {
  const masksOf = createMasks(memory);
  const noted = new Uint32Array(memory.buffer, layout.textsAt, layout.mostTexts * 2);
  const share = new Float64Array(memory.buffer, layout.shareAt, 2);
  const found = new Int32Array(memory.buffer, layout.editsAt, 2);
  // As a block of keys says of one that is compared elsewhere.
  new Uint32Array(memory.buffer, layout.otherAt, 2).fill(notEachUnit);
  let [length, words] = [0, 1];
  return {
    begin: (pattern, least) => {
      if (pattern.length === 0 || least > 1) return false;
      words = masksOf(pattern);
      if (words === 0) return false;
      [length, share[0], share[1]] = [pattern.length, 1 - least, roundingOfEdits];
      return true;
    },
    most: layout.mostTexts,
    note: (at, place, count, text) => {
      noted[at * 2] = place + text * 4;
      noted[at * 2 + 1] = place + (count + 1) * 4;
    },
    leave: (at) => noted.fill(layout.otherAt, at * 2, at * 2 + 2),
    next: (from, to) => (from < to ? findAlike(from, to, length, words) : to),
    similarity: () => {
      const [edits = elsewhere, longer = 1] = found;
      return edits === elsewhere ? null : 1 - edits / longer;
    },
  };
};

let made: Kernel | null = null;

/** One for the process, as it has a megabyte of its own; as code of the core where the processor has no vectors. A look-up uses it from its beginning to its end. */
export const kernel = (): Kernel => {
  if (made !== null) return made;
  const bytes = kernelModule();
  if (!WebAssembly.validate(bytes))
    return (made = {
      counter: createSliceCounter(),
      tally: createTally(),
      texts: null,
      ring: createBlockRing(new ArrayBuffer(ringBytes + 8), 8, ringBytes),
      listRing: createBlockRing(new ArrayBuffer(listRingBytes + 8), 8, listRingBytes),
    });
  const functions = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Functions;
  return (made = {
    counter: counterOf(functions),
    tally: tallyOf(functions),
    texts: textComparerOf(functions),
    ring: createBlockRing(functions.memory.buffer, layout.ringAt, layout.listRingAt),
    listRing: createBlockRing(functions.memory.buffer, layout.listRingAt, layout.end),
  });
};
