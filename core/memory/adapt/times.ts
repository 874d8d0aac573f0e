import type { Edit, Place, Value } from './place.ts';
import { anyDigit, hanSmall, valueOf, writtenAs } from './written-numbers.ts';

/** Hours of the day that a word of Chinese stands for: from, and up to but not. */
const periods: Readonly<Record<string, readonly [number, number]>> = {
  凌晨: [0, 6],
  清晨: [4, 8],
  早上: [5, 10],
  早晨: [5, 10],
  上午: [0, 12],
  中午: [11, 14],
  下午: [12, 19],
  傍晚: [16, 20],
  晚上: [18, 24],
  夜裡: [19, 24],
  夜里: [19, 24],
};

const number = `(?:${anyDigit}{1,2}|${hanSmall})`;
/** 下午3點30分, 三點半, 9時15分; an hour alone only behind a word that says when. */
const spoken = new RegExp(
  `(?<![0-9０-９.:：〇○零一二三四五六七八九十百])(?:(?<period>${Object.keys(periods).join('|')})\\s?)?(?<hour>${number})\\s?(?<sign>[點点時时])(?!間|间|候|代|期|刻)(?:(?<minute>${number})\\s?(?<minuteSign>分)(?!之|鐘|钟)|(?<half>半)|(?<quarter>[一三])刻|(?<whole>[整鐘钟]))?(?<after>)`,
  'dgu',
);
const digital = new RegExp(
  `(?<![\\d:.])(?:(?<period>${Object.keys(periods).join('|')})\\s?)?(?<hour>\\d{1,2})(?<sign>[:：])(?<minute>[0-5]\\d)(?![\\d:])(?:\\s?(?<mark>[AaPp]\\.?[Mm]\\b\\.?))?`,
  'dgu',
);
/** 3 p.m.; 3.30 p.m. */
const marked =
  /(?<![\d:.])(?<hour>\d{1,2})(?:(?<sign>\.)(?<minute>[0-5]\d))?\s?(?<mark>[AaPp]\.?[Mm]\b\.?)/dgu;

type Groups = Readonly<Record<string, string | undefined>>;

const isAfternoon = (mark: string): boolean => /^p/iu.test(mark);

/** Hours from midnight; null where the word before them, or the mark behind, does not go with them. */
const hoursOf = ({ period, hour = '', mark }: Groups): number | null => {
  const said = valueOf(hour);
  if (said > 24) return null;
  if (mark !== undefined) return said < 1 || said > 12 ? null : (said % 12) + (isAfternoon(mark) ? 12 : 0);
  if (period === undefined) return said % 24;
  const [from = 0, to = 24] = periods[period] ?? [];
  if (said === 12 && from >= 18) return 0;
  return [said, said + 12].find((hours) => hours >= from && hours < to) ?? null;
};

/** Minutes from midnight; null where it is no time. */
const minutesOf = (groups: Groups): number | null => {
  const { minute = '0', half, quarter } = groups;
  const hours = hoursOf(groups);
  const minutes =
    half !== undefined ? 30 : quarter !== undefined ? (quarter === '一' ? 15 : 45) : valueOf(minute);
  return hours === null || minutes > 59 ? null : hours * 60 + minutes;
};

const isHalfKnown = ({ period, mark, hour = '' }: Groups): boolean =>
  period !== undefined || mark !== undefined || valueOf(hour) > 12 || valueOf(hour) === 0;

/** The mark for the other half of the day, written like this one. */
const markLike = (mark: string, afternoon: boolean): string => {
  const letter = afternoon ? 'p' : 'a';
  return `${/^[AP]/u.test(mark) ? letter.toUpperCase() : letter}${mark.slice(1)}`;
};

