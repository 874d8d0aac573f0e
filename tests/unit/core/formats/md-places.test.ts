import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMd } from '#core/formats/md/read.ts';
import { parsedStretches, definitionsOf } from '#core/formats/md/stretches.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';

const read = (text: string, titles = false): RawBlock[] =>
  Array.from(readMd(text, { titles }), (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });

const shapes = (text: string): unknown[] =>
  read(text).map(({ kind, level, rich }) => [kind, level, rich.text]);
const texts = (text: string): string[] => read(text).map(({ rich }) => rich.text);
const hrefs = (text: string): (string | undefined)[] =>
  read(text).flatMap(({ rich }) =>
    rich.tags.flatMap(({ kind, type, data }) => (kind === 'open' && type === 'link' ? [data?.['href']] : [])),
  );

describe('what Markdown holds', () => {
  it('makes rows of footnotes, with or without a space, referred to or not', () => {
    const text =
      '電車停駛[^甲]，又開[^2]。\n\n[^甲]:《縣志》卷七。\n[^2]: See the gazette.\n\n    第二段。\n\n[^x]: 沒有人提到。\n';
    expect(shapes(text)).toEqual([
      ['paragraph', 0, '電車停駛，又開。'],
      ['paragraph', 0, '《縣志》卷七。'],
      ['paragraph', 0, 'See the gazette.'],
      ['paragraph', 0, '第二段。'],
      ['paragraph', 0, '沒有人提到。'],
    ]);
    expect(read(text)[0]?.rich.tags.map(({ at, data }) => [at, data])).toEqual([
      [4, { footnote: '甲' }],
      [7, { footnote: '2' }],
    ]);
  });

  it('finds definitions as CommonMark does, and no others', () => {
    const text = [
      '正文第一行\n[注]: 甲乙丙\n\n又見[注]。\n',
      '[縣志][x]與[地圖][y]，[丙][A\\]b]，[丁][列表]。\n',
      '[x]:\n  https://example.org/gazette\n  "縣志"\n',
      '> [y]: https://example.org/map\n',
      '- 一\n\n  [列表]: https://example.org/list\n',
      '[a\\]B]: https://example.org/b\n',
      '```\n[z]: 這是程式\n```\n\n見[z]。\n',
      '[x]: https://example.org/second\n',
    ].join('\n');
    expect(hrefs(text)).toEqual([
      'https://example.org/gazette',
      'https://example.org/map',
      'https://example.org/b',
      'https://example.org/list',
    ]);
    expect(texts(text)).toEqual(
      expect.arrayContaining(['正文第一行 [注]: 甲乙丙', '又見[注]。', '見[z]。', '[z]: 這是程式']),
    );
  });

  it('gives labels of pictures as words of their own, in HTML too', () => {
    const text =
      '看![舊電車](x.png "題")與<img src="y.png" alt="新車">。\n\n![只有圖](z.png)\n\n| 甲 | 乙 |\n|---|---|\n| ![表中圖](t.png) | 丙 |\n';
    expect(texts(text)).toEqual(
      ['看與。', '舊電車', '新車', '只有圖', '甲', '乙', '', '丙', '表中圖'].filter((each) => each !== ''),
    );
  });

  it('keeps readings apart from words', () => {
    for (const ruby of [
      '這是<ruby>瀾<rt>lán</rt></ruby><ruby>川<rt>chuān</rt></ruby>的電車。',
      '這是<ruby>瀾<rt>lán</rt>川<rt>chuān</rt></ruby>的電車。',
      '這是<ruby><rb>瀾</rb><rt>lán</rt><rb>川</rb><rt>chuān</rt></ruby>的電車。',
      '這是<ruby>瀾<rp>(</rp><rt>lán</rt><rp>)</rp>川<rp>(</rp><rt>chuān</rt><rp>)</rp></ruby>的電車。',
    ]) {
      for (const text of [ruby, `<p>${ruby}</p>`]) {
        const [block] = read(text);
        expect(block?.rich.text).toBe('這是瀾川的電車。');
        expect(
          block?.rich.tags.flatMap(({ at, data }) => (data?.['ruby'] ? [[at, data['ruby']]] : [])),
        ).toEqual([
          [2, 'lán'],
          [3, 'chuān'],
        ]);
      }
    }
  });

  it('takes emphasis beside Chinese punctuation as it was meant, and shows it as a repair', () => {
    const [block] = read('市長說**「電車會回來。」**大家鼓掌，**真的**沒有人不信。');
    expect(block?.rich.text).toBe('市長說**「電車會回來。」**大家鼓掌，真的沒有人不信。');
    expect(block?.rich.tags.map(({ at, kind, type }) => `${kind} ${type} ${at}`)).toEqual([
      'open strong 5',
      'close strong 13',
      'open strong 20',
      'close strong 22',
    ]);
    expect(
      block?.drafts?.map(({ start, end, before, after, certainty }) => [
        start,
        end,
        before,
        after,
        certainty,
      ]),
    ).toEqual([
      [3, 5, '**', '', 'certain'],
      [13, 15, '**', '', 'certain'],
    ]);
    for (const plain of ['2 ** 3 和 4 ** 5', '甲\\*\\*「乙」\\*\\*丙', '他說「**好**」。', '`**「乙」**`丙'])
      expect(read(plain)[0]?.drafts).toBeUndefined();
  });

  it('reads the words of HTML blocks, cells among them, and keeps programs whole', () => {
    const text = [
      '<details>\n<summary>答案</summary>\n\n內文。\n\n</details>\n',
      '<table><tr><th>甲</th><th>乙</th></tr><tr><td rowspan="2">丙</td><td>丁 &amp; 戊</td></tr></table>\n',
      '<script>\nlet 車 = 1;\n</script>\n',
      '<!-- 註解 -->\n',
    ].join('\n');
    expect(shapes(text)).toEqual([
      ['paragraph', 0, '答案'],
      ['paragraph', 0, '內文。'],
      ['table-cell', 0, '甲'],
      ['table-cell', 0, '乙'],
      ['table-cell', 0, '丙'],
      ['table-cell', 0, '丁 & 戊'],
      ['code', 0, '<script>\nlet 車 = 1;\n</script>'],
      ['code', 0, '<!-- 註解 -->'],
    ]);
  });

  it('puts cells of spanned tables under their own heads', () => {
    const gaps = read(
      '<table><tr><th>甲</th><th>乙</th><th>丙</th></tr><tr><td rowspan="2">一</td><td>二</td><td>三</td></tr><tr><td colspan="2">四</td></tr></table>\n',
    ).map(({ rich, gap }) => rich.text + gap);
    expect(gaps).toEqual(['甲\t', '乙\t', '丙\n', '一\t', '二\t', '三\n\t', '四']);
  });

  it('reads task lists and struck words without their marks', () => {
    expect(texts('- [ ] 甲\n- [x] ~~乙~~丙\n')).toEqual(['甲', '乙丙']);
  });

  it('has front matter only where there are keys, and knows which values are words', () => {
    expect(shapes('---\n甲\n---\n乙\n')[0]).toEqual(['heading', 2, '甲']);
    const front =
      '---\ntitle: "臺灣後山"\nslug: 後山-遊記\ntags: [後山]\ndescription: 遊記一篇\n---\n\n文。\n';
    expect(
      read(front, true)
        .filter(({ place }) => place?.syntax === 'scalar')
        .map(({ rich }) => rich.text),
    ).toEqual(['臺灣後山', '遊記一篇']);
  });
});

