import type { TextEdit } from '../model/text.ts';
import { codePointLength, sliceCodePoints, splitGraphemes } from '../text/codepoints.ts';
import { diffPieces } from '../text/diff.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const spelled = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;

/** UTF-16 offsets at which a word, or what stands between words, begins (UAX #29; for Han by dictionary). */
const wordStarts = (text: string): Set<number> =>
  new Set(Array.from(words.segment(text), ({ index }) => index).concat(text.length));

/**
 * What a text is compared by: each Han character and mark for itself, each word of an alphabet and each number as a
 * whole. Never less than a grapheme.
 */
export const splitTokens = (text: string): string[] => {
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

/** An edit with its place in the new text. */
type Placed = TextEdit & { readonly to: number; readonly toEnd: number };

const place = (edits: readonly TextEdit[]): Placed[] => {
  let shift = 0;
  return edits.map((edit) => {
    const to = edit.start + shift;
    const toEnd = to + codePointLength(edit.insert);
    shift = toEnd - edit.end;
    return { ...edit, to, toEnd };
  });
};

/** Code point offsets of the word starts of a text. */
const wordPlaces = (text: string): number[] => {
  let at = 0;
  return [0, ...Array.from(words.segment(text), ({ segment }) => (at += codePointLength(segment)))];
};

const noneWithin = (places: readonly number[], start: number, end: number): boolean =>
  !places.some((at) => start <= at && at <= end);

/** More changes than this in one clause are read more easily as one. */
export const mostInClause = 3;

const clauseMark = /[，。；：！？、…\n]|[,;:.!?](?=\s|$)/u;

/** Edits united wherever `joins` says that two neighbours, with what stands between them, are one. */
const unite = (
  after: string,
  edits: readonly Placed[],
  joins: (a: Placed, b: Placed) => boolean,
): Placed[] => {
  const united: Placed[] = [];
  for (const edit of edits) {
    const last = united.at(-1);
    if (last === undefined || !joins(last, edit)) {
      united.push(edit);
      continue;
    }
    united.pop();
    const insert = sliceCodePoints(after, last.to, edit.toEnd);
    united.push({ start: last.start, end: edit.end, to: last.to, toEnd: edit.toEnd, insert });
  }
  return united;
};

/** The edits in groups with no end of a clause left standing between them. */
const byClause = (before: string, edits: readonly Placed[]): Placed[][] => {
  const groups: Placed[][] = [];
  for (const edit of edits) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const goesOn = last !== undefined && !clauseMark.test(sliceCodePoints(before, last.end, edit.start));
    if (goesOn) group?.push(edit);
    else groups.push([edit]);
  }
  return groups;
};

/**
 * Small edits united where one by one they would be confetti:
 * - two in one word: all that stands unchanged between them, with both its ends, lies inside one word of the text
 *   before or of the text after (`Intl.Segmenter`);
 * - two with nothing but white space between them;
 * - all of a clause that still has more than `mostInClause` of them.
 * All other edits stay as they are.
 */
export const widenEdits = (before: string, after: string, edits: readonly TextEdit[]): TextEdit[] => {
  if (edits.length < 2) return [...edits];
  const [inBefore, inAfter] = [wordPlaces(before), wordPlaces(after)];
  const near = unite(after, place(edits), (a, b) => {
    const between = sliceCodePoints(before, a.end, b.start);
    return (
      between.trim() === '' || noneWithin(inBefore, a.end, b.start) || noneWithin(inAfter, a.toEnd, b.to)
    );
  });
  const readable = byClause(before, near).flatMap((group) =>
    group.length > mostInClause ? unite(after, group, () => true) : group,
  );
  return readable.map(({ start, end, insert }) => ({ start, end, insert }));
};
