const monthNames =
  'January February March April May June July August September October November December'.split(' ');
export const weekdayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const abbreviated = monthNames.map((name) => (name === 'September' ? 'Sept?' : name.slice(0, 3)));
/** A month in letters, whole or short. */
export const monthPattern = `(?:${monthNames.join('|')}|(?:${abbreviated.join('|')})\\b\\.?)`;
/** Short ones too, which by themselves are other words as well. */
export const anyWeekdayPattern = `(?:${weekdayNames.join('|')}|(?:Sun|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\\b\\.?)`;

const letters = (text: string): string => text.toLowerCase().replace(/\.$/u, '');

/** The same words with a capital at the beginning, or in capitals. */
export const casePattern = (pattern: string): string =>
  pattern.replaceAll(/[A-Z][a-z]{2,}/gu, (name) => `(?:${name}|${name.toUpperCase()})`);

/** From 1; null where it is none. */
export const monthOf = (written: string): number | null => {
  const at = monthNames.findIndex((name) => name.toLowerCase().startsWith(letters(written).slice(0, 3)));
  return at < 0 ? null : at + 1;
};

/** 0 for Sunday. */
export const weekdayOf = (written: string): number =>
  weekdayNames.findIndex((name) => name.toLowerCase().startsWith(letters(written).slice(0, 3)));

const isUpper = (text: string): boolean => text.length > 1 && text === text.toUpperCase();

/** A word with the capitals that another has. */
export const casedLike = (word: string, written: string): string => {
  if (isUpper(written.replace(/\P{L}/gu, ''))) return word.toUpperCase();
  return /^\p{Lu}/u.test(written) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word.toLowerCase();
};

/** A name as whole, or as short and with the dot, as another of its kind is written. May is both. */
const nameLike = (name: string, written: string, longest: number): string => {
  const bare = written.replace(/\.$/u, '');
  const isShort = bare.length <= longest && bare.toLowerCase() !== 'may';
  if (!isShort) return casedLike(name, written);
  const length = name === 'September' && bare.length === 4 ? 4 : 3;
  const short = name === 'May' ? name : name.slice(0, length);
  const dot = written.endsWith('.') && name !== 'May' ? '.' : '';
  return `${casedLike(short, bare)}${dot}`;
};

export const monthLike = (month: number, written: string): string =>
  nameLike(monthNames[month - 1] ?? '', written, 4 - Number(!/^sept/iu.test(written)));

export const weekdayLike = (day: number, written: string): string => {
  const name = weekdayNames[day] ?? '';
  return /day/iu.test(written) ? casedLike(name, written) : nameLike(name, written, 5);
};

export const ordinalSuffix = (value: number): string => {
  const rest = value % 100;
  if (rest >= 11 && rest <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
};

/** `twenty-first` for 21; null above 99 and below 1. */
export const ordinalWord = (value: number): string | null => {
  if (!Number.isInteger(value) || value < 1 || value > 99) return null;
  if (value < 20) return ordinalWords[value - 1] ?? null;
  const [ten = '', one] = [tens[Math.floor(value / 10) - 2], value % 10];
  return one === 0 ? ten.replace(/y$/u, 'ieth') : `${ten}-${ordinalWords[one - 1] ?? ''}`;
};

const valueOfOrdinal = new Map(
  Array.from({ length: 99 }, (_, at) => [ordinalWord(at + 1) ?? '', at + 1] as const),
);

export const ordinalPattern = `(?:(?:${tens.join('|')})-(?:${ordinalWords.slice(0, 9).join('|')})|${[
  ...ordinalWords,
  ...tens.map((ten) => ten.replace(/y$/u, 'ieth')),
].join('|')})`;

export const ordinalValue = (written: string): number => valueOfOrdinal.get(written.toLowerCase()) ?? 0;
