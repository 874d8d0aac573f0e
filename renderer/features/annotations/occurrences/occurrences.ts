import type { AnnotationRange, Occurrence } from '#api/annotations.ts';

/** What was decided about places, by their number in the list; those not in it are undecided. */
export type Decisions = ReadonlyMap<number, boolean>;

/** Decides about one place; one that is annotated already is left alone. */
export const decided = (
  decisions: Decisions,
  places: readonly Occurrence[],
  index: number,
  to: boolean,
): Decisions => {
  const place = places[index];
  return place === undefined || place.annotated ? decisions : new Map(decisions).set(index, to);
};

/** Decides about all places not decided yet and not annotated already. */
export const decidedAll = (decisions: Decisions, places: readonly Occurrence[], to: boolean): Decisions =>
  new Map([
    ...places.flatMap(({ annotated }, index): [number, boolean][] => (annotated ? [] : [[index, to]])),
    ...decisions,
  ]);

/** The ranges of the places confirmed. */
export const confirmedRanges = (
  decisions: Decisions,
  places: readonly Occurrence[],
): readonly AnnotationRange[] =>
  places
    .filter((_, index) => decisions.get(index) === true)
    .map(({ segment, side, start, end, words }) => ({ segment, side, start, end, quote: words }));

/** The next place from `index` on that waits for a decision, going round; `index`, or the first, when none does. */
export const nextUndecided = (decisions: Decisions, places: readonly Occurrence[], index: number): number => {
  for (let step = 1; step <= places.length; step += 1) {
    const at = (index + step) % places.length;
    if (!decisions.has(at) && places[at]?.annotated === false) return at;
  }
  return Math.max(index, 0);
};
