import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentId } from '#core/model/index.ts';
import { randomFrom, shuffle } from '#core/review/random.ts';
import { sampleRows, type SampledRow } from '#core/review/sample.ts';

const rowsOf = (lengths: readonly number[]): SampledRow[] =>
  lengths.map((characters, i) => ({ segment: (i + 1) as SegmentId, characters }));
const sizeOf = (rows: readonly SampledRow[]): number => rows.reduce((sum, row) => sum + row.characters, 0);

describe('a sample', () => {
  it('is whole rows in reading order, as near to what was asked as they allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 40 }),
        fc.integer({ min: 1, max: 800 }),
        fc.string(),
        (lengths, characters, seed) => {
          const rows = rowsOf(lengths);
          const sample = sampleRows(rows, characters, seed);
          expect(sample).toEqual(rows.filter((row) => sample.includes(row)));
          expect(sample.every((row) => row.characters > 0)).toBe(true);
          const all = sizeOf(rows);
          const longest = Math.max(0, ...lengths);
          expect(Math.abs(sizeOf(sample) - Math.min(characters, all))).toBeLessThanOrEqual(
            sample.length === 1 ? longest : longest / 2,
          );
          expect(sampleRows(rows, characters, seed)).toEqual(sample);
        },
      ),
    );
  });

  it('is the same on every machine', () => {
    const rows = rowsOf(Array.from({ length: 12 }, (_, i) => 10 + i));
    expect(sampleRows(rows, 45, 'seed').map(({ segment }) => segment)).toEqual([1, 8, 10]);
    expect(sampleRows(rows, 45, 'other').map(({ segment }) => segment)).toEqual([2, 7, 10]);
  });

  it('draws every row about as often', () => {
    const rows = rowsOf(Array.from({ length: 20 }, () => 10));
    const drawn = new Map<number, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const { segment } of sampleRows(rows, 50, `${seed}`))
        drawn.set(segment, (drawn.get(segment) ?? 0) + 1);
    }
    // 5 of 20 rows, 2,000 times: 500 each, with a standard deviation of 19.4.
    expect([...drawn.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(drawn.size).toBe(20);
    expect(Math.min(...drawn.values())).toBeGreaterThan(500 - 4 * 19.4);
    expect(Math.max(...drawn.values())).toBeLessThan(500 + 4 * 19.4);
  });
});

describe('random numbers', () => {
  it('lie evenly between 0 and 1', () => {
    const random = randomFrom('even');
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i += 1) {
      const bucket = Math.floor(random() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    // Chi-square with 9 degrees of freedom: above 27.9 in one of a thousand.
    const chiSquare = buckets.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('shuffle without losing anything', () => {
    const values = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = shuffle(values, randomFrom('cards'));
    expect(shuffled).not.toEqual(values);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(values);
  });
});
