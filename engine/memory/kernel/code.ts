import { blockBytes } from '#core/memory/list-codec.ts';
import { segmentWords } from '#core/memory/slices.ts';
import { highestCount } from '#core/memory/tally.ts';
import {
  get,
  giveBack,
  i32,
  i64,
  localsOf,
  moduleOf,
  repeatWhile,
  sequence,
  set,
  v128,
  when,
  type Code,
  type Definition,
} from './encode.ts';

/** Bytes of a row of bits, and of a plane. */
const rowBytes = segmentWords * 4;
const planes = 8;
/** Rows that are added at a time. */
export const rowsAtOnce = 8;

/**
 * Where things are in the memory of the kernel, in bytes. Texts: classes of 16 bits, or bytes of Latin-1; masks: by class, as many words of 64 bits as the pattern has; `latinAt`: the same by character of
 * Latin-1.
 */
const mostRows = 256;
const [mostWords, mostMaskWords] = [256, 1 << 15];
/** Words of the longest pattern that bytes are compared with without reading classes. */
const mostLatinWords = 8;
/** Texts of the largest batch whose lists are counted here. What is not used of their room takes no memory. */
const mostNumbers = 1 << 22;
export const layout = (() => {
  const planesAt = 0;
  const foundAt = planesAt + planes * rowBytes;
  const rowsAt = foundAt + rowBytes;
  const masksAt = rowsAt + mostRows * rowBytes;
  const columnsAt = masksAt + mostMaskWords * 8;
  const latinAt = columnsAt + mostWords * 2 * 8;
  const textAt = latinAt + 256 * mostLatinWords * 8;
  const mostText = 1 << 14;
  const blockAt = textAt + mostText * 2;
  const countsAt = blockAt + blockBytes;
  const markedAt = countsAt + mostNumbers;
  return {
    planesAt,
    foundAt,
    rowsAt,
    masksAt,
    columnsAt,
    latinAt,
    textAt,
    blockAt,
    countsAt,
    markedAt,
    mostText,
    mostWords,
    mostMaskWords,
    mostLatinWords,
    mostNumbers,
    end: markedAt + mostNumbers * 4,
  };
})();

/** Adds three bits at a time: into `sum` what is left, into `carry` what is handed on. `spare` is overwritten. */
const fullAdder = (
  [a, b, c]: readonly [Code, Code, Code],
  { sum, carry, spare }: { readonly sum: number; readonly carry: number; readonly spare: number },
): Code =>
  sequence(
    // c is read once, a and b twice: they are locals.
    set(spare, v128.xor(a, b)),
    set(carry, v128.and(a, b)),
    set(sum, c),
    set(carry, v128.or(get(carry), v128.and(get(spare), get(sum)))),
    set(sum, v128.xor(get(spare), get(sum))),
  );

