import { expect, test } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { plain } from '#core/model/index.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { foundBy, rich, rowOf } from './rows.ts';

const words = (text: string): readonly string[] =>
  foundBy('leftovers', rowOf({ source: text })).map(({ code, words }) => `${code} ${words}`);

/** The text with everything mended that can be mended unasked. */
const mended = (text: string): string => {
  const edits = checks
    .run(rowOf({ source: text }))
    .flatMap(({ fix }) => fix ?? [])
    .toSorted((a, b) => a.start - b.start);
  return applyEdits(text, edits);
};

test('entities of HTML that stand in a text are found, in any column', () => {
  expect(words('他說&ldquo;走吧&rdquo;。')).toEqual(['entity &ldquo;', 'entity &rdquo;']);
  expect(words('渡口&#8220;遠&#x201D;了')).toEqual(['entity &#8220;', 'entity &#x201D;']);
  expect(words('渡口&amp;rdquo;')).toEqual(['entity &amp;rdquo;']);
  const row = rowOf({ source: '渡口', en: 'The&nbsp;ferry &amp; the lamp' });
  expect(foundBy('leftovers', row)).toEqual([
    { side: 'en', code: 'entity', words: '&nbsp;', ranges: [{ start: 3, end: 9 }] },
    { side: 'en', code: 'entity', words: '&amp;', ranges: [{ start: 15, end: 20 }] },
  ]);
});

test('places are counted in code points', () => {
  const text = '𠮷野👩‍🚀&nbsp;走';
  expect(foundBy('leftovers', rowOf({ source: text }))).toMatchObject([{ ranges: [{ start: 5, end: 11 }] }]);
  expect(mended(text)).toBe('𠮷野👩‍🚀\u00a0走');
});

test('an ampersand that is none of an entity is left alone', () => {
  for (const text of [
    '見 https://example.org/a?b&copy=1&reg=2 的說明',
    'https://example.org/?a=1&amp;b=2',
    'R&D; Q&A; AT&T',
    '`&nbsp;` 是空格',
    '{{name &amp; more}}',
    '<a title="&quot;">',
    '買 1 & 2；走',
    '&notanentity;',
    '&;&#;&#x;',
  ])
    expect(words(text), text).toEqual([]);
  expect(words('<1 code>&nbsp;</1>')).toEqual(['entity &nbsp;']); // written out it is a text
  expect(foundBy('leftovers', rowOf({ source: rich('用<1 code>&nbsp;</1>&nbsp;走') }))).toMatchObject([
    { ranges: [{ start: 7, end: 13 }] },
  ]);
  expect(foundBy('leftovers', rowOf({ source: '&nbsp;' }, 'code'))).toEqual([]);
});

test('an entity behind an address is none of its letters', () => {
  expect(words('https://example.org/a&nbsp;走了')).toEqual(['entity &nbsp;']);
});

test('the same words of one text are one finding with several places', () => {
  expect(foundBy('leftovers', rowOf({ source: '甲&nbsp;乙&nbsp;丙' }))).toEqual([
    {
      side: 'source',
      code: 'entity',
      words: '&nbsp;',
      ranges: [
        { start: 1, end: 7 },
        { start: 8, end: 14 },
      ],
    },
  ]);
  expect(mended('甲&nbsp;乙&#8220;丙&nbsp;')).toBe('甲\u00a0乙“丙\u00a0');
});

test('what stands for a character that is not seen, or may be a word of a program, is not mended unasked', () => {
  for (const text of ['走&#7;了', '走&shy;了', '走&#xE000;了', 'if (a &or; b)']) {
    expect(words(text), text).toHaveLength(1);
    expect(mended(text), text).toBe(text);
  }
});

test('lost and private-use characters are found, and nothing is put in their place', () => {
  expect(words('走\ufffd\ufffd了\ue000\uf8ff\u{f0001}\u{10fffd}')).toEqual([
    'replaced \ufffd',
    'private \ue000',
    'private \uf8ff',
    'private \u{f0001}',
    'private \u{10fffd}',
  ]);
  expect(mended('走\ufffd了\ue000')).toBe('走\ufffd了\ue000');
  expect(words('𠮷野家 👩‍🚀 ⿰亻尔 豈 Ⅳ é 𪚥')).toEqual([]);
});

test('what a converted text has from the text it follows is told once', () => {
  const found = foundBy('leftovers', rowOf({ source: '遠&nbsp;了', 'zh-Hans': '远&nbsp;了&amp;' }));
  expect(found.map(({ side, words }) => `${side} ${words}`)).toEqual(['source &nbsp;', 'zh-Hans &amp;']);
});

test('a text made to be slow is no slower than its length', () => {
  const text = 'https://a.org/&amp;&nbsp;'.repeat(20_000);
  const found = checks.run(rowOf({ source: plain(text) }));
  expect(found.length).toBeGreaterThan(0);
});
