import { unzipSync, zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain, type RichText } from '#core/model/index.ts';
import { sharedPath } from '#tests/needs.ts';
import { docxGolden } from './docx-golden.ts';
import { p, r, wordFile } from './docx-files.ts';
import { bodyOf, fillDocx, readDocx } from './fill-docx.ts';

const golden = (name: string): Uint8Array => {
  const make = docxGolden[name];
  if (make === undefined) throw new Error(name);
  return make();
};
/** Each text by the words that are looked up; all others stay. */
const words =
  (by: Readonly<Record<string, string>>) =>
  (rich: RichText): RichText => {
    const now = by[rich.text];
    return now === undefined ? rich : plain(now);
  };
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('what is written', () => {
  test('is one run with the properties that most of the paragraph has, and keeps white space', () => {
    const { part } = fillDocx(golden('split-runs'), words({ '檔案館。': 'The  archive. ' }));
    expect(bodyOf(part('word/document.xml'))).toContain(
      '<w:p><w:bookmarkStart w:id="0" w:name="館"/><w:r w:rsidR="001"><w:t xml:space="preserve">The  archive. </w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>',
    );
  });

  test('has the run properties of each pair, by its id, in whatever order', () => {
    const { part } = fillDocx(
      wordFile(p(r('甲', '<w:b/>') + r('乙乙乙') + r('丙', '<w:i/>'))),
      ({ tags }) => {
        const [open, close, second, end] = tags;
        if (open === undefined || close === undefined || second === undefined || end === undefined)
          throw new Error('tags');
        return {
          text: 'CBA',
          tags: [
            { ...second, at: 0 },
            { ...end, at: 1 },
            { ...open, at: 2 },
            { ...close, at: 3 },
          ],
        };
      },
    );
    expect(bodyOf(part('word/document.xml'))).toBe(
      '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>C</w:t></w:r><w:r><w:t>B</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t></w:r></w:p>',
    );
  });

  test('has a line break and a tab for what a person typed as such', () => {
    const { part } = fillDocx(wordFile(p(r('甲'))), () => plain('a\nb\tc <&'));
    expect(bodyOf(part('word/document.xml'))).toBe(
      '<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c &lt;&amp;</w:t></w:r></w:p>',
    );
  });

  test('is the same file where no word changes, though a document in it was packed by another program', () => {
    const was = golden('chunk-document');
    const packed = zipSync(unzipSync(was), { level: 1 });
    expect(Buffer.from(packed).equals(was)).toBe(false);
    const { bytes } = fillDocx(packed, (rich) => rich);
    expect(Buffer.from(bytes).equals(packed)).toBe(true);
  });

  test('keeps a note, a computed field and a picture whose codes are missing, behind the words', () => {
    const { part } = fillDocx(golden('headers-notes'), words({ 正文之後: 'Text' }));
    expect(bodyOf(part('word/document.xml'))).toBe(
      '<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
    );
    expect(bodyOf(fillDocx(golden('fields'), () => plain('x')).part('word/document.xml'))).toContain(
      'PAGE \\* MERGEFORMAT',
    );
  });

  test('is nothing where the user chose nothing for a text without a translation', () => {
    const { part } = fillDocx(wordFile(p(r('甲')) + p(r('乙'))), (rich) =>
      rich.text === '甲' ? plain('') : rich,
    );
    expect(bodyOf(part('word/document.xml'))).toBe(`<w:p></w:p>${p(r('乙'))}`);
  });

  test('stands in a text box and in its alternative, nested ones too', () => {
    const xml = fillDocx(golden('text-box-nested'), words({ 外框: 'outer', 內框: 'inner', 段: 'par' })).part(
      'word/document.xml',
    );
    expect(count(xml, '<w:t>inner</w:t>')).toBe(4);
    expect(count(xml, '內框')).toBe(0);
    expect(count(xml, '>par<')).toBe(1);
    const flat = fillDocx(golden('text-box'), words({ 框中二: 'two' })).part('word/document.xml');
    expect(count(flat, '<w:t>two</w:t>')).toBe(2);
    expect(count(flat, '框中一')).toBe(2);
  });

  test('stands in the text of new WordArt, and in the attribute of old', () => {
    const xml = fillDocx(golden('word-art'), words({ '文字&藝術': 'Art "1"', 新藝術: 'new' })).part(
      'word/document.xml',
    );
    expect(xml).toContain('string="Art &quot;1&quot;"');
    expect(xml).toContain('string="new"');
    expect(xml).toContain('>new<');
  });

  test('stands in SmartArt as data and as drawing, and in each cache of a chart', () => {
    const art = fillDocx(golden('smart-art'), (rich, n) => (n === 0 ? rich : plain(`w${n}`)));
    expect(art.part('word/diagrams/data1.xml').match(/w\d/g)).toEqual(['w1', 'w2', 'w3']);
    expect(art.part('word/diagrams/drawing1.xml').match(/w\d/g)).toEqual(['w1', 'w2', 'w3']);
    const chart = fillDocx(golden('chart'), words({ 春: 'spring', '人口 & 土地': 'People & land' })).part(
      'word/charts/chart1.xml',
    );
    expect(count(chart, '<c:v>spring</c:v>')).toBe(2);
    expect(chart).toContain('<a:r><a:rPr b="1"/><a:t>People &amp; land</a:t></a:r>');
    expect(chart).toContain('<c:f>Sheet1!$A$1</c:f>');
  });

  test('stands in the store that a content control takes its words from', () => {
    const { part } = fillDocx(golden('bound-controls'), (rich) =>
      rich.text === '城市'
        ? plain('City')
        : {
            text: 'Unit: Archive',
            tags: rich.tags.map((tag) => ({ ...tag, at: tag.kind === 'open' ? 6 : 13 })),
          },
    );
    expect(part('customXml/item1.xml')).toContain(
      '<root xmlns="urn:n"><unit>Archive</unit><city name="City"/><other>檔案館</other></root>',
    );
  });

  test('keeps a ruby whose base is still marked, and has no reading where it is not', () => {
    const kept = fillDocx(golden('ruby'), ({ text, tags }) => ({
      text: text.replace('瀾', '澜'),
      tags,
    })).part('word/document.xml');
    expect(kept).toContain(
      '<w:t>lán</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>澜</w:t><w:tab/></w:r></w:rubyBase></w:ruby>',
    );
    const gone = fillDocx(golden('ruby'), () => plain('Lan')).part('word/document.xml');
    expect(gone).not.toContain('lán');
  });
});