/** `count(end)`: adds the rows from `rowsAt` up to `end` (bytes) into the planes, 128 texts at a time, eight rows at a time. */
const count = ((): Definition => {
  const [end, at, row] = [0, 1, 2];
  const plane = (n: number): number => 3 + n;
  const [spare, first, sum] = [11, 12, 13];
  /** What is handed on from the ones to the twos, from these to the fours, and on. */
  const [twoA, twoB, fourA, fourB, eight] = [14, 15, 16, 17, 18];
  const load = (n: number): Code => v128.load(get(row), n * rowBytes);
  /** Adds two rows to the ones. */
  const addRows = (n: number, carry: number): Code =>
    sequence(
      set(first, load(n)),
      fullAdder([get(plane(0)), get(first), load(n + 1)], { sum, carry, spare }),
      set(plane(0), get(sum)),
    );
  const addCarries = (to: number, a: number, b: number, carry: number): Code =>
    sequence(fullAdder([get(plane(to)), get(a), get(b)], { sum, carry, spare }), set(plane(to), get(sum)));
  const ripple = sequence(
    ...[3, 4, 5, 6, 7].map((n) =>
      sequence(
        set(spare, v128.and(get(plane(n)), get(eight))),
        set(plane(n), v128.xor(get(plane(n)), get(eight))),
        set(eight, get(spare)),
      ),
    ),
  );
  const allPlanes = Array.from({ length: planes }, (_, n) => n);
  return {
    name: 'count',
    parameters: 1,
    answers: false,
    locals: ['i32', 'i32', ...localsOf(16, 'v128')],
    body: repeatWhile(
      sequence(
        ...allPlanes.map((n) => set(plane(n), v128.none)),
        set(row, i32.add(get(at), i32.of(layout.rowsAt))),
        repeatWhile(
          sequence(
            addRows(0, twoA),
            addRows(2, twoB),
            addCarries(1, twoA, twoB, fourA),
            addRows(4, twoA),
            addRows(6, twoB),
            addCarries(1, twoA, twoB, fourB),
            addCarries(2, fourA, fourB, eight),
            ripple,
            set(row, i32.add(get(row), i32.of(rowsAtOnce * rowBytes))),
          ),
          i32.lessThan(get(row), get(end)),
        ),
        ...allPlanes.map((n) => v128.store(get(at), layout.planesAt + n * rowBytes, get(plane(n)))),
        set(at, i32.add(get(at), i32.of(16))),
      ),
      i32.lessThan(get(at), i32.of(rowBytes)),
    ),
  };
})();

/** `sieve(from, to, fewest)`: which texts have been counted so often at least, from one byte of the planes up to another, sixteen at a time. */
const sieve = ((): Definition => {
  const [at, to, fewest, more, equal, plane, wanted, both] = [0, 1, 2, 3, 4, 5, 6, 7];
  const step = (n: number): Code =>
    sequence(
      set(plane, v128.load(get(at), layout.planesAt + n * rowBytes)),
      // All bits where this bit of `fewest` is set.
      set(
        wanted,
        v128.ofWords(i32.subtract(i32.of(0), i32.and(i32.shiftRight(get(fewest), i32.of(n)), i32.of(1)))),
      ),
      set(both, v128.and(get(equal), get(plane))),
      set(more, v128.or(get(more), v128.and(get(both), v128.not(get(wanted))))),
      set(equal, v128.and(get(equal), v128.not(v128.xor(get(plane), get(wanted))))),
    );
  return {
    name: 'sieve',
    parameters: 3,
    answers: false,
    locals: ['v128', 'v128', 'v128', 'v128', 'v128'],
    body: repeatWhile(
      sequence(
        set(more, v128.none),
        set(equal, v128.not(v128.none)),
        ...[7, 6, 5, 4, 3, 2, 1, 0].map(step),
        v128.store(get(at), layout.foundAt, v128.or(get(more), get(equal))),
        set(at, i32.add(get(at), i32.of(16))),
      ),
      i32.lessThan(get(at), get(to)),
    ),
  };
})();

/** What a column of the matrix becomes with the next character, in one word of 64 rows (`core/memory/distance.ts`). `equal`, `plus` and `minus` are set, then `up`, `down` and the new ones. */
const column = ({
  equal,
  plus,
  minus,
  up,
  down,
  spare,
}: Readonly<Record<'equal' | 'plus' | 'minus' | 'up' | 'down' | 'spare', number>>): Code =>
  sequence(
    set(spare, i64.or(i64.xor(i64.add(i64.and(get(equal), get(plus)), get(plus)), get(plus)), get(equal))),
    set(up, i64.or(get(minus), i64.not(i64.or(get(spare), get(plus))))),
    set(down, i64.and(get(plus), get(spare))),
  );

const bit = (word: Code, at: Code): Code => i32.fromLow(i64.and(i64.shiftRight(word, at), i64.of(1)));

/** How a text is read: bytes of a character, the number of its mask at an address, and where masks are. */
type Reader = { readonly shift: number; readonly at: (address: Code) => Code; readonly masks: number };
const classReader: Reader = { shift: 1, at: (at) => i32.load16(at, layout.textAt), masks: layout.masksAt };
const latinReader: Reader = { shift: 0, at: (at) => i32.load8(at, layout.textAt), masks: layout.latinAt };

