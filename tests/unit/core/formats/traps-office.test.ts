import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plain, type Language } from '#core/model/index.ts';
import { p, r, story, styles, wordFile } from './docx-files.ts';
import { bodyOf, fillDocx, readDocx } from './fill-docx.ts';
import { blocksIn, bytesFile, filledWith, rowsFor } from './filling.ts';
import { officeFile } from './office-files.ts';
import { openDocumentFile, p as paragraph } from './open-document-files.ts';
import { column } from './sources.ts';

/* What office documents hold that is easily lost or changed when they are filled and adapted to a language. */

/** A document of a format, filled with new words and adapted: its parts by their names. */
const filledIn = async (format: string, bytes: Uint8Array, language: Language) => {
  const file = bytesFile(bytes, 'utf-8');
  const rows = rowsFor(await blocksIn(format, file), (_, n) => plain(`word ${n + 1}`));
  const filled = await filledWith(format, [file], rows, { adapt: true, columns: column('en', language) });
  const parts = unzipSync(filled.bytes);
  return {
    bytes: filled.bytes,
    adapted: filled.written?.ok === true ? (filled.written.value.adapted ?? []) : null,
    texts: rows.map(({ texts }) => texts.source?.text),
    part: (name: string): string => strFromU8(parts[name] ?? new Uint8Array()),
  };
};

/** Alternatives, the last of them for every program. */
const alternatives = (...all: readonly string[]): string => {
  const [first = '', ...others] = all;
  const more = others.map((one, n) =>
    n === others.length - 1
      ? `<mc:Fallback>${one}</mc:Fallback>`
      : `<mc:Choice Requires="v">${one}</mc:Choice>`,
  );
  return `<mc:AlternateContent><mc:Choice Requires="wps">${first}</mc:Choice>${more.join('')}</mc:AlternateContent>`;
};

const settingsOf = (inner: string) => story('settings.xml', 'settings', 'settings', inner);

describe('a Word document that is adapted', () => {
  const kept =
    '<w:kinsoku w:val="1"/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
  const whole =
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:noLineBreaksAfter w:lang="ja-JP" w:val="「"/>';

  it.each(['en', 'zh-Hans'])('keeps the rules of its lines and spaces: %s', (language) => {
    const bytes = wordFile(p(r('甲'), kept), [
      settingsOf(whole),
      styles(`<w:style w:type="paragraph" w:styleId="a"><w:pPr>${kept}</w:pPr></w:style>`),
    ]);
    const { part } = fillDocx(bytes, () => plain('x'), { language, adapt: true });
    expect(part('word/document.xml')).toContain(`<w:pPr>${kept}</w:pPr>`);
    expect(part('word/styles.xml')).toContain(`<w:pPr>${kept}</w:pPr>`);
    expect(part('word/settings.xml')).toContain(whole);
  });

  it.each(['en', 'zh-Hans'])(
    'is never set from right to left, and calls marks and styles as before: %s',
    (language) => {
      const marked = '<w:bookmarkStart w:id="0" w:name="繁體書籤"/><w:bookmarkEnd w:id="0"/>';
      const named = '<w:style w:type="paragraph" w:styleId="標題樣式"><w:name w:val="標題樣式"/></w:style>';
      const bytes = wordFile(
        p(marked + r('甲', '<w:lang w:eastAsia="zh-TW"/>'), '<w:pStyle w:val="標題樣式"/>'),
        [styles(named)],
      );
      const { part } = fillDocx(bytes, () => plain('x'), { language, adapt: true });
      const written = part('word/document.xml') + part('word/styles.xml');
      expect(written).toContain(marked);
      expect(written).toContain('<w:pStyle w:val="標題樣式"/>');
      expect(written).toContain(named);
      expect(written).not.toMatch(/w:(?:bidi|rtl)\b/);
    },
  );

  it('keeps two lines in one in the other script of Chinese, each half with its own words', () => {
    const half = (words: string): string => r(words, '<w:eastAsianLayout w:id="7" w:combine="1"/>');
    const bytes = wordFile(p(r('注：') + half('臺灣') + r('、') + half('廣東')));
    const { part } = fillDocx(
      bytes,
      (rich) => ({ ...rich, text: rich.text.replace('臺灣', '台湾').replace('廣東', '广东') }),
      { language: 'zh-Hans', adapt: true },
    );
    const body = bodyOf(part('word/document.xml'));
    const written = (words: string): string => half(words).replace(' xml:space="preserve"', '');
    expect(body).toContain(written('台湾'));
    expect(body).toContain(written('广东'));
  });

  it('has its words in all alternatives of paragraphs, and reads them once', () => {
    const same = p(r('一段。')) + p(r('二段。')) + p(r('一段。'));
    const table = `<w:tbl><w:tr><w:tc>${same}</w:tc></w:tr></w:tbl>`;
    const bytes = wordFile(
      p(r('前。')) + alternatives(same, table, `${p(r('別的。'))}${same}`) + p(r('後。')),
    );
    expect(readDocx(bytes).blocks.map(({ rich }) => rich.text)).toEqual([
      '前。',
      '一段。',
      '二段。',
      '一段。',
      '後。',
    ]);
    const body = bodyOf(fillDocx(bytes, (_, n) => plain(`word ${n}`)).part('word/document.xml'));
    const words = [...body.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);
    const three = ['word 1', 'word 2', 'word 3'];
    expect(words).toEqual(['word 0', ...three, ...three, '別的。', ...three, 'word 4']);
  });

  it('reads of alternatives the first that has paragraphs, within each other too', () => {
    const inner = alternatives(p(r('內。')), p(r('內。')));
    const bytes = wordFile(alternatives('', p(r('只有此段。'))) + alternatives(inner, p(r('內。'))));
    expect(readDocx(bytes).blocks.map(({ rich }) => rich.text)).toEqual(['只有此段。', '內。']);
    const body = bodyOf(fillDocx(bytes, (_, n) => plain(`word ${n}`)).part('word/document.xml'));
    expect(body.match(/word \d/g)).toEqual(['word 0', 'word 1', 'word 1', 'word 1']);
  });
});

