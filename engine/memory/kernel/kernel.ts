import { blockBytes } from '#core/memory/list-codec.ts';
import { plainComparer, type Comparer, type Pattern } from '#core/memory/distance.ts';
import {
  createSliceCounter,
  mostCounted,
  segmentWords,
  writeRow,
  type SliceCounter,
} from '#core/memory/slices.ts';
import { countable, createTally, leastCount, type Tally } from '#core/memory/tally.ts';
import { kernelModule, layout, rowsAtOnce } from './code.ts';

type InWord = (count: number, most: number, length: number) => number;
type InWords = (count: number, most: number, length: number, words: number) => number;

type Functions = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly count: (end: number) => void;
  readonly sieve: (from: number, to: number, fewest: number) => void;
  readonly countList: (end: number, low: number, high: number, least: number, marked: number) => number;
  readonly classesInWord: InWord;
  readonly classesInWords: InWords;
  readonly bytesInWord: InWord;
  readonly bytesInWords: InWords;
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
  readonly comparer: Comparer;
};

const rowBytes = segmentWords * 4;

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

const tallyOf = ({ memory, countList }: Functions): Tally => {
  const block = new Uint8Array(memory.buffer, layout.blockAt, blockBytes);
  const counts = new Uint8Array(memory.buffer, layout.countsAt, layout.mostNumbers);
  const marked = new Uint32Array(memory.buffer, layout.markedAt, layout.mostNumbers);
  let other: Tally | null = null;
  let [low, high, least, length] = [0, 0, 1, 0];
  return {
    begin: (size, of) => {
      other = size > layout.mostNumbers ? createTally() : null;
      other?.begin(size, of);
      counts.fill(0, low, high);
      [low, high, least, length] = other === null ? [of.low, of.high, countable(of.least), 0] : [0, 0, 1, 0];
    },
    count: (from, start, end) => {
      if (other !== null) {
        other.count(from, start, end);
        return;
      }
      if (start >= end) return;
      block.set(from.subarray(start, end));
      length = countList(end - start, low, high, least, length);
    },
    drain: (most, take) => {
      if (other !== null) {
        other.drain(most, take);
        return;
      }
      const enough = leastCount(counts, marked, length, { least, most });
      for (let at = 0; at < length; at += 1) {
        const number = marked[at] ?? 0;
        const count = counts[number] ?? 0;
        if (count >= enough) take(number, count);
      }
    },
  };
};

/** The masks of patterns in the memory of the kernel: those of the one that was compared last. */
const createMasks = ({ buffer }: Functions['memory']) => {
  const masks = new Int32Array(buffer, layout.masksAt, layout.mostMaskWords * 2);
  const latin = new Int32Array(buffer, layout.latinAt, 256 * layout.mostLatinWords * 2);
  let installed: Pattern | null = null;
  const state = { words: 1, fits: false, fitsLatin: false };

  const copy = (pattern: Pattern, one: number, into: Int32Array, place: number): void => {
    for (let at = 0; at < state.words * 2; at += 1)
      into[place * state.words * 2 + at] =
        at < pattern.words ? (pattern.masks[one * pattern.words + at] ?? 0) : 0;
  };

  /** How many words a pattern has, and whether its masks have room: else it is compared outside. */
  return (pattern: Pattern): Readonly<typeof state> => {
    if (installed === pattern) return state;
    installed = pattern;
    state.words = (pattern.words + 1) >> 1;
    const classes = pattern.classes.length + 1;
    state.fits = classes * state.words <= layout.mostMaskWords && state.words <= layout.mostWords;
    state.fitsLatin = state.words <= layout.mostLatinWords;
    if (state.fits) for (let one = 0; one < classes; one += 1) copy(pattern, one, masks, one);
    if (!state.fitsLatin) return state;
    latin.fill(0, 0, 256 * state.words * 2);
    pattern.classes.forEach((point, at) => {
      if (point <= 0xff) copy(pattern, at + 1, latin, point);
    });
    return state;
  };
};

const comparerOf = (functions: Functions): Comparer => {
  const { memory, classesInWord, classesInWords, bytesInWord, bytesInWords } = functions;
  const text = new Uint16Array(memory.buffer, layout.textAt, layout.mostText);
  const masksOf = createMasks(memory);
  /** Whether the classes that were read last are in the memory of the kernel. */
  let isInside = false;
  return {
    room: (length) => {
      isInside = length <= layout.mostText;
      return isInside ? text : plainComparer.room(length);
    },
    toClasses: (pattern, count, most) => {
      const { length } = pattern;
      if (Math.abs(count - length) > most) return most + 1;
      if (length === 0 || count === 0) return Math.max(length, count);
      const { words, fits } = masksOf(pattern);
      if (isInside && fits)
        return words === 1 ? classesInWord(count, most, length) : classesInWords(count, most, length, words);
      if (isInside) plainComparer.room(count).set(text.subarray(0, count));
      return plainComparer.toClasses(pattern, count, most);
    },
    toBytes: (pattern, block, part, most) => {
      const { length } = pattern;
      const { from, to } = part;
      const { units } = block;
      const count = to - from;
      if (Math.abs(count - length) > most) return most + 1;
      if (length === 0 || count === 0) return Math.max(length, count);
      const { words, fitsLatin } = masksOf(pattern);
      if (!fitsLatin || count > layout.mostText) return plainComparer.toBytes(pattern, block, part, most);
      const [first, pairs] = [from >> 1, (count + 1) >> 1];
      for (let at = 0; at < pairs; at += 1) text[at] = units[first + at] ?? 0;
      return words === 1 ? bytesInWord(count, most, length) : bytesInWords(count, most, length, words);
    },
  };
};

let made: Kernel | null = null;

/** One for the process, as it has a megabyte of its own; as code of the core where the processor has no vectors. A look-up uses it from its beginning to its end. */
export const kernel = (): Kernel => {
  if (made !== null) return made;
  const bytes = kernelModule();
  if (!WebAssembly.validate(bytes))
    return (made = { counter: createSliceCounter(), tally: createTally(), comparer: plainComparer });
  const functions = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Functions;
  return (made = {
    counter: counterOf(functions),
    tally: tallyOf(functions),
    comparer: comparerOf(functions),
  });
};
