/** An entry of a dictionary that the user brought, as plain text. */
export type ImportedEntry = {
  /** What it is found by, the first as its head; of Chinese often both scripts. */
  readonly words: readonly string[];
  /** Empty where the file has none. */
  readonly reading: string;
  /** Lines apart by line feeds. */
  readonly text: string;
};

/** What a file says of itself; empty where it says nothing. */
export type ImportedFacts = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly author: string;
};

/** The most that is read of a dictionary: far beyond those there are, and little enough that a file made to flood ends in a sentence. */
export const dictionaryLimits = {
  entries: 5_000_000,
  /** Words that one entry is found by. */
  words: 200,
  /** Code points of a word, a reading and a text; longer texts are cut. */
  word: 300,
  reading: 300,
  text: 20_000,
  /** Bytes of one entry of StarDict, and of the file of its texts once it is unpacked. */
  data: 256 * 1024,
  unpacked: 1024 * 1024 * 1024,
  /** Bytes of a table or a list, which is held whole. */
  table: 128 * 1024 * 1024,
} as const;

const control = /[\p{Cc}\p{Cs}]/gu;
/** Line feeds and tabs stay. */
const controlInText = /[^\P{Cc}\n\t]|\p{Cs}/gu;

const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const points = Array.from(text.slice(0, most * 2));
  return points.length <= most ? points.join('') : `${points.slice(0, most - 1).join('')}…`;
};

/** An entry without control characters, its lines trimmed, and what is too long cut; null where it has no word or no text. */
export const tidyEntry = ({ words, reading, text }: ImportedEntry): ImportedEntry | null => {
  const found = new Set<string>();
  for (const word of words.slice(0, dictionaryLimits.words)) {
    const plain = word.replaceAll(control, '').trim();
    if (plain !== '' && plain.length <= dictionaryLimits.word) found.add(plain);
  }
  const lines = text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(controlInText, '')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00a0]+/gu, ' ').trim())
    .filter((line) => line !== '');
  const body = cut(lines.join('\n'), dictionaryLimits.text);
  if (found.size === 0 || (body === '' && reading === '')) return null;
  return {
    words: [...found],
    reading: cut(reading.replaceAll(control, ' ').trim(), dictionaryLimits.reading),
    text: body,
  };
};
