import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueEnd } from '#core/review/json-value.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((most, part) => Math.max(most, depthOf(part)), 0)
    : 0;

describe('the end of a value in JSON', () => {
  it('is where the next begins, or the list ends', () => {
    const values = fc.array(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), (all, indent) => {
        const parts = all.map((value) => JSON.stringify(value, null, indent));
        const json = `[${parts.join(',')}]`;
        let at = 1;
        for (const part of parts) {
          expect(valueEnd(json, at)).toBe(at + part.length);
          at += part.length + 1;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not sought beyond the limits', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, depthSize: 'large' }), (value) => {
        const [json, depth] = [JSON.stringify(value), depthOf(value)];
        const { length } = json;
        expect(valueEnd(`${json},`, 0, { length, depth })).toBe(length);
        expect(valueEnd(`${json},`, 0, { length: length - 1, depth })).toBe(null);
        expect(valueEnd(`${json},`, 0, { length, depth: depth - 1 })).toBe(depth === 0 ? length : null);
      }),
      { numRuns: 300 },
    );
  });

  it('is none where none comes', () => {
    for (const json of ['', '1', '"', '"\\"', '[1,2', '"],']) expect(valueEnd(json, 0)).toBe(null);
    expect(valueEnd('}', 0)).toBe(0);
  });
});
