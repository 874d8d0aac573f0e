/** A time of a file as ISO 8601 in UTC; null for what is none. One without a zone counts as UTC, so that it is the same everywhere. */
export const utcTime = (written: string | null): string | null => {
  const match = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?\s*$/.exec(written ?? '');
  if (match === null) return null;
  const [, time = '', fraction = '', zone = 'Z'] = match;
  const date = new Date(`${time}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
