/** The digits of a part of a date or a time, in whichever form: what it is, and another one written like it. */

const zeros = /[〇○零]/u;
const hanDigits = '〇一二三四五六七八九';
export const hanDigit = '[〇○零一二兩两三四五六七八九]';
/** Up to 99 with 十, 廿 and 卅. */
export const hanSmall =
  '(?:[一二三四五六七八九]?[十][一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[〇○零一二兩两三四五六七八九]{1,2})';
export const anyDigit = '[0-9０-９]';

const halfWidth = (text: string): string =>
  text.replaceAll(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
const fullWidth = (text: string): string =>
  text.replaceAll(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const digitOf = (character: string): number => {
  if (zeros.test(character)) return 0;
  return /[兩两]/u.test(character) ? 2 : hanDigits.indexOf(character);
};

/** The value of digits of either width, of Chinese numerals one by one, or up to 99 by 十. */
export const valueOf = (written: string): number => {
  if (/[0-9０-９]/u.test(written)) return Number(halfWidth(written));
  const [, ten = '', unit = ''] = /^([一二三四五六七八九]?十|[廿卅])?(.*)$/u.exec(written) ?? [];
  if (ten === '') return Number(Array.from(written, digitOf).join(''));
  const count = ten === '廿' ? 2 : ten === '卅' ? 3 : ten === '十' ? 1 : digitOf(ten.charAt(0));
  return count * 10 + (unit === '' ? 0 : digitOf(unit));
};

const hanBelow100 = (value: number): string => {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  const before = ten === 0 ? '' : `${ten === 1 ? '' : hanDigits.charAt(ten)}十`;
  return `${before}${one === 0 && ten > 0 ? '' : hanDigits.charAt(one)}`;
};

/** One by one, with the sign for zero that `written` or the text around it has. */
const hanOneByOne = (value: number, written: string): string => {
  const [zero = '〇'] = zeros.exec(written) ?? [];
  return Array.from(String(value), (digit) => (digit === '0' ? zero : hanDigits.charAt(Number(digit)))).join(
    '',
  );
};

/** A whole number from 0 in the numerals of another: digits of its width, padded to `width` of them, or Chinese. */
export const writtenAs = (value: number, written: string, width = 1): string => {
  if (/[0-9０-９]/u.test(written)) {
    const digits = String(value).padStart(width, '0');
    return /[０-９]/u.test(written) ? fullWidth(digits) : digits;
  }
  return value > 99 || Array.from(written).length > 3 ? hanOneByOne(value, written) : hanBelow100(value);
};
