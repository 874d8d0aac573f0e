import { field, fieldEnd, fieldStart, p, r, wordFile } from '../docx-files.ts';
import { officeFile } from '../office-files.ts';
import { openDocumentFile, p as odtP } from '../open-document-files.ts';

/*
 * Small packages, each with one thing that is seldom in files.
 */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet: rows of it, behind a bar what is before and after the rows. */
const workbook = (sheet: string, strings = ''): Uint8Array =>
  officeFile([
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main',
      xml: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      relations: [
        ['worksheet', 'xl/worksheets/sheet1.xml'],
        ['sharedStrings', 'xl/sharedStrings.xml'],
      ],
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      type: 'spreadsheetml.worksheet',
      xml: `<worksheet xmlns="${main}">${sheet}</worksheet>`,
    },
    {
      path: 'xl/sharedStrings.xml',
      type: 'spreadsheetml.sharedStrings',
      xml: `<sst xmlns="${main}">${strings}</sst>`,
    },
  ]);

const inline = (text: string, at = ''): string => `<c${at} t="inlineStr"><is><t>${text}</t></is></c>`;
const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;
const strings =
  '<si><t>一</t></si><si><r><t>二</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>èr</t></rPh></si><si/>';

const sheets: readonly string[] = [
  data(`<row>${inline('一')}${inline('二')}</row><row>${inline('三')}</row>`),
  data(
    `<row r="3">${inline('一', ' r="B3"')}</row><row r="x">${inline('二')}</row><row r="0">${inline('三')}</row><row r="1.5">${inline('四')}</row>`,
  ),
  data(`<row r="1" hidden="1">${inline('一', ' r="A1"')}</row><row r="2">${inline('二', ' r="A2"')}</row>`),
  `<cols><col min="1" max="1" hidden="1"/></cols>${data(`<row r="1">${inline('一', ' r="A1"')}${inline('二', ' r="B1"')}</row>`)}`,
  data(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>0</v></c></row>',
  ),
  data(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>A1</f><v>一</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><v>二</v></c></row>',
  ),
  data(`<row r="1">${inline(' 一 ', ' r="A1"')}${inline('', ' r="B1"')}${inline('a\nb', ' r="C1"')}</row>`),
  data('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'),
  data(
    '<row r="1"><c r="A1" t="str"><v>zh</v></c><c r="B1" t="str"><v>en</v></c></row><row r="2"><c r="A2" t="str"><v>一 &amp; 二</v></c><c r="B2" t="str"><v>w</v></c></row><row r="3"><c r="A3" t="str"><v>三</v></c></row>',
  ),
  data(
    '<row r="1"><c r="A1" t="str"><v>一 &lt;_x000D_</v></c><c r="B1" t="inlineStr"><is><t>二</t></is></c><c r="C1" t="str"><f>A1</f><v>三</v></c><c r="D1" t="str"><v/></c></row><row r="2"><c r="A2" t="str"><f t="array" ref="A2:B3">A1</f><v>四</v></c><c r="B2" t="str"><v>五</v></c><c r="C2" t="str"><v>六</v></c></row><row r="3"><c r="B3" t="str"><v>七</v></c><c r="C3" t="str"><f t="shared" ref="C3:D3" si="0">A1</f><v>八</v></c><c r="D3" t="str"><f t="shared" si="0"/><v>九</v></c></row><row r="4"><c r="B4" t="str"><v>十</v></c></row>',
  ),
  data(''),
];

const spreadsheet = (rows: string): Uint8Array =>
  openDocumentFile('spreadsheet', `<table:table table:name="A">${rows}</table:table>`);
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string">${cell}</table:table-cell>`).join('')}</table:table-row>`;

const run = (text: string, properties: string): string => r(text, properties);

