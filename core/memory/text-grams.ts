/** What stands for a syllable or a word by itself: two of them tell as much as four letters. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

const kinds = { unasked: 0, other: 1, dense: 2, letter: 3 } as const;
/** By UTF-16 unit, found out when first asked. */
const kindOfUnit = new Uint8Array(0x10000);

const findKind = (character: string): number =>
  dense.test(character) ? kinds.dense : wordCharacter.test(character) ? kinds.letter : kinds.other;

const kindOf = (point: number): number => {
  if (point > 0xffff) return findKind(String.fromCodePoint(point));
  const known = kindOfUnit[point] ?? kinds.unasked;
  if (known !== kinds.unasked) return known;
  return (kindOfUnit[point] = findKind(String.fromCharCode(point)));
};

/** One step of FNV-1a over a number instead of a byte. */
const mix = (hash: number, value: number): number => {
  const step = Math.imul(hash ^ value, 0x01000193);
  return step ^ (step >>> 15);
};

const pairSeed = 0x811c9dc5;
const letterSeed = 0x2545f491;
/** Stands where words begin and end. */
const gap = 0x20;
/** Stands before the first and behind the last character of a short text. */
const edge = 0x110000;

/** Letters in a row that make a gram. */
const lettersTogether = 4;
/** Texts of so few characters of Chinese are also known by their first and their last one: an edit in the middle leaves them no pair. */
const fewCharacters = 12;

/** A set of grams that is emptied at once: places of the turn before count as free. */
const createSet = () => {
  let size = 1 << 12;
  let values = new Int32Array(size);
  let turns = new Int32Array(size);
  let turn = 0;
  return {
    clear: (most: number): void => {
      if (most * 2 > size) {
        size = 1 << (33 - Math.clz32(most * 2 - 1));
        values = new Int32Array(size);
        turns = new Int32Array(size);
        turn = 0;
      }
      turn += 1;
    },
    /** Whether it was not there. */
    add: (value: number): boolean => {
      let at = (Math.imul(value, 0x9e3779b1) >>> 8) & (size - 1);
      while (turns[at] === turn) {
        if (values[at] === value) return false;
        at = (at + 1) & (size - 1);
      }
      values[at] = value;
      turns[at] = turn;
      return true;
    },
  };
};

const known = createSet();

/** The grams that were found so far, and the letters that follow each other (with a gap where words meet). Grow with the longest text. */
let grams = new Int32Array(2048);
let letters = new Int32Array(2048);
let [gramCount, letterCount] = [0, 0];

const note = (gram: number): void => {
  if (!known.add(gram)) return;
  grams[gramCount] = gram;
  gramCount += 1;
};

/** Makes grams of the letters that were read, and begins anew. */
const endLetters = (): void => {
  if (letterCount === 0) return;
  if (letters[letterCount - 1] !== gap) letters[letterCount++] = gap;
  const last = Math.max(0, letterCount - lettersTogether);
  for (let from = 0; from <= last; from += 1) {
    const to = Math.min(letterCount, from + lettersTogether);
    let hash = letterSeed;
    for (let at = from; at < to; at += 1) hash = mix(hash, letters[at] ?? 0);
    note(hash);
  }
  letterCount = 0;
};

const addLetter = (point: number): void => {
  if (letterCount === 0) letters[letterCount++] = gap;
  letters[letterCount++] = point;
};

const prepare = (length: number): void => {
  if (length * 2 + 4 > grams.length) {
    grams = new Int32Array(length * 4);
    letters = new Int32Array(length * 4);
  }
  known.clear(length * 2 + 4);
  gramCount = 0;
  letterCount = 0;
};

/**
 * What a folded text (`key.ts`) is found by: overlapping pairs of characters of Chinese, Japanese and Korean, and of all other letters and digits four in a row, words
 * parted by a gap; as 32-bit hashes without repeats, in no order; good until the next call. What is neither is left out, and parts words. An edit takes away two pairs at most, or four
 * grams of letters and the gaps beside them. Empty for a text of punctuation only.
 */
export const textGrams = (key: string): Int32Array<ArrayBuffer> => {
  prepare(key.length);
  let [first, before, latest, count] = [0, 0, 0, 0];
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    const point = (unit & 0xfc00) === 0xd800 ? (key.codePointAt(at) ?? 0) : unit;
    if (point > 0xffff) at += 1;
    const kind = kindOf(point);
    if (kind === kinds.letter) {
      addLetter(point);
      before = 0;
    } else if (kind === kinds.dense) {
      endLetters();
      if (before !== 0) note(mix(mix(pairSeed, before), point));
      if (count === 0) first = point;
      before = point;
      latest = point;
      count += 1;
    } else if (letterCount > 0 && letters[letterCount - 1] !== gap) letters[letterCount++] = gap;
  }
  endLetters();
  if (count > 0 && count < fewCharacters) {
    note(mix(mix(pairSeed, edge), first));
    note(mix(mix(pairSeed, latest), edge));
  }
  return grams.subarray(0, gramCount);
};

/** Of what a folded text is made: how many of its characters are letters or digits, and how many stand for a syllable or a word by themselves. */
export const makeUpOf = (key: string): { readonly letters: number; readonly dense: number } => {
  let [letters, dense] = [0, 0];
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    const point = (unit & 0xfc00) === 0xd800 ? (key.codePointAt(at) ?? 0) : unit;
    if (point > 0xffff) at += 1;
    const kind = kindOf(point);
    if (kind === kinds.letter) letters += 1;
    else if (kind === kinds.dense) dense += 1;
  }
  return { letters, dense };
};
