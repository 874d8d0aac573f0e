import { numbersInWords } from '#core/align/written-numbers.ts';
import { countOf } from './large.ts';
import { exact } from './numerals.ts';
import type { Amount } from './amount.ts';

/** What a number says beside itself, by what stands behind it: nine tenths of a price are ten per cent off. */
type Rule = readonly [behind: RegExp, also: (value: number) => readonly number[]];

const rules: readonly Rule[] = [
  [/^\s?成/u, (n) => [n * 10]],
  [/^\s?折/u, (n) => (n < 10 ? [n * 10, 100 - n * 10] : [100 - n, n / 10])],
  [/^\s?(?:[%％]|per\s?cent|percent)/iu, (n) => [n / 10, 100 - n, (100 - n) / 10]],
  [/^\s?倍/u, (n) => [n + 1, n - 1, n * 100]],
  [/^[\s-]?(?:fold|times)/iu, (n) => [n - 1, n + 1]],
  [/^\s?年代|^[后後](?!面|[來来])/u, (n) => [1900 + n, 2000 + n, 1800 + n, n % 100, Math.floor(n / 100) + 1]],
  [/^['’]?s\b/u, (n) => [n % 100, Math.floor(n / 100) + 1]],
  [/^\s?(?:年|[學学]年)/u, (n) => [n * 12, n % 100, ...(n < 100 ? [1900 + n, 2000 + n] : [])]],
  [/^\s?(?:世[紀纪]|st|nd|rd|th)/u, (n) => [(n - 1) * 100, n * 100]],
  [/^\s?個?(?:[週周禮礼星]|weeks?)/iu, (n) => [n * 7]],
  [/^[\s-]?years?/iu, (n) => [n * 12]],
  [/^\s?[個个]?(?:小[時时]|[鐘钟][頭头])|^[\s-]?hours?/iu, (n) => [n * 60, n / 24]],
  [/^\s?(?:天|日|晝夜|昼夜)|^[\s-]?days?/iu, (n) => [n * 24, n / 7]],
  [/^\s?[個个]?月|^[\s-]?months?/iu, (n) => [n / 12]],
  [/^\s?分|^[\s-]?min/iu, (n) => [n / 60]],
  [/^\s?(?:[點点時时]|:|a\.?m|p\.?m|o['’]clock)/iu, (n) => [n + 12, n - 12]],
  [/^\s?刻/u, (n) => [n * 15]],
  [/^\s?打|^\s?dozen/iu, (n) => [n * 12]],
  [/^\s?[對对雙双]/u, (n) => [n * 2]],
  [/^\s?旬|^\s?decades?/iu, (n) => [n * 10]],
  [/^\s?甲子/u, (n) => [n * 60]],
  [/^\s?centur/iu, (n) => [n * 100]],
];
const grades: readonly Rule[] = [
  [/(?:初|[國国][中]?)$/u, (n) => [n + 6]],
  [/高[中]?$/u, (n) => [n + 9]],
];

/** The year of the Republic of China, in either direction, and which place a thousand has in a head of ten thousands. */
const republic = /民[國国]|ROC\b|Republic of China|Minguo/u;

const words: readonly (readonly [RegExp, readonly number[]])[] = [
  [/半|\bhal(?:f|ves)\b/iu, [0.5, 2, 6, 12, 30, 50]],
  [/\bquarters?\b|刻/iu, [3, 4, 15, 25, 45, 75]],
  [/\b(?:once|single|sole|only|an?|an?other|ace)\b/iu, [1]],
  [/[雙双倆俩對对]|\b(?:twice|doubl|couple|pair|both|twin|twofold|second)/iu, [1, 2, 200]],
  [/仨|\b(?:thrice|tripl|treble|thirds?\b)/iu, [2, 3]],
  [/\bquadrupl|\bfourfold/iu, [3, 4]],
  [/\bdozen/iu, [12, 24]],
  [/\bweek/iu, [7]],
  [/\bfortnight/iu, [2, 14, 15]],
  [/\bmonth/iu, [30]],
  [/\byear/iu, [12, 365]],
  [/\bdecade/iu, [10]],
  [/\bcentur|世[紀纪]/iu, [100]],
  [/\bhour/iu, [24, 60]],
  [/\bday/iu, [24]],
  [/\bnoon|正午|中午/iu, [12]],
  [/\bmidnight|午夜|子夜/iu, [12, 24]],
  [/\bteen|弱冠/iu, [10, 20]],
  [/\btwent(?:y|ie)/iu, [20, 1920]],
  [/\bthirt(?:y|ie)|而立/iu, [30, 1930]],
  [/\bfort(?:y|ie)|不惑/iu, [40, 1940]],
  [/\bfift(?:y|ie)|知天命/iu, [50, 1950]],
  [/\bsixt(?:y|ie)|花甲/iu, [60, 1960]],
  [/\bsevent(?:y|ie)|古稀/iu, [70, 1970]],
  [/\beight(?:y|ie)|耄耋/iu, [80, 1980]],
  [/\bninet(?:y|ie)/iu, [90, 1990]],
  [/½/u, [0.5]],
  [/\bbinary/iu, [2]],
  [/\boctal/iu, [8]],
  [/\bdecimal/iu, [10]],
  [/\bhexadecimal|\bhex\b/iu, [16]],
];

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;
const romanNumber = /\b[IVXLC]{1,7}\b/gu;
const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const circled = /[①-⑳]/gu;
const largeWord = /((?:[a-z]+[\s-]+){1,6})(million|billion|trillion)s?\b/giu;
const large: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

const romanValue = (text: string): number => {
  const values = Array.from(text, (digit) => romanDigits[digit] ?? 0);
  return values.reduce((sum, own, n) => sum + (own < (values[n + 1] ?? 0) ? -own : own), 0);
};

const inWords = (text: string): readonly number[] => [
  ...numbersInWords(text),
  ...Array.from(text.matchAll(largeWord), ([, before = '', unit = '']) =>
    exact((countOf(before) || 1) * (large[unit.toLowerCase()] ?? 1)),
  ),
  ...Array.from(text.matchAll(monthName), ([name]) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1),
  ...Array.from(text.matchAll(romanNumber), ([number]) => romanValue(number)),
  ...Array.from(text.matchAll(circled), ([sign]) => sign.charCodeAt(0) - 0x245f),
  ...words.flatMap(([word, values]) => (word.test(text) ? values : [])),
];

/** What an amount may be meant to say. */
export const meaningsOf = (
  { readings, before, behind }: Amount,
  { hasHalf, isRepublic }: { readonly hasHalf: boolean; readonly isRepublic: boolean },
): readonly number[] =>
  readings
    .flatMap((value) => (hasHalf ? [value, value + 0.5] : [value]))
    .flatMap((value) => [
      value,
      ...rules.flatMap(([pattern, also]) => (pattern.test(behind) ? also(value) : [])),
      ...grades.flatMap(([pattern, also]) => (pattern.test(before) ? also(value) : [])),
      ...(isRepublic ? [value + 1911, value - 1911] : []),
    ])
    .map(exact);

/** What the words of a text say beside its amounts, or may. */
export const saidInWords = (text: string): ReadonlySet<number> => new Set(inWords(text));

export const saysHalf = (text: string): boolean => /半|\bhalf\b|½/iu.test(text);

export const tellsRepublic = (text: string): boolean => republic.test(text);
