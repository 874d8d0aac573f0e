import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { wordCosts } from './word-costs.ts';

/** Characters of the longest word that is looked for. */
const longest = 8;
/** What a word costs that only a dictionary knows: as much as a rather rare one, and less than two common characters, which seldom meet by chance. */
const listed = 58;
/** What a character costs that is in no list and no dictionary. */
const unknown = 80;

/**
 * Cuts a run of Han characters into the words that are likeliest together, by how often each is used; words that only the dictionary knows
 * count as rather rare ones. In code points, either script. O(length), with eight look-ups for each character at most.
 * @param isKnown whether the dictionary has a word, as the text writes it.
 */
export const likelyWords = (run: string, isKnown: (word: string) => boolean): readonly string[] => {
  const characters = Array.from(run);
  const plain = characters.map(simplifiedForm);
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= characters.length; end += 1) {
    let found = { cost: Infinity, from: end - 1 };
    for (let from = Math.max(0, end - longest); from < end; from += 1) {
      const counted = wordCosts().get(plain.slice(from, end).join(''));
      const isWord = isKnown(characters.slice(from, end).join(''));
      if (!isWord && end - from > 1) continue;
      const cost = (best[from]?.cost ?? Infinity) + (counted ?? (isWord ? listed : unknown));
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const words: string[] = [];
  for (let end = characters.length; end > 0; end = best[end]?.from ?? 0)
    words.unshift(characters.slice(best[end]?.from ?? 0, end).join(''));
  return words;
};
