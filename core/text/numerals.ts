import { isSimplifiedOnly } from './script.ts';

/** A whole or decimal number as it stands in a text, in UTF-16 units. */
export type NumberPlace = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly written: 'arabic' | 'chinese';
};

const units: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const chineseDigits: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const smallUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Digits, grouped or not, with what multiplies them; or a run of Chinese numerals. */
const numberPattern =
  /(?<digits>(?:[0-9]+(?:,[0-9]{3}(?![0-9]))*|[０-９]+(?:，[０-９]{3}(?![０-９]))*)(?:[.．][0-9０-９]+)?)(?:(?<han>[万萬亿億])|\s?(?<word>thousand|million|billion|trillion)\b)?|[〇○零一二两兩三四五六七八九十百千万萬亿億]+/giu;

/** A digit in a word is none: A4, 3rd, H2O. */
const letter = /[A-Za-z]/;

const halfWidth = (text: string): string =>
  text.replace(/[０-９．，]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** Without the noise of binary fractions. */
const exact = (value: number): number => Number(value.toPrecision(15));

const arabicValue = (digits: string, unit: string): number =>
  exact(Number(halfWidth(digits).replaceAll(',', '')) * (units[unit.toLowerCase()] ?? 1));

/** 一九八四: digit by digit. */
const positional = (text: string): number | null => {
  const digits = Array.from(text, (character) => chineseDigits[character]);
  return digits.includes(undefined) || digits.length > 15 ? null : Number(digits.join(''));
};

type Sum = { total: number; section: number; digit: number | null; last: number; zero: boolean };

const takeUnit = (sum: Sum, unit: number, isFirst: boolean): boolean => {
  if (unit < 1e4) {
    if (sum.digit === null && !(unit === 10 && (isFirst || sum.zero))) return false;
    sum.section += (sum.digit ?? 1) * unit;
  } else {
    sum.section += sum.digit ?? 0;
    if (sum.section === 0) return false;
    sum.total = unit === 1e8 ? (sum.total + sum.section) * unit : sum.total + sum.section * unit;
    sum.section = 0;
  }
  sum.digit = null;
  sum.last = unit;
  sum.zero = false;
  return true;
};

const takeDigit = (sum: Sum, digit: number): boolean => {
  if (digit === 0) {
    sum.zero = true;
    return sum.digit === null;
  }
  if (sum.digit !== null) return false;
  sum.digit = digit;
  return true;
};

/** 三千五百萬: by units. 一百二, which may be 102 or 120, is no number. */
const byUnits = (text: string): number | null => {
  const sum: Sum = { total: 0, section: 0, digit: null, last: 0, zero: false };
  for (const [at, character] of Array.from(text).entries()) {
    const digit = chineseDigits[character];
    const unit = smallUnits[character] ?? units[character] ?? 0;
    if (!(digit === undefined ? takeUnit(sum, unit, at === 0) : takeDigit(sum, digit))) return null;
  }
  if (sum.digit !== null && sum.last > 10 && !sum.zero) return null;
  return sum.total + sum.section + (sum.digit ?? 0);
};

const chineseValue = (text: string): number | null => positional(text) ?? byUnits(text);

/**
 * The numbers in a text, by value: in digits of either width, grouped or not, with 萬, 億 or million behind them, and in Chinese numerals (一九八四,
 * 三十二, 三千五百萬). Digits in words (A4, 3rd) and numerals that cannot be read as one number are left out. What 一 is in 一起 nobody can
 * tell here.
 */
export const numbersIn = (text: string): readonly NumberPlace[] =>
  [...text.matchAll(numberPattern)].flatMap((found): NumberPlace[] => {
    const [whole] = found;
    const { digits, han = '', word = '' } = found.groups ?? {};
    const start = found.index;
    const end = start + whole.length;
    if (digits === undefined) {
      const value = chineseValue(whole);
      return value === null ? [] : [{ start, end, value, written: 'chinese' }];
    }
    const isWord =
      letter.test(text.charAt(start - 1)) || (han + word === '' && letter.test(text.charAt(end)));
    return isWord ? [] : [{ start, end, value: arabicValue(digits, han + word), written: 'arabic' }];
  });

const numerals = '零一二三四五六七八九';

/** Four digits with their units: 3050 as 三千零五十. */
const sectionText = (value: number): string => {
  let [text, needsZero] = ['', false];
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      needsZero = text !== '';
      continue;
    }
    text += `${needsZero ? '零' : ''}${numerals.charAt(digit)}${name}`;
    needsZero = false;
  }
  return text;
};

