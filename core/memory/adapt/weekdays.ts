import type { Part } from './date-place.ts';
import { casePattern, weekdayLike, weekdayNames, weekdayOf } from './english-words.ts';
import { replaced, type Place } from './place.ts';

/** What stands before the number of a day of the week. */
export const hanWeekday = '(?:星期|[週周]|[禮礼]拜)';
export const hanWeekdays = '日一二三四五六';

/** A day of the week as it is written: 三, Wednesday, Wed. */
export const weekdayPart = (text: string): Pick<Part, 'value' | 'write'> => {
  if (/[A-Za-z]/u.test(text)) return { value: weekdayOf(text), write: (value) => weekdayLike(value, text) };
  return {
    value: Math.max(0, hanWeekdays.indexOf(text)),
    write: (value) => (value === 0 ? (text === '天' ? '天' : '日') : hanWeekdays.charAt(value)),
  };
};

/** 三 of 星期三, and not of 一週三次. */
const patterns = [
  new RegExp(`${hanWeekday}(?<day>[${hanWeekdays}天])(?![次天日個个回節节年歲岁小])`, 'dgu'),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?<day>${casePattern(weekdayNames.join('|'))})(?=s?(?![\\p{L}\\p{N}]))`,
    'dgu',
  ),
];

const placeOf = (found: RegExpExecArray): Place => {
  const [start, end] = found.indices?.groups?.day ?? [found.index, found.index];
  const { value: day, write } = weekdayPart(found.groups?.day ?? '');
  return {
    start,
    end,
    value: { kind: 'weekday', day },
    key: String(day),
    shape: 'weekday',
    says: (value) => value.kind === 'weekday' && value.day === day,
    follow: (_, next) => (next.kind === 'weekday' ? replaced({ start, end }, write(next.day)) : null),
  };
};

/** Days of the week by themselves. */
export const weekdaysIn = (text: string): readonly Place[] =>
  patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), placeOf));
