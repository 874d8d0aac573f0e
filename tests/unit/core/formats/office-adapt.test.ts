import { describe, expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { blocksIn, bytesFile, filledWith, rowsFor } from './filling.ts';
import { officeFile } from './office-files.ts';
import { openDocumentFile, p } from './open-document-files.ts';
import { column } from './sources.ts';

type To = 'en' | 'zh-Hans' | 'zh-Hant';

/** A document whose words are filled with themselves, adapted to a language: its parts, and what is told. */
const adapted = async (format: string, bytes: Uint8Array, language: To, adapt = true) => {
  const file = bytesFile(bytes, 'utf-8');
  const rows = rowsFor(await blocksIn(format, file), ({ rich }) => plain(rich.text));
  const filled = await filledWith(format, [file], rows, { adapt, columns: column('en', language) });
  const zip = openZip(filled.bytes);
  return {
    bytes: filled.bytes,
    part: (name: string): string => {
      const content = typeof zip === 'string' ? null : zip.read(name);
      return content instanceof Uint8Array ? new TextDecoder().decode(content) : '';
    },
    counts: Object.fromEntries(
      (filled.written?.ok === true ? (filled.written.value.adapted ?? []) : []).map(({ code, count }) => [
        code,
        count,
      ]),
    ),
  };
};

const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const presentation = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const slides = (body: string, theme: string): Uint8Array =>
  officeFile([
    {
      path: 'ppt/presentation.xml',
      type: 'presentationml.presentation.main',
      xml: `<p:presentation ${presentation} ${related}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
      relations: [['slide', 'ppt/slides/slide1.xml']],
    },
    {
      path: 'ppt/slides/slide1.xml',
      xml: `<p:sld ${presentation} ${drawing}><p:cSld><p:spTree><p:sp><p:txBody>${body}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    },
    {
      path: 'ppt/theme/theme1.xml',
      xml: `<a:theme ${drawing}><a:fontScheme>${theme}</a:fontScheme></a:theme>`,
    },
  ]);
const slide = slides(
  '<a:bodyPr vert="eaVert"/><a:p><a:r><a:rPr lang="zh-TW"><a:latin typeface="新細明體"/><a:ea typeface="新細明體"/></a:rPr><a:t>甲</a:t></a:r></a:p>',
  '<a:latin typeface="微軟正黑體"/><a:ea typeface="微軟正黑體"/>',
);

describe('a presentation', () => {
  test('into English has its language and Latin typefaces, in its theme too, and what stands upright is told', async () => {
    const { part, counts } = await adapted('pptx', slide, 'en');
    expect(part('ppt/slides/slide1.xml')).toContain(
      '<a:rPr lang="en-US"><a:latin typeface="Times New Roman"/><a:ea typeface="新細明體"/></a:rPr><a:t>甲</a:t>',
    );
    expect(part('ppt/theme/theme1.xml')).toContain(
      '<a:latin typeface="Arial"/><a:ea typeface="微軟正黑體"/>',
    );
    expect(counts).toEqual({ 'pptx.language': 1, 'pptx.fonts': 2, 'pptx.vertical': 1 });
  });

  test('into Simplified has the typefaces of that script', async () => {
    const { part, counts } = await adapted('pptx', slide, 'zh-Hans');
    expect(part('ppt/slides/slide1.xml')).toContain(
      '<a:rPr lang="zh-CN"><a:latin typeface="SimSun"/><a:ea typeface="SimSun"/></a:rPr>',
    );
    expect(part('ppt/theme/theme1.xml')).toContain('<a:ea typeface="Microsoft YaHei"/>');
    expect(counts).toEqual({ 'pptx.language': 1, 'pptx.fonts': 4 });
  });

  test('is the same file where it is not adapted', async () => {
    expect((await adapted('pptx', slide, 'en', false)).bytes).toEqual(slide);
  });
});

const styled = (properties: string, faces = ''): Uint8Array =>
  openDocumentFile('text', p('甲'), {
    styles: `${faces}<style:style style:name="P1" style:family="paragraph"><style:text-properties ${properties}/></style:style>`,
    parts: {
      'meta.xml':
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:language>zh-TW</dc:language></office:meta></office:document-meta>',
    },
  });
const faces = '<style:font-face style:name="明體" svg:font-family="\'新細明體\'"/>';

describe('an OpenDocument text', () => {
  test('into English has its language, a Latin typeface for Latin letters, no dots and no cells for letters', async () => {
    const { part, counts } = await adapted(
      'odt',
      styled(
        'style:font-name="明體" style:font-name-asian="明體" fo:language="zh" fo:country="TW" style:language-asian="zh" style:country-asian="TW" style:text-emphasize="dot below" fo:letter-spacing="0.1cm"',
        faces,
      ),
      'en',
    );
    expect(part('content.xml')).toContain(
      'style:font-name-asian="明體" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW" style:text-emphasize="none" fo:letter-spacing="0.1cm" fo:font-family="&apos;Times New Roman&apos;"/>',
    );
    expect(part('content.xml')).toContain(faces);
    expect(part('meta.xml')).toContain('<dc:language>en-US</dc:language>');
    expect(counts).toEqual({ 'odt.language': 2, 'odt.fonts': 1, 'odt.emphasis-marks': 1, 'odt.spacing': 1 });
  });

  test('into Simplified has the language of Chinese letters and the declared typefaces changed', async () => {
    const { part, counts } = await adapted(
      'odt',
      styled('fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"', faces),
      'zh-Hans',
    );
    expect(part('content.xml')).toContain(
      'fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"',
    );
    expect(part('content.xml')).toContain('style:name="明體" svg:font-family="&apos;SimSun&apos;"');
    expect(part('meta.xml')).toContain('<dc:language>zh-CN</dc:language>');
    expect(counts).toEqual({ 'odt.language': 2, 'odt.fonts': 1 });
  });

  test('that stands from top to bottom is told, and left', async () => {
    const bytes = openDocumentFile('text', p('甲'), {
      styles:
        '<style:page-layout style:name="pm1"><style:page-layout-properties style:writing-mode="tb-rl" style:layout-grid-mode="both"/></style:page-layout>',
    });
    const { part, counts } = await adapted('odt', bytes, 'en');
    expect(part('content.xml')).toContain('style:writing-mode="tb-rl" style:layout-grid-mode="line"');
    expect(counts).toEqual({ 'odt.vertical': 1, 'odt.grid': 1 });
  });

  test('is the same file where it is not adapted, or already is in that language', async () => {
    const bytes = styled('fo:language="zh" fo:country="TW"', faces);
    expect((await adapted('odt', bytes, 'en', false)).bytes).toEqual(bytes);
    expect((await adapted('odt', bytes, 'zh-Hant')).bytes).toEqual(bytes);
  });
});

describe('numbering', () => {
  test('of slides is counted as in the language', async () => {
    const bytes = slides(
      '<a:p><a:pPr><a:buAutoNum type="ea1ChtPeriod"/></a:pPr><a:r><a:t>甲</a:t></a:r></a:p><a:p><a:pPr><a:buAutoNum type="romanLcPeriod"/></a:pPr><a:r><a:t>乙</a:t></a:r></a:p>',
      '',
    );
    const english = await adapted('pptx', bytes, 'en');
    expect(english.part('ppt/slides/slide1.xml')).toContain('<a:buAutoNum type="arabicPeriod"/>');
    expect(english.part('ppt/slides/slide1.xml')).toContain('<a:buAutoNum type="romanLcPeriod"/>');
    expect(english.counts).toEqual({ 'pptx.numbering': 1 });
    const simplified = await adapted('pptx', bytes, 'zh-Hans');
    expect(simplified.part('ppt/slides/slide1.xml')).toContain('<a:buAutoNum type="ea1ChsPeriod"/>');
  });

  const level = (format: string, more: string): string =>
    `<text:list-level-style-number text:level="1" style:num-format="${format}"${more}/>`;
  const listed = (levels: string): Uint8Array =>
    openDocumentFile('text', p('甲'), {
      styles: `<text:list-style style:name="L1">${levels}</text:list-style>`,
    });

  test.each([
    ['一, 二, 三, ...', ' style:num-suffix="、"', '1', ' style:num-suffix="."'],
    [
      '壹, 貳, 參, ...',
      ' style:num-prefix="第" style:num-suffix="章"',
      '1',
      ' style:num-prefix="Chapter " style:num-suffix=""',
    ],
    [
      '甲, 乙, 丙, ...',
      ' style:num-prefix="（" style:num-suffix="）"',
      'A',
      ' style:num-prefix="(" style:num-suffix=")"',
    ],
    [
      '１, ２, ３, ...',
      ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:num-list-format="第%1%節"',
      '1',
      ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:num-list-format="Section %1%"',
    ],
    ['i', ' style:num-suffix="."', 'i', ' style:num-suffix="."'],
  ])('of texts, %s%s, becomes %s%s', async (format, more, now, label) => {
    const { part, counts } = await adapted('odt', listed(level(format, more)), 'en');
    expect(part('content.xml')).toContain(level(now, label));
    expect(counts).toEqual(format === now ? {} : { 'odt.numbering': 1 });
  });
});
