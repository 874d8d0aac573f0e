import { describe, expect, it } from 'vitest';
import { annotationMatches } from '#core/annotations/search-text.ts';

describe('searching annotations', () => {
  it.each([
    ['发现', '他發現了。'],
    ['發現', '他发现了。'],
    ['faxian', '他發現了。'],
    ['fa xian', '他发现了。'],
    ["fa'xian", '他发现了。'],
    ['FaXian', '他发现了。'],
    ['fx', '他發現了。'],
    ['xian', '現在'],
    ['faxi', '他發現了。'],
    ['chongqing', '重慶'],
    ['zhongyao', '重要'],
    ['lvxing', '旅行'],
    ['lüxing', '旅行'],
    ['luxing', '旅行'],
    ['hang', '銀行'],
    ['xing', '行人'],
    ['check', 'Please CHECK this.'],
    ['this check', 'Please check this.'],
    ['電車 faxian', '在电车上发现了它'],
    ['', '什麼都行'],
  ])('%s finds %s', (query, text) => {
    expect(annotationMatches(query, [text])).toBe(true);
  });

  it.each([
    ['faxian', '發生在現場'],
    ['fx', '發生在現場'],
    ['fa xian', '方法與現場'],
    ['x', '現在'],
    ['xian', '西\n安'],
    ['axian', '發現'],
    ['電車 faxian', '電車來了'],
    ['chat', 'cat'],
  ])('%s does not find %s', (query, text) => {
    expect(annotationMatches(query, [text])).toBe(false);
  });

  it('looks at every text', () => {
    expect(annotationMatches('fx', ['one', '發現'])).toBe(true);
    expect(annotationMatches('xian', ['西', '安'])).toBe(false);
  });
});
