import { describe, expect, it } from 'vitest';
import { adaptTags } from '#core/memory/adapt/tags.ts';
import { plain, type InlineTag } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';

const pair = (id: number, from: number, to: number): InlineTag[] => [
  { at: from, kind: 'open', id, type: 'strong' },
  { at: to, kind: 'close', id, type: 'strong' },
];
const empty = (id: number, at: number): InlineTag => ({ at, kind: 'empty', id, type: 'image' });

describe('tags of an original that the memory has not', () => {
  it.each([
    ['around all of it', pair(4, 0, 2), 1, [...pair(4, 0, 5)]],
    ['before it', [empty(4, 0)], 1, [empty(4, 0)]],
    ['behind it', [empty(4, 2)], 1, [empty(4, 5)]],
    ['around and behind', [...pair(4, 0, 2), empty(5, 2)], 2, [...pair(4, 0, 5), empty(5, 5)]],
    ['somewhere in it', pair(4, 0, 1), 0, []],
    ['between its words', [empty(4, 1)], 0, []],
  ])('%s', (_, tags, added, expected) => {
    const wanted = { text: '你好', tags };
    const found = adaptTags(plain('Hello'), plain('你好'), wanted);
    expect(found).toEqual({ tags: expected, added, removed: 0 });
    expect(validRich({ text: 'Hello', tags: found.tags })).toBe(true);
  });

  it('stay away where the translator left them out, and go where this one has them no more', () => {
    const bold = { text: '你好', tags: pair(1, 0, 2) };
    expect(adaptTags(plain('Hello'), bold, bold)).toEqual({ tags: [], added: 0, removed: 0 });
    const translated = { text: 'Hello', tags: pair(1, 0, 5) };
    expect(adaptTags(translated, bold, plain('你好'))).toEqual({ tags: [], added: 0, removed: 1 });
    expect(adaptTags(translated, bold, { text: '你好', tags: pair(7, 0, 2) })).toEqual({
      tags: pair(7, 0, 5),
      added: 0,
      removed: 0,
    });
  });
});
