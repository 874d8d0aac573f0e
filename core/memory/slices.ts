/**
 * Short texts of letters are found by counting, for all of them at once, how many of their pairs of characters they share with another: pairs are put into 512 slices, and of each slice
 * a row of bits says which texts have a pair of it (bit-sliced signatures, Faloutsos and Christodoulakis 1984). Rows of bits are added 32 texts at a time.
 */
export const sliceCount = 512;

/** Texts of one segment: a row of bits for them fills a page of a file. */
export const segmentTexts = 32_256;
export const segmentWords = segmentTexts / 32;

/** The most that texts share by this count. */
export const mostCounted = 255;
const planeCount = 8;

/** How often a pair was met before, by 16 bits of its hash. */
const met = new Uint8Array(0x10000);
const mostMet = 7;

const pairHash = (one: number, other: number): number => {
  const mixed = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 16;
};

const sliceOf = (pair: number, times: number): number =>
  (Math.imul(pair * 8 + times + 1, 0x9e3779b1) >>> 16) & (sliceCount - 1);

/**
 * Hands over the slices of a text (code points), repeats too, each with the place of its pair: one for each pair of characters, a pair that comes again in another than the first. An edit
 * takes away two at most.
 */
export const eachSlice = (points: Uint32Array, take: (slice: number, at: number) => void): void => {
  for (let at = 0; at + 1 < points.length; at += 1) {
    const pair = pairHash(points[at] ?? 0, points[at + 1] ?? 0);
    const times = met[pair] ?? 0;
    if (times < mostMet) met[pair] = times + 1;
    take(sliceOf(pair, times), at);
  }
  for (let at = 0; at + 1 < points.length; at += 1) met[pairHash(points[at] ?? 0, points[at + 1] ?? 0)] = 0;
};

/** The different slices of a text; of a long one as many as are counted. */
export const slicesOf = (points: Uint32Array): readonly number[] => {
  const found = new Set<number>();
  eachSlice(points, (slice) => found.add(slice));
  return [...found].slice(0, mostCounted);
};

/** How many slices a text must share with one that has `count` to be at most `edits` away. */
export const fewestSlices = (count: number, edits: number): number => Math.max(0, count - 2 * edits);

/** Which texts of a segment have a slice: bits, up to `segmentWords` words of them, or, of few, their places in the segment. */
export type SliceRow = Int32Array | Uint16Array;

/** Writes a row as bits into words, from one on, as many as a segment has. */
export const writeRow = (row: SliceRow, into: Int32Array, from: number): void => {
  const isBits = row instanceof Int32Array;
  if (isBits) into.set(row, from);
  into.fill(0, from + (isBits ? row.length : 0), from + segmentWords);
  if (isBits) return;
  for (let at = 0; at < row.length; at += 1) {
    const place = row[at] ?? 0;
    const word = from + (place >>> 5);
    into[word] = (into[word] ?? 0) | (1 << (place & 31));
  }
};

/** Rows of bits, added up. */
export type SliceCounter = {
  /** Adds rows, in place of what was counted before. */
  readonly count: (rows: readonly SliceRow[]) => void;
  /** Hands over the texts from one place of the segment up to another, without that, that have at least `fewest`, with how many they have. */
  readonly drain: (
    from: number,
    to: number,
    fewest: number,
    take: (text: number, count: number) => void,
  ) => void;
};

const none = new Int32Array(segmentWords);

/** The lowest bit that is set of a word that has one. */
const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** A row as bits. */
const asBits = (row: SliceRow | undefined): Int32Array => {
  if (row === undefined) return none;
  if (row instanceof Int32Array && row.length === segmentWords) return row;
  const bits = new Int32Array(segmentWords);
  writeRow(row, bits, 0);
  return bits;
};

export const createSliceCounter = (): SliceCounter => {
  const planes = Array.from({ length: planeCount }, () => new Int32Array(segmentWords));
  /** Planes that the rows which were counted last can reach; those above are empty. */
  let reached = 0;
  const [p0 = none, p1 = none, p2 = none, p3 = none, p4 = none, p5 = none, p6 = none, p7 = none] = planes;

  /** Adds four rows at once: two full adders for the ones and the twos, and what is left to the planes above. */
  const addFour = (a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array): void => {
    for (let at = 0; at < segmentWords; at += 1) {
      const [ones, one, two] = [p0[at] ?? 0, a[at] ?? 0, b[at] ?? 0];
      const half = ones ^ one;
      const firstTwos = (ones & one) | (half & two);
      const sum = half ^ two;
      const [three, four] = [c[at] ?? 0, d[at] ?? 0];
      const otherHalf = sum ^ three;
      const otherTwos = (sum & three) | (otherHalf & four);
      p0[at] = otherHalf ^ four;
      const twos = p1[at] ?? 0;
      const twosHalf = twos ^ firstTwos;
      let carry = (twos & firstTwos) | (twosHalf & otherTwos);
      p1[at] = twosHalf ^ otherTwos;
      if (carry === 0) continue;
      const fours = p2[at] ?? 0;
      p2[at] = fours ^ carry;
      carry &= fours;
      if (carry === 0) continue;
      const eights = p3[at] ?? 0;
      p3[at] = eights ^ carry;
      carry &= eights;
      if (carry === 0) continue;
      const sixteens = p4[at] ?? 0;
      p4[at] = sixteens ^ carry;
      carry &= sixteens;
      const thirties = p5[at] ?? 0;
      p5[at] = thirties ^ carry;
      carry &= thirties;
      const sixties = p6[at] ?? 0;
      p6[at] = sixties ^ carry;
      p7[at] = (p7[at] ?? 0) ^ (carry & sixties);
    }
  };

  /** Which of 32 texts have at least so many. */
  const atLeast = (word: number, fewest: number): number => {
    let [more, equal] = [0, -1];
    for (let bit = reached - 1; bit >= 0; bit -= 1) {
      const plane = planes[bit]?.[word] ?? 0;
      if (((fewest >> bit) & 1) === 1) equal &= plane;
      else {
        more |= equal & plane;
        equal &= ~plane;
      }
    }
    return more | equal;
  };

  const countAt = (word: number, bit: number): number => {
    let count = 0;
    for (let plane = 0; plane < reached; plane += 1)
      count |= (((planes[plane]?.[word] ?? 0) >>> bit) & 1) << plane;
    return count;
  };

  return {
    count: (rows) => {
      for (let plane = 0; plane < reached; plane += 1) planes[plane]?.fill(0);
      const counted = Math.min(rows.length, mostCounted);
      reached = 32 - Math.clz32(counted);
      for (let at = 0; at < counted; at += 4)
        addFour(asBits(rows[at]), asBits(rows[at + 1]), asBits(rows[at + 2]), asBits(rows[at + 3]));
    },
    drain: (from, to, fewest, take) => {
      if (fewest >= 1 << reached) return;
      for (let word = from >>> 5; word * 32 < to; word += 1) {
        let found = atLeast(word, fewest);
        if (word * 32 < from) found &= -1 << (from & 31);
        if (word * 32 + 32 > to) found &= (1 << (to & 31)) - 1;
        for (; found !== 0; found &= found - 1) {
          const bit = lowestBit(found);
          take(word * 32 + bit, countAt(word, bit));
        }
      }
    },
  };
};
