import type { SegmentId } from '../model/index.ts';
import { severities } from '../model/index.ts';
import type { ReviewMark } from './marks.ts';

/** How far two reviewers agree. `kappa` is null where chance alone would make them agree, or there is nothing to agree on. */
export type Agreement = {
  readonly units: number;
  readonly agreed: number;
  /** Share of `units` they agree on, and the share chance would have, 0 to 1. */
  readonly observed: number;
  readonly expected: number;
  readonly kappa: number | null;
  /** How often the first said one label and the second another, sorted by both; zeros left out. */
  readonly table: readonly { readonly first: string; readonly second: string; readonly count: number }[];
};

const tally = (labels: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};

/**
 * Agreement of two people who gave each unit one label: percent, and kappa, the share of the agreement beyond chance that
 * they reach (J. Cohen, "A coefficient of agreement for nominal scales", 1960).
 */
export const agreementOf = (pairs: readonly (readonly [first: string, second: string])[]): Agreement => {
  const units = pairs.length;
  const agreed = pairs.filter(([first, second]) => first === second).length;
  const ofSecond = tally(pairs.map(([, second]) => second));
  // In whole numbers, so that agreement by chance alone is told apart exactly.
  const chance = [...tally(pairs.map(([first]) => first))].reduce(
    (sum, [label, count]) => sum + count * (ofSecond.get(label) ?? 0),
    0,
  );
  const table = [...tally(pairs.map((pair) => JSON.stringify(pair)))]
    .map(([pair, count]) => {
      const [first = '', second = ''] = JSON.parse(pair) as string[];
      return { first, second, count };
    })
    .sort((a, b) => (a.first === b.first ? (a.second < b.second ? -1 : 1) : a.first < b.first ? -1 : 1));
  return {
    units,
    agreed,
    observed: units === 0 ? 0 : agreed / units,
    expected: units === 0 ? 0 : chance / (units * units),
    kappa: chance === units * units ? null : (agreed * units - chance) / (units * units - chance),
    table,
  };
};

/** What agreement takes of a mark. */
export type Marked = Omit<ReviewMark, 'repeat'>;

/** The label of a place or row somebody said nothing about. */
export const unmarked = '-';

const labelOf = ({ category, severity, preferential }: Marked): string =>
  preferential ? 'preferential' : `${category} ${severity}`;

/** Matters of taste weigh least, whatever severity they carry. */
const gravity = ({ severity, preferential }: Marked): number =>
  preferential ? -1 : severities.indexOf(severity);

/** The gravest of several, by name where they are equally grave. */
const gravest = (marks: readonly Marked[]): Marked | undefined =>
  marks.toSorted((a, b) => gravity(b) - gravity(a) || (labelOf(a) < labelOf(b) ? -1 : 1))[0];

const cellOf = ({ segment, side }: Pick<Marked, 'segment' | 'side'>): string => `${segment} ${side}`;

type Both = { readonly first: Marked[]; readonly second: Marked[]; end: number };

/** The marks of one cell in places: stretches that overlap or meet, of whomever, are one place. */
const placesOf = (first: readonly Marked[], second: readonly Marked[]): Both[] => {
  const places: Both[] = [];
  const all = [
    ...first.map((mark) => ({ mark, whose: 'first' as const })),
    ...second.map((mark) => ({ mark, whose: 'second' as const })),
  ].sort((a, b) => a.mark.before.start - b.mark.before.start);
  for (const { mark, whose } of all) {
    let place = places.at(-1);
    if (place === undefined || place.end < mark.before.start) {
      places.push((place = { first: [], second: [], end: mark.before.end }));
    }
    place[whose].push(mark);
    place.end = Math.max(place.end, mark.before.end);
  }
  return places;
};

/**
 * Agreement on items: every place that either marked is a unit, with category and severity for its label. Places that both
 * left alone cannot be counted, so chance is rated high and kappa low; rows (`agreementOnRows`) count those too.
 */
export const agreementOnItems = (first: readonly Marked[], second: readonly Marked[]): Agreement => {
  const [ofFirst, ofSecond] = [Map.groupBy(first, cellOf), Map.groupBy(second, cellOf)];
  const cells = [...new Set([...ofFirst.keys(), ...ofSecond.keys()])];
  const label = (marks: readonly Marked[]): string => {
    const mark = gravest(marks);
    return mark === undefined ? unmarked : labelOf(mark);
  };
  return agreementOf(
    cells
      .flatMap((cell) => placesOf(ofFirst.get(cell) ?? [], ofSecond.get(cell) ?? []))
      .map((place) => [label(place.first), label(place.second)] as const),
  );
};

/** Agreement on rows: every row both were given is a unit, with the severity of its gravest mark for its label. */
export const agreementOnRows = (
  rows: readonly SegmentId[],
  first: readonly Marked[],
  second: readonly Marked[],
): Agreement => {
  const [ofFirst, ofSecond] = [first, second].map((marks) => Map.groupBy(marks, ({ segment }) => segment));
  const label = (marks: readonly Marked[] | undefined): string => {
    const mark = gravest(marks ?? []);
    return mark === undefined ? unmarked : mark.preferential ? labelOf(mark) : mark.severity;
  };
  return agreementOf(rows.map((row) => [label(ofFirst?.get(row)), label(ofSecond?.get(row))] as const));
};
