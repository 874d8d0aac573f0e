import { describe, expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import { field, p, r, story, styles, wordFile } from './docx-files.ts';
import { bodyOf, fillDocx } from './fill-docx.ts';

const adapted = (bytes: Uint8Array, language: 'en' | 'zh-Hans' | 'zh-Hant', adapt = true) => {
  const { part, written } = fillDocx(bytes, () => plain('x'), { language, adapt });
  return {
    xml: bodyOf(part('word/document.xml')),
    part,
    counts: Object.fromEntries((written.adapted ?? []).map(({ code, count }) => [code, count])),
  };
};

const settings = (inner: string) => story('settings.xml', 'settings', 'settings', inner);
const font = (attributes: string): string => `<w:rFonts ${attributes}/>`;

describe('numbering', () => {
  const numbering = (inner: string) => story('numbering.xml', 'numbering', 'numbering', inner);
  const level = (format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

  test.each([
    ['chineseCountingThousand', '%1、', 'decimal', '%1.'],
    ['taiwaneseCountingThousand', '（%1）', 'decimal', '(%1)'],
    ['chineseCounting', '第%1章', 'decimal', 'Chapter %1'],
    ['japaneseCounting', '第%1節　', 'decimal', 'Section %1 '],
    ['ideographTraditional', '%1．', 'upperLetter', '%1.'],
    ['ideographLegalTraditional', '附錄%1', 'decimal', 'Appendix %1'],
    ['decimal', '第%1.%2条', 'decimal', 'Article %1.%2'],
    ['decimalFullWidth', '%1）', 'decimal', '%1)'],
    ['lowerRoman', '%1.', 'lowerRoman', '%1.'],
  ])('of the kind %s, %s, becomes %s, %s in English', (format, text, now, label) => {
    const { part } = adapted(wordFile(p(r('甲')), [numbering(level(format, text))]), 'en');
    expect(part('word/numbering.xml')).toContain(level(now, label));
  });

  test('has a space before words that stood right behind the number, and is told', () => {
    const { part, counts } = adapted(
      wordFile(p(r('甲')), [numbering(level('chineseCounting', '%1、', '<w:suff w:val="nothing"/>'))]),
      'en',
    );
    expect(part('word/numbering.xml')).toContain('<w:suff w:val="space"/>');
    expect(counts).toEqual({ 'docx.numbering': 2 });
  });

  test('of pages, notes and fields follows', () => {
    const { xml } = adapted(
      wordFile(
        p(`${field(' PAGE  \\* CHINESENUM3 ', '一')}${r('甲')}`) +
          p(
            '',
            '<w:sectPr><w:footnotePr><w:numFmt w:val="ideographDigital"/></w:footnotePr><w:pgNumType w:fmt="chineseCounting"/></w:sectPr>',
          ),
      ),
      'en',
    );
    expect(xml).toContain(' PAGE  \\* Arabic ');
    expect(xml).toContain('<w:numFmt w:val="decimal"/></w:footnotePr><w:pgNumType w:fmt="decimal"/>');
  });

  test('goes to the other script of Chinese', () => {
    const list = numbering(level('ideographLegalTraditional', '第%1節'));
    const { part } = adapted(wordFile(p(r('甲')), [list]), 'zh-Hans');
    expect(part('word/numbering.xml')).toContain(level('chineseLegalSimplified', '第%1节'));
    expect(adapted(wordFile(p(r('甲')), [list]), 'zh-Hant').counts).toEqual({});
  });
});

describe('into English', () => {
  test('the hint that makes quotation marks full width goes, a Chinese typeface for Latin letters too, that for Chinese stays', () => {
    const { xml, counts } = adapted(
      wordFile(
        p(r('“甲”', font('w:ascii="PMingLiU" w:hAnsi="華康中黑體" w:eastAsia="PMingLiU" w:hint="eastAsia"'))),
      ),
      'en',
    );
    expect(xml).toContain('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial" w:eastAsia="PMingLiU"/>');
    expect(counts).toEqual({ 'docx.hint': 1, 'docx.fonts': 1 });
  });

  test('the language follows in defaults, styles, settings and runs; that of Chinese stays', () => {
    const bytes = wordFile(p(r('甲', '<w:lang w:val="zh-TW" w:eastAsia="zh-TW"/>')), [
      styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="zh-TW" w:eastAsia="zh-TW" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>',
      ),
      settings(
        '<w:noLineBreaksBefore w:lang="zh-TW" w:val="，。"/><w:themeFontLang w:val="en-GB" w:eastAsia="zh-TW"/>',
      ),
    ]);
    const { xml, part, counts } = adapted(bytes, 'en');
    expect(xml).toContain('<w:lang w:val="en-US" w:eastAsia="zh-TW"/>');
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-TW" w:bidi="ar-SA"/>');
    expect(part('word/settings.xml')).toContain(
      '<w:noLineBreaksBefore w:lang="zh-TW" w:val="，。"/><w:themeFontLang w:val="en-GB" w:eastAsia="zh-TW"/>',
    );
    expect(counts).toEqual({ 'docx.language': 2 });
  });

  test('words break between words, letters stand in no grid, are not squeezed, and have no dots', () => {
    const bytes = wordFile(
      p(
        r('甲', '<w:fitText w:val="900" w:id="1"/><w:em w:val="dot"/><w:b/>'),
        '<w:wordWrap w:val="0"/><w:jc w:val="both"/>',
      ) +
        p('', '<w:sectPr><w:docGrid w:type="linesAndChars" w:linePitch="360" w:charSpace="200"/></w:sectPr>'),
    );
    const { xml, counts } = adapted(bytes, 'en');
    expect(xml).toContain('<w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>');
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="360"/>');
    expect(counts).toEqual({
      'docx.word-wrap': 1,
      'docx.fit-text': 1,
      'docx.emphasis-marks': 1,
      'docx.grid': 1,
    });
  });

  test('what a person must decide is told and left', () => {
    const bytes = wordFile(
      p(r('甲', '<w:spacing w:val="20"/><w:w w:val="80"/><w:eastAsianLayout w:id="1" w:combine="1"/>')) +
        p('', '<w:spacing w:before="100"/><w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>'),
    );
    const { xml, counts } = adapted(bytes, 'en');
    expect(counts).toEqual({ 'docx.spacing': 2, 'docx.two-lines': 1, 'docx.vertical': 1 });
    expect(xml).toContain('<w:textDirection w:val="tbRl"/>');
  });

  test('an indent of full-width spaces goes with the words it stood before', () => {
    const { xml, counts } = adapted(wordFile(p(r('　　甲'))), 'en');
    expect(xml).toBe('<w:p><w:r><w:t>x</w:t></w:r></w:p>');
    expect(counts).toEqual({ 'docx.indents': 1 });
  });
});

describe('between the scripts', () => {
  const bytes = wordFile(
    p(
      r(
        '甲',
        `${font('w:eastAsia="新細明體" w:ascii="Arial" w:hint="eastAsia"')}<w:lang w:val="en-US" w:eastAsia="zh-TW"/>`,
      ),
    ),
    [
      settings(
        '<w:noLineBreaksAfter w:lang="zh-TW" w:val="（"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-HK"/>',
      ),
    ],
  );

  test('typefaces, languages and line-break rules become those of Simplified; the hint stays', () => {
    const { xml, part, counts } = adapted(bytes, 'zh-Hans');
    expect(xml).toContain(
      '<w:rFonts w:eastAsia="SimSun" w:ascii="Arial" w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
    );
    expect(part('word/settings.xml')).toContain(
      '<w:noLineBreaksAfter w:lang="zh-CN" w:val="（"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    );
    expect(counts).toEqual({ 'docx.fonts': 1, 'docx.language': 3 });
  });

  test('nothing changes where the document is of that script, and nothing at all where it was not asked for', () => {
    expect(adapted(bytes, 'zh-Hant').counts).toEqual({});
    const { xml, counts } = adapted(bytes, 'zh-Hans', false);
    expect(counts).toEqual({});
    expect(xml).toContain('新細明體');
  });
});
