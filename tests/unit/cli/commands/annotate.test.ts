import { describe, expect, test } from 'vitest';
import { placeOfQuote } from '#cli/commands/annotate.ts';
import type { Range } from '#core/model/index.ts';

describe('the place of a quote', () => {
  test.each<[string, string, Range | string]>([
    ['他發現了', '發現', { start: 1, end: 3 }],
    ['他發現了', '发现', { start: 1, end: 3 }],
    ['發現，发现', '发现', { start: 3, end: 5 }],
    ['𠮷野家', '野家', { start: 1, end: 3 }],
    ['發現，發現', '发现', 'annotation.quote-many'],
    ['aaa', 'aa', 'annotation.quote-many'],
    ['他發現了', '沒有', 'annotation.quote-not-found'],
  ])('in %s of %s', (text, quote, expected) => {
    const place = placeOfQuote(text, quote);
    expect(place.ok ? place.value : place.error.code).toEqual(expected);
  });
});
