/** What a stretch of a text says, apart from how it is written. */
export type Value =
  | { readonly kind: 'number'; readonly value: number; readonly isOrdinal: boolean }
  | { readonly kind: 'percent'; readonly value: number }
  | DateValue
  | { readonly kind: 'time'; readonly minutes: number; readonly isHalfKnown: boolean }
  | { readonly kind: 'weekday'; readonly day: number }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'term'; readonly concept: number };

/** Months and days from 1; what a text does not say is absent. */
export type DateParts = { readonly year?: number; readonly month?: number; readonly day?: number };

/** A date, or the days from one to another. `weekday`: of `from`, 0 for Sunday, null where nothing says it. */
export type DateValue = {
  readonly kind: 'date';
  readonly from: DateParts;
  readonly to: DateParts | null;
  readonly weekday: number | null;
};

/** UTF-16 units of the text it is made in. */
export type Edit = { readonly start: number; readonly end: number; readonly insert: string };

/** A stretch of a text that says a value, in UTF-16 units. */
export type Place = {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** Equal for equal values, and for these only. */
  readonly key: string;
  /** Only places of one shape are compared: a day of a month is none of a year. */
  readonly shape: string;
  /** Whether it says what an original says. */
  readonly says: (value: Value) => boolean;
  /** The edits that make it say `next` instead of `old`, written as it is; null where that cannot be done exactly. */
  readonly follow: (old: Value, next: Value) => readonly Edit[] | null;
};

/** The same place in the text with what is at it: what `says` and `follow` of most kinds need. */
export const replaced = (
  { start, end }: Pick<Place, 'start' | 'end'>,
  insert: string | null,
): readonly Edit[] | null => (insert === null ? null : [{ start, end, insert }]);
