import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPlace, ordinalOf, previousPlace } from '#renderer/features/find/places.ts';

const cells = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 });

describe('moving among hits', () => {
  it('visits every hit once and comes round', () => {
    fc.assert(
      fc.property(cells, (hits) => {
        const hitsOf = (cell: number) => hits[cell];
        const total = hits.reduce((sum, count) => sum + count, 0);
        let place = nextPlace(null, hits.length, hitsOf);
        for (let ordinal = 1; ordinal <= total; ordinal += 1) {
          expect(place && ordinalOf(place, hitsOf)).toBe(ordinal);
          place = nextPlace(place, hits.length, hitsOf);
        }
        expect(place).toEqual({ cell: 0, hit: 0 });
      }),
    );
  });

  it('goes back the way it came', () => {
    fc.assert(
      fc.property(cells, fc.nat(20), (hits, steps) => {
        const hitsOf = (cell: number) => hits[cell];
        let place = nextPlace(null, hits.length, hitsOf);
        for (let step = 0; step < steps; step += 1) place = nextPlace(place, hits.length, hitsOf);
        const back = previousPlace(nextPlace(place, hits.length, hitsOf), hits.length, hitsOf);
        expect(back).toEqual(place);
      }),
    );
  });

  it('has nowhere to go without hits', () => {
    expect(nextPlace(null, 0, () => undefined)).toBeNull();
    expect(previousPlace(null, 0, () => undefined)).toBeNull();
  });

  it('does not number a hit behind a page not read yet', () => {
    expect(ordinalOf({ cell: 2, hit: 0 }, (cell) => (cell === 0 ? 2 : undefined))).toBeNull();
  });

  it('have no number once they are gone: nothing is the sixth of five', () => {
    const hitsOf = (cell: number) => [2, 3][cell];
    expect(ordinalOf({ cell: 1, hit: 2 }, hitsOf)).toBe(5);
    expect(ordinalOf({ cell: 1, hit: 3 }, hitsOf)).toBeNull();
    expect(ordinalOf({ cell: 2, hit: 0 }, hitsOf)).toBeNull();
  });
});
