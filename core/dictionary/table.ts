import { fold } from '../text/fold.ts';
import { parseEntry, type DictionaryEntry } from './entry.ts';
import { longestWords } from './longest-words.ts';
import { meantBy, wholeWords } from './meant.ts';

/** What a dictionary says of itself. */
type DictionaryInfo = {
  readonly name: string;
  readonly publisher: string;
  /** When it was issued: ISO 8601. */
  readonly date: string;
  readonly entries: number;
  readonly licence: string;
};

export type Dictionary = {
  readonly info: DictionaryInfo;
  /** The entries of a word in either script, the likeliest first. */
  readonly word: (word: string) => readonly DictionaryEntry[];
  /** Whether any word begins so, in either script. */
  readonly begins: (start: string) => boolean;
  /** The words in a text, each the longest that begins where the one before ends; what is in no entry is left out. */
  readonly words: (
    text: string,
  ) => readonly { readonly word: string; readonly entries: readonly DictionaryEntry[] }[];
  /**
   * The entries whose meanings have an English word or words, the nearest first, `most` at most. Reads all of them: up to a third of a second for the
   * commonest words, so in steps of a few milliseconds.
   */
  readonly meaning: (english: string, most: number) => Generator<undefined, readonly DictionaryEntry[]>;
};

const isHeader = (line: string): boolean => line.startsWith('#');

/**
 * The table a dictionary is looked up in, of the text of CC-CEDICT: its header as it is, then each entry behind its search key and a tab, by
 * key in the order of UTF-16 units. An entry whose scripts have different keys is there twice.
 */
export const dictionaryTable = (cedict: string): string => {
  const lines = cedict.split('\n').map((line) => line.replace(/\r$/, ''));
  const header = lines.filter(isHeader);
  const keyed = lines.flatMap((line): readonly (readonly [key: string, line: string])[] => {
    const entry = isHeader(line) ? null : parseEntry(line);
    if (entry === null) return [];
    const keys = new Set([fold(entry.traditional), fold(entry.simplified)]);
    return [...keys].map((key) => [key, line] as const);
  });
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [...header, ...keyed.map(([key, line]) => `${key}\t${line}`), ''].join('\n');
};

const saidIn = (header: string, name: string): string =>
  new RegExp(String.raw`^#! ${name}=(.*)$`, 'mu').exec(header)?.[1]?.trim() ?? '';

/** The lines of a table, by number. */
type Lines = {
  readonly table: string;
  readonly header: string;
  /** Where each begins: four bytes for each are kept. */
  readonly starts: Uint32Array;
};

const linesOf = (table: string): Lines => {
  const starts: number[] = [];
  let header = '';
  for (let at = 0; at < table.length;) {
    const found = table.indexOf('\n', at);
    const end = found === -1 ? table.length : found;
    if (table.charAt(at) === '#') header += `${table.slice(at, end)}\n`;
    else if (end > at) starts.push(at);
    at = end + 1;
  }
  return { table, header, starts: Uint32Array.from(starts) };
};

const keyAt = ({ table, starts }: Lines, n: number): string => {
  const from = starts[n] ?? 0;
  return table.slice(from, table.indexOf('\t', from));
};

const entryAt = ({ table, starts }: Lines, n: number): DictionaryEntry | null => {
  const from = table.indexOf('\t', starts[n] ?? 0) + 1;
  const end = table.indexOf('\n', from);
  return parseEntry(table.slice(from, end === -1 ? undefined : end));
};

/** The number of the first line for which `isFrom` holds, where it holds for all behind it too. */
const firstLine = ({ starts }: Lines, isFrom: (n: number) => boolean): number => {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isFrom(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const isVariant = (meaning: string): boolean =>
  /^(?:(?:old |erhua |Japanese )?variant of|used in) /u.test(meaning);
const isBookish = (meaning: string): boolean => /^\((?:literary|archaic|old|dialect)\)/u.test(meaning);

/**
 * How far down the list of a word an entry stands: what is only another way to write a word, or a part of others, comes last; what is in books only, and names, come
 * behind words; and rarer readings, which have fewer meanings, behind common ones.
 */
const remoteness = ({ pinyin, meanings }: DictionaryEntry): number => {
  if (meanings.every(isVariant)) return 3000 - meanings.length;
  const isName = /^\p{Lu}/u.test(pinyin);
  return (meanings.every(isBookish) ? 2000 : isName ? 1000 : 0) - meanings.length;
};

const entriesOf = (lines: Lines, word: string): readonly DictionaryEntry[] => {
  const key = fold(word.trim());
  if (key === '') return [];
  const found: DictionaryEntry[] = [];
  const first = firstLine(lines, (n) => keyAt(lines, n) >= key);
  for (let n = first; n < lines.starts.length && keyAt(lines, n) === key; n += 1) {
    const entry = entryAt(lines, n);
    if (entry !== null) found.push(entry);
  }
  return found.sort((a, b) => remoteness(a) - remoteness(b));
};

const beginsIn = (lines: Lines, start: string): boolean => {
  const key = fold(start);
  const first = firstLine(lines, (n) => keyAt(lines, n) >= key);
  return first < lines.starts.length && keyAt(lines, first).startsWith(key);
};

const wordsIn = (lines: Lines, text: string): ReturnType<Dictionary['words']> =>
  longestWords(text, (word) => entriesOf(lines, word).length > 0).map((word) => ({
    word,
    entries: entriesOf(lines, word),
  }));

/** Entries that are looked at in a step. */
const entriesInStep = 200;

function* withMeaning(
  lines: Lines,
  english: string,
  most: number,
): Generator<undefined, readonly DictionaryEntry[]> {
  const { words, behind } = meantBy(english);
  if (!/[a-z]/u.test(words)) return [];
  const pattern = new RegExp(wholeWords(words), 'giu');
  const found = new Map<string, { readonly entry: DictionaryEntry; readonly far: number }>();
  let [last, looked] = [-1, 0];
  for (const { index } of lines.table.matchAll(pattern)) {
    const n = firstLine(lines, (line) => (lines.starts[line] ?? 0) > index) - 1;
    if (n < 0 || n === last || index < lines.table.indexOf('] /', lines.starts[n])) continue;
    last = n;
    looked += 1;
    if (looked % entriesInStep === 0) yield;
    const entry = entryAt(lines, n);
    const far = entry === null ? null : behind([entry.simplified], entry.meanings);
    if (entry === null || far === null) continue;
    found.set(`${entry.traditional} ${entry.simplified} ${entry.pinyin}`, { entry, far });
  }
  return [...found.values()]
    .sort((a, b) => a.far - b.far || a.entry.simplified.length - b.entry.simplified.length)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** Opens a table that `dictionaryTable` made. An entry is read when it is looked up. */
export const openDictionary = (table: string): Dictionary => {
  const lines = linesOf(table);
  return {
    info: {
      name: 'CC-CEDICT',
      publisher: saidIn(lines.header, 'publisher'),
      date: saidIn(lines.header, 'date'),
      entries: Number(saidIn(lines.header, 'entries')),
      licence: saidIn(lines.header, 'license'),
    },
    word: (word) => entriesOf(lines, word),
    begins: (start) => beginsIn(lines, start),
    words: (text) => wordsIn(lines, text),
    meaning: (english, most) => withMeaning(lines, english, most),
  };
};
