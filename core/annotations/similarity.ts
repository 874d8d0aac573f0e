import { fold } from '../text/fold.ts';

/** What a text is compared by: its characters and neighbouring pairs of them, folded, as sorted numbers. */
export type Features = Int32Array;

const ignored = /[\p{P}\p{Z}\p{C}]/gu;

const hash = (text: string, from: number, length: number): number => {
  let value = length;
  for (let i = from; i < from + length; i += 1) value = Math.imul(value, 31) + text.charCodeAt(i);
  return Math.imul(value, 0x9e3779b1);
};

/** The text as it is compared: folded, without punctuation and white space. */
export const comparable = (text: string): string => fold(text).replace(ignored, '');

/** Numbers of all stretches of `length` units of a comparable text. */
export const shinglesOf = (text: string, length: number): Int32Array => {
  const stretches = new Int32Array(Math.max(0, text.length - length + 1));
  for (let at = 0; at < stretches.length; at += 1) stretches[at] = hash(text, at, length);
  return stretches;
};

/** Features of a comparable text. */
export const featuresOf = (text: string): Features => {
  const [ones, twos] = [shinglesOf(text, 1), shinglesOf(text, 2)];
  const features = new Int32Array(ones.length + twos.length);
  features.set(ones);
  features.set(twos, ones.length);
  return features.sort();
};

const shared = (a: Features, b: Features): number => {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) count += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return count;
};

/** How much two texts have in common, 0 to 1 (Dice's coefficient). */
export const likeness = (a: Features, b: Features): number =>
  a.length + b.length === 0 ? 0 : (2 * shared(a, b)) / (a.length + b.length);

/** How much of the shorter text is in the longer one, 0 to 1; 0 where it is too short to say. */
export const containment = (a: Features, b: Features): number => {
  const least = Math.min(a.length, b.length);
  return least < 11 ? 0 : shared(a, b) / least;
};
