import { numbersInWords } from '#core/align/written-numbers.ts';
import { exact } from './numerals.ts';
import type { Amount } from './amount.ts';

/** Ten thousand and more: below that, numerals in words are as often part of an idiom or left out. */
const least = 1e4;

const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred';
const multiples: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const words = `(?:${small})(?:[\\s-]+(?:and[\\s-]+)?(?:${small}))*`;
const part = `${words}[\\s-]+(?:${Object.keys(multiples).join('|')})(?![A-Za-z])`;
const whole = new RegExp(`(?<![A-Za-z-])${part}(?:,?\\s+${part})*`, 'giu');
const parts = new RegExp(`(${words})[\\s-]+(${Object.keys(multiples).join('|')})`, 'giu');

const valueOf = (written: string): number =>
  exact(
    Array.from(written.matchAll(parts)).reduce(
      (sum, [, count = '', by = '']) =>
        sum + (numbersInWords(count).at(-1) ?? 0) * (multiples[by.toLowerCase()] ?? 1),
      0,
    ),
  );

/** Two hundred and fifty million: numbers in English words that nobody says by the way, with where they stand. */
export const largeInWords = (text: string): readonly Amount[] =>
  Array.from(text.matchAll(whole), ({ index: start, 0: written }) => ({
    start,
    end: start + written.length,
    written,
    readings: [valueOf(written)],
    isDigits: false,
    unit: null,
    before: '',
    behind: '',
  })).filter(({ readings: [value = 0] }) => value >= least);

/** Digits before 萬 or 億. A thousand or ten thousand alone is an idiom as often (千萬, 萬一), and so is 十萬 (十萬火急). */
const counted =
  /^[二兩两三四五六七八九貳贰參叁伍陸陆柒捌玖肆](?:[^萬万億亿兆]*)[萬万億亿兆]|^[一壹][^萬万億亿兆]*[億亿兆]/u;

/** Whether a number is so large, and so exact, that it is meant as a number in words too: 三億, two million. */
export const isLarge = ({ isDigits, written, readings }: Amount): boolean =>
  (readings[0] ?? 0) >= least && (isDigits || /^[a-z]/iu.test(written) || counted.test(written));

/** Numbers nearer to each other than this are one rounded: 一億三千萬, more than a hundred million. */
const rounding = 1.35;

/** Whether no number of one may be a number of the other that was rounded. */
export const areFarApart = (some: readonly Amount[], others: readonly Amount[]): boolean =>
  some.every(({ readings }) =>
    readings.every((value) =>
      others.every((other) =>
        other.readings.every((own) => Math.max(value, own) >= Math.min(value, own) * rounding),
      ),
    ),
  );

const sign = /[萬万億亿兆]/u;
const word = /\b(?:thousand|million|billion|trillion)\b/iu;

/** Whether both texts may have such numbers, which most have not. */
export const maySayLarge = (text: string, other: string): boolean =>
  [text, other].every((one) => sign.test(one) || word.test(one));
