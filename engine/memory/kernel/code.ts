import { highestCount } from '#core/memory/tally.ts';
import {
  get,
  i32,
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
import { comparing } from './comparing.ts';
import { layout, planes, rowBytes } from './layout.ts';

/** Rows that are added at a time. */
export const rowsAtOnce = 8;

/** A part of a list that is read: the locals of where it is, where it ends, and of the number before. */
type Stream = { readonly at: number; readonly end: number; readonly number: number };

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

/** Lists that are read side by side: where a number begins is known when the one before was read, so that one list alone leaves the processor waiting. */
const listsAtOnce = 3;

/** `countLists(parts, low, high, least)`: counts the numbers of the parts of packed lists (`core/memory/list-codec.ts`) that were noted, and notes those that come to `least`. Answers how many there are with the `marked` that were before. */
const countLists = ((): Definition => {
  const [parts, low, high, least, marked, next, pair, step, isTwo, shift, times] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ];
  const mostLocals = 11;
  const lowBits = i32.and(get(pair), i32.of(0x7f));

  const countNumber = (number: number): Code =>
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
    );

  /** The third byte of a number and those behind it, which few have. */
  const furtherBytes = (at: number): Code =>
    sequence(
      set(shift, i32.of(14)),
      repeatWhile(
        sequence(
          set(pair, i32.load8(get(at), 0)),
          set(at, i32.add(get(at), i32.of(1))),
          set(step, i32.or(get(step), i32.shiftLeft(lowBits, get(shift)))),
          set(shift, i32.add(get(shift), i32.of(7))),
        ),
        i32.and(get(pair), i32.of(0x80)),
      ),
    );

  /** Reads a number, of one byte or two without asking which, as half of the answers would be guessed wrong, and counts it. */
  const countNext = ({ at, end, number }: Stream): Code =>
    sequence(
      set(pair, i32.load16(get(at), 0)),
      set(isTwo, i32.and(i32.shiftRight(get(pair), i32.of(7)), i32.of(1))),
      set(
        step,
        i32.or(
          lowBits,
          i32.and(
            i32.and(i32.shiftRight(get(pair), i32.of(1)), i32.of(0x3f80)),
            i32.subtract(i32.of(0), get(isTwo)),
          ),
        ),
      ),
      set(at, i32.add(get(at), i32.add(get(isTwo), i32.of(1)))),
      when(i32.equal(i32.and(get(pair), i32.of(0x8080)), i32.of(0x8080)), furtherBytes(at)),
      // The rest of the block is empty.
      when(i32.isZero(get(step)), set(at, get(end))),
      when(get(step), sequence(set(number, i32.add(get(number), get(step))), countNumber(number))),
    );

  const streams = Array.from({ length: listsAtOnce }, (_, n): Stream => {
    const first = mostLocals + n * 3;
    return { at: first, end: first + 1, number: first + 2 };
  });
  const hasMore = i32.lessThan(get(next), get(parts));
  const begin = ({ at, end, number }: Stream): Code =>
    sequence(
      set(at, i32.load(i32.shiftLeft(get(next), i32.of(3)), layout.partsAt)),
      set(end, i32.load(i32.shiftLeft(get(next), i32.of(3)), layout.partsAt + 4)),
      set(number, i32.of(-1)),
      set(next, i32.add(get(next), i32.of(1))),
    );
  const isOpen = ({ at, end }: Stream): Code => i32.lessThan(get(at), get(end));
  /** Goes on with the next part at the end of one. */
  const follow = (stream: Stream): Code => when(i32.isZero(isOpen(stream)), when(hasMore, begin(stream)));
  const areOpen = streams.map(isOpen).reduce((all, one) => i32.and(all, one));
  return {
    name: 'countLists',
    parameters: 5,
    answers: true,
    locals: localsOf(mostLocals - 5 + listsAtOnce * 3, 'i32'),
    body: sequence(
      ...streams.map((stream) => when(hasMore, begin(stream))),
      when(
        areOpen,
        repeatWhile(
          sequence(...streams.map((stream) => sequence(countNext(stream), follow(stream)))),
          areOpen,
        ),
      ),
      ...streams.map((stream) =>
        when(isOpen(stream), repeatWhile(sequence(countNext(stream), follow(stream)), isOpen(stream))),
      ),
      get(marked),
    ),
  };
})();

const page = 65_536;

/** The kernel as a module: the same steps as `core/memory/slices.ts` and `core/memory/distance.ts` take, in words of 128 and 64 bits. */
export const kernelModule = (): Uint8Array<ArrayBuffer> =>
  moduleOf(Math.ceil(layout.end / page), [count, sieve, countLists, ...comparing(3)]);