const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const presentation = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const slides = (body: string, rules = ''): Uint8Array =>
  officeFile([
    {
      path: 'ppt/presentation.xml',
      type: 'presentationml.presentation.main',
      xml: `<p:presentation ${presentation} ${related}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>${rules}</p:presentation>`,
      relations: [['slide', 'ppt/slides/slide1.xml']],
    },
    {
      path: 'ppt/slides/slide1.xml',
      xml: `<p:sld ${presentation} ${drawing} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><p:cSld><p:spTree><p:sp><p:txBody>${body}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    },
    {
      path: 'ppt/theme/theme1.xml',
      xml: `<a:theme ${drawing}><a:fontScheme><a:latin typeface="Arial"/><a:ea typeface=""/></a:fontScheme></a:theme>`,
    },
  ]);

describe('a presentation that is adapted', () => {
  const rule = (language: string): string =>
    `<p:kinsoku lang="${language}" invalStChars="，。" invalEndChars="（"/>`;
  const run = (languages: string): string => `<a:p><a:r><a:rPr ${languages}/><a:t>甲</a:t></a:r></a:p>`;
  const bytes = slides(run('lang="en-US" altLang="zh-TW"'), rule('zh-TW'));

  it('has the characters that begin no line said of its own script', async () => {
    expect((await filledIn('pptx', bytes, 'zh-Hans')).part('ppt/presentation.xml')).toContain(rule('zh-CN'));
    for (const language of ['en', 'zh-Hant'])
      expect((await filledIn('pptx', bytes, language)).part('ppt/presentation.xml')).toContain(rule('zh-TW'));
    const japanese = slides(run('lang="zh-TW"'), rule('ja-JP'));
    expect((await filledIn('pptx', japanese, 'zh-Hans')).part('ppt/presentation.xml')).toContain(
      rule('ja-JP'),
    );
  });

  it('has the second language of its words in its own script, by which their glyphs are chosen', async () => {
    const slide = 'ppt/slides/slide1.xml';
    expect((await filledIn('pptx', bytes, 'zh-Hans')).part(slide)).toContain('lang="en-US" altLang="zh-CN"');
    expect((await filledIn('pptx', bytes, 'en')).part(slide)).toContain('lang="en-US" altLang="zh-TW"');
  });

  it('leaves a typeface open that follows the language', async () => {
    for (const language of ['en', 'zh-Hans'])
      expect((await filledIn('pptx', bytes, language)).part('ppt/theme/theme1.xml')).toContain(
        '<a:ea typeface=""/>',
      );
  });
});

describe('text of a slide that was made smaller to fit', () => {
  const fit = '<a:normAutofit fontScale="62500" lnSpcReduction="20000"/>';
  const text = '<a:p><a:r><a:t>甲</a:t></a:r></a:p>';
  const bytes = slides(`<a:bodyPr>${fit}</a:bodyPr>${text}<a:bodyPr><a:normAutofit/></a:bodyPr>`);

  it('keeps its size, which its program alone can reckon, and is told where words become longer', async () => {
    const english = await filledIn('pptx', bytes, 'en');
    expect(english.part('ppt/slides/slide1.xml')).toContain(`<a:bodyPr>${fit}</a:bodyPr>`);
    expect(english.part('ppt/slides/slide1.xml')).toContain('word 1');
    expect(english.adapted).toEqual([{ code: 'pptx.shrunk', count: 1 }]);
    const other = await filledIn('pptx', bytes, 'zh-Hans');
    expect(other.part('ppt/slides/slide1.xml')).toContain(`<a:bodyPr>${fit}</a:bodyPr>`);
    expect(other.adapted).toEqual([]);
  });
});

describe('shapes in alternatives', () => {
  it('are read once, and written in all', async () => {
    const text = (...words: readonly string[]): string =>
      words.map((one) => `<a:p><a:r><a:t>${one}</a:t></a:r></a:p>`).join('');
    const bytes = slides(
      text('前') +
        alternatives(text('甲', '乙', '甲'), text('甲', '乙', '甲'), text('別的', '乙', '甲', '甲')) +
        text('甲'),
    );
    const { texts, part } = await filledIn('pptx', bytes, 'en');
    expect(texts).toEqual(['前', '甲', '乙', '甲', '甲']);
    const words = [...part('ppt/slides/slide1.xml').matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, one]) => one);
    const three = ['word 2', 'word 3', 'word 4'];
    expect(words).toEqual(['word 1', ...three, ...three, '別的', 'word 3', 'word 2', 'word 4', 'word 5']);
  });

  it('are those of the first that has words', async () => {
    const text = '<a:p><a:r><a:t>甲</a:t></a:r></a:p>';
    const { texts } = await filledIn('pptx', slides(alternatives('<p:pic/>', text) + text), 'en');
    expect(texts).toEqual(['甲', '甲']);
  });
});

describe('coloured cells', () => {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const red = '<rPr><b/><color rgb="FFFF0000"/></rPr>';
  const cell = (place: string, look: number, text: number): string =>
    `<c r="${place}" s="${look}" t="s"><v>${text}</v></c>`;
  const colours =
    '<cellXfs count="3"><xf fillId="0"/><xf fillId="2" applyFill="1"/><xf fillId="3" applyFill="1"/></cellXfs>';
  const rule =
    '<conditionalFormatting sqref="A1:B9"><cfRule type="containsText" dxfId="0" priority="1" operator="containsText" text="甲"><formula>NOT(ISERROR(SEARCH("甲",A1)))</formula></cfRule></conditionalFormatting>';
  const book = (rows: string, strings: string): Uint8Array =>
    officeFile([
      {
        path: 'xl/workbook.xml',
        type: 'spreadsheetml.sheet.main',
        xml: `<workbook ${main} ${related}><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        relations: [
          ['worksheet', 'xl/worksheets/sheet1.xml'],
          ['sharedStrings', 'xl/sharedStrings.xml'],
          ['styles', 'xl/styles.xml'],
        ],
      },
      {
        path: 'xl/worksheets/sheet1.xml',
        type: 'spreadsheetml.worksheet',
        xml: `<worksheet ${main}><sheetData>${rows}</sheetData>${rule}</worksheet>`,
      },
      {
        path: 'xl/sharedStrings.xml',
        type: 'spreadsheetml.sharedStrings',
        xml: `<sst ${main} count="9" uniqueCount="2">${strings}</sst>`,
      },
      {
        path: 'xl/styles.xml',
        type: 'spreadsheetml.styles',
        xml: `<styleSheet ${main}>${colours}</styleSheet>`,
      },
    ]);
  const sheetOf = ({ part }: Awaited<ReturnType<typeof filledIn>>): string =>
    part('xl/worksheets/sheet1.xml');

  it('are read whatever their colour, and keep it, with the rules that colour others', async () => {
    const rows = `<row r="1">${cell('A1', 1, 0)}${cell('B1', 2, 1)}</row><row r="2">${cell('A2', 2, 0)}</row>`;
    const strings = `<si><t>甲</t></si><si><r><t>乙</t></r><r>${red}<t>紅</t></r></si>`;
    const filled = await filledIn('xlsx', book(rows, strings), 'en');
    expect(filled.texts).toEqual(['甲', '乙紅']);
    const looks = [...sheetOf(filled).matchAll(/<c r="(\w+)" s="(\d)"/g)].map(([, place, look]) => [
      place,
      look,
    ]);
    expect(looks).toEqual([
      ['A1', '1'],
      ['B1', '2'],
      ['A2', '2'],
    ]);
    expect(sheetOf(filled)).toContain(rule);
    expect(filled.part('xl/styles.xml')).toContain(colours);
  });

  it('give their colour to translations beside them that had no cell', async () => {
    const rows = `<row r="1">${cell('A1', 0, 0)}${cell('B1', 0, 1)}</row><row r="2">${cell('A2', 2, 2)}</row>`;
    const strings = '<si><t>zh-TW</t></si><si><t>en</t></si><si><t>甲。</t></si>';
    const file = bytesFile(book(rows, strings), 'utf-8');
    const blocks = await blocksIn('xlsx', file);
    const translated = blocks.flatMap((block) =>
      (block.segments ?? []).map(({ ref }) => ({ ...block, ...(ref === undefined ? {} : { ref }) })),
    );
    const filled = await filledWith(
      'xlsx',
      [file],
      rowsFor(translated, () => plain('A.')),
    );
    const sheet = strFromU8(unzipSync(filled.bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<c r="B2" s="2"[^>]*>/);
  });
});

