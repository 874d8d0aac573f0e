import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitGraphemes } from '../../../../core/text/codepoints.ts';
import { countText } from '../../../../core/text/count.ts';
import { messyText } from './arbitraries.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const wordLike = (text: string): number =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;

describe('countText', () => {
  it.each([
    ['我們 用 React 寫程式。', 12, 7],
    ['Hello, world!', 12, 2],
    ['𠮷野家', 3, 3],
    ['👨‍👩‍👧 好', 2, 1],
    ['e\u0301tude', 5, 1],
    ['  \n\u3000', 0, 0],
    ['3.14 and 1,000', 12, 3],
    ['カタカナ', 4, 4],
  ])('%s: %i characters, %i words', (text, characters, words) => {
    expect(countText(text, 'zh-Hant')).toEqual({ characters, words });
  });

  it('counts as characters all graphemes that are not white space', () => {
    fc.assert(
      fc.property(messyText(), (text) => {
        const visible = splitGraphemes(text).filter((grapheme) => grapheme.trim() !== '');
        expect(countText(text, 'en').characters).toBe(visible.length);
      }),
    );
  });

  it('counts English words as Intl.Segmenter does', () => {
    const parts = [
      'don’t',
      "it's",
      'U.S.',
      '3.14',
      '1,000',
      'naïve',
      'well-known',
      'a_b',
      'x.y',
      'No.',
      '5th',
      ' ',
      ', ',
      '. ',
      '“',
      '”',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (words) => {
        const text = words.join('');
        expect([text, countText(text, 'en').words]).toEqual([text, wordLike(text)]);
      }),
    );
  });
});
