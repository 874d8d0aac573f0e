import { expect, test } from 'vitest';
import { originalTags } from '#core/formats/original-tags.ts';
import type { InlineTag } from '#core/model/index.ts';

const variable = (id: number, name: string): InlineTag => ({
  at: 0,
  kind: 'empty',
  id,
  type: 'other',
  data: { name },
});

const pair = (id: number): readonly [InlineTag, InlineTag] => [
  { at: 0, kind: 'open', id, type: 'strong' },
  { at: 1, kind: 'close', id, type: 'strong' },
];

const original = { text: '甲', tags: [variable(1, 'a'), ...pair(2), variable(3, 'b'), ...pair(4)] };

test('a tag of a translation is that of the original with its id, so that equal ones are not exchanged', () => {
  const find = originalTags(original);
  const [open, close] = pair(4);
  expect([find(open), find(close)]).toEqual(pair(4));
  expect(find(variable(1, 'a'))).toEqual(variable(1, 'a'));
});

test('one whose id is of another tag, or of none, is the first that is like it', () => {
  const find = originalTags(original);
  expect(find(variable(1, 'b'))).toEqual(variable(3, 'b'));
  const [open, close] = pair(9);
  expect([find(open), find(close)]).toEqual(pair(2));
  expect(find(variable(3, 'c'))).toBeNull();
});
