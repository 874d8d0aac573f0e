import { expect, it } from 'vitest';
import { blockTags } from '#core/checks/block-tags.ts';
import { tagData, type InlineTag, type RichText } from '#core/model/index.ts';
import { rich } from './rows.ts';

const found = (...segments: readonly (readonly [RichText, RichText])[]): readonly string[] =>
  blockTags(segments.map(([source, own]) => ({ source, rich: own }))).map(
    ({ code, words }) => `${code}: ${words}`,
  );

it('a tag may stand in another segment of its paragraph, and counts there', () => {
  const [first, second] = [rich('見<1 link a.org>渡口</1>。'), rich('船走了。')];
  expect(found([first, rich('See it.')], [second, rich('At <1 link a.org>the ferry</1>.')])).toEqual([]);
  expect(found([first, rich('See it.')], [second, rich('The ferry left.')])).toEqual(['missing: link a.org']);
  const twice = rich('<1 link a.org>Ferry</1>');
  expect(found([first, twice], [second, twice])).toEqual(['extra: link a.org']);
});

it('codes that keep their order keep it through the paragraph', () => {
  const still = (id: number, data: string): InlineTag => ({
    at: 0,
    kind: 'empty',
    id,
    type: 'other',
    data: tagData({ display: data, fixed: ['move'] }),
  });
  const [a, b] = [still(1, 'a'), still(2, 'b')];
  const [one, two] = [
    { text: '一', tags: [a] },
    { text: '二', tags: [b] },
  ];
  expect(found([one, { text: 'one', tags: [a] }], [two, { text: 'two', tags: [b] }])).toEqual([]);
  expect(found([one, { text: 'one', tags: [b] }], [two, { text: 'two', tags: [a] }])).toEqual([
    'order: other b',
    'order: other a',
  ]);
});
