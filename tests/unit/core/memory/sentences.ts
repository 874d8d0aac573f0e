import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordFrequencies } from '#core/text/conversion/data/word-frequencies.ts';

/** Words with how often each is used, summed up from the first on. */
type Lexicon = { readonly words: readonly string[]; readonly sums: Float64Array };

const lexicon = (weights: ReadonlyMap<string, number>): Lexicon => {
  const sums = new Float64Array(weights.size);
  let sum = 0;
  [...weights.values()].forEach((weight, at) => {
    sum += weight;
    sums[at] = sum;
  });
  return { words: [...weights.keys()], sums };
};

/** Words of Chinese as often as they are used (the frequencies of jieba's dictionary). */
export const chineseWords = (): Lexicon => {
  const weights = new Map<string, number>();
  for (const line of wordFrequencies.trim().split('\n')) {
    const [cost = '', length = '', joined = ''] = line.split(' ');
    const characters = Array.from(joined);
    const size = Number(length);
    for (let at = 0; at < characters.length; at += size)
      weights.set(characters.slice(at, at + size).join(''), Math.exp(-Number(cost) / 4));
  }
  return lexicon(weights);
};

/** English as it is written: which words follow each word, as often as they do; '' stands before the first and behind the last. */
type Chain = { readonly words: Lexicon; readonly after: ReadonlyMap<string, readonly string[]> };

/** The English of this project's own pages. */
export const englishWords = (root: string): Chain => {
  const weights = new Map<string, number>();
  const after = new Map<string, string[]>();
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  for (const page of pages.filter((name) => name.endsWith('.md')).sort())
    for (const said of readFileSync(join(root, 'docs', page), 'utf8').split(/[.:;?!|\n]+\s/u)) {
      const words = said.toLowerCase().match(/\b[a-z]{1,20}\b/gu) ?? [];
      if (words.length < 4) continue;
      ['', ...words].forEach((word, at) => {
        if (word !== '') weights.set(word, (weights.get(word) ?? 0) + 1);
        const next = after.get(word) ?? [];
        after.set(word, next);
        next.push(words[at] ?? '');
      });
    }
  return { words: lexicon(weights), after };
};

/** A word by chance, frequent ones more often. */
const wordFrom = ({ words, sums }: Lexicon, random: () => number): string => {
  const wanted = random() * (sums.at(-1) ?? 0);
  let [from, to] = [0, sums.length - 1];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sums[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return words[from] ?? '';
};

export type Sentence = readonly string[];

/** Four to thirty words, mostly some twelve. */
export const sentence = (words: Lexicon, random: () => number): Sentence =>
  Array.from({ length: 4 + Math.floor(random() * 9) + Math.floor(random() * random() * 18) }, () =>
    wordFrom(words, random),
  );

/** How often another word stands where the chain would go on: so that a million sentences are not a few thousand. */
const surprise = 0.15;
const mostWords = 40;

/** An English sentence, four words at least. */
export const englishSentence = ({ words, after }: Chain, random: () => number): Sentence => {
  for (;;) {
    const made: string[] = [];
    let word = '';
    do {
      const next = after.get(word) ?? [''];
      word = random() < surprise ? wordFrom(words, random) : (next[Math.floor(random() * next.length)] ?? '');
      if (word !== '') made.push(word);
    } while (word !== '' && made.length < mostWords);
    if (made.length >= 4) return made;
  }
};

/** The same with a share of its words replaced, left out, added or exchanged with their neighbours. */
export const edited = (from: Sentence, share: number, words: Lexicon, random: () => number): Sentence => {
  const made: string[] = [];
  for (const word of from) {
    const change = random() < share ? random() : null;
    if (change === null) made.push(word);
    else if (change < 0.5) made.push(wordFrom(words, random));
    else if (change < 0.75) made.push(word, wordFrom(words, random));
  }
  return made.length === 0 ? from : made;
};

export const chineseText = (words: Sentence): string => {
  const middle = words.length > 10 ? Math.floor(words.length / 2) : words.length;
  const parts = [words.slice(0, middle), words.slice(middle)].filter((part) => part.length > 0);
  return `${parts.map((part) => part.join('')).join('，')}。`;
};

export const englishText = (words: Sentence): string => `${words.join(' ')}.`;
