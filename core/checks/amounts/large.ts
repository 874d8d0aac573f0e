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
const words = `(?:(?:${small})(?:[\\s-]+(?:and[\\s-]+)?(?:${small}))*(?:[\\s-]+and[\\s-]+a[\\s-]+half)?|half[\\s-]+a)`;
const part = new RegExp(
  `(?<![A-Za-z-])(?<count>${words})[\\s-]+(?<by>${Object.keys(multiples).join('|')})(?![A-Za-z])`,
  'giu',
);

/** Two and a half, half a. */
export const countOf = (count: string): number =>
  (numbersInWords(count).at(-1) ?? 0) + (/\bhalf\b/iu.test(count) ? 0.5 : 0);

type Part = { readonly start: number; readonly end: number; readonly value: number; readonly by: number };

const isHalf = (value: number, by: number): boolean => !Number.isInteger(value / by);

/** Whether a part goes on with the one before: two million, five hundred thousand. A list of numbers does not go down so. */
const goesOn = (text: string, before: Part, { start, value, by }: Part): boolean =>
  /^,?\s+$/u.test(text.slice(before.end, start)) &&
  by === before.by / 1000 &&
  value < before.by &&
  !isHalf(value, by) &&
  !isHalf(before.value, before.by);

/** Two hundred and fifty million: numbers in English words that nobody says by the way, with where they stand. */
export const largeInWords = (text: string): readonly Amount[] => {
  const found: Part[] = [];
  for (const { index: start, 0: written, groups = {} } of text.matchAll(part)) {
    const by = multiples[groups['by']?.toLowerCase() ?? ''] ?? 1;
    const one = { start, end: start + written.length, by, value: exact(countOf(groups['count'] ?? '') * by) };
    const before = found.at(-1);
    if (before === undefined || !goesOn(text, before, one)) found.push(one);
    else found[found.length - 1] = { ...one, start: before.start, value: before.value + one.value };
  }
  return found
    .filter(({ value }) => value >= least)
    .map(({ start, end, value }) => ({
      start,
      end,
      written: text.slice(start, end),
      readings: [value],
      isDigits: false,
      unit: null,
      before: '',
      behind: '',
    }));
};

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
