import { rowsOf, separatorOf } from '../../formats/csv/cells.ts';
import { parseEntry } from '../entry.ts';
import type { ImportedEntry, ImportedFacts } from './entry.ts';

/** What a text without facts says of itself. */
export const noFacts: ImportedFacts = { name: '', version: '', licence: '', author: '' };

const isCedictLine = (line: string): boolean => line.startsWith('#') || parseEntry(line) !== null;

/** How many lines of a text tell its form. */
const sampled = 40;

/** Whether a text is in the form of CC-CEDICT: `傳統 传统 [chuan2 tong3] /meaning/`. */
export const isCedict = (text: string): boolean => {
  const lines = text
    .slice(0, 40_000)
    .split(/\r?\n/u)
    .slice(0, sampled)
    .filter((line) => line.trim() !== '');
  const entries = lines.filter((line) => parseEntry(line) !== null).length;
  return entries > 0 && lines.filter(isCedictLine).length >= lines.length * 0.8;
};

const headerFact = (text: string, name: string): string =>
  new RegExp(String.raw`^#!\s*${name}=(.*)$`, 'mu').exec(text.slice(0, 10_000))?.[1]?.trim() ?? '';

/** What the header of a text in the form of CC-CEDICT says. */
export const cedictFacts = (text: string): ImportedFacts => ({
  name: headerFact(text, 'name'),
  version: headerFact(text, 'date').slice(0, 10) || headerFact(text, 'version'),
  licence: headerFact(text, 'license'),
  author: headerFact(text, 'publisher'),
});

/** The entries of a text in the form of CC-CEDICT; null for a line that is none. */
export function* cedictEntries(text: string): Generator<ImportedEntry | null> {
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/u, '');
    at = end + 1;
    if (line.startsWith('#') || line.trim() === '') continue;
    const entry = parseEntry(line);
    yield entry === null
      ? null
      : {
          words: [entry.traditional, entry.simplified],
          reading: entry.pinyin,
          text: entry.meanings.join('\n'),
        };
  }
}

/** What the columns of a table are; `text` may be several. */
type Columns = {
  readonly words: readonly number[];
  readonly reading: number | null;
  readonly texts: readonly number[];
};

const wordHead =
  /^(?:word|term|head ?word|entry|traditional|simplified|chinese|hanzi|source|expression|front|詞|词|詞語|词语|繁體|简体|簡體|繁体|中文|字)$/iu;
const readingHead = /^(?:pinyin|reading|pronunciation|phonetic|zhuyin|jyutping|拼音|讀音|读音|注音)$/iu;
const textHead =
  /^(?:meanings?|definitions?|translation|english|gloss|note|target|back|釋義|释义|解釋|解释|英文|譯文|译文|意思)$/iu;

const at = (names: readonly string[], head: RegExp): readonly number[] =>
  names.flatMap((name, n) => (head.test(name.trim()) ? [n] : []));

/** By a row of heads, where there is one; else the word comes first, and the meaning behind it, or behind a reading in the middle. */
const columnsOf = (first: readonly string[]): { readonly columns: Columns; readonly isHead: boolean } => {
  const words = at(first, wordHead);
  const texts = at(first, textHead);
  if (words.length > 0 && texts.length > 0)
    return { columns: { words, reading: at(first, readingHead)[0] ?? null, texts }, isHead: true };
  return {
    columns: {
      words: [0],
      reading: first.length > 2 ? 1 : null,
      texts: first.length > 2 ? first.map((_, n) => n).slice(2) : [1],
    },
    isHead: false,
  };
};

/**
 * The entries of a table (CSV or TSV): columns by a row of heads (word, traditional, simplified, pinyin, meaning …), else word, reading and meanings, or word and meaning where it has
 * two. In one cell several words are apart by `|`, several lines by `\n`. Null for a row without a word or a meaning, and for one with a quotation mark
 * that nothing closes: all that follows would be its meaning.
 */
export function* tableEntries(text: string): Generator<ImportedEntry | null> {
  let columns: Columns | null = null;
  for (const { cells } of rowsOf(text, separatorOf(text))) {
    const values = cells.map(({ value }) => value);
    if (values.every((value) => value.trim() === '')) continue;
    if (cells.at(-1)?.isOpen === true) {
      yield null;
      continue;
    }
    if (columns === null) {
      const found = columnsOf(values);
      columns = found.columns;
      if (found.isHead) continue;
    }
    const { words, reading, texts } = columns;
    const named = words.flatMap((n) => (values[n] ?? '').split('|'));
    const meaning = texts.flatMap((n) => ((values[n] ?? '').trim() === '' ? [] : [values[n] ?? '']));
    yield named.every((word) => word.trim() === '') || meaning.length === 0
      ? null
      : {
          words: named,
          reading: reading === null ? '' : (values[reading] ?? ''),
          text: meaning.join('\n').replaceAll(String.raw`\n`, '\n'),
        };
  }
}
