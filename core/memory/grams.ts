/** Letters, digits and marks that are written into words; Han, kana and Hangul stand by themselves. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

const kinds = { unasked: 0, other: 1, single: 2, word: 3 } as const;
/** By UTF-16 unit, found out when first asked. */
const kindOfUnit = new Uint8Array(0x10000);

const findKind = (character: string): number =>
  unspaced.test(character) ? kinds.single : wordCharacter.test(character) ? kinds.word : kinds.other;

const kindAt = (point: number): number => {
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

const seed = 0x811c9dc5;
/** Stands before the first and behind the last token. */
const edge = mix(seed, 0x110000);

/** The tokens of the key that was looked at last: `hashes` of them, and whether each is a word. Grows with the longest text. */
let hashes = new Int32Array(1024);
let isWord = new Uint8Array(1024);

const makeRoom = (length: number): void => {
  if (length <= hashes.length) return;
  hashes = new Int32Array(length * 2);
  isWord = new Uint8Array(length * 2);
};

/**
 * The tokens of a key as hashes: each Han character and kana by itself, each run of other letters and digits as one word; what is
 * neither (punctuation, white space) is left out. Answers how many there are.
 */
const readTokens = (key: string): number => {
  makeRoom(key.length);
  let count = 0;
  let word = 0;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    const point = (unit & 0xfc00) === 0xd800 ? (key.codePointAt(at) ?? 0) : unit;
    if (point > 0xffff) at += 1;
    const kind = kindAt(point);
    if (kind === kinds.word) {
      word = mix(word === 0 ? seed : word, point);
      continue;
    }
    if (word !== 0) {
      hashes[count] = word;
      isWord[count] = 1;
      count += 1;
      word = 0;
    }
    if (kind === kinds.single) {
      hashes[count] = mix(seed, point);
      isWord[count] = 0;
      count += 1;
    }
  }
  if (word === 0) return count;
  hashes[count] = word;
  isWord[count] = 1;
  return count + 1;
};

/** Texts of so few tokens are also known by their first and their last one: an edit in the middle leaves them no pair. */
const fewTokens = 12;
/** So many grams are compared one by one to leave repeats out; more go through a set. */
const fewGrams = 64;

let grams = new Int32Array(2048);

/** The grams without repeats, in the order they came. */
const distinct = (length: number): Int32Array<ArrayBuffer> => {
  if (length > fewGrams) return Int32Array.from(new Set(grams.subarray(0, length)));
  let kept = 0;
  for (let at = 0; at < length; at += 1) {
    const gram = grams[at] ?? 0;
    let before = 0;
    while (before < kept && grams[before] !== gram) before += 1;
    if (before < kept) continue;
    grams[kept] = gram;
    kept += 1;
  }
  return grams.slice(0, kept);
};

/** The grams of a key, with repeats, in `grams`: how many there are. */
const readGrams = (key: string): number => {
  const count = readTokens(key);
  if (grams.length < count * 2 + 2) grams = new Int32Array(count * 4);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0;
    if (isWord[at] === 1) grams[length++] = hash;
    if (at + 1 < count) grams[length++] = mix(hash, hashes[at + 1] ?? 0);
  }
  if (count > 0 && count < fewTokens) {
    grams[length++] = mix(edge, hashes[0] ?? 0);
    grams[length++] = mix(hashes[count - 1] ?? 0, edge);
  }
  return length;
};

/**
 * What a folded text is found by on the server of a team (memories in files: `text-grams.ts`): its overlapping pairs of tokens, and each word of letters by itself, as 32-bit hashes without repeats,
 * in no order. Two texts of which one was made from the other by few edits have some of them in common. Empty for a text of
 * punctuation only.
 */
export const gramsOf = (key: string): Int32Array<ArrayBuffer> => distinct(readGrams(key));
