import type { DateParts, DateValue, Edit, Place, Value } from './place.ts';

type Unit = keyof DateParts;
const units: readonly Unit[] = ['year', 'month', 'day'];

/** Which end of a stretch of days a part of a date belongs to; one date is all `from`. */
export type Part = {
  readonly of: 'from' | 'to' | 'weekday';
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Another value as this one is written; null where it cannot be. */
  readonly write: (value: number) => string | null;
};

/** Day of the week of a date of the Gregorian calendar, 0 for Sunday (Sakamoto). */
const weekdayFor = ({ year, month, day }: DateParts): number | null => {
  if (year === undefined || month === undefined || day === undefined) return null;
  const y = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
};

const written = (parts: readonly Part[], of: Part['of']): DateParts =>
  Object.fromEntries(parts.filter((part) => part.of === of).map(({ unit, value }) => [unit, value]));

/** What one end leaves to the other: May 3 to 5, 2023. */
const completed = (own: DateParts, other: DateParts): DateParts =>
  Object.fromEntries(
    units.flatMap((unit) => {
      const value = own[unit] ?? (unit === 'day' ? undefined : other[unit]);
      return value === undefined ? [] : [[unit, value]];
    }),
  );

const valueOfParts = (parts: readonly Part[]): DateValue => {
  const [from, to] = [written(parts, 'from'), written(parts, 'to')];
  const isSpan = to.day !== undefined;
  const first = isSpan ? completed(from, to) : from;
  const said = parts.find(({ of }) => of === 'weekday')?.value ?? null;
  const counted = weekdayFor(first);
  return {
    kind: 'date',
    from: first,
    to: isSpan ? completed(to, from) : null,
    weekday: said !== null && counted !== null && said !== counted ? null : (said ?? counted),
  };
};

const keyOf = ({ from, to }: DateValue): string =>
  [from, to].map((end) => units.map((unit) => end?.[unit] ?? '').join('-')).join('/');

const shapeOf = ({ from, to }: DateValue): string =>
  `date ${[from, to].map((end) => units.filter((unit) => end?.[unit] !== undefined).join()).join(' ')}`;

/** All that is written here is said there. */
const isSaid = (here: DateParts, there: DateParts | null): boolean =>
  units.every((unit) => here[unit] === undefined || here[unit] === there?.[unit]);

const says = (here: DateValue, hasWeekday: boolean, value: Value): boolean =>
  value.kind === 'date' &&
  (here.to === null) === (value.to === null) &&
  isSaid(here.from, value.from) &&
  (here.to === null || isSaid(here.to, value.to)) &&
  (!hasWeekday || (here.weekday !== null && here.weekday === value.weekday));

/** Whether what changes is written here: a year that is left out must stay, one that stands for both ends must be that of both. */
const isCovered = (parts: readonly Part[], here: DateValue, old: DateValue, next: DateValue): boolean =>
  units.every((unit) => {
    const has = (of: 'from' | 'to'): boolean => parts.some((part) => part.of === of && part.unit === unit);
    if (here.from[unit] === undefined)
      return old.from[unit] === next.from[unit] && old.to?.[unit] === next.to?.[unit];
    const isShared = here.to !== null && has('from') !== has('to');
    return !isShared || next.from[unit] === next.to?.[unit];
  });

const follow = (parts: readonly Part[], here: DateValue, old: Value, next: Value): readonly Edit[] | null => {
  if (old.kind !== 'date' || next.kind !== 'date' || !isCovered(parts, here, old, next)) return null;
  const edits: Edit[] = [];
  for (const { of, unit, start, end, value, write } of parts) {
    const wanted = of === 'weekday' ? next.weekday : (next[of]?.[unit] ?? null);
    if (wanted === null) return null;
    if (wanted === value) continue;
    const insert = write(wanted);
    if (insert === null) return null;
    edits.push({ start, end, insert });
  }
  return edits;
};

const isDate = ({ from, to }: DateValue): boolean =>
  [from, to ?? {}].every(({ month = 1, day = 1 }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);

/** A date in a text, of the parts that are written there; null where it is none. */
export const datePlace = (start: number, end: number, parts: readonly Part[]): Place | null => {
  const value = valueOfParts(parts);
  if (!isDate(value)) return null;
  const hasWeekday = parts.some(({ of }) => of === 'weekday');
  return {
    start,
    end,
    value,
    key: keyOf(value),
    shape: shapeOf(value),
    says: (other) => says(value, hasWeekday, other),
    follow: (old, next) => follow(parts, value, old, next),
  };
};
