import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sameValue } from '#core/model/same-value.ts';

/** The same value, the members of its objects the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, turned(one)]),
  );
};

describe('the same value', () => {
  it('is so in whatever order its members stand, and only then', () => {
    assert(
      property(jsonValue(), jsonValue(), (a, b) => {
        expect(sameValue(a, turned(a))).toBe(true);
        expect(canonicalJson(a)).toBe(canonicalJson(turned(a)));
        expect(sameValue(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });

  it.each([
    [
      { a: 1, b: { c: [1, 2], d: null } },
      { b: { d: null, c: [1, 2] }, a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [[], []],
    [null, null],
  ])('%j is %j', (a, b) => {
    expect(sameValue(a, b)).toBe(true);
  });

  it.each([
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1, b: 1 }, { a: 1 }],
    [{ a: undefined }, { b: 1 }],
    [{ a: null }, {}],
    [{ 0: 1 }, [1]],
    [[], {}],
    [null, {}],
    ['1', 1],
    [{ a: { b: 'x' } }, { a: { b: 'y' } }],
  ])('%j is not %j', (a, b) => {
    expect(sameValue(a, b)).toBe(false);
    expect(sameValue(b, a)).toBe(false);
  });
});
