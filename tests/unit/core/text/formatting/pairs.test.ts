import { expect, it } from 'vitest';
import type { InlineTag } from '#core/model/index.ts';
import { nextId, withoutPairs } from '#core/text/formatting/pairs.ts';

const tag = (at: number, kind: InlineTag['kind'], id: number): InlineTag => ({
  at,
  kind,
  id,
  type: kind === 'empty' ? 'image' : 'strong',
});

it('pairs are taken out whole, and what stands by itself stays, whatever its number is', () => {
  const tags = [
    tag(0, 'open', 1),
    tag(1, 'empty', 1),
    tag(1, 'open', 2),
    tag(2, 'close', 2),
    tag(2, 'empty', 3),
    tag(3, 'close', 1),
  ];
  const [open1, image1, open2, close2, image3, close1] = tags;
  expect(withoutPairs(tags, new Set())).toEqual(tags);
  expect(withoutPairs(tags, new Set([1]))).toEqual([image1, open2, close2, image3]);
  expect(withoutPairs(tags, new Set([2, 3]))).toEqual([open1, image1, image3, close1]);
  expect(nextId(tags, [tag(0, 'empty', 7)])).toBe(8);
  expect(nextId()).toBe(1);
});
