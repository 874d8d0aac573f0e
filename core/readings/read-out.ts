import { pinyin } from 'pinyin-pro';
import { simplifiedForm } from '../text/cleanup/scripts.ts';

/** The longest name or phrase that is written as one word, in characters (`Zhongnanhai` has three, `Wulumuqi` four). */
const longest = 6;

const han = /\p{Script=Han}+/gu;

/** Small letters alone: marks above them, apostrophes and hyphens part syllables or tell tones, and often are left out. */
const lettersOf = (word: string): string =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '');

const known = new Map<string, readonly string[]>();

/** All Pinyin of a character in small letters without tones; ü in each of the ways it is written without its dots. */
const syllablesOf = (char: string): readonly string[] => {
  const before = known.get(char);
  if (before !== undefined) return before;
  const read = [char, simplifiedForm(char)].flatMap((one) =>
    pinyin(one, { multiple: true, type: 'array', toneType: 'none', v: true, nonZh: 'removed' }),
  );
  const written = read.flatMap((one) =>
    one.includes('v') ? [one, one.replace('v', 'u'), one.replace('v', 'yu')] : [one],
  );
  const syllables = [...new Set(written.map(lettersOf))].filter((one) => one !== '');
  known.set(char, syllables);
  return syllables;
};

/** Whether the letters from `at` on are the syllables of the characters from `from` on, `most` at the most. */
const goesOn = (chars: readonly string[], from: number, letters: string, at: number, most: number): boolean =>
  at === letters.length ||
  (most > 0 &&
    from < chars.length &&
    syllablesOf(chars[from] ?? '').some(
      (syllable) =>
        letters.startsWith(syllable, at) && goesOn(chars, from + 1, letters, at + syllable.length, most - 1),
    ));

/**
 * Whether a word is the Pinyin of up to six neighbouring characters of a Chinese text, in either script: `Guoliang` of 沈國梁说, `Xi'an`
 * and `Lüshun` with or without their signs, `hutong` of 胡同. Each reading that a character may have counts. Linear in the text but for
 * the readings of six characters.
 */
export const isReadOut = (word: string, text: string): boolean => {
  const letters = lettersOf(word);
  if (letters === '') return false;
  for (const [run] of text.matchAll(han)) {
    const chars = Array.from(run);
    for (let from = 0; from < chars.length; from += 1)
      if (goesOn(chars, from, letters, 0, longest)) return true;
  }
  return false;
};
