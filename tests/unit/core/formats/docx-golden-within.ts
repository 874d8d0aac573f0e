import { strToU8 } from 'fflate';
import { p, r, story, styles, wordFile, type Part } from './docx-files.ts';

const blocks = (name: string, content: string): string =>
  `<w:docPart><w:docPartPr><w:name w:val="${name}"/><w:category><w:name w:val="常用"/><w:gallery w:val="docParts"/></w:category></w:docPartPr><w:docPartBody>${content}</w:docPartBody></w:docPart>`;

const glossary: readonly Part[] = [
  {
    name: 'glossary/document.xml',
    kind: 'glossaryDocument',
    type: 'wordprocessingml.document.glossary',
    xml: story(
      '',
      '',
      'glossaryDocument',
      `<w:docParts>${blocks('落款', p(r('專此奉達，', '<w:b/>') + r('順頌時綏。')))}${blocks('提示', p(r('請按一下以輸入文字。'), '<w:pStyle w:val="1"/>'))}${blocks('隱藏', p(r('藏而不見', '<w:rStyle w:val="h"/>')))}</w:docParts>`,
    ).xml,
  },
  {
    ...styles(
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="character" w:styleId="h"><w:name w:val="隱"/><w:rPr><w:vanish/></w:rPr></w:style>',
    ),
    name: 'glossary/styles.xml',
    of: 'glossary/document.xml',
  },
  { ...story('glossary/header1.xml', 'header', 'hdr', p(r('範本的頁首'))), of: 'glossary/document.xml' },
];
const withBlocks = p(
  `${r('此致')}<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="提示"/></w:placeholder></w:sdtPr><w:sdtContent>${r('某君')}</w:sdtContent></w:sdt>`,
);

const chunk = (name: string, content: string | Uint8Array, type: string): Part => ({
  name,
  kind: 'aFChunk',
  contentType: type,
  xml: content,
});
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const taking = (...ids: readonly number[]): string =>
  p(r('之前')) + ids.map((id) => `<w:altChunk r:id="rId${id}"/>`).join(p(r('其間'))) + p(r('之後'));

const page =
  '<!DOCTYPE html>\r\n<html><head><meta charset="utf-8"><title>附件</title></head><body><h2>附件一</h2><p>甲 &amp; <b>乙</b>，<br>丙</p><table><tr><td>左<td>右</table><img src="a.png" alt="城門"></body></html>';

/** A page in GB 2312, as old programs leave it: `第一句。` in these bytes. */
const oldPage = Uint8Array.from([
  ...strToU8('<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><body><p>'),
  0xb5,
  0xda,
  0xd2,
  0xbb,
  0xbe,
  0xe4,
  0xa1,
  0xa3,
  ...strToU8('</p></body></html>'),
]);

const inner = wordFile(p(r('文中之文', '<w:b/>') + r('的一段')) + p(r('又一段')), [
  story('footer1.xml', 'footer', 'ftr', p(r('附件的頁尾'))),
]);

/** Golden Word files of what stands within a document: building blocks, and what it takes in when it is opened. */
export const docxWithin: Readonly<Record<string, () => Uint8Array>> = {
  'building-blocks': () => wordFile(withBlocks, glossary),
  'building-blocks-left': () => wordFile(withBlocks, glossary),
  'chunk-page': () => wordFile(taking(1), [chunk('afchunk1.html', page, 'text/html')]),
  'chunk-old-page': () => wordFile(taking(1), [chunk('afchunk1.htm', oldPage, 'text/html')]),
  'chunk-document': () =>
    wordFile(taking(1, 2), [chunk('afchunk1.docx', inner, word), chunk('2.docx', inner, word)]),
  'chunk-in-cell': () =>
    wordFile(
      `<w:tbl><w:tr><w:tc>${p(r('格一'))}</w:tc><w:tc><w:altChunk r:id="rId1"/>${p('')}</w:tc></w:tr></w:tbl>${p(r('表後'))}`,
      [
        chunk(
          'a.xhtml',
          '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>格二</p></body></html>',
          'application/xhtml+xml',
        ),
      ],
    ),
  'chunk-in-chunk': () =>
    wordFile(taking(1), [
      chunk('a.docx', wordFile(taking(1), [chunk('b.html', '<p>不再深入</p>', 'text/html')]), word),
    ]),
  'chunks-left': () =>
    wordFile(taking(1, 2, 3, 4), [
      chunk('a.rtf', '{\\rtf1\\ansi left as it is}', 'application/rtf'),
      chunk(
        'b.mht',
        'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><p>left</p></html>',
        'message/rfc822',
      ),
      chunk('c.docx', strToU8('PK, and no package'), word),
      chunk('d.txt', '純文字', 'text/plain'),
    ]),
};
