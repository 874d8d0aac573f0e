import { describe, expect, it } from 'vitest';
import { changeExcerpt } from '#core/text/change-excerpt.ts';

describe('two states of a text, made short', () => {
  it('are whole where they are short', () => {
    expect(changeExcerpt('大雨', '小雨', 10)).toEqual({ before: '大雨', after: '小雨' });
  });

  it('hold the change, however far behind it comes', () => {
    const long = '𠮷'.repeat(500);
    expect(changeExcerpt(`${long}大雨。`, `${long}小雨。`, 100)).toEqual({
      before: `…${'𠮷'.repeat(40)}大雨。`,
      after: `…${'𠮷'.repeat(40)}小雨。`,
    });
  });

  it('are no longer than asked, by code points', () => {
    const { before, after } = changeExcerpt('𠮷'.repeat(500), '家'.repeat(500), 100);
    expect([before, after]).toEqual(['𠮷'.repeat(100), '家'.repeat(100)]);
  });

  it('show what was added to a long text', () => {
    const long = 'a'.repeat(300);
    expect(changeExcerpt(long, `${long}b`, 200)).toEqual({
      before: `…${'a'.repeat(40)}`,
      after: `…${'a'.repeat(40)}b`,
    });
  });
});
