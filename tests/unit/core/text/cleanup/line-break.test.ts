import { describe, expect, test } from 'vitest';
import { findLineBreaks } from '#core/text/cleanup/index.ts';
import { surveyOf, traditionalBackground } from './surveyed.ts';
import { wrapParagraph } from './wrap-paragraph.ts';

const wrapped = [
  '清晨的時候，村裡的人都還沒有起來，只有',
  '老王一個人挑著水桶，慢慢地走過了那座小',
  '橋。橋下的水很淺，看得見一條條小魚在石',
  '頭中間游來游去。他放下水桶，坐在橋邊，',
  '想起了小時候的事情。那時候他常常和弟弟',
  '一起來這裡捉魚，一捉就是一整天。',
];

const breaksIn = (lines: readonly string[], document: readonly string[] = lines) =>
  findLineBreaks(
    lines.map((text) => ({ text, indent: '' })),
    surveyOf(document),
  );

const certainties = (lines: readonly string[], document?: readonly string[]): string[] =>
  breaksIn(lines, document).map((found) => found?.certainty ?? 'none');

test('prose filled to a width runs on: sentences end inside the lines, words are broken, the last line is short', () => {
  expect(certainties(wrapped)).toEqual(Array.from({ length: 5 }, () => 'certain'));
  expect(breaksIn(wrapped)[0]).toEqual({
    kind: 'line-break',
    certainty: 'certain',
    start: 19,
    end: 20,
    before: '\n',
    after: '',
    reason: 'lineBreak.wrapped',
    params: { width: 38 },
  });
});

const english =
  'The old man walked down to the river every morning before the sun was up. He carried a lamp and a small book in which he wrote the height of the water, the wind, and the names of the boats that went by. Nobody had asked him to do it. When the book was full he began another.';

test('words between spaces are joined with a space', () => {
  const lines = wrapParagraph(english, 40);
  const found = breaksIn(lines);
  expect(found.length).toBeGreaterThan(4);
  const inside = found.filter((_, at) => lines[at]?.endsWith('.') === false);
  expect(inside.every((repair) => repair?.certainty === 'certain' && repair.after === ' ')).toBe(true);
});

test('a hyphenated word is joined only with doubt', () => {
  const lines = wrapParagraph(english, 40);
  const at = lines.findIndex((line) => line.endsWith('wrote the')) + 1;
  const hyphenated = lines
    .with(at, 'height of the water, the wind, and trans-')
    .with(at + 1, 'lations of the names that went by.');
  expect(breaksIn(hyphenated)[at]).toMatchObject({
    certainty: 'doubtful',
    before: '-\n',
    after: '',
    start: 40,
  });
});

test('places are code points', () => {
  const lines = wrapped.map((line) => line.replace('老王', '𠮷王'));
  expect(breaksIn(lines)[1]).toMatchObject({ start: 19, end: 20 });
});

test('closing marks and brackets that end no sentence do not stop one', () => {
  const text =
    '他讀過的書不多，最喜歡的是一本沒有封面的《水經注》，走到哪裡都帶著。有人問他書裡寫的是什麼，他說：寫的是河。再問下去，他就笑笑，不說話了。';
  const lines = wrapParagraph(text, 26);
  const ended = lines.map((line) => line.slice(-1));
  expect(ended.some((last) => '》，'.includes(last))).toBe(true);
  expect(certainties(lines).every((certainty, at) => ended[at] === '。' || certainty === 'certain')).toBe(
    true,
  );
});

describe('no certain repair', () => {
  const document = wrapped;
  test.each([
    ['after a sentence', ['他放下水桶，坐在橋邊想起了小時候的事情。', '那時候他常來。']],
    ['before a list item', [wrapped[0] ?? '', '- 第一項']],
    ['before a numbered item', [wrapped[0] ?? '', '2. 第二項']],
    ['before nothing', [wrapped[0] ?? '', '']],
    ['after a short line, such as a heading', ['第一章', '清晨的時候']],
    [
      'after columns',
      ['王小明　　業務部　　分機一〇一　　桌號三', '李大華　　會計部　　分機一〇二　　桌號五'],
    ],
  ])('%s', (_, lines) => {
    expect(certainties(lines, [...document, ...lines])).not.toContain('certain');
  });

  test('for two wrapped lines in a document with one paragraph a line', () => {
    expect(certainties(wrapped.slice(0, 2), traditionalBackground)).not.toContain('certain');
  });

  test.each([
    [
      'headlines',
      [
        '縣府擬修橋梁安全檢查辦法',
        '北部海岸步道下月重新開放',
        '老街商圈電線地下化將完工',
        '中小學暑期閱讀開始報名了',
      ],
    ],
    [
      'lines that say the same',
      Array.from({ length: 8 }, () => '這是一行寫滿了的文字它還沒有說完就到了行尾'),
    ],
    [
      'verse with a mark at one place',
      [
        '小院春深燕子飛，東風吹落滿庭暉',
        '閒來獨坐看花影，不覺斜陽已上衣',
        '千里江流歸大海，一輪明月照柴扉',
        '故人若問平安事，且說山中筍正肥',
      ],
    ],
    [
      'verse that ends its lines with commas',
      [
        '天黑了，灯亮了，人还没回来，',
        '风停了，雨住了，门还为你开，',
        '花开了，又谢了，一年又一载，',
        '船走了，岸空了，只剩一片海。',
      ],
    ],
    [
      'ingredients in small letters',
      [
        'two cups of plain flour, sifted well',
        'one pinch of salt and a little sugar',
        'half a cup of cold butter, in cubes',
        'three spoons of ice water, or more',
      ],
    ],
    [
      'slogans with full stops inside',
      ['安全第一。預防為主', '質量為本。信譽至上', '科學管理。持續改進', '以人為本。和諧發展'],
    ],
  ])('for lines of one length: %s', (_, lines) => {
    expect(certainties(lines)).not.toContain('certain');
    expect(certainties(lines, [...wrapped, ...lines])).not.toContain('certain');
  });
});

test('a break that looks like a list is not offered either, one inside a word is', () => {
  expect(
    certainties(['縣府擬修橋梁安全檢查辦法縣府擬修橋梁安全檢查', '北部海岸步道下月重新開放北部海岸步道下月']),
  ).toEqual(['none']);
  expect(certainties(['她在信裡說那一年的夏天河水漲得很高，村裡的老', '人都說從來沒有見過。'])).toEqual([
    'doubtful',
  ]);
});
