import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { richBuilder } from '#core/formats/rich-builder.ts';
import { halfOf, type InlineTag, type RichText } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';

const types = ['strong', 'emphasis', 'other'] as const;

/** How many beginnings and ends of pairs there are, whether the other end stands in the same text or not. */
const ends = ({ tags }: RichText): readonly [number, number] => {
  const is = (tag: InlineTag, kind: 'open' | 'close', half: 'start' | 'end'): boolean =>
    tag.kind === kind || halfOf(tag) === half;
  return [
    tags.filter((tag) => is(tag, 'open', 'start')).length,
    tags.filter((tag) => is(tag, 'close', 'end')).length,
  ];
};

/** Words in pairs nested as deep as there are types. */
const nested = (deep: readonly (typeof types)[number][]): RichText => {
  const builder = richBuilder();
  deep.forEach((type, n) => {
    builder.open(type);
    builder.verbatim(String(n % 10));
  });
  for (const type of deep.toReversed()) builder.close(type);
  return builder.take();
};

describe('tags of any depth', () => {
  test('are all there: deep ones as unpaired halves', () => {
    const rich = nested(Array.from({ length: 70 }, () => 'strong'));
    expect(ends(rich)).toEqual([70, 70]);
    expect(rich.tags.filter(({ kind }) => kind === 'empty')).toHaveLength(40);
    expect(validRich(rich)).toBe(true);
  });

  test('make a text that may be stored, with as many ends as beginnings', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...types), { maxLength: 120 }), (deep) => {
        const rich = nested(deep);
        expect(validRich(rich)).toBe(true);
        expect(ends(rich)).toEqual([deep.length, deep.length]);
      }),
    );
  });

  test('are nothing round nothing', () => {
    const builder = richBuilder();
    for (let n = 0; n < 60; n += 1) builder.open('strong');
    for (let n = 0; n < 60; n += 1) builder.close('strong');
    expect(builder.isBlank()).toBe(true);
    builder.verbatim('甲');
    expect(builder.take()).toEqual({ text: '甲', tags: [] });
  });

  test('end in the block that ends them: half there, half here', () => {
    const builder = richBuilder();
    for (let n = 0; n < 51; n += 1) builder.open(n === 50 ? 'emphasis' : 'strong');
    builder.verbatim('甲');
    const first = builder.take();
    builder.verbatim('乙');
    builder.close('emphasis');
    const second = builder.take();
    const halves = (rich: RichText) => rich.tags.map(halfOf).filter((half) => half !== null);
    expect([halves(first), halves(second)]).toEqual([['start'], ['end']]);
  });
});
