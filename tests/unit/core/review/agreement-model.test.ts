import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentId } from '#core/model/index.ts';
import { agreementOf, agreementOnItems, agreementOnRows, type Marked } from '#core/review/agreement.ts';

// Agreement of random marks, against a model that compares every two marks and counts in fractions.

const mark: fc.Arbitrary<Marked> = fc
  .record({
    segment: fc.integer({ min: 1, max: 3 }),
    side: fc.constantFrom('en', 'zh-Hans'),
    start: fc.nat(8),
    length: fc.nat(3),
    category: fc.constantFrom('accuracy/omission', 'style/awkward'),
    severity: fc.constantFrom('neutral', 'minor', 'major', 'critical'),
    preferential: fc.boolean(),
  })
  .map(({ segment, side, start, length, category, severity, preferential }) => ({
    segment: segment as SegmentId,
    side,
    before: { start, end: start + length },
    category,
    severity,
    preferential,
  }));
const marks = fc.array(mark, { maxLength: 7 });

/** Least grave first. */
const ranks = ['preferential', 'neutral', 'minor', 'major', 'critical'];
const rankOf = ({ preferential, severity }: Marked): number =>
  ranks.indexOf(preferential ? 'preferential' : severity);
const labelOf = ({ preferential, category, severity }: Marked): string =>
  preferential ? 'preferential' : `${category} ${severity}`;

const gravest = (of: readonly Marked[]): Marked | undefined => {
  const top = Math.max(...of.map(rankOf));
  const [first] = of
    .filter((each) => rankOf(each) === top)
    .map((each) => [labelOf(each), each] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return first?.[1];
};
const itemLabel = (of: readonly Marked[]): string => {
  const one = gravest(of);
  return one === undefined ? '-' : labelOf(one);
};
const rowLabel = (of: readonly Marked[]): string => {
  const one = gravest(of);
  return one === undefined ? '-' : one.preferential ? 'preferential' : one.severity;
};

type Whose = { readonly whose: 0 | 1; readonly mark: Marked };

const touches = ({ mark: a }: Whose, { mark: b }: Whose): boolean =>
  a.segment === b.segment &&
  a.side === b.side &&
  a.before.start <= b.before.end &&
  b.before.start <= a.before.end;

/** The marks that are one place: those that touch each other, and those that touch these. */
const places = (all: readonly Whose[]): readonly (readonly Whose[])[] => {
  const [one] = all;
  if (one === undefined) return [];
  let place: readonly Whose[] = [one];
  for (let size = 0; size < place.length;) {
    size = place.length;
    place = all.filter((each) => place.some((other) => each === other || touches(each, other)));
  }
  return [place, ...places(all.filter((each) => !place.includes(each)))];
};

const expected = (pairs: readonly (readonly [string, string])[]) => {
  const count = (label: string, at: 0 | 1): number => pairs.filter((pair) => pair[at] === label).length;
  const labels = [...new Set(pairs.flat())];
  const agreed = pairs.filter(([a, b]) => a === b).length;
  const chance = labels.reduce(
    (sum, label) => sum + (count(label, 0) / pairs.length) * (count(label, 1) / pairs.length),
    0,
  );
  const observed = agreed / pairs.length;
  return { agreed, observed, chance, kappa: (observed - chance) / (1 - chance) };
};

const expectSame = (
  found: ReturnType<typeof agreementOf>,
  pairs: readonly (readonly [string, string])[],
): void => {
  const model = expected(pairs);
  const counted = Map.groupBy(pairs, ([a, b]) => `${a} | ${b}`);
  expect(found.agreed).toBe(model.agreed);
  expect(new Map(found.table.map(({ first, second, count }) => [`${first} | ${second}`, count]))).toEqual(
    new Map([...counted].map(([key, of]) => [key, of.length])),
  );
  const order = found.table.map(({ first, second }) => [first, second].join('\n'));
  expect(order).toEqual(order.toSorted());
  if (pairs.length === 0) {
    expect(found).toMatchObject({ observed: 0, expected: 0, kappa: null });
    return;
  }
  expect(found.observed).toBeCloseTo(model.observed, 12);
  expect(found.expected).toBeCloseTo(model.chance, 12);
  // Where both give everything one label, chance alone has them agree.
  const isChance = new Set(pairs.flat()).size === 1;
  if (isChance) expect(found.kappa).toBeNull();
  else expect(found.kappa).toBeCloseTo(model.kappa, 9);
};

describe('the agreement of two reviewers, whatever they marked', () => {
  it('on items is that of the places where marks of either touch', () => {
    fc.assert(
      fc.property(marks, marks, (first, second) => {
        const all = [
          ...first.map((each): Whose => ({ whose: 0, mark: each })),
          ...second.map((each): Whose => ({ whose: 1, mark: each })),
        ];
        const pairs = places(all).map((place) => {
          const of = (whose: 0 | 1): string =>
            itemLabel(place.filter((each) => each.whose === whose).map((each) => each.mark));
          return [of(0), of(1)] as const;
        });
        const found = agreementOnItems(first, second);
        expect(found.units).toBe(pairs.length);
        expectSame(found, pairs);
      }),
    );
  });

  it('on rows is that of the gravest mark in each row that both were given', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
        marks,
        marks,
        (rows, first, second) => {
          const pairs = rows.map((row) => {
            const of = (all: readonly Marked[]): string =>
              rowLabel(all.filter(({ segment }) => segment === row));
            return [of(first), of(second)] as const;
          });
          const found = agreementOnRows(
            rows.map((row) => row as SegmentId),
            first,
            second,
          );
          expect(found.units).toBe(pairs.length);
          expectSame(found, pairs);
        },
      ),
    );
  });
});
