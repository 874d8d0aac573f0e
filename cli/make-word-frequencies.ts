import { writeFileSync, readFileSync } from 'node:fs';
import { ambiguousForms } from '#core/text/conversion/ambiguous.ts';

/**
 * Makes `core/text/conversion/data/word-frequencies.ts` from jieba's dictionary, as @node-rs/jieba 2.0.3 brings it:
 * `node cli/make-word-frequencies.ts DICT.TXT`. Kept are single Han characters, words with a character that has several
 * Traditional forms, and the commoner of the other words, which are there to compete for the characters around them.
 */

/** Occurrences in jieba's corpus below which a word is left out. */
const fewest = { ambiguous: 8, zhu: 3, other: 150, character: 50 };
const longest = 5;
/** Parts of speech left out: personal names are recognised by rule, and their characters are no evidence. */
const personal = /^nr$/u;

type Word = { readonly word: string; readonly count: number };

const isAmbiguous = (word: string): boolean =>
  Array.from(word).some((character) => ambiguousForms.has(character));

const fewestOf = (word: string): number => {
  // Conversion to Simplified tells these two apart by their words.
  if (/[着著]/u.test(word)) return fewest.zhu;
  return isAmbiguous(word) ? fewest.ambiguous : fewest.other;
};

const readWords = (path: string): Word[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [word = '', count = '', tag = ''] = line.trim().split(' ');
      const length = word.length;
      if (!/^[\u4e00-\u9fff]+$/u.test(word) || length > longest) return [];
      const isKept =
        length === 1
          ? Number(count) >= fewest.character
          : !personal.test(tag) && Number(count) >= fewestOf(word);
      return isKept ? [{ word, count: Number(count) }] : [];
    });

const [, , path = ''] = process.argv;
const words = readWords(path);
const total = words.reduce((sum, { count }) => sum + count, 0);

/** Words by cost (quarters of a nat, −4 ln of the relative frequency) and length. */
const groups = new Map<string, string[]>();
for (const { word, count } of words) {
  const key = `${Math.round(4 * Math.log(total / Math.max(1, count)))} ${word.length}`;
  groups.set(key, [...(groups.get(key) ?? []), word]);
}
const lines = [...groups]
  .map(([key, members]) => `${key} ${members.sort().join('')}`)
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

writeFileSync(
  new URL('../core/text/conversion/data/word-frequencies.ts', import.meta.url),
  `/**
 * Frequencies of Chinese words, made by \`cli/make-word-frequencies.ts\` from the dictionary of jieba (MIT licence, © Sun
 * Junyi). Each line: cost (−4 ln of the relative frequency), length of each word, the words without separators.
 */
export const wordFrequencies = \`
${lines.join('\n')}
\`;
`,
);
