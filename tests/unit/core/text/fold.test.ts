import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '#core/text/codepoints.ts';
import { fold, foldWithMap } from '#core/text/fold.ts';
import { messyText } from './arbitraries.ts';

const anyText = fc.oneof(messyText(), fc.string({ unit: 'binary', maxLength: 30 }));

describe('fold', () => {
  it.each([
    ['發現', '发现'],
    ['看著', '看着'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Cafe\u0301', 'café'],
    ['ｶﾞ', 'ガ'],
    ['㍿', '株式会社'],
    ['鱷魚𠮷', '鳄鱼𠮷'],
    ['，：', ',:'],
    ['\uf900', '岂'],
  ])('%s becomes %s', (text, key) => {
    expect(fold(text)).toBe(key);
  });

  it('joins what stands on the border of the stretches that long texts are folded in', () => {
    const wrong: unknown[] = [];
    for (const joined of [
      'e\u0301',
      '\u1112\u1161',
      'か\u3099',
      'ｶﾞ',
      'it’s',
      'ﬃ',
      '漢',
      '𠮷',
      ' \u0301',
      '한\u11ab',
      'Σ',
    ])
      for (let before = 4090; before < 4100; before += 1) {
        const start = 'Ab 臺'.repeat(1100).slice(0, before);
        if (fold(`${start} ${joined}x`) !== fold(start) + fold(` ${joined}x`)) wrong.push([joined, before]);
      }
    expect(wrong).toEqual([]);
  });

  it('is NFKC, lower case, Simplified: one after the other, of any text', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        // Whether one of these is a quotation mark depends on what stands beside it.
        const text = any.replaceAll(/['’＇]/gu, '');
        const slow = Array.from(text.normalize('NFKC'), (character) => fold(character)).join('');
        expect(fold(text).normalize('NFKC')).toBe(slow.normalize('NFKC'));
      }),
    );
  });

  it('is the same in both scripts of a character, and stays the same when folded again', () => {
    const traditional = '後裡乾麵隻複鐘臺鬆穀醜鬥範鬱徵錶繫衝雲幾製曆';
    for (const character of traditional) expect(fold(fold(character))).toBe(fold(character));
    expect(fold('乾隆')).toBe(fold('干隆'));
  });

  it('has one quotation mark, and leaves apostrophes', () => {
    expect(fold('“‘「『«‹„＂')).toBe('"'.repeat(8));
    expect(fold('”’」』»›“＂')).toBe('"'.repeat(8));
    expect(fold("don’t, don't, O’Neill; dogs’ ‘n’")).toBe('don\'t, don\'t, o\'neill; dogs" "n"');
    expect(fold('“好”', { script: false, lower: true })).toBe('“好”');
    expect(fold('“好”', { script: true, lower: true, quotes: false })).toBe('“好”');
    expect(Array.from(foldWithMap('𠮷“é’x’').map)).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
  });

  it('leaves script or case alone when told to', () => {
    expect(fold('發A', { script: false, lower: true })).toBe('發a');
    expect(fold('發A', { script: true, lower: false })).toBe('发A');
  });

  it('folds long texts as it does short ones', () => {
    const text = `${'發現A'.repeat(3000)}e\u0301${'現'.repeat(5000)}𠮷`;
    expect(fold(text)).toBe(`${'发现a'.repeat(3000)}é${'现'.repeat(5000)}𠮷`);
    expect(foldWithMap(text).folded).toBe(fold(text));
  });

  it('knows the way back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, map } = foldWithMap(text);
        expect(folded).toBe(fold(text));
        expect(map).toHaveLength(folded.length + 1);
        expect(map[folded.length]).toBe(codePointLength(text));
        for (let i = 1; i < map.length; i += 1) expect(map[i]).toBeGreaterThanOrEqual(map[i - 1] ?? 0);
      }),
    );
    expect(Array.from(foldWithMap('𠮷㍿e\u0301x').map)).toEqual([0, 0, 1, 1, 1, 1, 2, 4, 5]);
  });
});
