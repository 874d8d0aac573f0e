import { officeFile, type OfficePart } from './office-files.ts';

const names =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

const run = (text: string, properties = ''): string => `<a:r>${properties}<a:t>${text}</a:t></a:r>`;
const paragraph = (content: string, properties = ''): string => `<a:p>${properties}${content}</a:p>`;
const shape = (content: string, placeholder = '', about = 'id="2" name="形狀"'): string =>
  `<p:sp><p:nvSpPr><p:cNvPr ${about}/><p:cNvSpPr/><p:nvPr>${placeholder === '' ? '' : `<p:ph type="${placeholder}"/>`}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${content}</p:txBody></p:sp>`;
const tree = (content: string): string =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${content}</p:spTree></p:cSld>`;
const slide = (content: string, attributes = ''): string =>
  `<p:sld ${names}${attributes}>${tree(content)}</p:sld>`;

const presentation = (
  slides: readonly { readonly xml: string; readonly relations?: OfficePart['relations'] }[],
  more: readonly OfficePart[] = [],
  order: readonly number[] = slides.map((_, n) => n),
): Uint8Array =>
  officeFile([
    {
      path: 'ppt/presentation.xml',
      type: 'presentationml.presentation.main',
      xml: `<p:presentation ${names}><p:sldIdLst>${order.map((n) => `<p:sldId id="${256 + n}" r:id="rId${n + 1}"/>`).join('')}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
      relations: [
        ...slides.map((_, n) => ['slide', `ppt/slides/slide${n + 1}.xml`] as const),
        ...more
          .filter(({ path }) => path.includes('slideMasters/'))
          .map(({ path }) => ['slideMaster', path] as const),
        ...more
          .filter(({ path }) => path === 'ppt/commentAuthors.xml')
          .map(({ path }) => ['commentAuthors', path] as const),
      ],
    },
    ...slides.map(({ xml, relations }, n) => ({
      path: `ppt/slides/slide${n + 1}.xml`,
      type: 'presentationml.slide',
      xml,
      ...(relations === undefined ? {} : { relations }),
    })),
    ...more,
  ]);

const one = (content: string, attributes = ''): Uint8Array =>
  presentation([{ xml: slide(content, attributes) }]);

const notes: OfficePart = {
  path: 'ppt/notesSlides/notesSlide1.xml',
  type: 'presentationml.notesSlide',
  xml: `<p:notes ${names}>${tree(shape(paragraph(run('講者的話。')), 'body') + shape(paragraph(`<a:fld id="{1}" type="slidenum"><a:t>1</a:t></a:fld>`), 'sldNum'))}</p:notes>`,
};
const withNotes = (): Uint8Array =>
  presentation(
    [{ xml: slide(shape(paragraph(run('講題')), 'title')), relations: [['notesSlide', notes.path]] }],
    [notes],
  );

const master: OfficePart = {
  path: 'ppt/slideMasters/slideMaster1.xml',
  type: 'presentationml.slideMaster',
  xml: `<p:sldMaster ${names}>${tree(shape(paragraph(run('按一下編輯標題')), 'title') + shape(paragraph(run('機密文件'))))}</p:sldMaster>`,
};
const withMaster = (): Uint8Array =>
  presentation([{ xml: slide(shape(paragraph(run('內容')), 'body')) }], [master]);

const oldComments: OfficePart = {
  path: 'ppt/comments/comment1.xml',
  type: 'presentationml.comments',
  xml: `<p:cmLst ${names}><p:cm authorId="0" dt="2024-01-01T00:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>第一個意見 &amp; 問題</p:text></p:cm><p:cm authorId="0" idx="2"><p:pos x="20" y="10"/><p:text>1</p:text></p:cm><p:cm authorId="0" idx="3"><p:pos x="20" y="10"/><p:text>第二個意見</p:text></p:cm></p:cmLst>`,
};
const authors: OfficePart = {
  path: 'ppt/commentAuthors.xml',
  type: 'presentationml.commentAuthors',
  xml: `<p:cmAuthorLst ${names}><p:cmAuthor id="0" name="乙" initials="乙" lastIdx="3" clrIdx="0"/></p:cmAuthorLst>`,
};
const threads: OfficePart = {
  path: 'ppt/comments/modernComment_100_0.xml',
  type: 'application/vnd.ms-powerpoint.comments+xml',
  xml: `<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" ${names}><p188:cm id="{00000000-0000-0000-0000-000000000001}" authorId="{00000000-0000-0000-0000-00000000000A}" created="2024-01-01T00:00:00.000"><p188:replyLst><p188:reply id="{00000000-0000-0000-0000-000000000002}" authorId="{00000000-0000-0000-0000-00000000000A}" created="2024-01-02T00:00:00.000"><p188:txBody><a:bodyPr/><a:lstStyle/>${paragraph(run('回覆的話'))}</p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:bodyPr/><a:lstStyle/>${paragraph(run('這頁'))}${paragraph(run('再看', '<a:rPr b="1"/>') + run('一次。'))}</p188:txBody></p188:cm></p188:cmLst>`,
};
const modern = 'http://schemas.microsoft.com/office/2018/10/relationships/comments';
const commented = (): Uint8Array =>
  presentation(
    [
      {
        xml: slide(shape(paragraph(run('講題')), 'title')),
        relations: [
          ['notesSlide', notes.path],
          ['comments', oldComments.path],
        ],
      },
      { xml: slide(shape(paragraph(run('次頁')))), relations: [[modern, threads.path]] },
    ],
    [notes, oldComments, authors, threads],
  );

