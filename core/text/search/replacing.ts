import type { Range, TextEdit } from '../../model/text.ts';
import { codePointLength, sliceCodePoints } from '../codepoints.ts';
import { diffText } from '../diff.ts';
import { applyEdits, mapRange } from '../mapping.ts';
import type { Insert } from './insert.ts';
import type { Matcher, SearchHit } from './query.ts';

/**
 * A text while hits in it are replaced, at once or one by one. `hits` are those found before the first was replaced that
 * still wait, moved along with what was written; `written` is what replacing, or a conversion that followed it, wrote:
 * no hit lies there, so that 章 → 章節 does not find its own 章.
 */
export type Replacing = {
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly written: readonly Range[];
};

/** A text nothing was replaced in yet, with all hits of the query. */
export const foundIn = (text: string, matcher: Matcher): Replacing => ({
  text,
  hits: matcher.hits(text),
  written: [],
});

const moved = <T extends Range>(range: T, by: number): T =>
  by === 0 ? range : { ...range, start: range.start + by, end: range.end + by };

/** By how much edits move a range none of them overlaps: hits lie beside all that was written before. */
const shiftBefore = (edits: readonly TextEdit[], range: Range): number => {
  let shift = 0;
  for (const { start, end, insert } of edits) {
    if (end > range.start) break;
    shift += codePointLength(insert) - (end - start);
  }
  return shift;
};

export type Replaced = {
  readonly next: Replacing;
  /** In code points of the text before, in order, not overlapping; without those that change nothing. */
  readonly edits: readonly TextEdit[];
};

const ranked = (ranges: readonly Range[]): readonly Range[] =>
  ranges.toSorted((a, b) => a.start - b.start || a.end - b.end);

/**
 * Replaces the hits `isChosen` says yes to, by their place among those that wait; the others wait on. Replacing a text's
 * hits one after another, in any order, ends with the text that replacing them at once gives. O(hits + length).
 */
export const replaceHits = (
  { text, hits, written }: Replacing,
  isChosen: (index: number) => boolean,
  insert: Insert,
): Replaced => {
  const edits: TextEdit[] = [];
  const waiting: SearchHit[] = [];
  const done: Range[] = [];
  let shift = 0;
  hits.forEach((hit, index) => {
    const { start, end } = hit;
    if (!isChosen(index)) {
      waiting.push(moved(hit, shift));
      return;
    }
    const found = sliceCodePoints(text, start, end);
    const words = insert(hit, found);
    const length = codePointLength(words);
    done.push({ start: start + shift, end: start + shift + length });
    if (words === found) return;
    edits.push({ start, end, insert: words });
    shift += length - (end - start);
  });
  const before = written.map((range) => moved(range, shiftBefore(edits, range)));
  return {
    next: { text: applyEdits(text, edits), hits: waiting, written: ranked([...before, ...done]) },
    edits,
  };
};

/** Whether a hit takes in something of what was written, or runs over a place where something was deleted. */
const runsOver = (hit: Range, written: readonly Range[]): boolean =>
  hit.start === hit.end
    ? written.some(({ start, end }) => start <= hit.start && end >= hit.end)
    : written.some(({ start, end }) => start < hit.end && end > hit.start);

/** Where the words that edits insert stand in the text they make. */
const insertedBy = (edits: readonly TextEdit[]): readonly Range[] => {
  let shift = 0;
  return edits.map(({ start, end, insert }) => {
    const at = start + shift;
    const length = codePointLength(insert);
    shift += length - (end - start);
    return { start: at, end: at + length };
  });
};

/** What rewrote a text: a conversion that followed a replacement, whose words are written, or the user, whose are not. */
export type Rewriting = { readonly by: 'conversion' | 'user'; readonly edits?: readonly TextEdit[] };

/**
 * The text after something else than replacing has rewritten it: searched anew, without hits that run over what replacing
 * or a conversion wrote. `edits` (code points of the text before) where they are known. O(text), and a diff where they are not.
 */
export const rewritten = (
  before: Replacing,
  text: string,
  matcher: Matcher,
  { by, edits = diffText(before.text, text) }: Rewriting,
): Replacing => {
  const kept = before.written.map((range) => mapRange(edits, range).range);
  const written = by === 'conversion' ? ranked([...kept, ...insertedBy(edits)]) : kept;
  return { text, written, hits: matcher.hits(text).filter((hit) => !runsOver(hit, written)) };
};
