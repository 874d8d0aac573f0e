import type { RichText } from '../../model/index.ts';
import { betweenTags } from '../shown.ts';

const lineOf = (rich: RichText): string =>
  betweenTags(rich)
    .map((words, n) => {
      const tag = rich.tags[n];
      if (tag === undefined) return words;
      return tag.type === 'break' ? `${words}\n` : `${words}\0${JSON.stringify({ ...tag, at: 0 })}\0`;
    })
    .join('')
    .trim()
    .replaceAll(/[^\S\n]*\n[^\S\n]*/g, '\n');

/**
 * Whether two texts are the same lines with the same tags. White space at an end of a line counts for nothing: where two sentences meet, what
 * parts their rows stands behind the end of the line, and in the file before it.
 */
export const sameLines = (one: RichText, other: RichText): boolean => lineOf(one) === lineOf(other);
