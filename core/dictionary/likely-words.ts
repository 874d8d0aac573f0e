import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { wordCosts } from './word-costs.ts';

/** Characters of the longest word that is looked for. */
const longest = 8;
/** What a word costs that only a dictionary knows: as much as a rather rare one, and less than two common characters, which seldom meet by chance. */
const listed = 58;
/** What a character costs that is in no list and no dictionary. */
const unknown = 80;

/** Of a dictionary, as a text writes them: whether it has a word, and whether it has any that begins so. */
type Lexicon = {
  readonly has: (word: string) => boolean;
  readonly begins: (start: string) => boolean;
};

/**
 * Cuts a run of Han characters into the words that are likeliest together, by how often each is used; words that only the dictionary knows
 * count as rather rare ones. In code points, either script. O(length), with eight look-ups for each character at most.
 */
export const likelyWords = (run: string, { has, begins }: Lexicon): readonly string[] => {
  const characters = Array.from(run);
  const plain = characters.map(simplifiedForm);
  const costs = new Float64Array(characters.length + 1).fill(Infinity);
  const froms = new Int32Array(characters.length + 1);
  costs[0] = 0;
  for (let from = 0; from < characters.length; from += 1) {
    let word = '';
    for (let to = from + 1; to <= Math.min(characters.length, from + longest); to += 1) {
      word += characters[to - 1] ?? '';
      const isLonger = to - from > 1;
      if (isLonger && !begins(word)) break;
      const isWord = has(word);
      if (isLonger && !isWord) continue;
      const own = wordCosts().get(plain.slice(from, to).join('')) ?? (isWord ? listed : unknown);
      const cost = (costs[from] ?? Infinity) + own;
      if (cost >= (costs[to] ?? Infinity)) continue;
      costs[to] = cost;
      froms[to] = from;
    }
  }
  const words: string[] = [];
  for (let to = characters.length; to > 0; to = froms[to] ?? 0)
    words.push(characters.slice(froms[to] ?? 0, to).join(''));
  return words.reverse();
};
