const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Formatters by language and style: each takes a millisecond to make, and a list shows many times. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const agoFormatters = new Map<string, Intl.RelativeTimeFormat>();

const formatter = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, known);
  return known;
};

const agoFormatter = (language: string): Intl.RelativeTimeFormat => {
  const known = agoFormatters.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  agoFormatters.set(language, known);
  return known;
};

/** "5 minutes ago", "yesterday": how long before `now` (both in milliseconds) something was, in the language of the interface. Older than a month: the date. */
export const ago = (at: string, now: number, language: string): string => {
  const then = Date.parse(at);
  if (Number.isNaN(then)) return '';
  const gone = Math.max(0, now - then);
  const words = agoFormatter(language);
  if (gone < minute) return words.format(0, 'second');
  if (gone < hour) return words.format(-Math.floor(gone / minute), 'minute');
  if (gone < day) return words.format(-Math.floor(gone / hour), 'hour');
  if (gone < 30 * day) return words.format(-Math.floor(gone / day), 'day');
  return formatter(language, { dateStyle: 'medium' }).format(then);
};

/** Day and time, as the language writes them. */
export const moment = (at: string, language: string): string => {
  const then = Date.parse(at);
  if (Number.isNaN(then)) return '';
  return formatter(language, { dateStyle: 'medium', timeStyle: 'short' }).format(then);
};

/** The time of the day. */
export const timeOfDay = (at: string, language: string): string => {
  const then = Date.parse(at);
  return Number.isNaN(then) ? '' : formatter(language, { timeStyle: 'short' }).format(then);
};

/** The day, for headings. */
export const dayOf = (at: string, language: string): string => {
  const then = Date.parse(at);
  return Number.isNaN(then) ? '' : formatter(language, { dateStyle: 'full' }).format(then);
};

/** A size in bytes, in units of 1000, as the language writes them. */
export const fileSize = (bytes: number, language: string): string => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: bytes / 1000 ** step < 10 && step > 0 ? 1 : 0,
  }).format(bytes / 1000 ** step);
};
