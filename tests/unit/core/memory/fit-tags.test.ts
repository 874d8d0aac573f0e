import { expect, it } from 'vitest';
import { fitTags } from '#core/memory/index.ts';
import type { InlineTag } from '#core/model/index.ts';

const pair = (id: number, from: number, to: number, type: InlineTag['type'] = 'strong'): InlineTag[] => [
  { at: from, kind: 'open', id, type },
  { at: to, kind: 'close', id, type },
];

it('gives tags of a translation the ids of the original it is put beside, by their kind and order', () => {
  const translation = [...pair(7, 0, 3), ...pair(8, 4, 6)];
  const original = [...pair(7, 0, 1), ...pair(8, 2, 3)];
  const wanted = [...pair(1, 0, 1, 'emphasis'), ...pair(2, 1, 2), ...pair(3, 4, 5)];
  expect(fitTags(translation, original, wanted)).toEqual([...pair(2, 0, 3), ...pair(3, 4, 6)]);
});

it('leaves out both ends of what has no counterpart, and takes data over', () => {
  const link = (id: number, href: string): InlineTag => ({
    at: 0,
    kind: 'empty',
    id,
    type: 'link',
    data: { href },
  });
  expect(fitTags(pair(1, 0, 2), pair(1, 0, 2), [])).toEqual([]);
  expect(fitTags([link(1, 'old')], [link(1, 'old')], [link(5, 'new')])).toEqual([link(5, 'new')]);
  expect(fitTags([link(9, 'strange')], [link(1, 'old')], [link(5, 'new')])).toEqual([]);
});
