import { getJyutpingList } from 'to-jyutping';
import { pinyin } from 'pinyin-pro';
import type { NameFacts, NameKind } from '../../model/index.ts';
import { simplifiedForm } from '../../text/cleanup/scripts.ts';
import { wadeGilesOf } from './wade-giles.ts';

const upperFirst = (text: string): string => {
  const [first = '', ...rest] = Array.from(text);
  return `${first.toUpperCase()}${rest.join('')}`;
};

/** Syllables as one word of Pinyin: an apostrophe before one that begins with a vowel (GB/T 16159, 5.3). */
const joined = (syllables: readonly string[]): string =>
  syllables.map((one, n) => (n > 0 && /^[aeoāáǎàēéěèōóǒò]/u.test(one) ? `’${one}` : one)).join('');

const hyphened = (syllables: readonly string[]): string => syllables.join('-');

/** How long the words of a name are: surname and given name of a person, one word for a place, the words of anything else. */
const wordsOf = (kind: NameKind, simplified: string, surname: number): readonly number[] => {
  const { length } = Array.from(simplified);
  if (kind === 'place') return [length];
  if (kind === 'person') return [surname, length - surname];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(simplified), ({ segment }) => Array.from(segment).length);
};

/** Family names that Cantonese reads otherwise than the character by itself. */
const cantoneseSurnames: Readonly<Record<string, string>> = {
  仇: 'kau4',
  任: 'jam4',
  区: 'au1',
  华: 'waa6',
  单: 'sin6',
  曾: 'zang1',
  查: 'zaa1',
  缪: 'miu6',
  解: 'haai6',
};

const grouped = <T>(items: readonly T[], lengths: readonly number[]): readonly (readonly T[])[] => {
  let at = 0;
  return lengths
    .filter((length) => length > 0)
    .map((length) => {
      const own = items.slice(at, at + length);
      at += length;
      return own;
    });
};

const written = (words: readonly (readonly string[])[], join: (one: readonly string[]) => string): string =>
  words.map((word) => upperFirst(join(word))).join(' ');

const han = /\p{Script=Han}/u;

/**
 * How a name is read, proposed to be looked at: Pinyin without and with tones (GB/T 28039: family name, then the given name in one word),
 * Wade–Giles (given names with a hyphen) and Jyutping. Readings of family names go before other readings (曾 Zēng, 單 Shàn). Empty
 * where the name has no characters.
 */
export const romanise = (name: string, kind: NameKind, surname: string): NameFacts['romanisations'] => {
  const characters = Array.from(name).filter((one) => han.test(one));
  if (characters.length === 0) return { pinyin: '', pinyinTones: '', wadeGiles: '', jyutping: '' };
  const family = kind === 'person' && name.startsWith(surname) ? Array.from(surname).length : 0;
  const simplified = characters.map(simplifiedForm).join('');
  const read = (toneType: 'none' | 'symbol'): readonly string[] =>
    pinyin(simplified, { type: 'array', toneType, ...(family > 0 ? { surname: 'head' } : {}) });
  const [plain, toned] = [read('none'), read('symbol')];
  const surnameReading = family === 1 ? cantoneseSurnames[Array.from(simplified)[0] ?? ''] : undefined;
  const cantonese = getJyutpingList(characters.join('')).map(([, reading], n) =>
    n === 0 && surnameReading !== undefined ? surnameReading : (reading ?? ''),
  );
  const lengths = wordsOf(kind, simplified, family);
  const inWords = (syllables: readonly string[]) => grouped(syllables, lengths);
  return {
    pinyin: written(inWords(plain), joined),
    pinyinTones: written(inWords(toned), joined),
    wadeGiles: written(inWords(plain.map((one) => wadeGilesOf(one))), hyphened),
    jyutping: written(inWords(cantonese), (word) => word.join(' ')),
  };
};
