import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHtml } from '#core/formats/html/read.ts';
import { blocksOf } from './sources.ts';

const cases = readFileSync(join(import.meta.dirname, '../../../../bench/truth/cases/html-words.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string]);

/** The words of all blocks; a line break inside a block counts as the end of one. */
const wordsOf = (page: string): string =>
  blocksOf('html', page)
    .map(({ rich }) => rich.text.replaceAll('\n', '｜'))
    .join('｜');

/** Whether a case leaves what follows it in the same page as it is. */
const sharesPage = (html: string): boolean => !/plaintext|frameset|title="甲>|<!--/.test(html);

describe('the words of a page, by the tree rules of the HTML standard', () => {
  test.each(cases)('%s: %s', (_, page, words) => {
    expect(wordsOf(page)).toBe(words);
  });

  // What cannot stand with others in one page; the others are read so below.
  test.each(cases.filter(([, page]) => !sharesPage(page)))(
    '%s, in a long page of which parts are given out early: %s',
    (_, page, words) => {
      const before = Array.from({ length: 2800 }, (_unused, n) => `<div><p>第${n}段</p></div>`).join('\n');
      const all = wordsOf(`<!DOCTYPE html><h1>頭</h1>${before}<div>${page}`);
      const alone = wordsOf(`<!DOCTYPE html><h1>頭</h1><div>${page}`).split('｜').slice(1).join('｜');
      expect(all.endsWith(`第2799段｜${alone}`)).toBe(true);
      expect(alone.replaceAll('｜', '')).toContain(words.replaceAll('｜', ''));
    },
  );
});

/** A page cut anywhere by the steps it is read in gives the same blocks: what is in front only moves the cuts. */
test('what is given out early is what is given out at the end', () => {
  const page = cases.map(
    ([, html]) => `<section>${html.replace(/<!DOCTYPE html>|<\/?(?:html|body|plaintext)>/gi, '')}</section>`,
  );
  const body = page.filter(sharesPage).join('\n');
  const all = (lead: number): string[] =>
    blocksOf('html', `<h1>頭</h1><p>${'字'.repeat(lead)}</p>${body.repeat(20)}`)
      .slice(2)
      .map(({ kind, rich }) => `${kind} ${rich.text}`);
  const expected = all(1);
  for (const lead of [60_000, 62_000, 63_500, 64_200, 65_000]) expect(all(lead)).toEqual(expected);
});

describe('drawings, formulas and selections', () => {
  const tagsOf = (page: string) => blocksOf('html', page).map(({ rich }) => [rich.text, rich.tags]);

  test('keep their places as placeholders', () => {
    expect(tagsOf('<p>速度<math><mi>v</mi><mo>=</mo><mn>3</mn></math>是<svg/>好</p>')).toEqual([
      [
        '速度是好',
        [
          { at: 2, kind: 'empty', id: 1, type: 'other', data: { element: 'math', text: 'v=3' } },
          { at: 3, kind: 'empty', id: 2, type: 'other', data: { element: 'svg' } },
        ],
      ],
    ]);
  });

  test('that say what they show are pictures with words', () => {
    const image = (alt: string) => [{ at: 1, kind: 'empty', id: 1, type: 'image', data: { alt } }];
    expect(tagsOf('<p>按<svg role="img" aria-label="齒輪"><path/></svg>鍵</p>')).toEqual([
      ['按鍵', image('齒輪')],
      ['齒輪', []],
    ]);
    expect(tagsOf('<p>按<svg><title>齒輪</title><path/></svg>鍵</p>')).toEqual([
      ['按鍵', image('齒輪')],
      ['齒輪', []],
    ]);
  });

  test('make no row by themselves', () => {
    expect(tagsOf('<div><svg><path/></svg></div><p>甲</p><li><a href="#"><svg/></a></li>')).toEqual([
      ['甲', []],
    ]);
  });
});

describe('ruby', () => {
  const readings = (page: string) => {
    const [block] = blocksOf('html', page);
    return [
      block?.rich.text,
      block?.rich.tags.flatMap(({ kind, at, data }) => (kind === 'open' ? [[at, data?.['ruby']]] : [])),
    ];
  };
  test.each([
    [
      'one reading each',
      '<ruby>瀾<rt>lán</rt></ruby><ruby>川<rt>chuān</rt></ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    [
      'bases and readings by turns',
      '<ruby>瀾<rt>lán</rt>川<rt>chuān</rt></ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    [
      'all bases, then all readings',
      '<ruby><rb>瀾</rb><rb>川</rb><rt>lán</rt><rt>chuān</rt></ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    [
      'the same without end tags',
      '<ruby><rb>瀾<rb>川<rt>lán<rt>chuān</ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    [
      'with brackets to fall back on',
      '<ruby>瀾<rp>（</rp><rt>lán</rt><rp>）</rp></ruby>',
      '瀾',
      [[0, 'lán']],
    ],
    [
      'brackets round both readings',
      '<ruby><rb>瀾</rb><rb>川</rb><rp>(</rp><rt>lán</rt><rt>chuān</rt><rp>)</rp></ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    [
      'a second line of readings',
      '<ruby><rb>東<rb>京<rt>とう<rt>きょう<rtc><rt>Tō<rt>kyō</ruby>',
      '東京',
      [
        [0, 'とう Tō'],
        [1, 'きょう kyō'],
      ],
    ],
    [
      'white space between',
      '<ruby>\n <rb>瀾</rb>\n <rb>川</rb>\n <rt>lán</rt> <rt>chuān</rt>\n</ruby>',
      '瀾川',
      [
        [0, 'lán'],
        [1, 'chuān'],
      ],
    ],
    ['one reading for two characters', '<ruby>瀾川<rt>lán chuān</rt></ruby>', '瀾川', [[0, 'lán chuān']]],
  ])('%s', (_, page, text, expected) => {
    const [words, found] = readings(`<p>${page}</p>`);
    expect(String(words).replace(/\s/g, '')).toBe(text);
    expect(
      Array.isArray(found) ? found.map((each) => (Array.isArray(each) ? each[1] : each)) : found,
    ).toEqual(expected.map(([, reading]) => reading));
  });

  test('words around and behind stay where they are', () => {
    expect(readings('<p>這是<ruby>瀾<rt>lán</rt></ruby><ruby>川<rt>chuān</rt></ruby>的電車。</p>')).toEqual([
      '這是瀾川的電車。',
      [
        [2, 'lán'],
        [3, 'chuān'],
      ],
    ]);
  });

  test('a reading of nothing is not lost', () => {
    expect(readings('<p>甲<ruby><rt>乙</rt></ruby>丙</p>')[0]).toBe('甲乙丙');
  });
});

describe('cells of a table stand under their own heads', () => {
  /** The table as a grid, as a plain-text export gives it. */
  const grid = (table: string): string => {
    const blocks = blocksOf('html', `<table>${table}</table>`);
    return blocks.map(({ rich, gap }, at) => rich.text + (at === blocks.length - 1 ? '' : gap)).join('');
  };
  test.each([
    [
      'rows spanned',
      '<tr><th>路線<th>票種<th>票價<tr><td rowspan="3">山線<td>全票<td>三十元<tr><td>半票<td>十五元<tr><td colspan="2">敬老免費<tr><td>海線<td>全票<td>四十元',
      '路線\t票種\t票價\n山線\t全票\t三十元\n\t半票\t十五元\n\t敬老免費\n海線\t全票\t四十元',
    ],
    ['columns spanned', '<tr><th colspan="2">甲<th>乙<tr><td>1<td>2<td>3', '甲\t\t乙\n1\t2\t3'],
    [
      'a block of both',
      '<tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2<tr><td>3<td>4<td>5',
      '甲\t\t1\n\t\t2\n3\t4\t5',
    ],
    ['in the middle', '<tr><td>1<td rowspan=2>甲<td>2<tr><td>3<td>4', '1\t甲\t2\n3\t\t4'],
    [
      'two side by side',
      '<tr><td rowspan=3>甲<td rowspan=2>乙<td>1<tr><td>2<tr><td>3<td>4',
      '甲\t乙\t1\n\t\t2\n\t3\t4',
    ],
    ['to the end', '<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3', '甲\t1\n\t2\n\t3'],
    ['not into the next part', '<tbody><tr><td rowspan=9>甲<td>1<tbody><tr><td>2<td>3', '甲\t1\n2\t3'],
    ['nonsense', '<tr><td rowspan=-1 colspan=x>甲<td colspan=0>1<tr><td>2<td>3', '甲\t1\n2\t3'],
    ['cells without words', '<tr><td>甲<td><td>乙<tr><td><td>丙', '甲\t\t乙\n\t丙'],
  ])('%s', (_, table, expected) => {
    expect(grid(table)).toBe(expected);
  });

  test('a table in a cell does not disturb the one around it', () => {
    const blocks = blocksOf(
      'html',
      '<table><tr><td rowspan=2>甲<td><table><tr><td rowspan=5>乙<td>丙</table><tr><td>丁</table>',
    );
    expect(blocks.map(({ rich }) => rich.text)).toEqual(['甲', '乙', '丙', '丁']);
  });

  test('spans beyond all measure cost nothing', () => {
    expect(grid('<tr><td colspan=999999999 rowspan=999999999>甲<td>乙<tr><td>丙')).toMatch(
      /^甲\t+乙\n\t+丙$/,
    );
  });
});

describe('the title', () => {
  const heads = (page: string) => blocksOf('html', page).map(({ kind, rich }) => `${kind} ${rich.text}`);
  test('is the first heading when there is no other', () => {
    expect(heads('<title>第一章</title><p>甲')).toEqual(['heading 第一章', 'paragraph 甲']);
  });
  test('is there once', () => {
    expect(heads('<title>第一章</title><h2>第一章</h2><p>甲')).toEqual(['heading 第一章', 'paragraph 甲']);
    expect(heads('<title>第一章</title><h1>第一章</h1><p>甲')).toEqual(['heading 第一章', 'paragraph 甲']);
  });
  test('alone is a text', () => {
    expect(heads('<title>第一章</title>')).toEqual(['heading 第一章']);
  });
});

test.each([
  ['divisions', '<div>'.repeat(100_000), '字', '</div>'.repeat(100_000)],
  ['bold', '<b>'.repeat(100_000), '字', ''],
  ['links', '<a href="/x">'.repeat(50_000), '字', ''],
  ['tables', '<table><tr><td>'.repeat(20_000), '字', ''],
  ['text before a table', '<table>', '字', '<b>x</b>'.repeat(50_000)],
  [
    'unclosed formatting opened again in every paragraph',
    Array.from({ length: 20_000 }, (_, n) => `<font size="${n}">`).join(''),
    '字',
    '<p>x'.repeat(20_000),
  ],
  ['drawings', '<svg><g>'.repeat(50_000), '<p>字', ''],
  ['forms', '<form><div></form>'.repeat(30_000), '字', ''],
])(
  '%s, deeper and more than anybody writes, are read in linear time without recursion',
  (_, before, words, after) => {
    const text = blocksOf('html', before + words + after)
      .map(({ rich }) => rich.text)
      .join('');
    expect(text.replaceAll('x', '')).toBe('字');
  },
);

test('a reader that is not asked on reads no further', () => {
  const blocks = readHtml(`<p>甲</p>${'<p>乙</p>'.repeat(100_000)}`);
  expect(blocks.next().value).toMatchObject({ ok: true, value: { rich: { text: '甲' } } });
  expect(blocks.return(undefined)).toMatchObject({ done: true });
});