describe('places', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '    ',
      '`',
      '```\n',
      '**',
      '*',
      '_',
      '[',
      ']',
      '](',
      ')',
      '[^甲]',
      '[^甲]: ',
      '[縣]: /u\n',
      '<b>',
      '</b>',
      '<div>\n',
      '</div>\n',
      '<!-- ',
      ' -->',
      '|',
      '|---|\n',
      '&amp;',
      '\\',
      '!',
      '後山',
      '「電車。」',
      'a',
      ' ',
      '𠮷',
      '<ruby>',
      '<rt>',
      '</rt>',
      '</ruby>',
      '~~',
      '[ ] ',
      '---\n',
      '<img alt="圖">',
    ),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );

  it('lie in the file, in order, with their tags inside, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { place, rich } of read(text, true)) {
          expect(place).toBeDefined();
          if (place === undefined) return;
          expect(place.from).toBeGreaterThanOrEqual(0);
          expect(place.to).toBeGreaterThanOrEqual(place.from);
          expect(place.to).toBeLessThanOrEqual(text.length);
          expect(place.slices.length).toBe(rich.tags.length);
          let last = place.from;
          for (const slice of place.slices) {
            if (slice === null) continue;
            expect(slice.from).toBeGreaterThanOrEqual(last);
            expect(slice.to).toBeGreaterThanOrEqual(slice.from);
            last = slice.to;
          }
          expect(last).toBeLessThanOrEqual(place.to);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are right with any ends of lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['# 甲', '', '乙**丙**', '丁', '', '> 戊'].join(end);
      const found = read(text).map(({ place }) => text.slice(place?.from, place?.to));
      expect(found).toEqual(['甲', `乙**丙**${end}丁`, '戊']);
    }
  });
});

describe('a text of one thing', () => {
  const long = 40_000;
  it.each([
    ['definitions', '[縣志一]: /u "t"\n'],
    ['references', '[縣志][x] '],
    ['beginnings of pictures', '!['],
    ['footnotes', '[^a1]: 註\n\n'],
    ['definitions in quotes', '> [a]: /u\n\n'],
    ['unclosed definitions', '[a]:\n'],
    ['emphasis beside marks', '**「甲」**乙'],
    ['tags', '<b>甲</b>'],
  ])('is parsed a bounded number of times: %s', (_what, unit) => {
    const text = `[x]: /y\n\n${unit.repeat(Math.ceil(long / unit.length))}`;
    const definitions = definitionsOf(text);
    let parsed = 0;
    let reached = 0;
    for (const { source, nodes, to } of parsedStretches(text, 0, 'blocks', definitions)) {
      if (nodes !== null) parsed += source.length;
      expect(to).toBeGreaterThan(reached);
      reached = to;
    }
    expect(parsed).toBeLessThanOrEqual(3 * text.length);
  });
});
