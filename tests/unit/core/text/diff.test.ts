import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, splitGraphemes } from '#core/text/codepoints.ts';
import { diffText } from '#core/text/diff.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { messyText } from './arbitraries.ts';

const boundaries = (text: string): Set<number> => {
  const ends = new Set([0]);
  let at = 0;
  for (const grapheme of splitGraphemes(text)) ends.add((at += codePointLength(grapheme)));
  return ends;
};

describe('diffText', () => {
  it('makes the one text from the other, never inside a grapheme', () => {
    fc.assert(
      fc.property(messyText(25), messyText(25), (before, after) => {
        const edits = diffText(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        const ends = boundaries(before);
        for (const { start, end } of edits) expect(ends.has(start) && ends.has(end)).toBe(true);
        for (const [i, edit] of edits.entries()) expect(edit.start).toBeGreaterThan(edits[i - 1]?.end ?? -1);
      }),
    );
  });

  it('finds what was changed and no more', () => {
    expect(diffText('他昨天走了。', '他今天走了。')).toEqual([{ start: 1, end: 2, insert: '今' }]);
    expect(diffText('𠮷野家開門', '𠮷野家關了門')).toEqual([{ start: 3, end: 4, insert: '關了' }]);
    expect(diffText('同', '同')).toEqual([]);
    expect(diffText('', '新')).toEqual([{ start: 0, end: 0, insert: '新' }]);
    expect(diffText('甲乙丙丁戊', '甲丙戊')).toEqual([
      { start: 1, end: 2, insert: '' },
      { start: 3, end: 4, insert: '' },
    ]);
  });

  it('replaces a family as a whole', () => {
    expect(diffText('👨‍👩‍👧', '👨‍👩‍👦')).toEqual([{ start: 0, end: 5, insert: '👨‍👩‍👦' }]);
  });

  it('makes one edit of texts that are too different or too long to compare', () => {
    const before = `始${'甲乙'.repeat(1000)}終`;
    const after = `始${'丙丁'.repeat(1000)}終`;
    expect(diffText(before, after)).toEqual([{ start: 1, end: 2001, insert: '丙丁'.repeat(1000) }]);
    expect(diffText('甲'.repeat(30_000), `乙${'甲'.repeat(30_000)}丙`)).toHaveLength(1);
  });
});
