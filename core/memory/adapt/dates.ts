import { datePlace, type Part } from './date-place.ts';
import {
  anyWeekdayPattern,
  casePattern,
  monthLike,
  monthOf,
  monthPattern,
  ordinalSuffix,
} from './english-words.ts';
import { replaced, type Place, type Value } from './place.ts';
import { hanWeekday, hanWeekdays, weekdayPart } from './weekdays.ts';
import { anyDigit, hanDigit, hanSmall, valueOf, writtenAs } from './written-numbers.ts';

const year = (prefix: string): string =>
  `(?:(?<${prefix}Roc>(?:中[華华])?民[國国])\\s?)?(?<${prefix}Year>元|${anyDigit}{2,4}|${hanDigit}{4}|(?<=民[國国])(?:${hanDigit}{1,3}|${hanSmall}))\\s?年\\s?`;
const small = (name: string): string => `(?<${name}>${anyDigit}{1,2}|${hanSmall})`;
const to = '\\s?(?:至|到|—|–|-|~|～|〜)\\s?';

/** 2023年5月3日（星期三）, 民國一一二年五月, 5月3日至6日. */
const chinese = new RegExp(
  `(?<![0-9０-９〇○零一二三四五六七八九十百])(?:${hanWeekday}(?<before>[${hanWeekdays}天])[，,]?\\s?[（(]?)?(?:${year('from')})?${small('fromMonth')}\\s?月(?!份?前|初)(?:\\s?${small('fromDay')}\\s?[日號号](?:\\s?[（(]?${hanWeekday}(?<weekday>[${hanWeekdays}天])[）)]?)?(?:${to}(?:${year('to')})?(?:${small('toMonth')}\\s?月\\s?)?${small('toDay')}\\s?[日號号])?)?`,
  'dgu',
);
/** 2023-05-03, 2023/5/3, 2023.5.3. */
const numeric =
  /(?<![\d./-])(?<fromYear>\d{4})(?<sign>[-/.])(?<fromMonth>\d{1,2})\k<sign>(?<fromDay>\d{1,2})(?![\d/]|[.-]\d)(?:\s?[（(](?:星期|[週周])(?<weekday>[日一二三四五六天])[）)])?/dgu;

const day = (prefix: string): string => `(?<${prefix}Day>\\d{1,2})(?!\\d)(?<${prefix}Suffix>st|nd|rd|th)?`;
const span = '\\s?(?:–|—|-|to|through|until)\\s?';
const months = casePattern(monthPattern);
const weekdays = `(?<before>${anyWeekdayPattern}),?\\s+(?:the\\s+)?`;
const behind = `(?:,?\\s+\\(?(?<weekday>${anyWeekdayPattern})\\)?)?`;
const start = '(?<![\\p{L}\\p{N}])';
const endOfWord = '(?![\\p{L}\\p{N}])';

const english = [
  // May 3, 2023; May 3–5, 2023; May 3 to June 5, 2023
  `${start}(?:${weekdays})?(?<fromMonth>${months})\\s+${day('from')}(?:${span}(?:(?<toMonth>${months})\\s+)?${day('to')})?(?:,?\\s+(?<fromYear>\\d{4})(?!\\d))?${behind}${endOfWord}`,
  // 3–5 May 2023; 3 May to 5 June 2023
  `${start}(?:${weekdays})?${day('from')}(?:\\s+(?<fromMonth>${months})(?:\\s+(?<fromYear>\\d{4}))?)?${span}${day('to')}\\s+(?:of\\s+)?(?<toMonth>${months})(?:,?\\s+(?<toYear>\\d{4})(?!\\d))?${behind}${endOfWord}`,
  // 3 May 2023; the 3rd of May
  `${start}(?:${weekdays})?${day('from')}\\s+(?:of\\s+)?(?<fromMonth>${months})(?:,?\\s+(?<fromYear>\\d{4})(?!\\d))?${behind}${endOfWord}`,
  // May 2023; May, which is a verb where a sentence may begin
  `${start}(?<fromMonth>${months})(?:,?\\s+(?:of\\s+)?(?<fromYear>\\d{4}))${endOfWord}`,
  `(?<=[\\p{L}\\p{N},;:(–-]\\s?)${start}(?<fromMonth>${months})${endOfWord}`,
].map((pattern) => new RegExp(pattern, 'dgu'));

type Found = {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly padded: boolean;
  readonly suffix: readonly [number, number] | undefined;
};

const isHan = (text: string): boolean => !/[0-9０-９A-Za-z]/u.test(text);

/** A year as it is written: of the Republic, in Chinese digits, or in four digits. */
const yearPart = ({ text }: Found, isRoc: boolean): Pick<Part, 'value' | 'write'> => {
  const own = text === '元' ? 1 : valueOf(text);
  const shift = isRoc || (own >= 100 && own < 200) ? 1911 : 0;
  return {
    value: own + shift,
    write: (value) => {
      const next = value - shift;
      if (next < 1) return null;
      if (isHan(text) && next > 99) return writtenAs(next, text === '元' ? '一二三四' : `${text}一二三四`);
      return writtenAs(next, text === '元' ? '一' : text);
    },
  };
};

