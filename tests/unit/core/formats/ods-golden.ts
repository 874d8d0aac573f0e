import { openDocumentFile, p } from './open-document-files.ts';

type Extra = NonNullable<Parameters<typeof openDocumentFile>[2]>;

const hiddenTable =
  '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
const cell = (words: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string"${attributes}>${p(words)}</table:table-cell>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`;
const table = (name: string, rows: string, attributes = ''): string =>
  `<table:table table:name="${name}"${attributes}>${rows}</table:table>`;
const file = (tables: string, extra: Extra = {}): Uint8Array =>
  openDocumentFile('spreadsheet', tables, extra);
const one = (rows: string): Uint8Array => file(table('表一', rows));

const two = (): Uint8Array =>
  file(table('表一', row(cell('甲一') + cell('乙一'))) + table('表二', row(cell('甲二') + cell('乙二'))));
const hidden = (): Uint8Array =>
  file(
    table(
      '看得見',
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>' +
        row(cell('看得見的') + cell('隱藏的欄') + cell('也隱藏') + cell('第四欄')) +
        row(cell('隱藏的列'), ' table:visibility="collapse"') +
        row(cell('篩掉的列'), ' table:visibility="filter"'),
    ) + table('看不見', row(cell('隱藏的表')), ' table:style-name="ta2"'),
    { styles: hiddenTable },
  );

/** Each golden spreadsheet by its name: one thing that it may hold. */
export const odsGolden: Readonly<Record<string, () => Uint8Array>> = {
  cells: () =>
    one(
      row(cell('年份') + '<table:table-cell/>' + cell('大事')) +
        row(
          `<table:table-cell office:value-type="float" office:value="1911">${p('1911 年')}</table:table-cell>${cell('武昌起義')}<table:table-cell office:value-type="boolean" office:boolean-value="true">${p('TRUE')}</table:table-cell>`,
        ),
    ),
  formulas: () =>
    one(
      row(
        `<table:table-cell table:formula="of:=UPPER(&quot;abc&quot;)" office:value-type="string" office:string-value="ABC">${p('ABC')}</table:table-cell>${cell('旁邊的字')}`,
      ),
    ),
  paragraphs: () =>
    one(
      row(
        `<table:table-cell office:value-type="string">${p('第一段')}${p('第二段 <text:span text:style-name="T1">粗</text:span>')}</table:table-cell>`,
      ),
    ),
  'said-twice': () =>
    one(row(cell('甲', ' office:string-value="甲"') + cell('乙', " office:string-value='乙'"))),
  repeated: () => one(row(cell('同上', ' table:number-columns-repeated="3"') + cell('末欄'))),
  merged: () =>
    one(
      row(
        `<table:table-cell office:value-type="string" table:number-columns-spanned="2">${p('合併')}</table:table-cell><table:covered-table-cell>${p('蓋住的')}</table:covered-table-cell>${cell('第三欄')}`,
      ),
    ),
  annotation: () =>
    one(
      row(
        `<table:table-cell office:value-type="string"><office:annotation>${p('批語')}</office:annotation>${p('有批語的字')}</table:table-cell>`,
      ),
    ),
  comments: () =>
    one(
      row(
        `<table:table-cell office:value-type="string" office:string-value="有批語的字"><office:annotation office:display="true"><dc:creator>乙</dc:creator>${p('字的批語')}</office:annotation>${p('有批語的字')}</table:table-cell>${cell('其次')}`,
      ) +
        row(
          `<table:table-cell office:value-type="float" office:value="7"><office:annotation office:display="true">${p('數的批語')}</office:annotation>${p('7')}</table:table-cell><table:table-cell table:formula="of:=1" office:value-type="string"><office:annotation office:display="true">${p('公式的批語')}</office:annotation>${p('一')}</table:table-cell>${cell('末格')}`,
        ),
    ),
  validation: () =>
    file(
      `<table:content-validations><table:content-validation table:name="v1"><table:help-message>${p('請選一項')}</table:help-message></table:content-validation></table:content-validations>${table('表一', row(cell('選項')))}`,
    ),
  shapes: () =>
    one(
      `<table:shapes><draw:frame><draw:text-box>${p('表上的框')}</draw:text-box></draw:frame></table:shapes>${row(cell('格'))}`,
    ),
  chart: () => file(table('表一', row(cell('季度'))), { parts: { 'Object 1/content.xml': '<chart/>' } }),
  'hidden-left': hidden,
  'hidden-too': hidden,
  'chosen-sheets': two,
  'chosen-columns': two,
  bilingual: () =>
    file(
      table(
        '對照',
        row(cell('原文') + cell('English') + cell('備註')) +
          row(
            `${cell('渡口<text:span text:style-name="T1">很</text:span>小')}${cell('The landing is <text:span text:style-name="T1">very</text:span> small')}${cell('看圖')}`,
          ) +
          row(`${cell('船來了')}<table:table-cell table:number-columns-repeated="3"/>`) +
          row(cell('天黑了')) +
          row(
            `<table:table-cell office:value-type="float" office:value="7">${p('7')}</table:table-cell>${cell('seven')}`,
          ) +
          row(
            `${cell('同上')}<table:table-cell office:value-type="string"><office:annotation>${p('批語')}</office:annotation>${p('old')}</table:table-cell>`,
          ),
      ),
    ),
  'bilingual-formulas': () =>
    one(
      row(cell('Source') + cell('Target')) +
        row(
          `${cell('甲')}<table:table-cell table:formula="of:=[.A2]" office:value-type="string" office:string-value="甲">${p('甲')}</table:table-cell>`,
        ) +
        row(cell('乙') + cell('b')),
    ),
  'bilingual-chosen': () => one(row(cell('一') + cell('one')) + row(cell('二') + cell('two'))),
  'sheet-names': () =>
    file(
      table(
        '表一',
        row(
          `${cell('甲')}<table:table-cell table:formula="of:=[$表一.A1]&amp;[$'兩 字'.$A$1]&amp;&quot;表一.A1&quot;" office:value-type="string">${p('x')}</table:table-cell>`,
        ),
      ) +
        table('兩 字', row(cell('乙 <text:a xlink:href="#表一.A1">回去</text:a>'))) +
        `<table:named-expressions><table:named-range table:name="表一" table:base-cell-address="$表一.$A$1" table:cell-range-address="$表一.$A$1:.$B$2"/></table:named-expressions>`,
      {
        parts: {
          'Object 1/content.xml':
            '<chart xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" table:cell-range-address="表一.A1:表一.B2"/>',
        },
      },
    ),
  'no-words': () => one(row('<table:table-cell office:value-type="string"/>')),
};

export const odsSettings: Readonly<Record<string, object>> = {
  comments: { choices: { comments: true } },
  'hidden-too': { choices: { hidden: true } },
  'chosen-sheets': { choices: { sheets: '表二' } },
  'chosen-columns': { choices: { columns: 'B' } },
  'sheet-names': { choices: { sheetNames: true } },
  'bilingual-chosen': { choices: { source: 'A', target: 'B', header: 'no' } },
  'bilingual-formulas': { except: { words: 'a translation whose cell has a formula is not written' } },
};
