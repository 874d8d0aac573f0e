import { diffArrays } from 'diff';
import type { TextEdit } from '../model/text.ts';
import {
  codePointLength,
  codePointOffset,
  graphemeStart,
  isGraphemeBoundary,
  splitGraphemes,
} from './codepoints.ts';

/** Above these bounds the middle counts as rewritten: the work is the product of length and number of changes. */
const longestMiddle = 20_000;
const mostChanges = 600;

/** UTF-16 length of what both texts begin with, ending at a grapheme boundary of both. */
const commonPrefix = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  while (!(isGraphemeBoundary(a, at) && isGraphemeBoundary(b, at)))
    at = Math.min(graphemeStart(a, at), graphemeStart(b, at));
  return at;
};

/** UTF-16 length of what both texts end with after their first `prefix` units, beginning at a boundary of both. */
const commonSuffix = (a: string, b: string, prefix: number): number => {
  const most = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) {
    length += 1;
  }
  while (
    length > 0 &&
    !(isGraphemeBoundary(a, a.length - length) && isGraphemeBoundary(b, b.length - length))
  ) {
    length -= 1;
  }
  return length;
};

/**
 * The fewest edits between two texts cut in pieces that begin at code point `start` of the old text: ordered, apart,
 * in whole pieces. Null when there are more than can be found in bounded time.
 */
export const diffPieces = (before: string[], after: string[], start: number): TextEdit[] | null => {
  const changes = diffArrays(before, after, { maxEditLength: mostChanges });
  if (changes === undefined) return null;
  const edits: TextEdit[] = [];
  let at = start;
  let open: { start: number; end: number; insert: string } | null = null;
  for (const change of changes) {
    const text = change.value.join('');
    if (!change.added && !change.removed) {
      at += codePointLength(text);
      open = null;
      continue;
    }
    if (open === null) edits.push((open = { start: at, end: at, insert: '' }));
    if (change.added) open.insert += text;
    else open.end = at += codePointLength(text);
  }
  return edits;
};

/**
 * The edits (code points) that make `after` from `before`, as few and small as a shortest edit script has them
 * (Myers 1986), never inside a grapheme of either text. Texts that are very long or have little in common get one
 * edit for all between their common beginning and end, so the time stays bounded.
 */
export const diffText = (before: string, after: string): TextEdit[] => {
  if (before === after) return [];
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const removed = before.slice(prefix, before.length - suffix);
  const insert = after.slice(prefix, after.length - suffix);
  const start = codePointOffset(before, prefix);
  const whole = [{ start, end: start + codePointLength(removed), insert }];
  if (removed === '' || insert === '' || removed.length + insert.length > longestMiddle) return whole;
  return diffPieces(splitGraphemes(removed), splitGraphemes(insert), start) ?? whole;
};
