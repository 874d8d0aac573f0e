import { expect, it } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { plain } from '#core/model/index.ts';

const list = { spellings: (word: string) => ({ the: 3, ferry: 3, color: 1, colour: 2 })[word] ?? 0 };
const found = (language: string, text: string, isNamed = (_word: string): boolean => false) =>
  checks
    .run({
      block: 'paragraph',
      texts: [
        { side: 'source', language: 'en', rich: plain('teh ferry'), convertedFrom: null },
        { side: 'target', language, rich: plain(text), convertedFrom: null },
      ],
      spelling: { list, isNamed },
    })
    .map(({ check, code, words, ranges, fix }) => [check, code, words, ranges.length, fix]);

it('tells unknown words of English translations once, with all their places and without a fix', () => {
  expect(found('en', 'Teh the teh’s ferry; teh')).toEqual([
    ['spelling', 'unknown', 'Teh', 1, undefined],
    ['spelling', 'unknown', 'teh', 2, undefined],
  ]);
});

it('tells words of another region, leaves other languages, and takes what is named', () => {
  expect(found('en-GB', 'the color')).toEqual([['spelling', 'variety', 'color', 1, undefined]]);
  expect(found('fr', 'teh teh')).toEqual([]);
  expect(found('en', 'Wenzhou', (word) => word === 'Wenzhou')).toEqual([]);
});

it.each([
  ['沈国梁把摩托车停在門口。', 'Guoliang', true],
  ['沈國樑沒有說話。', 'guoliang’s', true],
  ['他到了西安。', 'Xi’an', true],
  ['舊金山的旅順路', 'Lüshun', true],
  ['旅順路', 'Lvshun', true],
  ['旅順路', 'Lyushun', true],
  ['北京的胡同', 'hutong', true],
  ['烏魯木齊', 'Wulumuqi', true],
  // The characters are apart, in another order, or not there at all; or only a part of the word is read.
  ['国家的栋梁', 'Guoliang', false],
  ['梁国', 'Guoliang', false],
  ['国，梁', 'Guoliang', false],
  ['渡船', 'Guoliang', false],
  ['沈国梁', 'Guolian', false],
  ['沈国梁', 'Guoliangg', false],
])('takes the Pinyin of neighbouring characters of the row: %s, %s', (original, word, isRight) => {
  const issues = checks.run({
    block: 'paragraph',
    texts: [
      { side: 'source', language: 'zh-Hant', rich: plain(original), convertedFrom: null },
      { side: 'target', language: 'en', rich: plain(`the ${word}`), convertedFrom: null },
    ],
    spelling: { list, isNamed: () => false },
  });
  expect(issues.map(({ words }) => words)).toEqual(isRight ? [] : [word]);
});

it('ignores a word with a capital where it is ignored in small letters, not the other way round', () => {
  const check = checks.get('spelling');
  expect(check?.ignoredAs?.('Tangyuan')).toEqual(['Tangyuan', 'tangyuan']);
  expect(check?.ignoredAs?.('tangyuan')).toEqual(['tangyuan']);
});
