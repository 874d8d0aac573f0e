/*
 * Values of rows that are not as they were written, made such that everything else can go on with them. What is sound is never sent
 * through here.
 */

/** A text: bytes and numbers as text. */
export const readableText = (value: unknown): string =>
  typeof value === 'string'
    ? value.toWellFormed()
    : typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : value instanceof Uint8Array
        ? Buffer.from(value).toString()
        : '';

/** A count or a number of something; 0 where there is none. */
export const readableCount = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;

/** A moment; the beginning of time where there is none. */
export const readableTime = (value: unknown): string => {
  const text = readableText(value);
  return Number.isNaN(Date.parse(text)) ? new Date(0).toISOString() : text;
};

/** One of the values that may stand there, else `usual`. */
export const readableChoice = <T>(value: unknown, values: readonly T[], usual: T): T =>
  values.find((one) => one === value) ?? usual;