/** `distanceInWord(count, most, length)`: of a pattern of up to 64 code points. */
const distanceInWord = (name: string, { shift, at: read, masks }: Reader): Definition => {
  const [count, most, length, at, distance, end] = [0, 1, 2, 3, 4, 5];
  const [equal, plus, minus, up, down, spare, above, last] = [6, 7, 8, 9, 10, 11, 12, 13];
  return {
    name,
    parameters: 3,
    answers: true,
    locals: ['i32', 'i32', 'i32', ...localsOf(8, 'i64')],
    body: sequence(
      set(distance, get(length)),
      set(end, i32.shiftLeft(get(count), i32.of(shift))),
      set(plus, i64.of(-1)),
      // The number of the last row.
      set(last, i64.from(i32.subtract(get(length), i32.of(1)))),
      repeatWhile(
        sequence(
          set(equal, i64.load(i32.shiftLeft(read(get(at)), i32.of(3)), masks)),
          column({ equal, plus, minus, up, down, spare }),
          set(
            distance,
            i32.subtract(i32.add(get(distance), bit(get(up), get(last))), bit(get(down), get(last))),
          ),
          set(at, i32.add(get(at), i32.of(1 << shift))),
          // Each character that is left can take one away at most.
          when(
            i32.moreThan(
              i32.subtract(get(distance), i32.shiftRight(i32.subtract(get(end), get(at)), i32.of(shift))),
              get(most),
            ),
            giveBack(i32.add(get(most), i32.of(1))),
          ),
          set(above, i64.or(i64.shiftLeft(get(up), i64.of(1)), i64.of(1))),
          set(
            plus,
            i64.or(
              i64.shiftLeft(get(down), i64.of(1)),
              i64.not(i64.or(i64.or(get(equal), get(minus)), get(above))),
            ),
          ),
          set(minus, i64.and(get(above), i64.or(get(equal), get(minus)))),
        ),
        i32.lessThan(get(at), get(end)),
      ),
      get(distance),
    ),
  };
};

/** `distanceInWords(count, most, length, words)`: of a longer one, a column of so many words at a time; what is handed from one to the next: a bit up or down. */
const distanceInWords = (name: string, { shift, at: read, masks }: Reader): Definition => {
  const [count, most, length, words, at, distance, end, word, place] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [equal, plus, minus, up, down, spare, above, upIn, downIn, joined, top] = [
    9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
  ];
  const columnAt = i32.shiftLeft(get(word), i32.of(4));
  const [plusAt, minusAt] = [layout.columnsAt, layout.columnsAt + 8];
  const nextWord = set(word, i32.add(get(word), i32.of(1)));
  const areMore = i32.lessThan(get(word), get(words));
  return {
    name,
    parameters: 4,
    answers: true,
    locals: [...localsOf(5, 'i32'), ...localsOf(11, 'i64')],
    body: sequence(
      set(distance, get(length)),
      set(end, i32.shiftLeft(get(count), i32.of(shift))),
      repeatWhile(
        sequence(i64.store(columnAt, plusAt, i64.of(-1)), i64.store(columnAt, minusAt, i64.of(0)), nextWord),
        areMore,
      ),
      repeatWhile(
        sequence(
          set(word, i32.of(0)),
          set(upIn, i64.of(1)),
          set(downIn, i64.of(0)),
          set(place, i32.shiftLeft(i32.multiply(read(get(at)), get(words)), i32.of(3))),
          repeatWhile(
            sequence(
              set(plus, i64.load(columnAt, plusAt)),
              set(minus, i64.load(columnAt, minusAt)),
              set(joined, i64.load(get(place), masks)),
              set(equal, i64.or(get(joined), get(downIn))),
              column({ equal, plus, minus, up, down, spare }),
              set(above, i64.or(i64.shiftLeft(get(up), i64.of(1)), get(upIn))),
              set(joined, i64.or(get(joined), get(minus))),
              i64.store(
                columnAt,
                plusAt,
                i64.or(
                  i64.or(i64.shiftLeft(get(down), i64.of(1)), get(downIn)),
                  i64.not(i64.or(get(joined), get(above))),
                ),
              ),
              i64.store(columnAt, minusAt, i64.and(get(above), get(joined))),
              nextWord,
              // The last row of the pattern, of its last word; else the last of the word.
              set(top, i64.of(63)),
              when(
                i32.isZero(areMore),
                set(top, i64.from(i32.and(i32.subtract(get(length), i32.of(1)), i32.of(63)))),
              ),
              set(upIn, i64.and(i64.shiftRight(get(up), get(top)), i64.of(1))),
              set(downIn, i64.and(i64.shiftRight(get(down), get(top)), i64.of(1))),
              set(place, i32.add(get(place), i32.of(8))),
            ),
            areMore,
          ),
          set(
            distance,
            i32.subtract(i32.add(get(distance), i32.fromLow(get(upIn))), i32.fromLow(get(downIn))),
          ),
          set(at, i32.add(get(at), i32.of(1 << shift))),
          when(
            i32.moreThan(
              i32.subtract(get(distance), i32.shiftRight(i32.subtract(get(end), get(at)), i32.of(shift))),
              get(most),
            ),
            giveBack(i32.add(get(most), i32.of(1))),
          ),
        ),
        i32.lessThan(get(at), get(end)),
      ),
      get(distance),
    ),
  };
};

