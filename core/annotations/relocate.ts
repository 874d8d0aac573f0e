import type { Anchor, AnchorPlace, Range, TextEdit } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import type { Carried } from './carry.ts';
import { keptBy, weigh } from './change.ts';
import { localRange, localRanges, type Part } from './joined.ts';
import { occurrencesIn } from './occurrences.ts';
import { contextAt, placed } from './settle.ts';
import { comparable, featuresOf, likeness } from './similarity.ts';

/** A change of texts, and an anchor's bracket in it. Offsets are code points of the joined texts. */
export type Shift = {
  readonly old: string;
  /** The bracket in the old text. */
  readonly at: Range;
  readonly carried: Carried;
  /** The new texts. */
  readonly parts: readonly Part[];
  /** The edits of the old text that were made, as in typing, where they are known and not worked out from the texts. */
  readonly made: readonly TextEdit[] | undefined;
};

/** Words up to this many code points stand in many places, so that one of them proves nothing by itself. */
const shortQuote = 4;
/** How much (`likeness`) of a text is at least left when it was rewritten; two unrelated sentences have less in common. */
const rewritten = 0.3;
/** Places a user may choose from. */
const mostCandidates = 20;

/** Where words may have moved to in one of the new texts. */
type Spot = AnchorPlace & {
  /** Not only in other script or case. */
  readonly isExact: boolean;
  readonly shared: number;
  readonly agrees: boolean;
};

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** Other places of the quote in the old text: where those that were kept are now, and how many were not. */
const othersOf = (
  { quote }: Anchor,
  { old, at, carried }: Shift,
): { readonly kept: readonly Range[]; readonly lost: number } => {
  const others = occurrencesIn(old, quote).filter((place) => !overlaps(place, at));
  if (others.length === 0) return { kept: [], lost: 0 };
  const runs = keptBy(carried.edits, codePointLength(old));
  const kept = others.flatMap(({ start, end }): Range[] => {
    const run = runs.find((one) => one.start <= start && end <= one.end);
    return run === undefined ? [] : [{ start: start - run.start + run.to, end: end - run.start + run.to }];
  });
  return { kept, lost: others.length - kept.length };
};

/** Where the words stand in the new texts, without those that stood elsewhere before. Best context first. */
const spotsIn = (anchor: Anchor, { parts }: Shift, kept: readonly Range[]): readonly Spot[] =>
  parts
    .flatMap((part) => {
      const others = localRanges(kept, part);
      return occurrencesIn(part.text, anchor.quote)
        .filter((range) => !others.some((other) => overlaps(other, range)))
        .map((range) => ({
          segment: part.segment,
          ...range,
          isExact: sliceCodePoints(part.text, range.start, range.end) === anchor.quote,
          ...contextAt(anchor, part.text, range),
        }));
    })
    .sort((a, b) => b.shared - a.shared);

/** The one spot that is believed: the only one, if its words are many or stand among those they stood among; of several the only such. */
const believed = (anchor: Anchor, spots: readonly Spot[], lost: number): Spot | undefined => {
  const [only, ...more] = spots;
  const isLong = codePointLength(anchor.quote) > shortQuote;
  if (only !== undefined && more.length === 0 && lost === 0 && isLong) return only;
  const [agreeing, ...others] = spots.filter(({ agrees }) => agrees);
  return others.length === 0 ? agreeing : undefined;
};

const ambiguousAt = (anchor: Anchor, spots: readonly Spot[]): Anchor => {
  const candidates = spots
    .slice(0, mostCandidates)
    .map(({ segment, start, end }) => ({ segment, start, end }));
  return { ...anchor, ...candidates[0], status: 'ambiguous', candidates };
};

const put = (anchor: Anchor, { segment, start, end, isExact }: Spot): Anchor =>
  placed(
    anchor.segment === segment ? anchor : { ...anchor, segment },
    { start, end },
    isExact ? 'live' : 'edited',
  );

/** How much of the quote the change left in the bracket, from 0 to 1. */
const shareLeft = ({ quote }: Anchor, { carried, parts }: Shift): number => {
  const left = parts.flatMap((part) =>
    localRanges(carried.survivors, part).map(({ start, end }) => sliceCodePoints(part.text, start, end)),
  );
  return weigh(left.join('')) / Math.max(weigh(quote), 1);
};

/** Whether a spot lies in the bracket that the change left, and is less than that: the words are whole, the bracket is not theirs. */
const isInside = ({ carried, parts }: Shift, { segment, start, end }: Spot): boolean =>
  parts.some((part) => {
    const bracket = localRange(carried.range, part);
    const isLess = end - start < carried.range.end - carried.range.start;
    return part.segment === segment && isLess && bracket.start <= start && end <= bracket.end;
  });

/** Whether all that happened to the words was done to just them: what is left in the bracket is what was made of them. */
const isDoneToThem = ({ made, at }: Shift): boolean =>
  made !== undefined &&
  made
    .filter(({ start, end }) => start <= at.end && at.start <= end)
    .every(({ start, end }) => at.start <= start && end <= at.end);

const isRewritten = ({ old, parts }: Shift): boolean => {
  const [before, after] = [old, parts.map(({ text }) => text).join('')].map((text) =>
    featuresOf(comparable(text)),
  );
  return before !== undefined && after !== undefined && likeness(before, after) >= rewritten;
};

/**
 * Anchors after a change that did not leave their words where they were, put where the words were moved to: a sentence
 * that was rewritten has its words in another order, and what a diff keeps of them is chance. `settled` is what
 * following the bracket came to; it stays where the words are still in it for the most part, or stand nowhere else. Words are
 * believed where their quote stands once, if they are more than four code points or their surroundings came along; else
 * the user chooses. Places of the same words that were there before the change are theirs no more than they were then.
 */
export const relocate = (anchor: Anchor, settled: readonly Anchor[], shift: Shift): readonly Anchor[] => {
  const isGone = anchor.status === 'replaced';
  const isSettled = settled.every(({ status }) => status === 'live' || status === 'orphan');
  if (isSettled || (!isGone && (shift.carried.untouched || isDoneToThem(shift)))) return settled;
  const { kept, lost } = othersOf(anchor, shift);
  const all = spotsIn(anchor, shift, kept);
  const exact = all.filter(({ isExact }) => isExact);
  const spots = exact.length > 0 ? exact : all;
  if (spots.length === 0) return settled;
  const isLeft = settled.some(({ status }) => status === 'edited') && shareLeft(anchor, shift) >= 0.5;
  const wanted = isLeft ? spots.filter((spot) => isInside(shift, spot)) : spots;
  const spot = believed(anchor, wanted, lost);
  if (spot !== undefined) return [put(anchor, spot)];
  // Words that were gone before have had their place shown; only this change's doing is worth a question.
  return wanted.length === 0 || isGone || !isRewritten(shift) ? settled : [ambiguousAt(anchor, wanted)];
};
