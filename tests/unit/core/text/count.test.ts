import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#core/model/index.ts';
import { splitGraphemes } from '#core/text/codepoints.ts';
import { countText } from '#core/text/count.ts';
import { messyText } from './arbitraries.ts';

const words = (text: string, language: Language = 'zh-Hant'): number => countText(text, language).words;

describe('countText', () => {
  it.each([
    ['我們 用 React 寫程式。', 12, 8, 3],
    ['Hello, world!', 12, 2, 1],
    ['𠮷野家', 3, 3, 0],
    ['👨‍👩‍👧 好', 2, 1, 1],
    ['e\u0301tude', 5, 1, 0],
    ['  \n\u3000', 0, 0, 4],
    ['3.14 and 1,000', 12, 3, 2],
    ['カタカナ', 4, 4, 0],
  ])('%s: %i characters, %i words, %i spaces', (text, characters, words, spaces) => {
    expect(countText(text, 'zh-Hant')).toEqual({ characters, words, spaces });
  });

  it.each([
    ['你好，世界！', 6],
    ['他說：「走吧。」', 8],
    ['他说：“走吧。”', 8],
    ['他说：“Hello。”', 7],
    ['等等……', 4],
    ['下雨了——真的', 7],
    ['让·雅克·卢梭', 7],
    ['第12章', 3],
    ['2024年3月5日', 6],
    ['共３００元', 5],
    ['增长了3.5%。', 5],
    ['用C++写的', 4],
    ['A/B测试', 3],
    ['见www.example.org/a?b=1。', 3],
    ['见 GB/T 15834—2011。', 4],
    ['don’t是缩写', 4],
    ['我们 去 北京', 5],
    ['我们\u3000去', 3],
    ['㈠、①②', 4],
    ['一九八〇年', 5],
    ['龍䲔𠀀', 3],
    ['ㄅㄆㄇ', 3],
    ['한국 사람', 2],
    ['好👍', 1],
    ['𫝀\u{e0100}字', 2],
    ['', 0],
  ])('counts the characters and full-width marks of Chinese one by one: %s is %i', (text, count) => {
    expect(words(text)).toBe(count);
    expect(words(text, 'zh-Hans')).toBe(count);
  });

  it.each([
    ['The rain stopped.', 3],
    ['It’s 3.14, or 1,000.', 4],
    ['a well-known “fact”', 3],
    ['He left—or so she said—at six.', 8],
    ['First – then – last', 3],
    ['wait … here', 2],
    ['The word “道” means “way”.', 5],
    ['x@example.org and/or y', 3],
    ['100% of A&B', 3],
    ["rock 'n' roll", 3],
    ['naïve café', 2],
    ['№ 5', 1],
    ['... !!! —', 0],
  ])('counts English by runs without white space: %s is %i', (text, count) => {
    expect(words(text, 'en')).toBe(count);
  });

  it('takes the marks of a Chinese document for English ones where a text holds no Chinese', () => {
    expect(words('“Hello, world”')).toBe(2);
    expect(words('Wait…')).toBe(1);
  });

  it('counts as characters all graphemes that are not white space, and as spaces the rest', () => {
    fc.assert(
      fc.property(messyText(), (text) => {
        const visible = splitGraphemes(text).filter((grapheme) => grapheme.trim() !== '');
        const { characters, spaces } = countText(text, 'en');
        expect(characters).toBe(visible.length);
        expect(spaces).toBe((text.match(/[\s\u0085]/gu) ?? []).length);
      }),
    );
  });

  it('counts two texts side by side as it counts each, where white space or Chinese parts them', () => {
    const parts = ['Hello', '3.14', '你好', '，', 'ｶﾅ', '한국', '👍', '𠮷', '、'];
    const seam = fc.constantFrom(' ', '\n', '\u3000');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts)),
        seam,
        fc.array(fc.constantFrom(...parts)),
        (a, gap, b) => {
          const [left, right] = [a.join(''), b.join('')];
          expect(words(left + gap + right)).toBe(words(left) + words(right));
          expect(words(`${left}。${right}`)).toBe(words(left) + 1 + words(right));
        },
      ),
    );
  });
});
