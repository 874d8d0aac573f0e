import { primaryOf, type Language } from '../model/index.ts';
import { zhuyinOf } from '../readings/zhuyin.ts';
import type { LatinWord } from '../text/latin-words.ts';
import { american, anySpelling, british, type WordList } from './word-list.ts';

/** Regions that spell as Britain does, as far as the dictionary can tell. Canada has some of both. */
const britishRegions = new Set('GB AU NZ IE IN ZA HK SG MY KE NG'.split(' '));

/** Which spellings a language allows: those of its region, both where it names none; 0 for another language than English. */
export const spellingsOf = (language: Language): number => {
  if (primaryOf(language) !== 'en') return 0;
  const region = new Intl.Locale(language).region ?? '';
  if (britishRegions.has(region)) return british;
  return region === 'US' ? american : anySpelling;
};

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;

/**
 * The ways a word may stand in a dictionary: as it is, in small letters where it has one capital at its beginning, and both with
 * a capital and in small letters where it is all capitals.
 */
export const formsOf = (word: string): readonly string[] => {
  const lower = word.toLowerCase();
  if (word === lower) return [word];
  if (word === word.toUpperCase()) return [word, capitalised(word), lower];
  return word === capitalised(word) ? [word, lower] : [word];
};

/** What may follow any word, also one of a dictionary that does not list it so. */
const clitics = /'(?:s|d|ll|ve|re)?$/iu;
/** The word without a possessive or a shortened verb behind it. */
export const bareWord = (word: string): string => word.replace(clitics, '');

/** Parts before a hyphen that are no words by themselves. */
const prefixes = new Set(
  'afro anglo anti auto bi bio co counter cyber de eco euro ex franco geo hyper indo infra inter intra kilo macro mega meta micro mid mini mis mono multi nano neo neuro non omni pan para poly post pre pro proto pseudo psycho quasi re russo self semi sino socio sub super techno tele trans tri ultra un uni vice'.split(
    ' ',
  ),
);

const roman = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu;
/** Letters that only the tones of pinyin have in an English text. */
const pinyin = /[āēīōūǖǎěǐǒǔǚǘǜ]/iu;
/** An abbreviation, also in its plural, and a name with a capital inside, as programs and brands have them. */
const abbreviation = /^\p{Lu}{1,6}s?$/u;
const inner = /\p{Ll}\p{Lu}/u;

/** A family name in Pinyin, as `Zhang`: one syllable with a capital. Longer names belong into the termbase. */
const isFamilyName = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word) && zhuyinOf(word, 1) !== null;

/** What no dictionary is asked about. */
const isExempt = ({ word, isJoined }: LatinWord): boolean =>
  word.length < 2 ||
  abbreviation.test(word) ||
  inner.test(word) ||
  roman.test(word) ||
  pinyin.test(word) ||
  isFamilyName(bareWord(word)) ||
  (isJoined && prefixes.has(word.toLowerCase()));

const withoutMarks = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

type Verdict = 'right' | 'other-spelling' | 'unknown';

/**
 * Judges an English word by the spellings that are allowed. `isOwn` tells of words that somebody has added or named: each in the
 * form it has there.
 */
export const judgeWord = (
  found: LatinWord,
  { spellings }: Pick<WordList, 'spellings'>,
  allowed: number,
  isOwn: (word: string) => boolean,
): Verdict => {
  const { word } = found;
  // Nearly all words are listed as they are.
  if ((spellings(word) & allowed) !== 0 || isExempt(found)) return 'right';
  const bare = bareWord(word);
  const all = new Set([word, bare].flatMap((one) => [one, withoutMarks(one)]).flatMap(formsOf));
  let known = 0;
  for (const form of all) {
    if (isOwn(form)) return 'right';
    known |= spellings(form);
    if ((known & allowed) !== 0) return 'right';
  }
  return known === 0 ? 'unknown' : 'other-spelling';
};