describe('a workbook', () => {
  it('keeps heads and feet of its pages, lists of what may be typed, and joined cells as they are', async () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const rules =
      '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="C1"><formula1>"是,否"</formula1></dataValidation></dataValidations><headerFooter><oddHeader>&amp;C&amp;"新細明體,Regular"&amp;10第&amp;P頁&amp;2002</oddHeader></headerFooter>';
    const sheet = `<worksheet ${main}><sheetData><row r="1"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1" s="3"/></row></sheetData>${rules}</worksheet>`;
    const bytes = officeFile([
      {
        path: 'xl/workbook.xml',
        type: 'spreadsheetml.sheet.main',
        xml: `<workbook ${main} ${related}><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        relations: [
          ['worksheet', 'xl/worksheets/sheet1.xml'],
          ['sharedStrings', 'xl/sharedStrings.xml'],
        ],
      },
      { path: 'xl/worksheets/sheet1.xml', type: 'spreadsheetml.worksheet', xml: sheet },
      {
        path: 'xl/sharedStrings.xml',
        type: 'spreadsheetml.sharedStrings',
        xml: `<sst ${main}><si><t>甲</t></si></sst>`,
      },
    ]);
    const { texts, part } = await filledIn('xlsx', bytes, 'en');
    expect(texts).toEqual(['甲']);
    expect(part('xl/sharedStrings.xml')).toContain('<t>word 1</t>');
    expect(part('xl/worksheets/sheet1.xml')).toContain(sheet);
  });
});

describe('an OpenDocument file', () => {
  it.each([
    ['odt', 'text', paragraph('甲')],
    [
      'ods',
      'spreadsheet',
      `<table:table table:name="表"><table:table-row><table:table-cell office:value-type="string">${paragraph('甲')}</table:table-cell></table:table-row></table:table>`,
    ],
  ] as const)('says first, and not packed, what it is: %s', async (format, kind, body) => {
    const { bytes, part } = await filledIn(format, openDocumentFile(kind, body), 'en');
    expect(part('content.xml')).toContain('word 1');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // Signature, method and length of the extra field of the first entry (APPNOTE, section 4.3.7; OpenDocument 1.3 part 2, section 3.3).
    expect([view.getUint32(0, true), view.getUint16(8, true), view.getUint16(28, true)]).toEqual([
      0x04034b50, 0, 0,
    ]);
    expect(Buffer.from(bytes.subarray(30, 38)).toString()).toBe('mimetype');
    expect(Buffer.from(bytes.subarray(38, 80)).toString()).toMatch(
      /^application\/vnd\.oasis\.opendocument\./,
    );
  });
});
