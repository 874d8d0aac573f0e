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

/**
 * The tokens of a key as hashes: each Han character and kana by itself, each run of other letters and digits as one word; what is
 * neither (punctuation, white space) is left out. `isWord`, by token: it is such a run.
 */
const tokensOf = (
  key: string,
): { readonly hashes: readonly number[]; readonly isWord: readonly boolean[] } => {
  const hashes: number[] = [];
  const isWord: boolean[] = [];
  let word = 0;
  const endWord = (): void => {
    if (word === 0) return;
    hashes.push(word);
    isWord.push(true);
    word = 0;
  };
  for (let at = 0; at < key.length; at += 1) {
    const point = key.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    const kind = kindAt(point);
    if (kind === kinds.word) {
      word = mix(word === 0 ? seed : word, point);
      continue;
    }
    endWord();
    if (kind === kinds.single) {
      hashes.push(mix(seed, point));
      isWord.push(false);
    }
  }
  endWord();
  return { hashes, isWord };
};

/** Texts of so few tokens are also known by their first and their last one: an edit in the middle leaves them no pair. */
const fewTokens = 12;

/**
 * What a folded text is found by: its overlapping pairs of tokens, and each word of letters by itself, as 32-bit hashes without repeats,
 * in no order. Two texts of which one was made from the other by few edits have some of them in common. Empty for a text of
 * punctuation only.
 */
export const gramsOf = (key: string): Int32Array => {
  const { hashes, isWord } = tokensOf(key);
  const grams = new Set<number>();
  const last = hashes.length - 1;
  hashes.forEach((hash, at) => {
    if (isWord[at] === true) grams.add(hash);
    if (at < last) grams.add(mix(hash, hashes[at + 1] ?? 0));
  });
  if (last >= 0 && last < fewTokens) {
    grams.add(mix(edge, hashes[0] ?? 0));
    grams.add(mix(hashes[last] ?? 0, edge));
  }
  return Int32Array.from(grams);
};
