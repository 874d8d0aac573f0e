import { numbersIn } from '../text/numerals.ts';

const below20 =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';

const values = new Map<string, number>([
  ...below20.split(' ').map((word, n) => [word, n] as const),
  ...ordinals.split(' ').map((word, n) => [word, n] as const),
  ...tens
    .split(' ')
    .flatMap((word, n) => [
      [word, (n + 2) * 10] as const,
      [word.replace(/y$/u, 'ieth'), (n + 2) * 10] as const,
    ]),
]);

const multiples = new Map([
  ['hundred', 100],
  ['hundredth', 100],
  ['thousand', 1000],
  ['thousandth', 1000],
]);

const word = [...values.keys(), ...multiples.keys()].toSorted((a, b) => b.length - a.length).join('|');
const run = new RegExp(`\\b(?:${word})(?:(?:[\\s-]+|\\s+and\\s+)(?:${word}))*\\b`, 'giu');

/** A run of number words as one number. Null where they are several numbers in a row (six or seven, two three). */
const valueOf = (words: readonly string[]): number | null => {
  let [total, part, last] = [0, 0, Infinity];
  for (const one of words) {
    const own = values.get(one);
    const multiple = multiples.get(one) ?? 1;
    if (own !== undefined) {
      const fits = own < 10 ? last === Infinity || last >= 20 : last === Infinity || last >= 100;
      if (!fits) return null;
      part += own;
      last = own === 0 ? 1 : own;
    } else if (multiple === 100) {
      part = Math.max(1, part) * 100;
      last = 100;
    } else {
      total += Math.max(1, part) * multiple;
      part = 0;
      last = multiple;
    }
  }
  return total + part;
};

/** Whole numbers that an English text says in words (thirty-six, three hundred and five, twenty-first), in order. Ordinals count as what they count. */
export const numbersInWords = (text: string): readonly number[] =>
  Array.from(text.matchAll(run), ([found]) => {
    const words = found
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter((one) => one !== 'and');
    return valueOf(words);
  }).filter((value) => value !== null);

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const romanValue = (text: string): number => {
  const digits = Array.from(text.toUpperCase(), (digit) => romanDigits[digit] ?? 0);
  return digits.reduce((sum, own, n) => sum + (own < (digits[n + 1] ?? 0) ? -own : own), 0);
};

/** Longer lines are no headings. */
const longestHeading = 80;

const chineseHeading =
  /^\s*(?:第\s*(?<number>[^\s第]{1,6}?)\s*[章回节節卷部篇集幕]|(?<alone>[〇零一二三四五六七八九十百]{1,5})\s*[、.．]?\s*$)/u;
const englishHeading =
  /^\s*(?:(?:chapter|book|part|volume|act|section)\s+(?:(?<roman>[IVXLC]+)\b|(?<rest>.+))|(?<alone>[IVXLC]+)\.?\s*$)/iu;

/** The number of the chapter (or volume, part ...) whose heading a line is, in Chinese or English: 第三回, 三、, Chapter 3, CHAPTER III, III. Null for any other line. */
export const headingNumber = (text: string): number | null => {
  if (text.length > longestHeading) return null;
  const han = chineseHeading.exec(text)?.groups;
  if (han !== undefined) return numbersIn(han['number'] ?? han['alone'] ?? '')[0]?.value ?? null;
  const letters = englishHeading.exec(text)?.groups;
  if (letters === undefined) return null;
  const roman = letters['roman'] ?? letters['alone'];
  if (roman !== undefined) return romanValue(roman);
  const rest = letters['rest'] ?? '';
  const [digits] = /^\d+/u.exec(rest) ?? [];
  if (digits !== undefined) return Number(digits);
  return values.has(rest.toLowerCase().split(/[\s:.,-]/u)[0] ?? '')
    ? (numbersInWords(rest)[0] ?? null)
    : null;
};
