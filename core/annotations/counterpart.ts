import type { Range } from '../model/index.ts';
import {
  codePointLength,
  codePointOffset,
  graphemeBoundary,
  sliceCodePoints,
  utf16Offset,
} from '../text/codepoints.ts';
import { fold, foldWithMap, type Folded } from '../text/fold.ts';
import { mapOffset, mapRange } from '../text/mapping.ts';
import { keptBy, probableChange, weigh } from './change.ts';
import { wholeGraphemes } from './settle.ts';

/** The code point of the folded text at which code point `at` of the text begins. */
const foldedOffset = ({ folded, map }: Folded, at: number): number => {
  const unit = map.findIndex((point) => point >= at);
  return codePointOffset(folded, unit < 0 ? folded.length : unit);
};

const textOffset = ({ folded, map }: Folded, at: number): number =>
  map[utf16Offset(folded, at)] ?? map.at(-1) ?? 0;

/** How much of a stretch stands unchanged in the other text, as weight of its words. */
const alignedWeight = (folded: string, edits: Parameters<typeof keptBy>[0], { start, end }: Range): number =>
  keptBy(edits, codePointLength(folded)).reduce(
    (sum, run) => sum + weigh(sliceCodePoints(folded, Math.max(run.start, start), Math.min(run.end, end))),
    0,
  );

/**
 * Where the words of `range` stand in the same text in the other Chinese script; ranges in code points. Character by
 * character where both are equally long and equal but for the script, else by a diff that does not see the script;
 * null when too little of the words is found again.
 */
export const counterpart = (from: string, range: Range, to: string): Range | null => {
  if (codePointLength(from) === codePointLength(to) && fold(from) === fold(to)) return range;
  const [source, target] = [foldWithMap(from), foldWithMap(to)];
  const wanted = { start: foldedOffset(source, range.start), end: foldedOffset(source, range.end) };
  const edits = probableChange(source.folded, target.folded);
  const mapped = mapRange(edits, wanted);
  const weight = weigh(sliceCodePoints(source.folded, wanted.start, wanted.end));
  if (mapped.gone || alignedWeight(source.folded, edits, wanted) * 2 < weight) return null;
  const found = wholeGraphemes(to, {
    start: textOffset(target, mapped.range.start),
    end: textOffset(target, mapped.range.end),
  });
  return found.start < found.end ? found : null;
};

/**
 * The code point of the same text in the other Chinese script at which code point `at` of this one stands: the same
 * number where both are equally long and equal but for the script, else by a diff that does not see the script. Never
 * inside a grapheme.
 */
export const counterpartPoint = (from: string, at: number, to: string): number => {
  if (codePointLength(from) === codePointLength(to) && fold(from) === fold(to)) return at;
  const [source, target] = [foldWithMap(from), foldWithMap(to)];
  const edits = probableChange(source.folded, target.folded);
  const there = mapOffset(edits, foldedOffset(source, at), 'after');
  return there >= codePointLength(target.folded)
    ? codePointLength(to)
    : graphemeBoundary(to, textOffset(target, there), 1);
};
