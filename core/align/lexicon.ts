import { englishStem, isCommonEnglish } from './english.ts';
import { wadeGilesOf } from './romanisation.ts';

/** Chinese words with their meanings in English, and how characters are read. */
export type Lexicon = {
  /** Length of its longest word that begins with a character; 1 where there is none. */
  readonly longestFrom: (character: string) => number;
  readonly has: (word: string) => boolean;
  /** Stems of the English words for a word, each with its share of the meaning; empty for a word that is not known. */
  readonly meanings: (word: string) => ReadonlyMap<string, number>;
  /** Readings of a character: Pinyin and Wade–Giles in lower case without tones and marks. */
  readonly readings: (character: string) => ReadonlySet<string>;
  /** Whether a character is a family name. */
  readonly isFamilyName: (character: string) => boolean;
};

/** Words of the novel that dictionaries explain by other words than translators use. By key: Simplified. */
const usual: Readonly<Record<string, string>> = {
  道: 'said asked replied',
  说: 'said told spoke',
  说道: 'said',
  问道: 'asked',
  答道: 'replied answered',
  笑道: 'laughed smiled said',
  他: 'he',
  她: 'she',
  我: 'I',
  你: 'you',
  您: 'you',
  我们: 'we',
  咱们: 'we',
  他们: 'they',
  她们: 'they',
  你们: 'you',
  不: 'not',
  没: 'not',
  没有: 'not',
  别: 'not',
  谁: 'who',
  哪: 'where',
  哪儿: 'where',
  哪里: 'where',
  什么: 'what',
  怎么: 'how what why',
  为什么: 'why',
  几: 'how',
  一: 'one',
  二: 'two',
  两: 'two',
};

const latinWord = /[a-z]+(?:['’][a-z]+)?/gu;

/** Notes in meanings that are no meanings. */
const note =
  /\([^)]*\)|\[[^\]]*\]|\b(?:variant of|abbr\. for|see also|see|CL:|old variant of|also written|Taiwan pr\.|used in|also pr\.|surname|same as)\b.*/gu;

/** Words in a meaning, without what stands in brackets; each once. */
const stemsIn = (meaning: string): readonly string[] => {
  const words = meaning.replaceAll(note, ' ').toLowerCase().match(latinWord) ?? [];
  const telling = words.filter((word) => !isCommonEnglish(word));
  return [...new Set(telling.map(englishStem))];
};

/** Longer entries are sayings that no text repeats as they are. */
const mostCharacters = 12;

/** Meanings behind the tenth are rare ones. */
const mostMeanings = 14;

const addMeanings = (to: Map<string, number>, meanings: readonly string[], weight: number): void => {
  const said = meanings
    .flatMap((meaning) => meaning.split(/[;,]/u))
    .map(stemsIn)
    .filter((stems) => stems.length > 0)
    .slice(0, mostMeanings);
  said.forEach((stems, n) => {
    // The first are the usual ones; a long explanation tells less by each of its words.
    const own = weight / (1 + n * 0.25) / Math.sqrt(stems.length);
    for (const stem of stems) to.set(stem, (to.get(stem) ?? 0) + own);
  });
};

const shares = (weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return new Map([...weights].map(([stem, weight]) => [stem, weight / sum]));
};

/** Pinyin as it is written in names: `lu:4` is `lv` or `lu` there, so tones and dots are left out. */
const plainPinyin = (reading: string): string =>
  reading
    .toLowerCase()
    .replaceAll(/u:/gu, 'u')
    .replaceAll(/[^a-z]/gu, '');

/** A line of a dictionary's table: key, tab, and an entry as CC-CEDICT writes it. */
const tableLine = /^([^\t\n]+)\t\S+ \S+ \[([^\]]*)\] \/(.*)\/\s*$/u;

/** Opens the table that `dictionaryTable` makes (`core/dictionary`). Keeps a number for each word; meanings are read when they are asked for. */
export const openLexicon = (table: string): Lexicon => {
  const starts = new Map<string, number>();
  const longest = new Map<string, number>();
  let last = '';
  for (let at = 0; at < table.length;) {
    const found = table.indexOf('\n', at);
    const end = found === -1 ? table.length : found;
    if (table.charAt(at) !== '#' && end > at) {
      const key = table.slice(at, table.indexOf('\t', at));
      if (key !== last) starts.set(key, at);
      const first = key.charAt(0);
      longest.set(first, Math.max(longest.get(first) ?? 1, key.length));
      last = key;
    }
    at = end + 1;
  }
  const entries = (word: string): { readonly reading: string; readonly meanings: readonly string[] }[] => {
    const all: { reading: string; meanings: readonly string[] }[] = [];
    for (let at = starts.get(word) ?? -1; at >= 0 && table.startsWith(`${word}\t`, at);) {
      const end = table.indexOf('\n', at);
      const line = tableLine.exec(table.slice(at, end === -1 ? undefined : end));
      if (line !== null) all.push({ reading: line[2] ?? '', meanings: (line[3] ?? '').split('/') });
      if (end === -1) break;
      at = end + 1;
    }
    return all;
  };
  const known = new Map<string, ReadonlyMap<string, number>>();
  const read = (word: string): ReadonlyMap<string, number> => {
    const weights = new Map<string, number>();
    const found = entries(word);
    const names = found.filter(({ reading }) => /^[A-Z]/u.test(reading));
    const plain = found.filter(({ reading }) => !/^[A-Z]/u.test(reading));
    for (const { meanings } of plain) addMeanings(weights, meanings, 1);
    for (const { meanings } of names) addMeanings(weights, meanings, plain.length === 0 ? 1 : 0.2);
    const own = usual[word];
    if (own !== undefined) addMeanings(weights, own.toLowerCase().split(' '), 3);
    return shares(weights);
  };
  return {
    longestFrom: (character) => Math.min(longest.get(character) ?? 1, mostCharacters),
    has: (word) => starts.has(word),
    meanings: (word) => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const found = read(word);
      known.set(word, found);
      return found;
    },
    readings: (character) =>
      new Set(
        entries(character).flatMap(({ reading }) => {
          const pinyin = plainPinyin(reading);
          return [pinyin, wadeGilesOf(pinyin)];
        }),
      ),
    isFamilyName: (character) =>
      entries(character).some(({ meanings }) => meanings.some((meaning) => meaning.startsWith('surname '))),
  };
};
