import { describe, expect, it } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { idFor, insertSourceTag, sourceTags, wrapInSourceTag } from '#core/text/formatting/source-tags.ts';
import { validRich } from '#core/text/mapping.ts';

const pair = (id: number, type: InlineTag['type'], at: number, to: number, data?: InlineTag['data']) =>
  [
    { at, kind: 'open', id, type, ...(data === undefined ? {} : { data }) },
    { at: to, kind: 'close', id, type },
  ] satisfies readonly InlineTag[];

const href = 'https://example.org/';
const [strongOpen, strongClose] = pair(1, 'strong', 0, 2) as [InlineTag, InlineTag];
const [linkOpen, linkClose] = pair(3, 'link', 4, 6, { href }) as [InlineTag, InlineTag];
/** **舊書**的<img>新生 with 新生 linked, and no words in the last pair. */
const source: RichText = {
  text: '舊書的新生也',
  tags: [
    strongOpen,
    strongClose,
    { at: 3, kind: 'empty', id: 2, type: 'image', data: { alt: '封面' } },
    { ...linkOpen, at: 3 },
    { ...linkClose, at: 5 },
  ],
};
const missing = (target: RichText): number[] =>
  sourceTags(source, target)
    .filter(({ present }) => !present)
    .map(({ id }) => id);

describe('the tags of an original', () => {
  it('come in their order, each with its words', () => {
    expect(sourceTags(source, { text: '', tags: [] })).toEqual([
      { id: 1, type: 'strong', kind: 'pair', words: '舊書', present: false },
      { id: 2, type: 'image', data: { alt: '封面' }, kind: 'empty', words: '', present: false },
      { id: 3, type: 'link', data: { href }, kind: 'pair', words: '新生', present: false },
    ]);
  });

  it('are present where the translation has one that is alike, whatever its id', () => {
    expect(missing({ text: 'Old', tags: pair(9, 'strong', 0, 3) })).toEqual([2, 3]);
    expect(missing({ text: 'Old', tags: pair(3, 'link', 0, 3, { href: `${href}x` }) })).toEqual([1, 2, 3]);
  });

  it('are each there once: one pair of a translation stands for one of two alike', () => {
    const twice: RichText = { text: 'abcd', tags: [...pair(1, 'strong', 0, 1), ...pair(2, 'strong', 2, 3)] };
    const present = (target: RichText) => sourceTags(twice, target).map((tag) => tag.present);
    expect(present({ text: 'x', tags: pair(2, 'strong', 0, 1) })).toEqual([false, true]);
    expect(present({ text: 'x', tags: pair(7, 'strong', 0, 1) })).toEqual([true, false]);
    const both = (one: number, other: number): RichText => ({
      text: 'xyz',
      tags: [...pair(one, 'strong', 0, 1), ...pair(other, 'strong', 2, 3)],
    });
    for (const target of [both(1, 7), both(7, 1), both(2, 7), both(7, 2), both(7, 8), both(1, 2), both(2, 1)])
      expect(present(target)).toEqual([true, true]);
  });

  it('go round words one after the other until none is missing', () => {
    let target: RichText = { text: 'Old books', tags: [] };
    for (const expected of [[1, 2, 3], [2, 3], [3], []]) {
      expect(missing(target)).toEqual(expected);
      const next = sourceTags(source, target).find(({ present }) => !present);
      if (next === undefined) break;
      target =
        next.kind === 'pair'
          ? wrapInSourceTag(source, target, { start: 0, end: 3 }, next)
          : insertSourceTag(source, target, { at: 3, tag: target.tags.length }, next);
      expect(validRich(target)).toBe(true);
      expect(target.text).toBe('Old books');
    }
    expect(target.tags.filter(({ kind }) => kind === 'empty')).toEqual([
      { at: 3, kind: 'empty', id: 2, type: 'image', data: { alt: '封面' } },
    ]);
  });

  it('go in at a caret too, and a second time under another id', () => {
    const [first] = sourceTags(source, { text: '', tags: [] });
    if (first === undefined) throw new Error('no tag');
    const once = insertSourceTag(source, { text: 'ab', tags: [] }, { at: 1, tag: 0 }, first);
    expect(once.tags).toEqual(pair(1, 'strong', 1, 1));
    const twice = insertSourceTag(source, once, { at: 2, tag: 2 }, first);
    expect(twice.tags).toEqual([...pair(1, 'strong', 1, 1), ...pair(4, 'strong', 2, 2)]);
  });

  it('go in at a caret inside a pair, or behind it, as the caret stands', () => {
    const [, , link] = sourceTags(source, { text: '', tags: [] });
    if (link === undefined) throw new Error('no tag');
    const bold: RichText = { text: 'ab', tags: pair(1, 'strong', 0, 1) };
    const [open, close] = pair(3, 'link', 1, 1, { href });
    const [boldOpen, boldClose] = bold.tags;
    expect(insertSourceTag(source, bold, { at: 1, tag: 1 }, link).tags).toEqual([
      boldOpen,
      open,
      close,
      boldClose,
    ]);
    expect(insertSourceTag(source, bold, { at: 1, tag: 2 }, link).tags).toEqual([
      boldOpen,
      boldClose,
      open,
      close,
    ]);
  });
});

describe('the id of a new format', () => {
  it('is that of the pair of the original that is missing, when they are alike', () => {
    expect(idFor(source, { text: 'Old', tags: [] }, { type: 'strong' })).toBe(1);
    expect(idFor(source, { text: 'Old', tags: [] }, { type: 'link', data: { href } })).toBe(3);
  });

  it('is new when there is none, or it is taken', () => {
    expect(idFor(source, { text: 'Old', tags: [] }, { type: 'emphasis' })).toBe(4);
    expect(idFor(source, { text: 'Old', tags: pair(1, 'strong', 0, 3) }, { type: 'strong' })).toBe(4);
    expect(idFor(source, { text: 'Old', tags: pair(1, 'emphasis', 0, 3) }, { type: 'strong' })).toBe(4);
    expect(
      idFor({ text: '', tags: [] }, { text: 'Old', tags: pair(6, 'strong', 0, 3) }, { type: 'sub' }),
    ).toBe(7);
  });
});