/**
 * `countList(end, low, high, least, marked)`: counts the numbers of a packed list (`core/memory/list-codec.ts`) from the beginning of the block up to a byte, and notes those that come to `least` behind the
 * `marked` that were before. Answers how many there are.
 */
const countList = ((): Definition => {
  const [end, low, high, least, marked, at, number, byte, step, shift, times] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ];
  const next = sequence(set(byte, i32.load8(get(at), layout.blockAt)), set(at, i32.add(get(at), i32.of(1))));
  const lowBits = i32.and(get(byte), i32.of(0x7f));
  const continues = i32.and(get(byte), i32.of(0x80));
  return {
    name: 'countList',
    parameters: 5,
    answers: true,
    locals: localsOf(6, 'i32'),
    body: sequence(
      set(number, i32.of(-1)),
      repeatWhile(
        sequence(
          next,
          // The rest of the block is empty.
          when(i32.isZero(get(byte)), giveBack(get(marked))),
          set(step, lowBits),
          when(
            continues,
            sequence(
              set(shift, i32.of(7)),
              repeatWhile(
                sequence(
                  next,
                  set(step, i32.or(get(step), i32.shiftLeft(lowBits, get(shift)))),
                  set(shift, i32.add(get(shift), i32.of(7))),
                ),
                continues,
              ),
            ),
          ),
          set(number, i32.add(get(number), get(step))),
          when(
            i32.isBelow(i32.subtract(get(number), get(low)), i32.subtract(get(high), get(low))),
            sequence(
              set(times, i32.add(i32.load8(get(number), layout.countsAt), i32.of(1))),
              when(
                i32.lessThan(get(times), i32.of(highestCount + 1)),
                i32.store8(get(number), layout.countsAt, get(times)),
              ),
              when(
                i32.equal(get(times), get(least)),
                sequence(
                  i32.store(i32.shiftLeft(get(marked), i32.of(2)), layout.markedAt, get(number)),
                  set(marked, i32.add(get(marked), i32.of(1))),
                ),
              ),
            ),
          ),
        ),
        i32.lessThan(get(at), get(end)),
      ),
      get(marked),
    ),
  };
})();

const page = 65_536;

/** The kernel as a module: the same steps as `core/memory/slices.ts` and `core/memory/distance.ts` take, in words of 128 and 64 bits. */
export const kernelModule = (): Uint8Array<ArrayBuffer> =>
  moduleOf(Math.ceil(layout.end / page), [
    count,
    sieve,
    countList,
    distanceInWord('classesInWord', classReader),
    distanceInWords('classesInWords', classReader),
    distanceInWord('bytesInWord', latinReader),
    distanceInWords('bytesInWords', latinReader),
  ]);
