import { fold } from '../text/fold.ts';

const whiteSpace = /\s+/gu;
/** White space that is not yet as a key has it. */
const otherSpace = /[^\S ]|\s\s|^\s|\s$/u;

/**
 * What texts of a memory are compared by: the search key (`core/text/fold.ts`: NFKC, lower case, Traditional to Simplified by
 * character, one quotation mark for all), white space as one space, none at the ends. For comparing only, never shown.
 */
export const memoryKey = (text: string): string => {
  const folded = fold(text);
  return otherSpace.test(folded) ? folded.replace(whiteSpace, ' ').trim() : folded;
};

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

/** The code points of a key, which distances are counted in. */
export const pointsOf = (key: string): Uint32Array<ArrayBuffer> => {
  const points = new Uint32Array(key.length);
  let length = 0;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    const point = isHigh(unit) ? (key.codePointAt(at) ?? 0) : unit;
    if (point > 0xffff) at += 1;
    points[length] = point;
    length += 1;
  }
  return length === key.length ? points : points.slice(0, length);
};
