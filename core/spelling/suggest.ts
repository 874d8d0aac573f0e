import { distanceTo, patternOf } from '../memory/distance.ts';

/** Edits that make another word: more of them, and it is no longer likely to be the one that was meant. */
const mostEdits = 2;

const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
};

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
};

const vowels = 'aeiouy';

/** The parts in which two words differ, between what they begin and end with alike. */
const difference = (a: string, b: string): readonly [string, string] => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
};

/**
 * How unlikely it is that somebody who meant `meant` wrote `written`: edits, of which those that fingers make most often count for
 * less: a letter of a pair left out or doubled, two that changed places, a vowel for another.
 */
const unlikelihood = (written: string, meant: string, edits: number): number => {
  const [without, within] = difference(written, meant);
  const swapped = without.length === 2 && within === `${without[1] ?? ''}${without[0] ?? ''}`;
  if (swapped) return 0.8;
  if (edits !== 1) return edits;
  const letter = without === '' ? within : without;
  if (letter === "'") return 0.5;
  const isDoubled = (word: string): boolean => word.includes(`${letter}${letter}`);
  if (without === '' || within === '') return isDoubled(meant) !== isDoubled(written) ? 0.7 : 1;
  return vowels.includes(without) && vowels.includes(within) ? 0.9 : 1;
};

/** The case of a word given to another. */
const casedAs = (model: string, word: string): string => {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const first = model.charAt(0);
  return first === first.toLowerCase() ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
};

/** Collects the words that may have been meant by an unknown one. */
type Suggester = {
  /** Takes a known word into account. Most are left out by their length and letters without being compared. */
  readonly consider: (known: string) => void;
  /** The likeliest first. */
  readonly best: (most: number) => readonly string[];
};

/** What is so much less likely than the first is no suggestion beside it. */
const worstBehind = 0.9;

/** Suggestions for a word: at most two edits away, and one where it is short. */
export const createSuggester = (word: string): Suggester => {
  const written = word.toLowerCase();
  const reach = written.length <= 3 ? 1 : mostEdits;
  const pattern = patternOf(written);
  const letters = lettersOf(written);
  const found: { readonly text: string; readonly score: number }[] = [];
  return {
    consider: (known) => {
      if (Math.abs(known.length - written.length) > reach) return;
      const lower = known.toLowerCase();
      if (bitsIn(lettersOf(lower) ^ letters) > 2 * reach) return;
      // Two letters that changed places are two edits.
      const edits = distanceTo(pattern, lower, mostEdits);
      if (edits > mostEdits || known === word) return;
      const score = edits === 0 ? 0 : unlikelihood(written, lower, edits);
      if (score > reach) return;
      found.push({ text: known, score: lower[0] === written[0] ? score : score + 0.4 });
    },
    best: (most) => {
      found.sort((a, b) => a.score - b.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
      const last = (found[0]?.score ?? 0) + worstBehind;
      const near = found.filter(({ score }) => score <= last);
      return [...new Set(near.map(({ text }) => casedAs(word, text)))].slice(0, most);
    },
  };
};
