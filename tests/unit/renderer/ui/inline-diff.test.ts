import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffBys, excerptDiff, inlineDiff } from '#renderer/ui/inline-diff.ts';

const by = fc.constantFrom(...diffBys);

const brief = (before: string, after: string) =>
  inlineDiff(before, after).map(({ kind, text }) => [kind, text]);

describe('inline diff', () => {
  it('compares Han text character by character', () => {
    expect(brief('他應當去', '他应當去')).toEqual([
      ['same', '他'],
      ['removed', '應'],
      ['added', '应'],
      ['same', '當去'],
    ]);
  });

  it('compares words of other scripts whole', () => {
    expect(brief('the red house', 'the green house')).toEqual([
      ['same', 'the '],
      ['removed', 'red'],
      ['added', 'green'],
      ['same', ' house'],
    ]);
  });

  it.each([
    ['characters', '那個系統壞了', '那個傳統壞了', ['系', '傳']],
    ['words', '那個系統壞了', '那個傳統壞了', ['系統', '傳統']],
    ['words', '那个系统坏了', '那个传统坏了', ['系统', '传统']],
    ['characters', 'the colour', 'the color', ['u']],
    ['words', 'the colour', 'the color', ['colour', 'color']],
    ['usual', '系統 colour', '傳統 color', ['系', '傳', 'colour', 'color']],
    ['usual', '第0頁說的是第0條河。', '第0頁說的是第0條大河。', ['大']],
    ['words', '第0頁說的是第0條河。', '第0頁說的是第0條大河。', ['河', '大河']],
    ['usual', '於1999年USB線壞了', '於2000年USB線斷了', ['1999', '2000', '壞', '斷']],
    ['usual', '3こめの窓', '3こめの戸', ['窓', '戸']],
  ] as const)('compares by %s: %s', (by, before, after, changed) => {
    const parts = inlineDiff(before, after, by).filter(({ kind }) => kind !== 'same');
    expect(parts.map(({ text }) => text)).toEqual(changed);
  });

  it('shows one text for another when they share nothing', () => {
    expect(brief('甲乙', 'abc')).toEqual([
      ['removed', '甲乙'],
      ['added', 'abc'],
    ]);
  });

  it('holds both texts, with places that differ', () => {
    const words = fc.array(fc.constantFrom('甲', '乙', '𠮷', 'ab', ' ', '，')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, by, (before, after, told) => {
        const parts = inlineDiff(before, after, told);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        expect(new Set(parts.map((part) => part.at)).size).toBe(parts.length);
      }),
    );
  });

  it('cuts long stretches that stayed', () => {
    const long = '一二三四五六七八九十'.repeat(6);
    const parts = excerptDiff(inlineDiff(`${long}甲${long}`, `${long}乙${long}`), 5);
    expect(parts.map((part) => part.text)).toEqual(['…六七八九十', '甲', '乙', '一二三四五…']);
  });
});
