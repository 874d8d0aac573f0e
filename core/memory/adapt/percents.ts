import { isSimplified, numbersIn, writtenLike, type NumberPlace } from '../../text/numerals.ts';
import { replaced, type Place } from './place.ts';

const numeral = '[〇零一二兩两三四五六七八九十百]';
const patterns = [
  /百分之\s?(?<digits>[0-9０-９]+(?:[.．][0-9０-９]+)?)/dgu,
  new RegExp(`百分之(?<han>${numeral}+(?:[點点][〇零一二三四五六七八九]+)?)`, 'dgu'),
  /(?<![A-Za-z0-9０-９.,])(?<digits>[0-9０-９]+(?:[.．][0-9０-９]+)?)\s?(?:[%％]|per\s?cent\b)/dgiu,
];

const digits = '〇一二三四五六七八九';

/** 三點五 as 3.5. */
const valueOfHan = (written: string): number | null => {
  const [whole = '', fraction] = written.split(/[點点]/u);
  const [place] = numbersIn(whole);
  if (place === undefined || place.end - place.start !== whole.length) return null;
  if (fraction === undefined) return place.value;
  const part = Array.from(fraction, (digit) => (digit === '零' ? 0 : digits.indexOf(digit))).join('');
  return Number(`${place.value}.${part}`);
};

const hanLike = (context: string, written: string, value: number): string | null => {
  const [whole = '', fraction = ''] = String(value).split('.');
  if (fraction.length > 3) return null;
  const text = `第${written}`;
  const place: NumberPlace = { start: 1, end: 2, value: 0, written: 'chinese' };
  const before = writtenLike(text, place, Number(whole));
  if (before === null || fraction === '') return before;
  const sign = isSimplified(context) ? '点' : '點';
  return `${before}${sign}${Array.from(fraction, (digit) => digits.charAt(Number(digit)).replace('〇', '零')).join('')}`;
};

const placeOf = (text: string, found: RegExpExecArray): readonly Place[] => {
  const name = found.groups?.han === undefined ? 'digits' : 'han';
  const [start, end] = found.indices?.groups?.[name] ?? [found.index, found.index];
  const written = text.slice(start, end);
  const [place] = numbersIn(written);
  const value = name === 'han' ? valueOfHan(written) : (place?.value ?? null);
  if (value === null) return [];
  const write = (next: number): string | null =>
    name === 'han'
      ? hanLike(text, written, next)
      : writtenLike(text, { start, end, value, written: 'arabic' }, next);
  return [
    {
      start: found.index,
      end: found.index + found[0].length,
      value: { kind: 'percent', value },
      key: String(value),
      shape: 'percent',
      says: (other) => other.kind === 'percent' && other.value === value,
      follow: (_, next) => (next.kind === 'percent' ? replaced({ start, end }, write(next.value)) : null),
    },
  ];
};

/** Hundredths: 5%, 5 percent, 百分之五, 百分之三點五. */
export const percentsIn = (text: string): readonly Place[] =>
  patterns.flatMap((pattern) => Array.from(text.matchAll(pattern)).flatMap((found) => placeOf(text, found)));