/** Each golden presentation by its name: one thing that it may hold, or one that other tools stumbled on. */
export const pptxGolden: Readonly<Record<string, () => Uint8Array>> = {
  'title-and-body': () =>
    one(
      shape(paragraph(run('檔案館簡介')), 'ctrTitle') +
        shape(
          paragraph(run('第一點。')) + paragraph(run('第二點。') + run('第三點。')) + paragraph(''),
          'body',
        ),
    ),
  formatting: () =>
    one(
      shape(
        paragraph(
          run('普通', '<a:rPr lang="zh-TW" dirty="0"/>') +
            run('粗體', '<a:rPr lang="zh-TW" b="1" err="1"/>') +
            run('一樣普通', '<a:rPr lang="en-US" altLang="zh-TW"/>') +
            run('上標', '<a:rPr baseline="30000"/>') +
            run('紅', '<a:rPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:rPr>') +
            run('藍', '<a:rPr><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill></a:rPr>'),
        ),
      ),
    ),
  'slide-order': () =>
    presentation(
      [
        { xml: slide(shape(paragraph(run('其實是第二張')))) },
        { xml: slide(shape(paragraph(run('其實是第一張')))) },
      ],
      [],
      [1, 0],
    ),
  'hidden-slide': () =>
    presentation([
      { xml: slide(shape(paragraph(run('看得見')))) },
      { xml: slide(shape(paragraph(run('看不見'))), ' show="0"') },
    ]),
  'hidden-slide-left': () =>
    presentation([
      { xml: slide(shape(paragraph(run('看得見')))) },
      { xml: slide(shape(paragraph(run('看不見'))), ' show="0"') },
    ]),
  notes: withNotes,
  'notes-left': withNotes,
  masters: withMaster,
  'masters-left': withMaster,
  fields: () =>
    one(
      shape(
        paragraph(
          `${run('第 ')}<a:fld id="{1}" type="slidenum"><a:rPr/><a:t>3</a:t></a:fld>${run(' 張')}<a:br/>${run('換行之後')}`,
        ),
      ) + shape(paragraph(`<a:fld id="{2}" type="datetime1"><a:t>2020/1/1</a:t></a:fld>`), 'dt'),
    ),
  table: () =>
    one(
      `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="表格"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/><a:tblGrid><a:gridCol w="1"/><a:gridCol w="1"/></a:tblGrid>${[
        ['年份', '人口'],
        ['1911', '四億'],
      ]
        .map(
          (cells) =>
            `<a:tr h="1">${cells.map((text) => `<a:tc><a:txBody><a:bodyPr/>${paragraph(run(text))}</a:txBody><a:tcPr/></a:tc>`).join('')}</a:tr>`,
        )
        .join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
    ),
  'alt-texts': () =>
    one(shape(paragraph(run('圖旁的字')), '', 'id="2" name="圖 1" descr="一座橋 &amp; 河" title="橋"')),
  'alt-texts-left': () => one(shape(paragraph(run('圖旁的字')), '', 'id="2" name="圖 1" descr="一座橋"')),
  'spaces-before': () => one(shape(paragraph(run('    縮排的字 ')))),
  'line-separator': () => one(shape(paragraph(run('上行\u2028下行')))),
  hyperlink: () =>
    presentation([
      {
        xml: slide(
          shape(
            paragraph(
              run('見') +
                run('網站', '<a:rPr u="sng"><a:hlinkClick r:id="rId1"/></a:rPr>') +
                run('。') +
                '<a:endParaRPr lang="zh-TW"/>',
              '<a:pPr lvl="1"/>',
            ),
          ),
        ),
      },
    ]),
  group: () =>
    one(
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="群組"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shape(paragraph(run('群組裡的字')))}${shape(paragraph(run('群組裡的標題')), 'title')}</p:grpSp>`,
    ),
  comments: commented,
  'comments-left': commented,
  'nothing-to-read': () => one(shape(paragraph(''))),
};

export const pptxSettings: Readonly<Record<string, object>> = {
  'hidden-slide-left': { choices: { hidden: false } },
  'notes-left': { choices: { notes: false } },
  comments: { choices: { comments: true } },
  masters: { choices: { masters: true } },
  'alt-texts-left': { choices: { altTexts: false } },
};
