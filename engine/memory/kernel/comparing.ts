import {
  call,
  f64,
  get,
  giveBack,
  i32,
  i64,
  localsOf,
  repeatWhile,
  sequence,
  set,
  when,
  type Code,
  type Definition,
} from './encode.ts';
import { layout } from './layout.ts';

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

/** How a text is read: bytes of a character (their logarithm), the number of its mask at an address, and where masks are. */
type Reader = { readonly shift: number; readonly at: (address: Code) => Code; readonly masks: number };
const unitReader: Reader = {
  shift: 1,
  at: (at) => i32.load16(i32.shiftLeft(i32.load16(at, 0), i32.of(1)), layout.classesAt),
  masks: layout.masksAt,
};
const latinReader: Reader = { shift: 0, at: (at) => i32.load8(at, 0), masks: layout.latinAt };

/** `distanceInWord(at, end, most, length)`: of a pattern of up to 64 code points to the text from one byte up to another; `most + 1` as soon as it is known to be more than `most`. */
const distanceInWord = (name: string, { shift, at: read, masks }: Reader): Definition => {
  const [at, end, most, length, distance] = [0, 1, 2, 3, 4];
  const [equal, plus, minus, up, down, spare, above, last] = [5, 6, 7, 8, 9, 10, 11, 12];
  return {
    name,
    parameters: 4,
    answers: true,
    locals: ['i32', ...localsOf(8, 'i64')],
    body: sequence(
      set(distance, get(length)),
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

/** `distanceInWords(at, end, most, length, words)`: of a longer one, a column of so many words at a time; what is handed from one to the next: a bit up or down. */
const distanceInWords = (name: string, { shift, at: read, masks }: Reader): Definition => {
  const [at, end, most, length, words, distance, word, place] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [equal, plus, minus, up, down, spare, above, upIn, downIn, joined, top] = [
    8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
  ];
  const columnAt = i32.shiftLeft(get(word), i32.of(4));
  const [plusAt, minusAt] = [layout.columnsAt, layout.columnsAt + 8];
  const nextWord = set(word, i32.add(get(word), i32.of(1)));
  const areMore = i32.lessThan(get(word), get(words));
  return {
    name,
    parameters: 5,
    answers: true,
    locals: [...localsOf(3, 'i32'), ...localsOf(11, 'i64')],
    body: sequence(
      set(distance, get(length)),
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

/** What `starts` of a block of keys say besides where a text begins (`core/memory/key-block.ts`). */
const [wide, half] = [1, 2];
/** In place of the edits of a text that has to be compared elsewhere. */
export const elsewhere = -1;

/**
 * `findAlike(at, end, length, words)`: compares the texts that were noted from one place up to another, until there is one that is alike enough: answers its place, or `end`, and stores at `editsAt` how many edits it is
 * away, or `elsewhere` of one whose characters are not each a unit, and the code points of the longer of the two. The functions before it are called by their numbers.
 */
const findAlike = (first: number): Definition => {
  const [at, end, length, words, place, start, from, to, count, longer, most, edits, difference] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ];
  const found = sequence(
    i32.store(i32.of(layout.editsAt), 0, get(edits)),
    i32.store(i32.of(layout.editsAt), 4, get(longer)),
    giveBack(get(at)),
  );
  const head = i32.load(get(place), layout.textsAt + 4);
  const beginOf = (entry: Code): Code =>
    i32.add(head, i32.shiftLeft(i32.shiftRight(entry, i32.of(2)), i32.of(1)));
  const isWide = i32.and(get(start), i32.of(wide));
  const distance = (inWord: number, inWords: number): Code =>
    sequence(
      when(
        i32.equal(get(words), i32.of(1)),
        set(edits, call(inWord, get(from), get(to), get(most), get(length))),
      ),
      when(
        i32.moreThan(get(words), i32.of(1)),
        set(edits, call(inWords, get(from), get(to), get(most), get(length), get(words))),
      ),
    );
  return {
    name: 'findAlike',
    parameters: 4,
    answers: true,
    locals: localsOf(9, 'i32'),
    body: sequence(
      repeatWhile(
        sequence(
          set(place, i32.shiftLeft(get(at), i32.of(3))),
          set(to, i32.load(get(place), layout.textsAt)),
          set(start, i32.load(get(to), 0)),
          set(from, beginOf(get(start))),
          set(to, beginOf(i32.load(get(to), 4))),
          set(edits, i32.of(elsewhere)),
          when(i32.equal(i32.and(get(start), i32.of(wide + half)), i32.of(wide + half)), found),
          when(
            i32.isZero(isWide),
            set(to, i32.subtract(get(to), i32.shiftRight(i32.and(get(start), i32.of(half)), i32.of(1)))),
          ),
          set(count, i32.shiftRight(i32.subtract(get(to), get(from)), isWide)),
          set(longer, get(length)),
          when(i32.moreThan(get(count), get(length)), set(longer, get(count))),
          set(
            most,
            f64.toWord(
              f64.add(
                f64.multiply(f64.ofWord(get(longer)), f64.load(i32.of(layout.shareAt), 0)),
                f64.load(i32.of(layout.shareAt), 8),
              ),
            ),
          ),
          // One that is so much longer or shorter needs no look.
          set(difference, i32.subtract(get(longer), get(count))),
          when(i32.isZero(get(difference)), set(difference, i32.subtract(get(longer), get(length)))),
          when(
            i32.isZero(i32.moreThan(get(difference), get(most))),
            sequence(
              set(edits, get(length)),
              when(
                i32.moreThan(get(count), i32.of(0)),
                sequence(
                  when(isWide, distance(first, first + 1)),
                  when(i32.isZero(isWide), distance(first + 2, first + 3)),
                ),
              ),
              when(i32.isZero(i32.moreThan(get(edits), get(most))), found),
            ),
          ),
          set(at, i32.add(get(at), i32.of(1))),
        ),
        i32.lessThan(get(at), get(end)),
      ),
      get(end),
    ),
  };
};

/** What compares texts; the number of the first of these functions in its module is given. */
export const comparing = (first: number): readonly Definition[] => [
  distanceInWord('unitsInWord', unitReader),
  distanceInWords('unitsInWords', unitReader),
  distanceInWord('bytesInWord', latinReader),
  distanceInWords('bytesInWords', latinReader),
  findAlike(first),
];
