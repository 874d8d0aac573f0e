import { fold } from '../text/fold.ts';

const whiteSpace = /\s+/gu;

/**
 * What texts of a memory are compared by: the search key (`core/text/fold.ts`: NFKC, lower case, Traditional to Simplified by
 * character, one quotation mark for all), white space as one space, none at the ends. For comparing only, never shown.
 */
export const memoryKey = (text: string): string => fold(text).replace(whiteSpace, ' ').trim();

/** The code points of a key, which distances are counted in. */
export const pointsOf = (key: string): Uint32Array<ArrayBuffer> => {
  const points = new Uint32Array(key.length);
  let length = 0;
  for (const character of key) {
    points[length] = character.codePointAt(0) ?? 0;
    length += 1;
  }
  return points.slice(0, length);
};
