import { expect, it } from 'vitest';
import { sameRich, type InlineTag } from '#core/model/index.ts';

const link = (data: InlineTag['data']): InlineTag => ({
  at: 0,
  kind: 'empty',
  id: 1,
  type: 'image',
  ...(data === undefined ? {} : { data }),
});

it('texts are the same when words, tags and what the tags carry are, in whatever order it is carried', () => {
  const rich = { text: '字', tags: [link({ src: 'a.png', alt: 'a' })] };
  expect(sameRich(rich, { text: '字', tags: [link({ alt: 'a', src: 'a.png' })] })).toBe(true);
  expect(sameRich(rich, { text: '字', tags: [link({ alt: 'b', src: 'a.png' })] })).toBe(false);
  expect(sameRich(rich, { text: '字', tags: [link(undefined)] })).toBe(false);
  expect(sameRich(rich, { text: '字', tags: [] })).toBe(false);
  expect(sameRich(rich, { ...rich, text: '子' })).toBe(false);
});
