import { counterpartPoint } from '../annotations/counterpart.ts';
import type { Language, RichText, Side } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { cutPlaces, nearestPlace, type CutPlace, type CutPlaces } from './places.ts';

/** One text of a segment that is to be cut in two. */
export type SplitText = {
  readonly side: Side;
  readonly language: Language;
  readonly rich: RichText;
  /** The column it is converted from and goes along with; null for a text of its own. */
  readonly follows: Side | null;
  /** It stays whole, in the first half. */
  readonly keepsWhole: boolean;
};

/**
 * Where a text is cut. `at` in code points is where the second half begins; null leaves the text in the first half.
 * `by` says how the place was found: where the caret is, as the counterpart of a text in the other script, behind the
 * matching sentence or mark, or by its share of the text only, which somebody should look at.
 */
export type SplitPlace = {
  readonly at: number | null;
  readonly by: 'caret' | 'counterpart' | 'sentence' | 'mark' | 'share' | 'kept';
};

export type SplitProposal = ReadonlyMap<Side, SplitPlace>;

/** Numbers and foreign words: they are the same in every language. */
const anchorWords = /\d+(?:[.,:]\d+)*|\p{Script=Latin}[\p{Script=Latin}\d-]+/gu;

type Anchored = { readonly word: string; readonly at: number };

