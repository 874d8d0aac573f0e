import { openDocumentFile, p } from './open-document-files.ts';

type Extra = NonNullable<Parameters<typeof openDocumentFile>[2]>;
const textFile = (body: string, extra: Extra = {}): Uint8Array => openDocumentFile('text', body, extra);
const span = (name: string, content: string): string =>
  `<text:span text:style-name="${name}">${content}</text:span>`;
const headed = (): Uint8Array =>
  textFile(p('正文'), {
    headers: `<style:header>${p('頁首')}</style:header><style:footer>${p('頁尾 <text:page-number>1</text:page-number>')}</style:footer>`,
  });
const pictured = (): Uint8Array =>
  textFile(
    p(
      '圖前<draw:frame draw:name="圖1"><draw:image xlink:href="Pictures/1.png"/><svg:title>橋</svg:title><svg:desc>一座橋 &amp; 河</svg:desc></draw:frame>圖後',
    ),
  );

/** Each golden text document by its name: one thing that it may hold, or one that other tools stumbled on. */
export const odtGolden: Readonly<Record<string, () => Uint8Array>> = {
  paragraphs: () =>
    textFile(
      `<text:h text:outline-level="2">章名</text:h>${p('第一句。第二句。')}${p('')}${p('第二段。', ' text:style-name="P1"')}`,
    ),
  formatting: () =>
    textFile(
      p(
        `普通${span('T1', '粗體')}與${span('T3', '紅色')}，2${span('T5', '2')}與${span('Emphasis', '強調')}。`,
      ),
    ),
  'typed-at-several-times': () =>
    textFile(p(`檔${span('T2', '案')}${span('T4', '館')}${span('T1', span('T2', '粗'))}。`)),
  'white-space': () =>
    textFile(p('  前\n  後<text:s text:c="3"/>三格<text:tab/>定位<text:line-break/>次行 <text:s/>兩格')),
  'soft-page-break': () => textFile(p('上頁<text:soft-page-break/>下頁')),
  footnote: () =>
    textFile(
      p(
        `有註<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p(`註文${span('T1', '粗')}。`)}</text:note-body></text:note>的字。`,
      ),
    ),
  comment: () =>
    textFile(
      p(
        `被<office:annotation office:name="c1"><dc:creator>乙</dc:creator>${p('批語')}</office:annotation>批註<office:annotation-end office:name="c1"/>的字`,
      ),
    ),
  comments: () =>
    textFile(
      p(
        `被<office:annotation office:name="c1"><dc:creator>乙</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>${p(`這裡${span('T1', '不清')}`)}<text:list><text:list-item>${p('其一')}</text:list-item></text:list></office:annotation>批註<office:annotation-end office:name="c1"/>的字，再一處<office:annotation><dc:creator>甲</dc:creator>${p('已改')}</office:annotation>。`,
      ),
    ),
  links: () => textFile(p('見<text:a xlink:type="simple" xlink:href="https://a.example/">網站</text:a>。')),
  bookmarks: () =>
    textFile(
      p(
        '<text:bookmark-start text:name="a"/>書籤<text:bookmark-end text:name="a"/>與<text:bookmark-ref text:ref-name="a" text:reference-format="page">1</text:bookmark-ref>',
      ),
    ),
  ruby: () =>
    textFile(
      p(
        '讀<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>ㄏㄢˋㄗˋ</text:ruby-text></text:ruby>',
      ),
    ),
  'tracked-changes': () =>
    textFile(
      `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>甲</dc:creator></office:change-info>${p('刪掉的字')}</text:deletion></text:changed-region></text:tracked-changes>${p('留下<text:change text:change-id="c1"/>的字')}`,
    ),
  lists: () =>
    textFile(
      `<text:list><text:list-item>${p('一')}<text:list><text:list-item>${p('一之一')}</text:list-item></text:list></text:list-item><text:list-item>${p('二')}</text:list-item></text:list>${p('表後')}`,
    ),
  table: () =>
    textFile(
      `<table:table><table:table-column/><table:table-row><table:table-cell>${p('甲')}</table:table-cell><table:table-cell>${p('乙')}</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-spanned="2">${p('丙')}</table:table-cell><table:covered-table-cell/></table:table-row></table:table>${p('表後')}`,
    ),
  'text-box': () =>
    textFile(
      p(
        `錨<draw:frame draw:name="框1"><draw:text-box>${p('框中一')}${p(`框中${span('T1', '二')}`)}</draw:text-box></draw:frame>`,
      ) + `<draw:frame draw:name="框2"><draw:text-box>${p('頁上的框')}</draw:text-box></draw:frame>`,
    ),
  pictures: pictured,
  'pictures-left': pictured,
  headers: headed,
  'headers-left': headed,
  'table-of-contents': () =>
    textFile(
      `<text:table-of-content><text:table-of-content-source><text:index-title-template>目錄</text:index-title-template></text:table-of-content-source><text:index-body>${p('目錄')}${p('章名<text:tab/>1')}</text:index-body></text:table-of-content><text:h text:outline-level="1">章名</text:h>`,
    ),
  encrypted: () => textFile(p('密'), { manifest: '<manifest:encryption-data/>' }),
};

export const odtSettings: Readonly<Record<string, object>> = {
  'pictures-left': { choices: { altTexts: false } },
  'headers-left': { choices: { headers: false } },
  comments: { choices: { comments: true } },
};