/** The word of Chinese for an hour: the one that is there while it fits, or else that of the half of the day. */
const periodLike = (period: string, hours: number): string | null => {
  const [from = 0, to = 24] = periods[period] ?? [];
  // Midnight is 12 of the night: 上午12點 would be read as noon.
  if (hours === 0) return from >= 18 || period === '凌晨' ? period : null;
  if (hours >= from && hours < to) return period;
  return /^[上下]午$/u.test(period) ? (hours < 12 ? '上午' : '下午') : null;
};

const hourLike = (groups: Groups, hours: number): string => {
  const { hour = '', period, mark, sign = '' } = groups;
  const isTwelve = mark !== undefined || (period !== undefined && valueOf(hour) <= 12);
  const shown = isTwelve ? (hours % 12 === 0 ? 12 : hours % 12) : hours;
  const written = writtenAs(shown, hour, hour.startsWith('0') ? 2 : 1);
  // 二 alone counts nothing: it is 兩點.
  return written === '二' ? (/[點時]/u.test(sign) ? '兩' : '两') : written;
};

const minuteLike = (groups: Groups, minutes: number): string => {
  const { hour = '', sign = '', minute } = groups;
  if (/[:：.]/u.test(sign)) return `${sign}${writtenAs(minutes, minute ?? '00', 2)}`;
  const digits = minute ?? hour;
  return minutes === 0
    ? `${sign}${groups.whole ?? ''}`
    : minutes === 30 && groups.half !== undefined
      ? `${sign}半`
      : `${sign}${writtenAs(minutes, digits)}分`;
};

/** A time written like another; null where nobody can say how. */
const timeLike = (text: string, groups: Groups, minutes: number, isTwelve: boolean): string | null => {
  const { period, hour = '', sign, mark } = groups;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const word = period === undefined ? '' : periodLike(period, hours);
  if (word === null) return null;
  const between = (before: string, after: string): string => {
    const from = text.indexOf(before) + before.length;
    return text.slice(from, text.indexOf(after, from));
  };
  const lead = period === undefined ? '' : `${word}${between(period, hour)}`;
  const shown = `${lead}${hourLike(groups, isTwelve ? (hours % 12 === 0 ? 12 : hours % 12) : hours)}`;
  const minute =
    sign === undefined ? (rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`) : minuteLike(groups, rest);
  if (mark === undefined) return `${shown}${minute}`;
  const gap = /\s/u.test(text) ? ' ' : '';
  return `${shown}${minute}${gap}${markLike(mark, hours >= 12)}`;
};

const placeOf = (found: RegExpExecArray): readonly Place[] => {
  const { groups = {}, index: start, 0: text } = found;
  const minutes = minutesOf(groups);
  const { period, minute, half, quarter, whole, mark, sign = '' } = groups;
  const isBare = [period, minute, half, quarter, whole, mark].every((part) => part === undefined);
  if (minutes === null || (isBare && /[點点時时]/u.test(sign))) return [];
  const known = isHalfKnown(groups);
  const end = start + text.length;
  const says = (value: Value): boolean => {
    if (value.kind !== 'time') return false;
    return known && value.isHalfKnown ? value.minutes === minutes : value.minutes % 720 === minutes % 720;
  };
  const follow = (old: Value, next: Value): readonly Edit[] | null => {
    if (old.kind !== 'time' || next.kind !== 'time') return null;
    if (known && !next.isHalfKnown) return null;
    const staysInHalf = Math.floor(old.minutes / 720) === Math.floor(next.minutes / 720);
    if (!known && old.isHalfKnown && !staysInHalf) return null;
    const insert = timeLike(text, groups, next.minutes, !known && old.minutes !== minutes);
    return insert === null ? null : [{ start, end, insert }];
  };
  return [
    {
      start,
      end,
      value: { kind: 'time', minutes, isHalfKnown: known },
      key: `${minutes} ${known}`,
      shape: 'time',
      says,
      follow,
    },
  ];
};

/** Times of day, in Chinese and English. */
export const timesIn = (text: string): readonly Place[] =>
  [spoken, digital, marked].flatMap((pattern) => Array.from(text.matchAll(pattern)).flatMap(placeOf));
