import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, patternOf } from '#core/memory/distance.ts';
import { pointsOf } from '#core/memory/key.ts';
import { eachPlacedSlice, placedSliceCount, placedSlicesOf } from '#core/memory/placed-slices.ts';
import {
  createSliceCounter,
  fewestSlices,
  segmentTexts,
  segmentWords,
  slicesOf,
} from '#core/memory/slices.ts';
import { messyText } from '../text/arbitraries.ts';

const likely = fc.string({ unit: fc.constantFrom(...Array.from('abc 山水𠮷')), maxLength: 60 });
const anyText = fc.oneof(likely, messyText());

describe('slices of short texts', () => {
  it('are shared at least as much as the distance allows', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const slices = slicesOf(pointsOf(one));
        const others = new Set(slicesOf(pointsOf(other)));
        const shared = slices.filter((slice) => others.has(slice)).length;
        const distance = distanceTo(patternOf(one), other);
        expect(shared).toBeGreaterThanOrEqual(fewestSlices(slices.length, distance));
      }),
    );
  });

  it('are those of the text alone, whatever was asked before', () => {
    expect(slicesOf(pointsOf('abab'))).toHaveLength(3);
    expect(slicesOf(pointsOf('abab'))).toEqual(slicesOf(pointsOf('abab')));
    expect(slicesOf(pointsOf('a'))).toEqual([]);
  });
});

describe('slices by where their pairs stand', () => {
  const placesOf = (text: string): ReadonlySet<number> => {
    const found = new Set<number>();
    eachPlacedSlice(pointsOf(text), (slice) => found.add(slice));
    return found;
  };
  const shared = (one: string, other: string): number => {
    const others = placesOf(other);
    return placedSlicesOf(pointsOf(one)).filter((slice) => others.has(slice)).length;
  };

  it('find a text by all it is looked for by', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slices = placedSlicesOf(pointsOf(text));
        expect(shared(text, text)).toBe(slices.length);
        for (const slice of placesOf(text)) expect(slice).toBeLessThan(placedSliceCount);
      }),
    );
  });

  it('are shared by texts with the same words in the same places, and not by those that have them at the other end', () => {
    const [first, second] = ['the tenant gives notice', 'a year before the term '];
    const all = placedSlicesOf(pointsOf(first + second)).length;
    expect(shared(first + second, `${first} half ${second}`)).toBeGreaterThan(all * 0.8);
    expect(shared(first + second, second + first)).toBeLessThan(all * 0.5);
  });
});

describe('a counter of slices', () => {
  const counter = createSliceCounter();
  const places = fc.uniqueArray(fc.nat(130), { maxLength: 60 });

  it('tells the texts of a range that are in enough rows', () => {
    fc.assert(
      fc.property(
        fc.array(places, { maxLength: 40 }),
        fc.nat(140),
        fc.nat(140),
        fc.nat(12),
        (lists, one, other, fewest) => {
          const rows = lists.map((list) => {
            const row = new Int32Array(segmentWords);
            for (const text of list) row[text >>> 5] = (row[text >>> 5] ?? 0) | (1 << (text & 31));
            return row;
          });
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const found: [number, number][] = [];
          counter.count(rows);
          counter.drain(from, to, fewest, (text, count) => found.push([text, count]));
          const wanted = Array.from({ length: to - from }, (_, at): [number, number] => [
            from + at,
            lists.filter((list) => list.includes(from + at)).length,
          ]);
          expect(found).toEqual(wanted.filter(([, count]) => count >= fewest));
        },
      ),
    );
  });

  it('counts as many as a text may have, to the end of its segment', () => {
    const full = new Int32Array(segmentWords).fill(-1);
    const last: [number, number][] = [];
    counter.count(Array.from({ length: 255 }, () => full));
    counter.drain(segmentTexts - 1, segmentTexts, 255, (text, count) => last.push([text, count]));
    expect(last).toEqual([[segmentTexts - 1, 255]]);
  });
});
