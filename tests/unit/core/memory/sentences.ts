import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordFrequencies } from '#core/text/conversion/data/word-frequencies.ts';
import { simplifiedCharacters } from '#core/text/conversion/simplify.ts';

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

/** The same with a share of its words replaced, left out, or followed by another. */
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

/** Another word where the chance is met, as a number is written. */
const withNumber = (from: Sentence, random: () => number): Sentence => {
  const at = Math.floor(random() * from.length);
  return from.toSpliced(at, 1, `${Math.floor(random() ** 3 * 3000)}`);
};

/** A sentence in ten has a number. */
export const sometimesNumbered = (from: Sentence, random: () => number): Sentence =>
  random() < 0.1 ? withNumber(from, random) : from;

/** Every number another one; one where there is none. */
const renumbered = (from: Sentence, random: () => number): Sentence => {
  const isNumber = (word: string): boolean => /^\d+$/u.test(word);
  return from.some(isNumber)
    ? from.map((word) => (isNumber(word) ? `${Math.floor(random() * 3000)}` : word))
    : withNumber(from, random);
};

/** A part of the sentence at another place of it: the latter half before the former, or one word further on. */
const reordered = (from: Sentence, random: () => number): Sentence => {
  const middle = Math.floor(from.length / 2);
  if (random() < 0.3) return [...from.slice(middle), ...from.slice(0, middle)];
  const at = Math.floor(random() * from.length);
  const rest = from.toSpliced(at, 1);
  return rest.toSpliced(Math.min(rest.length, at + 1 + Math.floor(random() * 2)), 0, from[at] ?? '');
};

/** Letters typed wrong: one in twelve left out, doubled, or exchanged with the next. */
const mistyped = (from: Sentence, random: () => number): Sentence =>
  from.map((word) =>
    Array.from(word)
      .map((letter, at, letters) => {
        if (random() >= 1 / 12) return letter;
        return random() < 0.5 ? (letters[at + 1] ?? '') + letter : random() < 0.5 ? '' : letter + letter;
      })
      .join(''),
  );

/** Traditional forms of Simplified characters, and capitals of letters: the same key. */
const inOtherScript = (from: Sentence): Sentence => {
  const forms = new Map(
    [...simplifiedCharacters()].map(([traditional, simplified]) => [simplified, traditional]),
  );
  return from.map((word) => Array.from(word, (one) => forms.get(one) ?? one.toUpperCase()).join(''));
};

const changes = [
  (from: Sentence) => from,
  renumbered,
  (from: Sentence) => from,
  reordered,
  (from: Sentence) => from,
  mistyped,
  inOtherScript,
] as const;

/** How much of the words is edited, one after another. */
const shares = [0, 0.03, 0.08, 0.15, 0.25, 0.35] as const;

/**
 * The `n`th sentence that somebody may look up who has another one in a memory: some of its words replaced, left out or added, from none to a third; some with another number, an
 * order, letters or a script besides.
 */
export const revised = (from: Sentence, n: number, words: Lexicon, random: () => number): Sentence =>
  (changes[n % changes.length] ?? reordered)(
    edited(from, shares[n % shares.length] ?? 0, words, random),
    random,
  );

export const chineseText = (words: Sentence): string => {
  const middle = words.length > 10 ? Math.floor(words.length / 2) : words.length;
  const parts = [words.slice(0, middle), words.slice(middle)].filter((part) => part.length > 0);
  return `${parts.map((part) => part.join('')).join('，')}。`;
};

export const englishText = (words: Sentence): string => `${words.join(' ')}.`;
