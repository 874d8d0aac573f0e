import { officeFile, type OfficePart } from './office-files.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A cell with a shared string, by its number. */
const s = (reference: string, number: number): string => `<c r="${reference}" t="s"><v>${number}</v></c>`;
const row = (number: number, cells: string, attributes = ''): string =>
  `<row r="${number}"${attributes}>${cells}</row>`;
const worksheet = (rows: string, before = ''): string =>
  `<worksheet ${main}>${before}<sheetData>${rows}</sheetData></worksheet>`;
const si = (text: string): string => `<si><t>${text}</t></si>`;

type SheetSpec = {
  readonly name: string;
  readonly xml: string;
  readonly state?: string;
  readonly relations?: OfficePart['relations'];
};

const workbook = (
  sheets: readonly SheetSpec[],
  strings: readonly string[],
  more: readonly OfficePart[] = [],
): Uint8Array =>
  officeFile([
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main',
      xml: `<workbook ${main} ${related}><sheets>${sheets.map(({ name, state }, n) => `<sheet name="${name}" sheetId="${n + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
      relations: [
        ...sheets.map((_, n) => ['worksheet', `xl/worksheets/sheet${n + 1}.xml`] as const),
        ['sharedStrings', 'xl/sharedStrings.xml'],
      ],
    },
    ...sheets.map(({ xml, relations }, n) => ({
      path: `xl/worksheets/sheet${n + 1}.xml`,
      type: 'spreadsheetml.worksheet',
      xml,
      ...(relations === undefined ? {} : { relations }),
    })),
    {
      path: 'xl/sharedStrings.xml',
      type: 'spreadsheetml.sharedStrings',
      xml: `<sst ${main} count="${strings.length}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
    },
    ...more,
  ]);

const one = (rows: string, strings: readonly string[], before = ''): Uint8Array =>
  workbook([{ name: '表一', xml: worksheet(rows, before) }], strings);

const hidden = (): Uint8Array =>
  workbook(
    [
      {
        name: '看得見',
        xml: worksheet(
          row(1, s('A1', 0) + s('B1', 1)) + row(2, s('A2', 2) + s('B2', 0), ' hidden="1"'),
          '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
        ),
      },
      { name: '看不見', xml: worksheet(row(1, s('A1', 3) + s('B1', 0))), state: 'hidden' },
    ],
    [si('共用的字'), si('隱藏的欄'), si('隱藏的列'), si('隱藏的表')],
  );

const two = (): Uint8Array =>
  workbook(
    [
      { name: '表一', xml: worksheet(row(1, s('A1', 0) + s('B1', 1))) },
      { name: '表二', xml: worksheet(row(1, s('A1', 0) + s('B1', 2))) },
    ],
    [si('兩表都有'), si('表一的乙欄'), si('表二的乙欄')],
  );

const pairs = (more: string): Uint8Array =>
  one(
    row(1, s('A1', 0) + s('B1', 1) + s('C1', 2) + s('D1', 3)) +
      row(2, `<c r="A2"><v>1</v></c>${s('B2', 4)}<c r="C2" s="2" t="s"><v>5</v></c>${s('D2', 6)}`) +
      row(3, `<c r="A3"><v>2</v></c><c r="B3" s="1" t="s"><v>7</v></c><c r="D3"/>`) +
      more,
    [
      si('ID'),
      si('中文'),
      si('English'),
      si('Notes'),
      si('今天'),
      si('today'),
      si('標題用'),
      '<si><r><t>明天</t></r><r><rPr><b/></rPr><t>早上</t></r></si>',
    ],
  );

const three = (): Uint8Array =>
  one(row(1, s('A1', 0) + s('B1', 1) + s('C1', 2)) + row(2, s('A2', 3) + s('B2', 4) + s('C2', 5)), [
    si('zh-TW'),
    si('zh-CN'),
    si('en-GB'),
    si('開始'),
    si('开始'),
    si('Begin'),
  ]);

const headless = (): Uint8Array =>
  one(row(1, s('B1', 0) + s('D1', 1)) + row(2, s('B2', 2)), [si('頁首'), si('header'), si('頁尾')]);

const drawn = (): Uint8Array =>
  workbook(
    [
      {
        name: '表一',
        xml: worksheet(row(1, s('A1', 0))),
        relations: [
          ['drawing', 'xl/drawings/drawing1.xml'],
          ['comments', 'xl/comments1.xml'],
        ],
      },
    ],
    [si('格中的字')],
    [
      {
        path: 'xl/drawings/drawing1.xml',
        type: 'drawing',
        xml: '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r><a:t>框中的字</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>',
        relations: [['chart', 'xl/charts/chart1.xml']],
      },
      {
        path: 'xl/charts/chart1.xml',
        type: 'drawingml.chart',
        xml: '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><c:tx><c:rich><a:p><a:r><a:t>圖表標題</a:t></a:r></a:p></c:rich></c:tx></c:title><c:cat><c:strRef><c:f>表一!$A$1</c:f><c:strCache><c:pt idx="0"><c:v>格中的字</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>',
      },
      {
        path: 'xl/comments1.xml',
        type: 'spreadsheetml.comments',
        xml: `<comments ${main}><authors><author>甲</author></authors><commentList><comment ref="A1" authorId="0"><text><r><rPr><b/></rPr><t>甲:</t></r><r><t xml:space="preserve">\n請改這格</t></r></text></comment></commentList></comments>`,
      },
    ],
  );

const threaded = (): Uint8Array =>
  workbook(
    [
      {
        name: '表一',
        xml: worksheet(row(1, s('A1', 0))),
        relations: [
          ['comments', 'xl/comments1.xml'],
          ['threadedComment', 'xl/threadedComments/threadedComment1.xml'],
        ],
      },
    ],
    [si('格中的字')],
    [
      {
        path: 'xl/comments1.xml',
        type: 'spreadsheetml.comments',
        xml: `<comments ${main}><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
      },
      {
        path: 'xl/threadedComments/threadedComment1.xml',
        xml: '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" dT="2026-01-02T03:04:05.00" personId="{1}" id="{1}"><text>請改這格 &amp; 下一格</text></threadedComment><threadedComment ref="A1" dT="2026-01-02T03:05:05.00" personId="{2}" id="{2}" parentId="{1}"><text>改好了</text></threadedComment><threadedComment ref="A1" personId="{1}" id="{3}" parentId="{1}"><text>@王 謝謝</text><mentions><mention mentionpersonId="{2}" mentionId="{4}" startIndex="0" length="2"/></mentions></threadedComment></ThreadedComments>',
      },
    ],
  );

