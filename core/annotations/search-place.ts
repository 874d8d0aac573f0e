import type { Anchor, AnchorPlace, Range } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';
import { asOrphan } from './follow-group.ts';
import type { SegmentText } from './joined.ts';
import { occurrencesIn } from './occurrences.ts';
import { contextAt, placesOf } from './settle.ts';

/** Quotes up to this many code points stand in too many places to be looked for outside their segment. */
const shortQuote = 4;
/** More places than these are no help to anybody. */
const mostCandidates = 20;

/** Texts as one, to be searched in one go. */
type Haystack = { readonly text: string; readonly starts: readonly number[] };

const stack = (texts: readonly string[]): Haystack => {
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  return { text: texts.join('\n'), starts };
};

/** Number of the text that UTF-16 offset `at` lies in. */
const textAt = (starts: readonly number[], at: number): number => {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Numbers of the texts that hold `wanted`, in order, up to a bound. */
const textsWith = ({ text, starts }: Haystack, wanted: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length <= mostCandidates;) {
    const number = textAt(starts, at);
    found.push(number);
    const next = starts[number + 1];
    at = next === undefined ? -1 : text.indexOf(wanted, next);
  }
  return found;
};

type Found = AnchorPlace & { readonly isExact: boolean; readonly agrees: boolean };

/**
 * Looks for the words of an anchor whose segment is gone in segments that are new. One place where their surroundings
 * came along is believed; where only the words are the same, or several places fit, the user has to choose.
 */
export const searcher = (segments: readonly SegmentText[]): ((anchor: Anchor) => Anchor) => {
  let stacks: { readonly exact: Haystack; readonly folded: Haystack } | undefined;
  const stacked = () =>
    (stacks ??= {
      exact: stack(segments.map(({ text }) => text)),
      folded: stack(segments.map(({ text }) => fold(text))),
    });

  const foundIn = (anchor: Anchor, number: number, rangesIn: (text: string) => readonly Range[]): Found[] => {
    const { segment, text } = segments[number] ?? { segment: anchor.segment, text: '' };
    return rangesIn(text).map(({ start, end }) => ({
      segment,
      start,
      end,
      isExact: sliceCodePoints(text, start, end) === anchor.quote,
      agrees: contextAt(anchor, text, { start, end }).agrees,
    }));
  };
  const find = (anchor: Anchor): Found[] => {
    const exact = textsWith(stacked().exact, anchor.quote).flatMap((number) =>
      foundIn(anchor, number, (text) => placesOf(text, anchor.quote)),
    );
    if (exact.length > 0) return exact;
    return textsWith(stacked().folded, fold(anchor.quote)).flatMap((number) =>
      foundIn(anchor, number, (text) => occurrencesIn(text, anchor.quote)),
    );
  };

  return (anchor) => {
    if (segments.length === 0 || codePointLength(anchor.quote) <= shortQuote) return asOrphan(anchor);
    if (anchor.status !== 'live') return asOrphan(anchor);
    const found = find(anchor).slice(0, mostCandidates);
    const agreeing = found.filter(({ agrees }) => agrees);
    const [only] = agreeing;
    if (only === undefined && found.length === 0) return asOrphan(anchor);
    if (only !== undefined && agreeing.length === 1) {
      const { segment, start, end, isExact } = only;
      return { ...anchor, segment, start, end, status: isExact ? 'live' : 'edited' };
    }
    const places = agreeing.length > 0 ? agreeing : found;
    const candidates = places.map(({ segment, start, end }) => ({ segment, start, end }));
    return { ...anchor, status: 'ambiguous', candidates };
  };
};