describe('tracked changes', () => {
  test('are accepted in a text that is written, and stay in one that is not', () => {
    const xml = bodyOf(
      fillDocx(golden('changes-accepted'), words({ '原文新字。': 'new' })).part('word/document.xml'),
    );
    expect(xml.startsWith('<w:p><w:r><w:t>new</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:ins ')).toBe(true);
    const one = bodyOf(fillDocx(golden('property-changes'), () => plain('x')).part('word/document.xml'));
    expect(one).toBe(
      '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>',
    );
  });

  test('are rejected: deleted words are written as words, properties are as they were', () => {
    const choices = { trackedChanges: 'reject' };
    const xml = bodyOf(
      fillDocx(golden('changes-rejected'), words({ '原文舊字。': 'old' }), { choices }).part(
        'word/document.xml',
      ),
    );
    expect(xml.startsWith('<w:p><w:r><w:t>old</w:t></w:r></w:p>')).toBe(true);
    const one = bodyOf(
      fillDocx(golden('property-changes'), () => plain('x'), { choices }).part('word/document.xml'),
    );
    expect(one).toContain('<w:pPr><w:jc w:val="left"/></w:pPr>');
  });

  test('make one paragraph of two whose mark is deleted', () => {
    const xml = bodyOf(
      fillDocx(golden('deleted-paragraph-mark'), words({ 前半後半: 'whole' })).part('word/document.xml'),
    );
    expect(count(xml, '<w:p>')).toBe(3);
    expect(
      xml.startsWith('<w:p><w:r><w:t>whole</w:t></w:r></w:p>') ||
        xml.startsWith('<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>whole'),
    ).toBe(true);
  });

  test('do not take the end of a section along with a mark that is deleted', () => {
    const mark = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr><w:sectPr><w:cols w:num="2"/></w:sectPr>';
    const { part } = fillDocx(wordFile(p(r('前'), mark) + p(r('後'))), (rich) => plain(`${rich.text}!`));
    expect(part('word/document.xml')).toContain('<w:cols w:num="2"/>');
    expect(part('word/document.xml')).toContain('<w:t>前!</w:t>');
  });

  test('matter as an option only for a document that has some', () => {
    expect(readDocx(golden('changes-accepted')).options).toContain('trackedChanges');
    expect(readDocx(golden('split-runs')).options).not.toContain('trackedChanges');
    expect(readDocx(golden('comments')).options).toContain('comments');
  });
});

describe('files that are no documents', () => {
  test.each([
    ['a zip without a main part', wordFile('').slice(0, 0), 'document.damaged-package'],
    ['XML that is not well-formed', wordFile('<w:p>'), 'document.bad-part'],
    ['an entity of its own', new Uint8Array([0x50, 0x4b, 3, 4]), 'document.damaged-package'],
  ])('%s', (_, bytes, failure) => {
    expect(readDocx(bytes).failure?.code).toBe(failure);
  });

  const hostile = sharedPath('conformance/hostile');
  test.skipIf(hostile === null)('made to do harm are read or refused', () => {
    const files = readdirSync(hostile ?? '').filter((name) => name.endsWith('.docx'));
    const found = files.map((name) => {
      const { failure, blocks } = readDocx(readFileSync(join(hostile ?? '', name)));
      return `${name}: ${failure?.code ?? `${blocks.length} blocks`}`;
    });
    console.log(found.join('\n'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.find((line) => line.startsWith('ExternalEntityInText'))).toContain('document.bad-part');
  });
});
