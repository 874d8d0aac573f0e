import { describe, expect, it } from 'vitest';
import { cutAt, headOf, tailOf } from '#renderer/ui/code-points.ts';

describe('cutting text at code points', () => {
  it('marks ranges and never splits a pair', () => {
    expect(cutAt('𠮷野家', [{ start: 0, end: 1 }])).toEqual([
      { at: 0, text: '𠮷', marked: true },
      { at: 1, text: '野家', marked: false },
    ]);
    expect(cutAt('abc', [])).toEqual([{ at: 0, text: 'abc', marked: false }]);
    expect(cutAt('abc', [{ start: 1, end: 9 }])).toEqual([
      { at: 0, text: 'a', marked: false },
      { at: 1, text: 'bc', marked: true },
    ]);
    expect(cutAt('a𠮷', [{ start: 1, end: 1 }])).toEqual([
      { at: 0, text: 'a', marked: false },
      { at: 1, text: '', marked: true },
      { at: 1, text: '𠮷', marked: false },
    ]);
  });

  it('keeps an end and says that there was more', () => {
    expect(tailOf('一二三𠮷', 2)).toBe('…三𠮷');
    expect(headOf('𠮷二三', 2)).toBe('𠮷二…');
    expect(headOf('一二', 2)).toBe('一二');
  });
});
