import { diffPieces } from '../../text/diff.ts';
import { fold } from '../../text/fold.ts';
import type { Place } from './place.ts';

/** What one original says, and what the other says in its place: null where nobody can tell. */
export type Pair = {
  readonly old: Place;
  readonly next: Place | null;
  /** Both ends of a stretch (3 to 5) have the same number: they are changed together, or not at all. */
  readonly stretch: number;
};

/** Signs for shapes of places, which no text uses. */
const firstSign = 0xe000;

/** A text as signs, each a code point: its characters folded, without white space, and one for each place. */
type Signs = { readonly signs: string[]; readonly places: ReadonlyMap<number, Place> };

const signsOf = (text: string, places: readonly Place[], shapes: Map<string, string>): Signs => {
  const signs: string[] = [];
  const found = new Map<number, Place>();
  let from = 0;
  const upTo = (to: number): void => {
    for (const sign of fold(text.slice(from, to)).replaceAll(/\s+/gu, '')) signs.push(sign);
  };
  for (const place of places) {
    upTo(place.start);
    const sign = shapes.get(place.shape) ?? String.fromCodePoint(firstSign + shapes.size);
    shapes.set(place.shape, sign);
    found.set(signs.length, place);
    signs.push(sign);
    from = place.end;
  }
  upTo(text.length);
  return { signs, places: found };
};

/** For each sign of the old text the one of the new text it is, -1 where it went. */
const counterparts = (before: Signs, after: Signs): readonly number[] | null => {
  if (before.signs.join('') === after.signs.join('')) return before.signs.map((_, at) => at);
  const edits = diffPieces(before.signs, after.signs, 0);
  if (edits === null) return null;
  const found: number[] = [];
  let shift = 0;
  for (const { start, end, insert } of edits) {
    while (found.length < start) found.push(found.length + shift);
    while (found.length < end) found.push(-1);
    shift += Array.from(insert).length - (end - start);
  }
  while (found.length < before.signs.length) found.push(found.length + shift);
  return found;
};

const between = /^\s*(?:至|到|—|–|-|~|～|〜|to|through|until)\s*$/u;

/**
 * What two originals say in the same places: such as have the same shape, and the same signs on both sides, so that 12 of 第12頁 is not compared with 15 of 第15章. Work: the lengths
 * times the differences, which are bounded.
 */
export const pairsOf = (
  before: { readonly text: string; readonly places: readonly Place[] },
  after: { readonly text: string; readonly places: readonly Place[] },
): readonly Pair[] => {
  const shapes = new Map<string, string>();
  const was = signsOf(before.text, before.places, shapes);
  const is = signsOf(after.text, after.places, shapes);
  const there = counterparts(was, is);
  const isBeside = (at: number, other: number, step: 1 | -1): boolean => {
    const [here, next] = [at + step, other + step];
    const isEnd = here < 0 || here >= was.signs.length;
    return isEnd ? next < 0 || next >= is.signs.length : there?.[here] === next;
  };
  let stretch = 0;
  let last: Place | null = null;
  return [...was.places].map(([at, old]): Pair => {
    if (last === null || !between.test(before.text.slice(last.end, old.start))) stretch += 1;
    last = old;
    const other = there?.[at] ?? -1;
    const isSure = other >= 0 && isBeside(at, other, -1) && isBeside(at, other, 1);
    return { old, next: isSure ? (is.places.get(other) ?? null) : null, stretch };
  });
};
