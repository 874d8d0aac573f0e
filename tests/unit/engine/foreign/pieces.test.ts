import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { putSlice, sliceLimits, takeApart } from '#engine/foreign/pieces.ts';

/** A value as it comes over: each part cloned, as between threads. */
const crossed = (value: unknown): unknown => {
  const { frame, slices } = takeApart(value);
  const arrived: unknown = structuredClone({ frame });
  for (const slice of slices) putSlice((arrived as { frame: unknown }).frame, structuredClone(slice));
  return (arrived as { frame: unknown }).frame;
};

test('what is taken apart and put together is what it was', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('any')), fc.dictionary(fc.string(), tie('any'))),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), value), (object) => {
      const own = JSON.parse(JSON.stringify(object)) as unknown;
      expect(crossed(own)).toEqual(own);
    }),
  );
  expect(crossed(undefined)).toBeUndefined();
  expect(crossed({ rows: [], record: { cells: [1], none: null } })).toEqual({
    rows: [],
    record: { cells: [1], none: null },
  });
});

test('no slice is longer than a save may wait for', () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => ({ n, cells: [{ text: '一二三' }] }));
  const { frame, slices } = takeApart({ name: 'a', record: { rows } });
  expect(frame).toEqual({ name: 'a', record: { rows: [] } });
  const lengths = Array.from(slices, ({ items }) => items.length);
  expect(Math.max(...lengths)).toBe(sliceLimits.items);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(rows.length);
  const long = { rows: Array.from({ length: 20 }, () => ({ text: '长'.repeat(200_000) })) };
  expect(Math.max(...Array.from(takeApart(long).slices, ({ items }) => items.length))).toBe(2);
});
