/** An entry of CC-CEDICT: a word in both scripts, its reading and its meanings. */
export type DictionaryEntry = {
  readonly traditional: string;
  readonly simplified: string;
  /** Pinyin with tone marks, syllables set apart by spaces. */
  readonly pinyin: string;
  readonly meanings: readonly string[];
};

const vowel = /[aeiouü]/iu;
const marks = ['', '\u0304', '\u0301', '\u030c', '\u0300', ''];

/** Which vowel has the mark (GB/T 16159): a or e, the o of ou, else the last. */
const markedVowel = (syllable: string): number => {
  const plain = syllable.toLowerCase();
  const strong = /[ae]/u.exec(plain)?.index ?? plain.indexOf('ou');
  if (strong >= 0) return strong;
  return plain.split('').findLastIndex((letter) => vowel.test(letter));
};

const markedSyllable = (written: string): string => {
  const found = /^([A-Za-zü:]+)([1-5])$/u.exec(written.replaceAll(/u:/gu, 'ü').replaceAll(/U:/gu, 'Ü'));
  if (found === null) return written;
  const [, syllable = '', tone = '5'] = found;
  const at = markedVowel(syllable);
  if (at < 0 || tone === '5') return syllable;
  return `${syllable.slice(0, at + 1)}${marks[Number(tone)] ?? ''}${syllable.slice(at + 1)}`.normalize('NFC');
};

/** Pinyin with numbers for tones, as dictionaries store it, with marks: `fa1 xian4` as `fā xiàn`, `lu:4` as `lǜ`. */
export const withToneMarks = (numbered: string): string =>
  numbered.replaceAll(/[A-Za-zÜü:]+[1-5]/gu, markedSyllable);

const form = /^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/\s*$/u;

/** A line of CC-CEDICT; null for what is none. */
export const parseEntry = (line: string): DictionaryEntry | null => {
  const found = form.exec(line);
  if (found === null) return null;
  const [, traditional = '', simplified = '', reading = '', meanings = ''] = found;
  return {
    traditional,
    simplified,
    pinyin: withToneMarks(reading),
    // Words named in meanings have their own readings: 個|个[ge4].
    meanings: meanings
      .split('/')
      .map((one) => one.replaceAll(/\[([^\]]*)\]/gu, (_, own: string) => `[${withToneMarks(own)}]`)),
  };
};