const bodies: readonly string[] = [
  p(r('一') + run('二', '<w:b/>') + r('三')),
  p(run('一', '<w:webHidden/>') + run('二', '<w:vanish/>') + run('三', '<w:specVanish/>')),
  p(
    run('一', '<w:b w:val="0"/>') +
      run('二', '<w:b w:val="false"/>') +
      run('三', '<w:b w:val="on"/>') +
      run('四', '<w:b/><w:bCs/>'),
  ),
  p(
    run('一', '<w:vertAlign w:val="superscript"/>') +
      run('二', '<w:vertAlign w:val="subscript"/>') +
      run('三', '<w:vertAlign w:val="baseline"/>'),
  ),
  p(
    run('一', '<w:rFonts w:ascii="A"/>') +
      run('二', '<w:rFonts w:hint="eastAsia"/>') +
      run('三', '<w:lang w:val="en"/>') +
      run('四', '<w:noProof/>'),
  ),
  p(
    run('一', '<w:u w:val="none"/>') +
      run('二', '<w:u w:val="single"/>') +
      run('三', '<w:strike/>') +
      run('四', '<w:color w:val="FF0000"/>'),
  ),
  p(r('一') + field('PAGE', r('1')) + r('二')),
  p(r('一') + field('HYPERLINK "https://a.example"', r('二')) + r('三')),
  p(r('一') + fieldStart('REF a') + field('PAGE', r('1')) + r('二') + fieldEnd + r('三')),
  p(r('一') + fieldStart('HYPERLINK "b"') + r('二')) + p(r('三') + fieldEnd + r('四')),
  p(r('一') + fieldEnd + r('二')),
  p(r('一') + '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>' + r('二')),
  p(
    '<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br w:type="page"/><w:t>四</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>五</w:t></w:r>',
  ),
  p('<w:r><w:t xml:space="preserve"> 一 </w:t></w:r>' + r('二')),
  p(r('一') + '<w:bookmarkStart w:id="1" w:name="a"/>' + r('二') + '<w:bookmarkEnd w:id="1"/>' + r('三')),
  p(r('一') + '<w:proofErr w:type="spellStart"/>' + r('二') + '<w:proofErr w:type="spellEnd"/>'),
  p(
    r('一') +
      '<w:ins w:id="1" w:author="a"><w:r><w:t>二</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>三</w:delText></w:r></w:del>',
  ),
  p(
    '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
      r('字'),
  ),
  p('<w:sdt><w:sdtPr/><w:sdtContent>' + r('一') + '</w:sdtContent></w:sdt>' + r('二')),
  p(
    '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' +
      r('一') +
      '</w:sdtContent></w:sdt>' +
      r('二'),
  ),
  p('<w:smartTag w:uri="a" w:element="b">' + r('一') + '</w:smartTag>' + r('二')),
  p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r('一')),
  p('<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' + r('一')) + p('<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>'),
  '<w:tbl><w:tr><w:tc>' + p(r('一')) + '</w:tc><w:tc>' + p('') + '</w:tc></w:tr></w:tbl>' + p(r('二')),
  p(r('一'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
    p(r('二'), '<w:outlineLvl w:val="1"/>') +
    p(r('三'), '<w:outlineLvl w:val="9"/>'),
  p(
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>一</w:t></mc:Choice><mc:Fallback><w:t>二</w:t></mc:Fallback></mc:AlternateContent></w:r>' +
      r('三'),
  ),
];

const odtBodies: readonly string[] = [
  odtP('一<text:span text:style-name="T1">二</text:span>三'),
  odtP('一<text:s text:c="2"/>二<text:tab/>三<text:line-break/>四'),
  odtP('  一 \n 二  '),
  odtP(
    '一<text:note text:note-class="footnote" text:id="n"><text:note-citation>1</text:note-citation><text:note-body><text:p>二</text:p></text:note-body></text:note>三',
  ),
  odtP('<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>hàn</text:ruby-text></text:ruby>字'),
  odtP('<text:a xlink:href="a">一</text:a>二<text:bookmark text:name="b"/>三'),
  odtP(
    '一<text:page-number>1</text:page-number>二<text:span text:style-name="T2">三</text:span><text:span text:style-name="T4">four</text:span>',
  ),
  odtP(
    '一<office:annotation office:name="c"><dc:creator>甲</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>注</text:p></office:annotation>二<office:annotation-end office:name="c"/>三',
  ),
  '<text:h text:outline-level="2">一</text:h><text:h>二</text:h><text:list><text:list-item>' +
    odtP('三') +
    '</text:list-item></text:list>',
  odtP('') + odtP(' ') + odtP('<text:span text:style-name="T3"/>'),
  odtP('一<text:soft-page-break/>二<text:span text:style-name="T5">三</text:span>'),
  '<table:table><table:table-row><table:table-cell>' +
    odtP('一') +
    '</table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
];

const odsBodies: readonly string[] = [
  row(odtP('一'), odtP('二')),
  row(odtP('zh'), odtP('en')) + row(odtP('一'), odtP('w')) + row(odtP('二'), ''),
  row(odtP('zh'), odtP('en')) + row(odtP('一') + odtP('二'), odtP('w') + odtP('v')),
  `<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="2">${odtP('一')}</table:table-cell></table:table-row>`,
  `<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string">${odtP('一')}</table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1">${odtP('1')}</table:table-cell><table:table-cell office:value-type="string" table:formula="of:=A1">${odtP('二')}</table:table-cell><table:covered-table-cell office:value-type="string">${odtP('三')}</table:covered-table-cell></table:table-row>`,
];

/** By format: bodies, and how a file is made of one. */
export const smallPackages: Readonly<
  Record<string, readonly (readonly [string, (body: string) => Uint8Array])[]>
> = {
  xlsx: sheets.map((sheet) => [sheet, (body: string) => workbook(body, strings)] as const),
  docx: bodies.map((body) => [body, (own: string) => wordFile(own)] as const),
  odt: odtBodies.map((body) => [body, (own: string) => openDocumentFile('text', own)] as const),
  ods: odsBodies.map((body) => [body, (own: string) => spreadsheet(own)] as const),
};