const monthPart = ({ text, padded }: Found): Pick<Part, 'value' | 'write'> => {
  const named = /[A-Za-z]/u.test(text) ? monthOf(text) : null;
  return named === null
    ? { value: valueOf(text), write: (value) => writtenAs(value, text, padded ? 2 : 1) }
    : { value: named, write: (value) => monthLike(value, text) };
};

const dayPart = ({ text, padded }: Found): Pick<Part, 'value' | 'write'> => {
  const [digits = text, suffix = ''] = /^(\d+)(st|nd|rd|th)$/u.exec(text)?.slice(1) ?? [];
  return {
    value: valueOf(digits),
    write: (value) =>
      `${writtenAs(value, digits, padded ? 2 : 1)}${suffix === '' ? '' : ordinalSuffix(value)}`,
  };
};

const readers = { Year: yearPart, Month: monthPart, Day: dayPart } as const;

const partsOf = (found: RegExpExecArray): readonly Part[] => {
  const { groups = {}, indices } = found;
  const padded =
    groups.sign === '-' ||
    Object.values(groups).some((text) => text !== undefined && /^[0０]\p{N}$/u.test(text));
  const at = (name: string): Found | null => {
    const [text, range] = [groups[name], indices?.groups?.[name]];
    return text === undefined || range === undefined
      ? null
      : { text, at: range, padded, suffix: indices?.groups?.[name.replace('Day', 'Suffix')] };
  };
  const parts: Part[] = [];
  for (const bound of ['from', 'to'] as const)
    for (const unit of ['Year', 'Month', 'Day'] as const) {
      const one = at(`${bound}${unit}`);
      if (one === null) continue;
      const [from, end] = unit === 'Day' && one.suffix !== undefined ? [one.at[0], one.suffix[1]] : one.at;
      const text = found.input.slice(from, end);
      const read = readers[unit]({ ...one, text }, groups[`${bound}Roc`] !== undefined);
      parts.push({ of: bound, unit: unit.toLowerCase() as Part['unit'], start: from, end, ...read });
    }
  const weekday = at('before') ?? at('weekday');
  if (weekday !== null)
    parts.push({
      of: 'weekday',
      unit: 'day',
      start: weekday.at[0],
      end: weekday.at[1],
      ...weekdayPart(weekday.text),
    });
  return parts;
};

/** 5/3/2023: the third of May, or the fifth of March. */
const eitherOrder =
  /(?<![\d./-])(?<first>\d{1,2})(?<sign>[-/.])(?<second>\d{1,2})\k<sign>(?<year>\d{4})(?![\d/]|[.-]\d)/gu;

/** A date that two countries read in two ways is known by what it is a translation of; until then it is a code. */
const eitherPlace = (found: RegExpExecArray): Place => {
  const { first = '', second = '', sign = '', year: written = '' } = found.groups ?? {};
  const [place, end] = [found.index, found.index + found[0].length];
  const padded = first.startsWith('0') || second.startsWith('0') ? 2 : 1;
  const isMonthFirst = (value: Value): boolean | null => {
    if (value.kind !== 'date' || value.to !== null || value.from.year !== Number(written)) return null;
    const { month, day: own } = value.from;
    if (month === own) return null;
    if (month === Number(first) && own === Number(second)) return true;
    return month === Number(second) && own === Number(first) ? false : null;
  };
  const text = found[0];
  return {
    start: place,
    end,
    value: { kind: 'code', text },
    key: text,
    shape: 'code',
    says: (value) => (value.kind === 'code' ? value.text === text : isMonthFirst(value) !== null),
    follow: (old, next) => {
      if (old.kind === 'code')
        return next.kind === 'code' ? replaced({ start: place, end }, next.text) : null;
      const order = isMonthFirst(old);
      if (order === null || next.kind !== 'date' || next.to !== null) return null;
      const { year: y, month, day: own } = next.from;
      if (y === undefined || month === undefined || own === undefined) return null;
      const [a, b] = (order ? [month, own] : [own, month]).map((value) =>
        String(value).padStart(padded, '0'),
      );
      return replaced({ start: place, end }, `${a}${sign}${b}${sign}${y}`);
    },
  };
};

const dated = (text: string, pattern: RegExp): readonly Place[] =>
  Array.from(text.matchAll(pattern)).flatMap((found) => {
    const place = datePlace(found.index, found.index + found[0].length, partsOf(found));
    return place === null ? [] : [place];
  });

/** Dates and stretches of days, in Chinese and English; of what two patterns find, the first. A year alone is a number. */
export const datesIn = (text: string): readonly Place[] => [
  ...dated(text, chinese),
  ...dated(text, numeric),
  ...Array.from(text.matchAll(eitherOrder), eitherPlace),
  ...english.flatMap((pattern) => dated(text, pattern)),
];
