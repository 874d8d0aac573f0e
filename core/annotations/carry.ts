import type { Anchor, Range, TextEdit } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { diffText } from '../text/diff.ts';
import { mapOffset, type Lean } from '../text/mapping.ts';
import { keptBy, probableChange, refineEdit } from './change.ts';

/** How a text changed: the true edits, and each of them once more in smaller ones where that tells more. */
export type Change = readonly { readonly edit: TextEdit; readonly refined: readonly TextEdit[] }[];

/** The change from one text to another, by `edits` (code points, in order) where they are known. */
export const changeOf = (before: string, after: string, edits?: readonly TextEdit[]): Change =>
  edits === undefined
    ? probableChange(before, after).map((edit) => ({ edit, refined: [edit] }))
    : edits.map((edit) => ({ edit, refined: refineEdit(before, edit) }));

const uniteTouching = (edits: readonly TextEdit[]): TextEdit[] => {
  const united: TextEdit[] = [];
  for (const edit of edits) {
    const last = united.at(-1);
    if (last === undefined || last.end < edit.start) united.push(edit);
    else united[united.length - 1] = { start: last.start, end: edit.end, insert: last.insert + edit.insert };
  }
  return united;
};

/** What stands in place of an edit, in code points of the new text. */
const placeOf = (edits: readonly TextEdit[], edit: TextEdit): Range => {
  const start = mapOffset(edits, edit.start, 'before');
  return { start, end: start + codePointLength(edit.insert) };
};

/** An edit that leaves nothing of a stretch; of an empty one, an insertion right at it. */
const swallows = (edit: TextEdit, { start, end }: Range): boolean => {
  if (start < end) return edit.start <= start && end <= edit.end;
  return edit.start === edit.end ? edit.start === start : edit.start < start && start < edit.end;
};

/** Where an end stands after the edits; inside a replaced stretch, at the edge it leans to. */
const carryEnds = (edits: readonly TextEdit[], range: Range, startLean: Lean, endLean: Lean): Range => {
  const holder = edits.find((edit) => swallows(edit, range));
  if (holder !== undefined) return placeOf(edits, holder);
  const start = mapOffset(edits, range.start, startLean);
  return { start, end: Math.max(start, mapOffset(edits, range.end, endLean)) };
};

/** The stretches (code points) of the old text where words of the quote itself still stand. */
const survivorsOf = (anchor: Anchor, { start, end }: Range, bracket: string): readonly Range[] => {
  if (anchor.status === 'live') return [{ start, end }];
  if (anchor.status !== 'edited') return [];
  return keptBy(diffText(bracket, anchor.quote), codePointLength(bracket)).map((kept) => ({
    start: kept.start + start,
    end: kept.end + start,
  }));
};

/** What of some stretches (code points of the old text) is left, and where. */
const carryKept = (edits: readonly TextEdit[], ranges: readonly Range[], length: number): Range[] => {
  const kept = keptBy(edits, length);
  return ranges.flatMap((range) =>
    kept
      .map((run) => ({
        start: Math.max(run.start, range.start) - run.start + run.to,
        end: Math.min(run.end, range.end) - run.start + run.to,
      }))
      .filter(({ start, end }) => start < end),
  );
};

export type Carried = {
  /** The edits it was carried by, as small as they are known. */
  readonly edits: readonly TextEdit[];
  /** The bracket in the new text. */
  readonly range: Range;
  /** The words of the quote that are left in it. */
  readonly survivors: readonly Range[];
  /** What was put into the new text, in or beside the bracket. */
  readonly inserted: readonly Range[];
  /** Nothing in or beside the bracket changed. */
  readonly untouched: boolean;
};

/**
 * An anchor's bracket through a change of its text; all ranges in code points. `at` is the bracket in the old text of
 * `length` code points and `bracket` what stands in it. A change within the bracket never moves its ends inward, so
 * that what replaces a word stays bracketed; the place of deleted words takes in what is then written there.
 */
export const carry = (
  anchor: Anchor,
  at: Range,
  bracket: string,
  change: Change,
  length: number,
): Carried => {
  const isWithin = (edit: TextEdit): boolean => at.start <= edit.start && edit.end <= at.end;
  const refined = uniteTouching(change.flatMap((one) => one.refined));
  const edits = uniteTouching(change.flatMap((one) => (isWithin(one.edit) ? [one.edit] : one.refined)));
  const touching = edits.filter((edit) => edit.start <= at.end && at.start <= edit.end);
  const endLean = anchor.status === 'replaced' ? 'after' : anchor.endLean;
  return {
    edits: refined,
    range: carryEnds(edits, at, anchor.startLean, endLean),
    survivors: carryKept(refined, survivorsOf(anchor, at, bracket), length),
    inserted: touching.map((edit) => placeOf(edits, edit)).filter(({ start, end }) => start < end),
    untouched: touching.length === 0,
  };
};

/** Where an offset of the new text stood in the old one; of inserted text, the place it was inserted at. Code points. */
export const carriedBack = ({ edits }: Pick<Carried, 'edits'>, offset: number): number => {
  let shift = 0;
  for (const { start, end, insert } of edits) {
    const from = start + shift;
    const length = codePointLength(insert);
    if (offset < from) break;
    if (offset < from + length || (length > 0 && offset === from)) return start;
    shift += length - (end - start);
  }
  return offset - shift;
};
