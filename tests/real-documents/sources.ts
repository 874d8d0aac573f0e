/**
 * Documents in LibreOffice's flat XML, with what people's documents have: LibreOffice makes real files of other formats of them, with all that it
 * writes beside the words.
 */

const spaces = [
  ['office', 'office'],
  ['text', 'text'],
  ['table', 'table'],
  ['style', 'style'],
  ['draw', 'drawing'],
  ['presentation', 'presentation'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const compatible = [
  ['fo', 'xsl-fo-compatible'],
  ['svg', 'svg-compatible'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const flat = (type: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces} ${compatible} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${type}">
<office:meta><dc:title>渡口</dc:title><dc:language>zh-TW</dc:language></office:meta>
${inside}
</office:document>
`;

const fonts = `<office:font-face-decls><style:font-face style:name="Ming" svg:font-family="PMingLiU"/><style:font-face style:name="Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls>`;

const writerStyles = `${fonts}<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Serif" style:font-name-asian="Ming" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" fo:font-size="18pt"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-asian="italic"/></style:style>
<style:style style:name="E" style:family="text"><style:text-properties style:text-emphasize="dot below"/></style:style>
<style:style style:name="Dense" style:family="text"><style:text-properties fo:letter-spacing="0.1cm" style:text-combine="lines"/></style:style>
<style:style style:name="R" style:family="ruby"><style:ruby-properties style:ruby-align="center"/></style:style>
<style:style style:name="Indent" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.8cm" style:punctuation-wrap="hanging" style:line-break="strict" style:text-autospace="ideograph-alpha"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="parallel" fo:border="0.05pt solid #000000"/></style:style>
<style:style style:name="Box" style:family="table"/>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:layout-grid-mode="line" style:layout-grid-lines="40"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p>頁首：渡口</text:p></style:header><style:footer><text:p>第<text:page-number>1</text:page-number>頁，頁尾</text:p></style:footer></style:master-page></office:master-styles>`;

const changes = `<text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:insertion><office:change-info><dc:creator>甲</dc:creator><dc:date>2024-03-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:deletion><office:change-info><dc:creator>乙</dc:creator><dc:date>2024-03-01T11:00:00</dc:date></office:change-info><text:p>刪去的話</text:p></text:deletion></text:changed-region>
</text:tracked-changes>`;

const cell = (inside: string): string =>
  `<table:table-cell office:value-type="string">${inside}</table:table-cell>`;

/** A text: headings, looks, notes, tracked changes, a text box, a table in a table, fields, ruby, lists, a comment, links. */
export const writerSource = (): string =>
  flat(
    'text',
    `${writerStyles}<office:body><office:text>${changes}
<text:h text:style-name="Heading" text:outline-level="1">第一章　渡口</text:h>
<text:p text:style-name="Indent">渡口在河的<text:span text:style-name="B">南岸</text:span>，每天有<text:span text:style-name="I">七班</text:span>船。<text:span text:style-name="E">重點</text:span>在這裡，<text:span text:style-name="Dense">雙行夾注</text:span>也在。</text:p>
<text:p>他說<text:note text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">腳註的話，有<text:span text:style-name="B">粗體</text:span>。</text:p></text:note-body></text:note>明天再來<text:note text:id="e1" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>尾註的話。</text:p></text:note-body></text:note>。</text:p>
<text:p>讀音：<text:ruby text:style-name="R"><text:ruby-base>渡口</text:ruby-base><text:ruby-text>ㄉㄨˋ ㄎㄡˇ</text:ruby-text></text:ruby>。<text:line-break/>第二行<text:tab/>有定位。</text:p>
<text:p>前文<text:change-start text:change-id="c1"/>新加的話<text:change-end text:change-id="c1"/>後文<text:change text:change-id="c2"/>結束。</text:p>
<text:p>日期<text:date text:date-value="2024-03-01">2024年3月1日</text:date>與<text:a xlink:type="simple" xlink:href="https://example.org/">連結文字</text:a>，參見<text:bookmark-start text:name="m"/>書籤<text:bookmark-end text:name="m"/>與<text:bookmark-ref text:reference-format="text" text:ref-name="m">書籤</text:bookmark-ref>。</text:p>
<text:p>圖框在此：<draw:frame draw:style-name="Frame" draw:name="F" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box fo:min-height="1cm"><text:p>文字方塊裡的話。</text:p></draw:text-box></draw:frame>框外的話。</text:p>
<text:p>有<office:annotation><dc:creator>甲</dc:creator><dc:date>2024-03-01T10:00:00</dc:date><text:p>批註的話。</text:p></office:annotation>批註的段落。</text:p>
<text:list text:style-name="L"><text:list-item><text:p>第一項</text:p><text:list><text:list-item><text:p>第一項之一</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>第二項</text:p></text:list-item></text:list>
<table:table table:name="T" table:style-name="Box"><table:table-column table:number-columns-repeated="2"/>
<table:table-header-rows><table:table-row>${cell('<text:p>表頭甲</text:p>')}${cell('<text:p>表頭乙</text:p>')}</table:table-row></table:table-header-rows>
<table:table-row>${cell('<text:p>格一</text:p><text:p>格一第二段</text:p>')}${cell(`<text:p>外格</text:p><table:table table:name="T2" table:style-name="Box"><table:table-column/><table:table-row>${cell('<text:p>內表的格</text:p>')}</table:table-row></table:table><text:p>內表之後</text:p>`)}</table:table-row>
</table:table>
<text:p>An English sentence with “quotes” &amp; an ampersand, 混排 of scripts.</text:p>
</office:text></office:body>`,
  );

const sheetCell = (text: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;

/** Sheets: shared words, a merged cell, a comment, formulas, looks within a cell, two sheets. */
export const calcSource = (): string =>
  flat(
    'spreadsheet',
    `${fonts}<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="船期"><table:table-column table:number-columns-repeated="3"/>
<table:table-row>${sheetCell('班次', ' table:number-columns-spanned="2" table:number-rows-spanned="1"')}<table:covered-table-cell/>${sheetCell('備註')}</table:table-row>
<table:table-row>${sheetCell('早班')}<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>${sheetCell('從<text:span text:style-name="B">南岸</text:span>開')}</table:table-row>
<table:table-row>${sheetCell('早班')}<table:table-cell table:formula="of:=[.B2]*2" office:value-type="float" office:value="14"><text:p>14</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><dc:creator>甲</dc:creator><text:p>格的批註</text:p></office:annotation><text:p>雨天停開</text:p></table:table-cell></table:table-row>
<table:table-row>${sheetCell('晚班</text:p><text:p>第二行')}<table:table-cell table:formula="of:=&quot;共&quot;&amp;[.B3]" office:value-type="string" office:string-value="共14"><text:p>共14</text:p></table:table-cell></table:table-row>
</table:table>
<table:table table:name="票價"><table:table-column/><table:table-row>${sheetCell('全票 &amp; 半票')}</table:table-row></table:table>
</office:spreadsheet></office:body>`,
  );

const box = (words: string, y: number, more = ''): string =>
  `<draw:frame ${more} svg:x="2cm" svg:y="${y}cm" svg:width="20cm" svg:height="3cm"><draw:text-box>${words}</draw:text-box></draw:frame>`;

/** Slides: titles, looks, a table, notes, a shape with words. */
export const impressSource = (): string =>
  flat(
    'presentation',
    `${fonts}<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="M" style:page-layout-name="P"/></office:master-styles>
<office:body><office:presentation>
<draw:page draw:name="一" draw:master-page-name="M">${box('<text:p>渡口的歷史</text:p>', 1)}${box('<text:p>船在<text:span text:style-name="B">南岸</text:span>靠岸。</text:p><text:p>第二段</text:p>', 6)}<presentation:notes><draw:page-thumbnail draw:page-number="1"/>${box('<text:p>講者備註的話</text:p>', 12, 'presentation:class="notes"')}</presentation:notes></draw:page>
<draw:page draw:name="二" draw:master-page-name="M">${box('<text:p>第二張投影片</text:p>', 1)}<draw:custom-shape svg:x="3cm" svg:y="10cm" svg:width="8cm" svg:height="3cm"><text:p>圖形裡的話</text:p></draw:custom-shape><draw:frame svg:x="2cm" svg:y="5cm" svg:width="20cm" svg:height="3cm"><table:table><table:table-column/><table:table-column/><table:table-row><table:table-cell><text:p>甲格</text:p></table:table-cell><table:table-cell><text:p>乙格</text:p></table:table-cell></table:table-row></table:table></draw:frame></draw:page>
</office:presentation></office:body>`,
  );