/** Those that stand once in the text, with their place in code points. */
const anchorsIn = (text: string): readonly Anchored[] => {
  const found = Array.from(text.matchAll(anchorWords), ({ index, 0: word }) => ({
    word: word.toLowerCase(),
    at: codePointLength(text.slice(0, index)),
  }));
  // Counted by hand: this runs in windows too, and the oldest browser they are built for knows no Map.groupBy.
  const counts = new Map<string, number>();
  for (const { word } of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return found.filter(({ word }) => counts.get(word) === 1);
};

/** How many words that both texts have come to stand on another side of the cut than in the text with the caret. */
const misplaced = (
  from: readonly Anchored[],
  at: number,
  to: readonly Anchored[],
  candidate: number,
): number => {
  const where = new Map(to.map((each) => [each.word, each.at < candidate]));
  return from.filter((each) => {
    const isLeft = where.get(each.word);
    return isLeft !== undefined && isLeft !== each.at < at;
  }).length;
};

/** Pairs of shares that belong together: ends of sentences where both texts have as many, else only the two ends. */
const milestones = (from: CutPlaces, to: CutPlaces): readonly (readonly [number, number])[] => {
  const sharesOf = ({ places }: CutPlaces): number[] =>
    places.filter(({ level }) => level === 3).map(({ share }) => share);
  const [a, b] = [sharesOf(from), sharesOf(to)];
  const inner = a.length === b.length ? a.map((share, n): [number, number] => [share, b[n] ?? share]) : [];
  return [[0, 0], ...inner, [1, 1]];
};

/** The share of the other text that a share of this one probably corresponds to. */
const expectedShare = (pairs: readonly (readonly [number, number])[], share: number): number => {
  const next = Math.max(
    1,
    pairs.findIndex(([from]) => from >= share),
  );
  const [fromA, toA] = pairs[next - 1] ?? [0, 0];
  const [fromB, toB] = pairs[next] ?? [1, 1];
  return fromB === fromA ? toB : toA + ((share - fromA) / (fromB - fromA)) * (toB - toA);
};

const weights = {
  /** For a whole text of distance between where the cut is expected and where it would be. */
  distance: 7,
  sameLevel: 1,
  otherMark: 0.55,
  noMark: -0.5,
  sameMark: 0.4,
  misplaced: -1.3,
  depth: -0.6,
  formatting: -0.3,
} as const;

type Compared = { readonly places: CutPlaces; readonly anchors: readonly Anchored[] };

const score = (caret: CutPlace, from: Compared, candidate: CutPlace, to: Compared): number => {
  const expected = expectedShare(milestones(from.places, to.places), caret.share);
  const mark =
    caret.level === 0
      ? candidate.level === 0
        ? 0
        : 0.15
      : candidate.level === caret.level
        ? weights.sameLevel
        : candidate.level > 0
          ? weights.otherMark
          : weights.noMark;
  return (
    mark -
    weights.distance * Math.abs(candidate.share - expected) +
    (candidate.mark !== '' && candidate.mark === caret.mark ? weights.sameMark : 0) +
    weights.misplaced * misplaced(from.anchors, caret.at, to.anchors, candidate.at) +
    weights.depth * Math.abs(candidate.depth - caret.depth) +
    (candidate.splits === 'formatting' ? weights.formatting : 0)
  );
};

/** A translation that is so short that it seems to be of the first half only. */
const seemsHalfDone = (caret: CutPlace, from: CutPlaces, to: CutPlaces): boolean =>
  to.weight < from.weight * 0.65 && to.weight <= from.weight * caret.share * 1.25;

const placeIn = (caret: CutPlace, from: Compared, to: Compared, isNeeded: boolean): SplitPlace => {
  const kept: SplitPlace = { at: null, by: 'kept' };
  if (!isNeeded && seemsHalfDone(caret, from.places, to.places)) return kept;
  const whole = to.places.places.filter(({ splits }) => splits !== 'word');
  // A cut behind a mark is one of the thought: no word of a text without marks is its place.
  const fitting = caret.level === 0 || isNeeded ? whole : whole.filter(({ level }) => level > 0);
  const best = fitting
    .map((candidate) => ({ candidate, score: score(caret, from, candidate, to) }))
    .reduce<{ candidate: CutPlace; score: number } | null>(
      (first, next) => (first === null || next.score > first.score ? next : first),
      null,
    );
  if (best === null) return kept;
  const { at, level } = best.candidate;
  return { at, by: level === 3 && caret.level === 3 ? 'sentence' : level > 0 ? 'mark' : 'share' };
};

const comparedOf = ({ rich, language }: SplitText, ownWords: readonly string[]): Compared => ({
  places: cutPlaces(rich, language, ownWords),
  anchors: anchorsIn(rich.text),
});

/** True where a text cannot be meant to be cut: one half would hold nothing. */
const isEdge = (text: string, at: number): boolean =>
  sliceCodePoints(text, 0, at).trim() === '' || sliceCodePoints(text, at).trim() === '';

/** The place of a text that stands for `at` of the text it goes along with; null at its edges. */
const alongWith = (leader: SplitText, at: number, follower: SplitText): number | null => {
  const there = counterpartPoint(leader.rich.text, at, follower.rich.text);
  return isEdge(follower.rich.text, there) ? null : there;
};

/** The text that leads, and the place in it, when the caret stands at `at` of `text`: the nearest that is a place in both scripts. */
const lead = (
  text: SplitText,
  at: number,
  leader: SplitText,
  ownWords: readonly string[],
): { readonly caret: CutPlace; readonly at: number } | null => {
  const places = comparedOf(leader, ownWords).places.places;
  const own = comparedOf(text, ownWords).places.places.filter(({ splits }) => splits !== 'word');
  const both = own.flatMap((place) => {
    const there = counterpartPoint(text.rich.text, place.at, leader.rich.text);
    const caret = places.find((each) => each.at === there);
    return caret === undefined ? [] : [{ place, caret }];
  });
  const whole = both.filter(({ caret }) => caret.splits !== 'word');
  const pairs = whole.length > 0 ? whole : both;
  const nearest = nearestPlace(
    pairs.map(({ place }) => place),
    at,
  );
  const found = pairs.find(({ place }) => place === nearest);
  return found === undefined ? null : { caret: found.caret, at: found.place.at };
};

/** The nearest place to the caret that parts no word. */
const placeAtCaret = (text: SplitText, at: number, ownWords: readonly string[]): CutPlace | null =>
  nearestPlace(
    comparedOf(text, ownWords).places.places.filter(({ splits }) => splits !== 'word'),
    at,
  );

/**
 * Where each text of a segment is cut when the caret stands at `at` (code points) of `side`: there, or at the nearest
 * place that parts no word; at the exact counterpart in a text that goes along by conversion; in the other texts behind
 * the sentence or mark that corresponds by number, share of the text, kind of mark and words both have. Translations may
 * stay whole in the first half; the original is always cut. Null when the caret stands
 * at an end, and when the text with the caret or the original has no place at all. Cost: one pass over each text, and its places times the words both have.
 */
export const proposeSplit = (
  texts: readonly SplitText[],
  side: Side,
  at: number,
  ownWords: readonly string[] = [],
): SplitProposal | null => {
  const bySide = new Map(texts.map((text) => [text.side, text]));
  const own = bySide.get(side);
  if (own === undefined || isEdge(own.rich.text, at)) return null;
  const leader = own.follows === null ? undefined : bySide.get(own.follows);
  const led = leader === undefined ? null : lead(own, at, leader, ownWords);
  if (leader !== undefined && led === null) return null;
  const main = leader ?? own;
  const caret = led?.caret ?? placeAtCaret(own, at, ownWords);
  if (caret === null) return null;
  const proposal = new Map<Side, SplitPlace>([
    [main.side, { at: caret.at, by: led === null ? 'caret' : 'counterpart' }],
  ]);
  const from = comparedOf(main, ownWords);
  for (const text of texts) {
    if (text === main || text.follows !== null) continue;
    const isNeeded = text.side === 'source';
    const place: SplitPlace =
      text.keepsWhole && !isNeeded
        ? { at: null, by: 'kept' }
        : placeIn(caret, from, comparedOf(text, ownWords), isNeeded);
    if (isNeeded && place.at === null) return null;
    proposal.set(text.side, place);
  }
  for (const text of texts) {
    if (text.follows === null) continue;
    proposal.set(text.side, followerPlace(bySide, proposal, text));
  }
  if (led !== null) proposal.set(side, { at: led.at, by: 'caret' });
  return proposal;
};

/** Where a text is cut that goes along with another: where that is cut, by conversion. */
const followerPlace = (
  texts: ReadonlyMap<Side, SplitText>,
  proposal: SplitProposal,
  text: SplitText,
): SplitPlace => {
  const leader = text.follows === null ? undefined : texts.get(text.follows);
  const at = leader === undefined ? null : (proposal.get(leader.side)?.at ?? null);
  const there = at === null || leader === undefined ? null : alongWith(leader, at, text);
  return there === null ? { at: null, by: 'kept' } : { at: there, by: 'counterpart' };
};

/**
 * A proposal with the place of one text moved by hand, null keeping it whole. Texts that go along follow. `side` that
 * itself goes along moves the text it follows. Null when the place is none: see `cutPlaces`.
 */
export const moveSplit = (
  texts: readonly SplitText[],
  proposal: SplitProposal,
  side: Side,
  at: number | null,
): SplitProposal | null => {
  const bySide = new Map(texts.map((text) => [text.side, text]));
  const own = bySide.get(side);
  const leader = own?.follows === undefined || own.follows === null ? own : bySide.get(own.follows);
  if (own === undefined || leader === undefined) return null;
  if (at === null && leader.side === 'source') return null;
  const there = at === null || leader === own ? at : counterpartPoint(own.rich.text, at, leader.rich.text);
  const isPlace =
    there === null || cutPlaces(leader.rich, leader.language).places.some((place) => place.at === there);
  if (!isPlace) return null;
  const moved = new Map(proposal);
  moved.set(leader.side, there === null ? { at: null, by: 'kept' } : { at: there, by: 'caret' });
  for (const text of texts) {
    if (text.follows === leader.side) moved.set(text.side, followerPlace(bySide, moved, text));
  }
  return moved;
};