/** A workbook whose sheets are called by formulas, names, links and the list of sheets in its properties. */
const called = (): Uint8Array =>
  workbook(
    [
      {
        name: '收入',
        xml: worksheet(row(1, s('A1', 0))),
      },
      {
        name: '支出 總表',
        xml: `<worksheet ${main}><sheetData>${row(
          1,
          `<c r="A1"><f>SUM('支出 總表'!B1,收入!B1)&amp;"收入!"</f><v>0</v></c>`,
        )}</sheetData><hyperlinks><hyperlink ref="A1" location="收入!A1"/></hyperlinks></worksheet>`,
      },
    ],
    [si('收入')],
    [
      {
        path: 'docProps/app.xml',
        xml: '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><TitlesOfParts><vt:vector size="2" baseType="lpstr"><vt:lpstr>收入</vt:lpstr><vt:lpstr>支出 總表</vt:lpstr></vt:vector></TitlesOfParts></Properties>',
      },
    ],
  );

const table = (attributes: string, inner: string): OfficePart => ({
  path: 'xl/tables/table1.xml',
  type: 'spreadsheetml.table',
  xml: `<table ${main} id="1" name="T1" displayName="T1" ${attributes}>${inner}</table>`,
});

/** A table whose columns formulas, names, a chart and a pivot table call by what their heads say; one text stands in a head and in a cell. */
const tabled = (): Uint8Array =>
  workbook(
    [
      {
        name: '表一',
        xml: worksheet(
          row(1, s('A1', 0) + s('B1', 1) + s('C1', 2)) +
            row(
              2,
              `${s('A2', 3)}<c r="B2"><v>2</v></c><c r="C2"><f>T1[[#This Row],[數量]]*2</f><v>4</v></c>`,
            ) +
            row(3, `${s('A3', 4)}<c r="B3"><f>SUBTOTAL(109,T1[數量])</f><v>2</v></c>`) +
            row(
              5,
              `${s('A5', 0)}<c r="B5" t="str"><f>T1[[#Headers],[數量]]&amp;"[數量]"</f><v>數量[數量]</v></c>`,
            ),
        ),
        relations: [['table', 'xl/tables/table1.xml']],
      },
    ],
    [si('品名'), si('數量'), si('單價 [元]'), si('某物'), si('總計')],
    [
      table(
        'ref="A1:C3" totalsRowCount="1"',
        '<tableColumns count="3"><tableColumn id="1" name="品名" totalsRowLabel="總計"/><tableColumn id="2" name="數量" totalsRowFunction="sum"/><tableColumn id="3" name="單價 [元]"><calculatedColumnFormula>T1[[#This Row],[數量]]*2</calculatedColumnFormula></tableColumn></tableColumns>',
      ),
      {
        path: 'xl/pivotCache/pivotCacheDefinition1.xml',
        type: 'spreadsheetml.pivotCacheDefinition',
        xml: `<pivotCacheDefinition ${main}><cacheSource type="worksheet"><worksheetSource name="T1"/></cacheSource><cacheFields count="1"><cacheField name="數量"/></cacheFields></pivotCacheDefinition>`,
      },
    ],
  );

