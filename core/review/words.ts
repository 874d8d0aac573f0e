import type { TextEdit } from '../model/text.ts';
import { codePointLength, sliceCodePoints, splitGraphemes } from '../text/codepoints.ts';
import { diffPieces } from '../text/diff.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const spelled = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;
/** Numbers written in Chinese, which the segmenter cuts. */
const chineseNumber = /[〇零一二三四五六七八九十百千万萬亿億两兩]{2,}/gu;

/** UTF-16 offsets at which a word, or what stands between words, begins (UAX #29; for Han by dictionary). */
const wordStarts = (text: string): Set<number> => {
  const starts = new Set(Array.from(words.segment(text), ({ index }) => index).concat(text.length));
  for (const { index, 0: number } of text.matchAll(chineseNumber))
    for (let at = index + 1; at < index + number.length; at += 1) starts.delete(at);
  return starts;
};

/**
 * What a text is compared by: each Han character and mark for itself, each word of an alphabet and each number as a
 * whole. Never less than a grapheme.
 */
const splitTokens = (text: string): string[] => {
  const starts = wordStarts(text);
  const tokens: string[] = [];
  let at = 0;
  let isSpelled = false;
  for (const grapheme of splitGraphemes(text)) {
    const goesOn: boolean = isSpelled && !starts.has(at) && !/^\p{Script=Han}/u.test(grapheme);
    if (goesOn) tokens.push((tokens.pop() ?? '') + grapheme);
    else tokens.push(grapheme);
    isSpelled = goesOn || spelled.test(grapheme);
    at += grapheme.length;
  }
  return tokens;
};

/** Above this the middle counts as rewritten, so that the time stays bounded. */
const mostTokens = 10_000;

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
};

const commonEnd = (a: readonly string[], b: readonly string[], start: number): number => {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
};

/** The edits (code points) that make `after` from `before` by whole tokens, as few as possible, in order and apart. */
export const tokenEdits = (before: string, after: string): TextEdit[] => {
  if (before === after) return [];
  const [a, b] = [splitTokens(before), splitTokens(after)];
  const from = commonStart(a, b);
  const tail = commonEnd(a, b, from);
  const [removed, added] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  const start = codePointLength(a.slice(0, from).join(''));
  const whole = [{ start, end: start + codePointLength(removed.join('')), insert: added.join('') }];
  return removed.length + added.length > mostTokens ? whole : (diffPieces(removed, added, start) ?? whole);
};

/** An edit with its place in the new text: [`to`, `toEnd`). */
export type PlacedEdit = TextEdit & { readonly to: number; readonly toEnd: number };

/** Ordered edits with their places in the text they make. */
const placeEdits = (edits: readonly TextEdit[]): PlacedEdit[] => {
  let shift = 0;
  return edits.map((edit) => {
    const to = edit.start + shift;
    const toEnd = to + codePointLength(edit.insert);
    shift = toEnd - edit.end;
    return { ...edit, to, toEnd };
  });
};

/** Two edits, and what stands between them, as one. */
export const joinEdits = (after: string, a: PlacedEdit, b: PlacedEdit): PlacedEdit => ({
  start: a.start,
  end: b.end,
  to: a.to,
  toEnd: b.toEnd,
  insert: sliceCodePoints(after, a.to, b.toEnd),
});

/** Code point offsets at which words of a text begin or end. */
const wordPlaces = (text: string): ReadonlySet<number> => {
  const starts = [...wordStarts(text)].sort((a, b) => a - b);
  const places = new Set<number>();
  let [at, point] = [0, 0];
  for (const start of starts) {
    point += codePointLength(text.slice(at, start));
    at = start;
    places.add(point);
  }
  return places;
};

/**
 * Edits widened until none begins or ends inside a word, neither of the text before nor of the one after (`Intl.Segmenter`):
 * 夏天 that becomes 盛夏 is one word for another, not a character in front and one less behind. Those that meet then are one.
 * O(length of the texts).
 */
export const wholeWords = (before: string, after: string, edits: readonly TextEdit[]): PlacedEdit[] => {
  if (edits.length === 0) return [];
  const [inBefore, inAfter] = [wordPlaces(before), wordPlaces(after)];
  const length = codePointLength(before);
  const placed = placeEdits(edits);
  const isCut = (at: number, to: number): boolean => !inBefore.has(at) || !inAfter.has(to);
  const found: PlacedEdit[] = [];
  for (const [n, edit] of placed.entries()) {
    const last = found.at(-1);
    const [floor, ceiling] = [last?.end ?? 0, placed[n + 1]?.start ?? length];
    let [left, right] = [0, 0];
    while (edit.start - left > floor && isCut(edit.start - left, edit.to - left)) left += 1;
    while (edit.end + right < ceiling && isCut(edit.end + right, edit.toEnd + right)) right += 1;
    const [to, toEnd] = [edit.to - left, edit.toEnd + right];
    const wide = {
      start: edit.start - left,
      end: edit.end + right,
      to,
      toEnd,
      insert: sliceCodePoints(after, to, toEnd),
    };
    const meets = last !== undefined && last.end >= wide.start;
    if (meets) found[found.length - 1] = joinEdits(after, last, wide);
    else found.push(wide);
  }
  return found;
};
