import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFits, type JsonLimits } from '../../../../core/review/json-size.ts';

const fits = (json: string, limits: JsonLimits): boolean => {
  const steps = jsonFits(Buffer.from(json, 'utf8'), limits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((most, part) => Math.max(most, depthOf(part)), 0)
    : 0;
const valuesOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + valuesOf(part), 1)
    : 1;

describe('the size of JSON', () => {
  it('is never less than what it becomes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, depthSize: 'large' }), fc.boolean(), (value, isIndented) => {
        const json = JSON.stringify(value, null, isIndented ? 2 : 0);
        const [depth, values] = [depthOf(value), valuesOf(value)];
        expect(fits(json, { depth: depth - 1, values: Infinity })).toBe(false);
        expect(fits(json, { depth, values: Infinity })).toBe(true);
        expect(fits(json, { depth, values: values - 1 })).toBe(false);
        // An empty list may hold one for all that is counted.
        expect(fits(json, { depth, values: values * 2 })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is not that of the brackets in its texts', () => {
    expect(fits(JSON.stringify(['[[[[\\"[[{{,,,,\\', '\\\\"']), { depth: 1, values: 3 })).toBe(true);
  });
});
