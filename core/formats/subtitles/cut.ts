import type { InlineTag, Language, RichText } from '../../model/index.ts';
import { cutPlaces, type CutPlace } from '../../splitting/places.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { closeAll, splitRich, unclosed } from '../../text/mapping.ts';
import { borderOf } from '../../text/cues/cue-ref.ts';

const nothing: RichText = { text: '', tags: [] };

/** What a cut behind a mark costs, by its level: nothing but a word, a comma, a stronger mark, a sentence. */
const levelCosts = [1, 0.3, 0.15, 0] as const;

/** What it costs to cut at a place besides its distance: the worst is inside a word, then formatting, then a quotation. */
const costOf = ({ level, splits, depth }: CutPlace): number =>
  levelCosts[level] + (splits === 'word' ? 2 : splits === 'formatting' ? 0.5 : 0) + (depth > 0 ? 0.1 : 0);

/** How much it costs to be away from the right share by a whole part: the square grows with the distance. */
const distanceCost = 3;

/**
 * The places at which a text is best cut into parts of these weights: as near as may be to their shares, and where sense allows
 * it. Fewer cuts where there are fewer places. By dynamic programming: O(parts × places).
 */
const bestCuts = (places: readonly CutPlace[], weights: readonly number[]): readonly number[] => {
  const cuts = Math.min(weights.length - 1, places.length);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let best = places.map(() => 0);
  const chosen: Int32Array[] = [];
  let share = 0;
  for (let cut = 0; cut < cuts; cut += 1) {
    share += (weights[cut] ?? 0) / total;
    const own = places.map(
      (place) => costOf(place) + distanceCost * ((place.share - share) * weights.length) ** 2,
    );
    const from = new Int32Array(places.length).fill(-1);
    const next = places.map(() => Infinity);
    let [least, at] = [cut === 0 ? 0 : Infinity, -1];
    for (const [n, cost] of own.entries()) {
      next[n] = least + cost;
      from[n] = at;
      const before = cut === 0 ? 0 : (best[n] ?? Infinity);
      if (cut > 0 && before < least) [least, at] = [before, n];
    }
    best = next;
    chosen.push(from);
  }
  if (cuts === 0) return [];
  let at = best.reduce((least, cost, n) => (cost < (best[least] ?? Infinity) ? n : least), best.length - 1);
  const found: number[] = [];
  for (const from of chosen.toReversed()) {
    found.unshift(places[at]?.at ?? 0);
    at = from[at] ?? -1;
  }
  return found;
};

/**
 * Cuts a text by length and sense into as many parts as there are weights: behind sentences and clauses rather than words, never
 * inside a word or a number if there is a way, each part about as long as its weight says. Parts that nothing is left for are
 * empty, and come last.
 */
export const cutBySense = (
  rich: RichText,
  weights: readonly number[],
  language: Language,
): readonly RichText[] => {
  if (weights.length <= 1) return [rich];
  const parts: RichText[] = [];
  let rest = rich;
  let done = 0;
  for (const at of bestCuts(cutPlaces(rich, language).places, weights)) {
    const [part, after] = splitRich(rest, at - done);
    parts.push(part);
    rest = after;
    done = at;
  }
  parts.push(rest);
  return [...parts, ...Array.from({ length: weights.length - parts.length }, () => nothing)];
};

/** A text in two at one of its tags, which is in neither; pairs that are open there are closed and opened again. */
const splitAtTag = ({ text, tags }: RichText, index: number): readonly [RichText, RichText] => {
  const at = tags[index]?.at ?? 0;
  const points = Array.from(text);
  const left = tags.slice(0, index);
  const open = unclosed(left);
  const right = tags.slice(index + 1).map((tag) => ({ ...tag, at: tag.at - at }));
  return [
    { text: points.slice(0, at).join(''), tags: [...left, ...closeAll(open, at)] },
    { text: points.slice(at).join(''), tags: [...open.map((tag) => ({ ...tag, at: 0 })), ...right] },
  ];
};

/** For each border, from the first, the id of its tag in the text; null for one that is missing, or stands before an earlier one. */
const bordersIn = (tags: readonly InlineTag[], cues: readonly number[]): readonly (number | null)[] => {
  const all = tags.flatMap(({ id, ...tag }, index) => {
    const cue = borderOf(tag);
    return cue === null ? [] : [{ cue, id, index }];
  });
  const following = cues.slice(1);
  const own = all.filter(({ cue }) => following.includes(cue));
  // A newer file counts its cues otherwise: then borders are told by their order.
  const isMoved = own.length < all.length && all.length === following.length;
  let last = -1;
  return following.map((number, n) => {
    const found = isMoved ? all[n] : own.find(({ cue }) => cue === number);
    if (found === undefined || found.index <= last) return null;
    last = found.index;
    return found.id;
  });
};

const withoutBorders = (rich: RichText): RichText => ({
  ...rich,
  tags: rich.tags.filter((tag) => borderOf(tag) === null),
});

/**
 * The texts of the cues that a text stands for: cut at its borders, and where these are missing by length and sense. `cues` are their
 * numbers, and `weights` how much of the text each should have, one for each.
 */
export const cutIntoCues = (
  rich: RichText,
  cues: readonly number[],
  weights: readonly number[],
  language: Language,
): readonly RichText[] => {
  const borders = bordersIn(rich.tags, cues);
  const parts: RichText[] = [];
  let rest = rich;
  let from = 0;
  for (const [n, border] of borders.entries()) {
    const index = rest.tags.findIndex(({ id, kind }) => kind === 'empty' && id === border);
    if (border === null || index < 0) continue;
    const [stretch, after] = splitAtTag(rest, index);
    parts.push(...cutBySense(withoutBorders(stretch), weights.slice(from, n + 1), language));
    rest = after;
    from = n + 1;
  }
  return [...parts, ...cutBySense(withoutBorders(rest), weights.slice(from), language)];
};

/** A text without the white space at its ends; tags there stay. */
export const trimRich = ({ text, tags }: RichText): RichText => {
  const start = codePointLength(text) - codePointLength(text.trimStart());
  const own = text.trim();
  const length = codePointLength(own);
  return {
    text: own,
    tags: tags.map((tag) => ({ ...tag, at: Math.min(Math.max(tag.at - start, 0), length) })),
  };
};