/** A whole number from 0 up to 10^12 in Chinese numerals with units. */
const chineseText = (value: number, isTraditional: boolean): string => {
  if (value === 0) return '零';
  const parts = [
    [1e8, isTraditional ? '億' : '亿'],
    [1e4, isTraditional ? '萬' : '万'],
    [1, ''],
  ] as const;
  let [text, rest] = ['', value];
  for (const [unit, name] of parts) {
    const section = Math.floor(rest / unit);
    rest %= unit;
    if (section === 0) continue;
    text += `${text !== '' && section < 1000 ? '零' : ''}${sectionText(section)}${name}`;
  }
  return text.startsWith('一十') ? text.slice(1) : text;
};

const digitsText = (value: number, zero: string): string =>
  Array.from(String(value), (digit) => (digit === '0' ? zero : numerals.charAt(Number(digit)))).join('');

/** Where 2 is 二 and not 兩: in order, in dates. */
const isOrdinal = (text: string, { start, end }: NumberPlace): boolean =>
  /[第初]/u.test(text.charAt(start - 1)) || /[月日號号]/u.test(text.charAt(end));

/** Chinese is Traditional unless a character says otherwise. */
export const isSimplified = (text: string): boolean =>
  /[万亿两]/u.test(text) || Array.from(text).some(isSimplifiedOnly);

const chineseLike = (text: string, place: NumberPlace, value: number): string | null => {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e12) return null;
  const old = text.slice(place.start, place.end);
  const isTraditional = !isSimplified(text);
  if (old.length > 1 && positional(old) !== null) return digitsText(value, old.includes('零') ? '零' : '〇');
  const written = chineseText(value, isTraditional);
  // 兩個, 兩千, 兩萬, but 二十, 二百 and 三萬二千.
  const isTwo = /^二(?:$|[千萬万億亿])/u.test(written) && !isOrdinal(text, place);
  return isTwo ? `${isTraditional ? '兩' : '两'}${written.slice(1)}` : written;
};

const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
};

/** Units of a kind, the largest first. Thousands are told in words only where they were. */
const families: readonly (readonly string[])[] = [
  ['trillion', 'billion', 'million'],
  ['trillion', 'billion', 'million', 'thousand'],
  ['億', '萬'],
  ['亿', '万'],
];

/** The unit a value is best told in: the one it was told in while that leaves a number of usual size, or another of its kind; empty for none. */
const unitFor = (value: number, written: string): string => {
  const family = families.find((names) => names.includes(written)) ?? [];
  const most = family.length > 2 ? 1000 : 1e4;
  const fits = (name: string): boolean => {
    const multiple = value / (units[name] ?? 1);
    return multiple >= 1 && (multiple < most || name === family[0]);
  };
  return fits(written) ? written : (family.find(fits) ?? '');
};

const casedAs = (word: string, written: string): string => {
  if (written !== written.toLowerCase() && written === written.toUpperCase()) return word.toUpperCase();
  return written === written.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
};

const arabicLike = (text: string, place: NumberPlace, value: number): string | null => {
  const old = text.slice(place.start, place.end);
  const [digits = ''] = /^[0-9０-９,，.．]+/u.exec(old) ?? [];
  const behind = old.slice(digits.length);
  const said = behind.trim();
  const word = said === '' ? '' : unitFor(value, said.toLowerCase());
  const unit = units[word] ?? 1;
  const multiple = String(exact(value / unit));
  if (!/^\d+(?:\.\d{1,3})?$/.test(multiple)) return null;
  const plain = halfWidth(digits);
  const padded = /^0\d/.test(plain) ? multiple.padStart(plain.length, '0') : multiple;
  const isLong = value >= (said === '' ? 10_000 : 1000);
  const isGrouped = plain.includes(',') || (unit === 1 && isLong && (said !== '' || /^\d{1,3}$/.test(plain)));
  const written = isGrouped ? grouped(padded) : padded;
  return (
    (plain === digits ? written : fullWidth(written)) +
    (word === '' ? '' : behind.replace(said, casedAs(word, said)))
  );
};

const fullWidth = (text: string): string =>
  text.replace(/[0-9.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/**
 * Another value written as the number at a place of a text is: in its numerals, its grouping, its unit, its width. Null where that cannot be
 * done exactly.
 */
export const writtenLike = (text: string, place: NumberPlace, value: number): string | null =>
  place.written === 'arabic' ? arabicLike(text, place, value) : chineseLike(text, place, value);