/** A table whose heads a query fills. */
const fixedTable = (): Uint8Array =>
  workbook(
    [
      {
        name: '表一',
        xml: worksheet(row(1, s('A1', 0) + s('B1', 1)) + row(2, s('A2', 2) + s('B2', 3))),
        relations: [['table', 'xl/tables/table1.xml']],
      },
    ],
    [si('姓名'), si('備註'), si('某人'), si('無')],
    [
      table(
        'ref="A1:B2" tableType="queryTable"',
        '<tableColumns count="2"><tableColumn id="1" name="姓名"/><tableColumn id="2" name="備註"/></tableColumns>',
      ),
    ],
  );

/** Each golden workbook by its name: one thing that it may hold, or one that other tools stumbled on. */
export const xlsxGolden: Readonly<Record<string, () => Uint8Array>> = {
  cells: () =>
    one(
      row(1, s('A1', 0) + s('C1', 1)) +
        row(3, `<c r="A3"><v>1911</v></c>${s('B3', 2)}<c r="D3" t="b"><v>1</v></c>`),
      [si('年份'), si('大事'), si('武昌起義')],
    ),
  'order-on-screen': () =>
    one(row(2, s('B2', 0) + s('A2', 1)) + row(1, s('A1', 2)), [si('其三'), si('其二'), si('其一')]),
  'one-string-several-cells': () =>
    one(row(1, s('A1', 0) + s('B1', 0)) + row(2, s('A2', 0) + s('B2', 1)), [si('是'), si('否')]),
  'hidden-left': hidden,
  'hidden-too': hidden,
  'chosen-sheets': two,
  'chosen-columns': two,
  formulas: () =>
    one(
      row(
        1,
        `<c r="A1" t="str"><f>UPPER("abc")</f><v>ABC</v></c>${s('B1', 0)}<c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="d"><v>2020-01-01</v></c>`,
      ),
      [si('旁邊的字')],
    ),
  'own-strings': () =>
    one(
      row(
        1,
        '<c r="A1" t="inlineStr"><is><t>自己的字</t></is></c><c r="B1" t="inlineStr"><is><r><t>普通</t></r><r><rPr><b/></rPr><t>粗</t></r></is></c><c r="C1" t="inlineStr"><is/></c>',
      ),
      [],
    ),
  'rich-runs': () =>
    one(row(1, s('A1', 0)), [
      '<si><r><rPr><sz val="11"/><color rgb="FF000000"/></rPr><t xml:space="preserve">平常的字多，</t></r><r><rPr><b/><sz val="11"/><color rgb="FF000000"/></rPr><t>粗的</t></r><r><rPr><sz val="11"/><color rgb="FFFF0000"/></rPr><t xml:space="preserve"> 紅的</t></r></si>',
    ]),
  readings: () =>
    one(row(1, s('A1', 0)), [
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
    ]),
  escapes: () =>
    one(row(1, s('A1', 0) + s('B1', 1) + s('C1', 2)), [
      si('第一行_x000D_\n第二行'),
      si('名為 _x005F_x0041_ 的檔'),
      si('甲 &amp; 乙 &lt;丙&gt;'),
    ]),
  'no-references': () =>
    one(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>`, [
      si('甲'),
      si('乙'),
      si('丙'),
    ]),
  'table-heads': tabled,
  'table-heads-fixed': fixedTable,
  bilingual: () => pairs(row(4, s('C4', 5))),
  'bilingual-formulas': () =>
    pairs(row(4, `${s('B4', 4)}<c r="C4" t="str"><f>UPPER("now")</f><v>NOW</v></c>`)),
  'bilingual-three': three,
  'bilingual-chosen': headless,
  drawings: drawn,
  'drawings-left': drawn,
  comments: drawn,
  'threaded-comments': threaded,
  'threaded-comments-left': threaded,
  'sheet-names': called,
  'no-words': () => one(row(1, s('A1', 0) + s('B1', 1)), [si('2024'), si('——')]),
  'strict-names': () =>
    officeFile([
      {
        path: 'xl/book.xml',
        type: 'spreadsheetml.sheet.main',
        xml: '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="甲" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        relations: [
          ['worksheet', 'xl/one.xml'],
          ['sharedStrings', 'xl/strings.xml'],
        ],
      },
      {
        path: 'xl/one.xml',
        xml: '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
      {
        path: 'xl/strings.xml',
        xml: '<x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:si><x:t>有前綴的字</x:t></x:si></x:sst>',
      },
    ]),
};

type Settings = {
  readonly choices?: Readonly<Record<string, string | boolean>>;
  readonly except?: Readonly<Record<string, string>>;
};

export const xlsxSettings: Readonly<Record<string, Settings>> = {
  'hidden-too': { choices: { hidden: true } },
  'chosen-sheets': { choices: { sheets: '表二' } },
  'bilingual-formulas': { except: { words: 'a translation whose cell has a formula is not written' } },
  'bilingual-chosen': { choices: { source: 'B', target: 'D', header: 'no' } },
  'drawings-left': { choices: { drawings: false } },
  comments: { choices: { comments: true } },
  'threaded-comments': { choices: { comments: true } },
  'sheet-names': { choices: { sheetNames: true } },
  'chosen-columns': { choices: { columns: 'B' } },
};
