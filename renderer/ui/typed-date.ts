import { numbersIn } from '#core/text/numerals.ts';

/** What somebody typed as a day, or as a minute of one. */
export type TypedDate =
  /** `2026-12-01`, or `2026-12-01T14:30`; empty where nothing was typed. */
  | { readonly value: string }
  /** `form`: it cannot be read; `day`, `time`: there is no such day or time. */
  | { readonly error: 'form' | 'day' | 'time' };

/** Full-width digits and blanks are folded before. */
const dayPatterns = [
  /^(?<year>\d{4})(?<between>[-/.])(?<month>\d{1,2})\k<between>(?<day>\d{1,2})(?!\d)/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/u,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})(?:[日号號]|(?!\d))/u,
  /^(?<republic>民[國国])(?<year>\d{1,3})年(?<month>\d{1,2})月(?<day>\d{1,2})(?:[日号號]|(?!\d))/u,
];
const timePattern =
  /^[T ]?(?<half>上午|下午|晚上)?(?<hour>\d{1,2})(?:[:时時點点](?<minute>\d{1,2})?分?)(?::\d{1,2})?(?<meridiem>[ap]m)?$/iu;

/** Half-width, with digits for numerals, and no more blanks than tell the day from the time: 二〇二六 年 and ２０２６年 alike. */
const folded = (typed: string): string => {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)\s+(?=\d)/gu, 'T')
    .replace(/\s+/gu, '')
    .replace(/元(?=年)/u, '1');
  let [written, at] = ['', 0];
  for (const { start, end, value, written: way } of numbersIn(text)) {
    if (way !== 'chinese') continue;
    written += text.slice(at, start) + String(value);
    at = end;
  }
  return written + text.slice(at);
};

/** The day behind the last one must still have a year of four digits, in every time zone. */
const lastYear = 9998;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const exists = (year: number, month: number, day: number): boolean => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** Null for what is no time, empty for one that no clock shows. */
const timeIn = (text: string): string | null => {
  const { half = '', hour, minute = '0', meridiem = '' } = timePattern.exec(text)?.groups ?? {};
  if (hour === undefined) return null;
  const isLate = /^(?:下午|晚上|pm)$/iu.test(half + meridiem);
  const hours =
    half + meridiem === '' || Number(hour) > 12 ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0);
  return hours < 24 && Number(minute) < 60 ? `${twoDigits(hours)}:${twoDigits(Number(minute))}` : '';
};

/**
 * Reads a day as people type it: 2026-12-01, 2026/12/1, 20261201, 2026年12月1日, 二〇二六年十二月一日, 民國115年12月1日, in digits of either
 * width. 1/12/2026 is not read, since it is one day here and another one there.
 * @param withTime a time of the day may follow (14:30, 14時30分, 下午2:30, 2:30pm), else it is midnight; otherwise none may.
 */
export const typedDate = (typed: string, withTime = false): TypedDate => {
  const text = folded(typed);
  if (text === '') return { value: '' };
  const found = dayPatterns.map((pattern) => pattern.exec(text)).find((one) => one !== null);
  const { republic, year, month, day } = found?.groups ?? {};
  const rest = text.slice(found?.[0].length ?? 0);
  if (year === undefined || (rest !== '' && !withTime)) return { error: 'form' };
  const years = Number(year) + (republic === undefined ? 0 : 1911);
  if (years > lastYear) return { error: 'form' };
  if (Number(year) === 0 || !exists(years, Number(month), Number(day))) return { error: 'day' };
  const date = `${String(years).padStart(4, '0')}-${twoDigits(Number(month))}-${twoDigits(Number(day))}`;
  if (!withTime) return { value: date };
  const time = rest === '' ? '00:00' : timeIn(rest);
  if (time === null) return { error: 'form' };
  return time === '' ? { error: 'time' } : { value: `${date}T${time}` };
};
