import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextLength } from '#core/annotations/anchor.ts';
import { textHash } from '#core/annotations/hash.ts';
import { homeIn, placesOf } from '#core/annotations/settle.ts';
import type { Anchor } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';

const quote = '渡船';
/** The same words again and again: far from the ends all have the same words round them. */
const text = `渡船清早開出，𠮷人。`.repeat(20);
const anchorAt = (start: number): Anchor =>
  ({
    start,
    end: start + codePointLength(quote),
    quote,
    prefix: sliceCodePoints(text, Math.max(0, start - contextLength), start),
    suffix: sliceCodePoints(text, start + 2, start + 2 + contextLength),
    hash: textHash(text),
  }) as unknown as Anchor;

test('of several places with the same words round them, the nearest is the one where it was made', () => {
  const places = placesOf(text, quote);
  expect(places.length).toBe(20);
  fc.assert(
    fc.property(fc.nat(19), (n) => {
      const place = places[n];
      if (place === undefined) throw new Error('no place');
      expect(homeIn(anchorAt(place.start), text, place)).toEqual(place);
    }),
  );
});

test('there is none in another text', () => {
  expect(homeIn(anchorAt(0), `${text}。`, { start: 0, end: 2 })).toBe(undefined);
});

test('places are found that overlap, in whole characters, within the bounds', () => {
  expect(placesOf('aaaa', 'aa')).toEqual([0, 1, 2].map((start) => ({ start, end: start + 2 })));
  expect(placesOf('𠮷a𠮷a', 'a', 1, 4)).toEqual([
    { start: 1, end: 2 },
    { start: 3, end: 4 },
  ]);
  expect(placesOf('𠮷a𠮷a', 'a', 2, 3)).toEqual([]);
  expect(placesOf('e\u0301e', 'e')).toEqual([{ start: 2, end: 3 }]);
  expect(placesOf('abc', '')).toEqual([]);
});
