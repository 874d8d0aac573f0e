import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, localRange, localRanges, partsWith } from '#core/annotations/joined.ts';
import type { SegmentId } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';

const id = (n: number): SegmentId => n as SegmentId;
const texts = fc.array(fc.constantFrom('', '渡', '𠮷船', 'a b'), { minLength: 1, maxLength: 5 });
const joinedOf = (list: readonly string[]) => join(list.map((text, n) => ({ segment: id(n + 1), text })));

describe('texts that were joined', () => {
  it('stand one after the other, each at its place', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const joined = joinedOf(list);
        expect(joined.text).toBe(list.join(''));
        expect(joined.length).toBe(codePointLength(joined.text));
        expect(joined.parts.map(({ start, end }) => sliceCodePoints(joined.text, start, end))).toEqual(list);
        expect(joined.parts.map(({ number, segment, text }) => [number, segment, text])).toEqual(
          list.map((text, n) => [n, n + 1, text]),
        );
      }),
    );
  });

  it('have a range in every part that it has a character of, and there in the same characters', () => {
    fc.assert(
      fc.property(texts, fc.nat(8), fc.nat(8), (list, a, b) => {
        const joined = joinedOf(list);
        const range = { start: Math.min(a, b, joined.length), end: Math.min(Math.max(a, b), joined.length) };
        if (range.start === range.end) return;
        const parts = partsWith(joined, range, id(1));
        const points = (part: { start: number; end: number }) =>
          Array.from({ length: part.end - part.start }, (_, n) => part.start + n);
        const has = (part: { start: number; end: number }): boolean =>
          points(part).some((at) => at >= range.start && at < range.end);
        // Of texts without a character, those between two that it has.
        const isInside = ({ start, end }: { start: number; end: number }): boolean =>
          start === end && range.start < start && end < range.end;
        expect(parts).toEqual(joined.parts.filter((part) => has(part) || isInside(part)));
        const words = parts.map((part) => {
          const { start, end } = localRange(range, part);
          return sliceCodePoints(part.text, start, end);
        });
        expect(words.join('')).toBe(sliceCodePoints(joined.text, range.start, range.end));
        for (const part of joined.parts) expect(localRanges([range], part).length).toBe(has(part) ? 1 : 0);
      }),
    );
  });

  it('have an empty range in one part: the preferred where it touches that, else the first', () => {
    fc.assert(
      fc.property(texts, fc.nat(8), fc.integer({ min: 1, max: 6 }), (list, place, preferred) => {
        const joined = joinedOf(list);
        const at = Math.min(place, joined.length);
        const touching = joined.parts.filter(({ start, end }) => start <= at && at <= end);
        const expected = touching.find(({ segment }) => segment === id(preferred)) ?? touching[0];
        expect(partsWith(joined, { start: at, end: at }, id(preferred))).toEqual([expected]);
      }),
    );
  });
});
