import { wordFrequencies } from '../text/conversion/data/word-frequencies.ts';
import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { once } from '../text/conversion/tables.ts';
import { highestLevel } from './settings.ts';

/** How many of the most frequent characters the levels 1 to 6 hold. */
const sizes = [300, 600, 1000, 1500, 2200, 3000];

/** Each character's level. The list of words names single characters in the order of their frequency, in Simplified Chinese. */
const levels = once((): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const line of wordFrequencies.split('\n')) {
    const [, length = '', words = ''] = line.split(' ');
    if (length !== '1') continue;
    for (const character of words) {
      if (found.has(character)) continue;
      const level = sizes.findIndex((size) => found.size < size);
      if (level === -1) return found;
      found.set(character, level + 1);
    }
  }
  return found;
});

/**
 * How hard a Han character is for a learner: 1 (among the 300 most frequent of jieba's corpus) to 6 (among 3,000), 7 beyond. By
 * frequency of its Simplified form alone, not a syllabus of any examination.
 */
export const levelOf = (character: string): number =>
  levels().get(simplifiedForm(character)) ?? highestLevel + 1;

const han = /\p{Script=Han}/u;

/** The level of the rarest Han character of a word; 0 where it has none. */
export const wordLevel = (word: string): number =>
  Math.max(0, ...Array.from(word, (one) => (han.test(one) ? levelOf(one) : 0)));
