import { openDocumentFile, p } from './open-document-files.ts';

type Extra = NonNullable<Parameters<typeof openDocumentFile>[2]>;

const box = (content: string, attributes = ''): string =>
  `<draw:frame${attributes}><draw:text-box>${content}</draw:text-box></draw:frame>`;
const page = (content: string, attributes = ''): string =>
  `<draw:page draw:name="p"${attributes}>${content}</draw:page>`;
const notes = (words: string): string =>
  `<presentation:notes><draw:page-thumbnail/>${box(p(words), ' presentation:class="notes"')}</presentation:notes>`;
const file = (pages: string, extra: Extra = {}): Uint8Array => openDocumentFile('presentation', pages, extra);

const hiddenPage =
  '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>';
const noted = (): Uint8Array => file(page(box(p('片上的字')) + notes('講者的話。')));
const hidden = (): Uint8Array =>
  file(page(box(p('看得見'))) + page(box(p('看不見')), ' draw:style-name="dp2"'), { styles: hiddenPage });
const mastered = (): Uint8Array =>
  file(page(box(p('片上的字'))), {
    headers:
      box(p('按一下以編輯標題'), ' presentation:class="title"') +
      box(p('每片都有的字')) +
      notes('母片的備忘稿'),
  });
const pictured = (): Uint8Array =>
  file(
    page(
      '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>橋</svg:title><svg:desc>河上的橋</svg:desc></draw:frame>',
    ),
  );

/** Each golden presentation by its name: one thing that it may hold. */
export const odpGolden: Readonly<Record<string, () => Uint8Array>> = {
  slides: () =>
    file(
      page(
        box(p('講題'), ' presentation:class="title"') +
          box(p('副題<text:line-break/>次行'), ' presentation:class="subtitle"'),
      ) + page(box(p(`內文 <text:span text:style-name="T1">粗</text:span>。`))),
    ),
  lists: () =>
    file(
      page(
        box(
          `<text:list><text:list-item>${p('一')}<text:list><text:list-item>${p('一之一')}</text:list-item></text:list></text:list-item></text:list>`,
          ' presentation:class="outline"',
        ),
      ),
    ),
  prompts: () =>
    file(
      page(
        box(p('按一下以新增文字'), ' presentation:class="outline" presentation:placeholder="true"') +
          box(p('真正的字')),
      ),
    ),
  shapes: () =>
    file(
      page(
        `<draw:g><draw:custom-shape>${p('圖案中的字')}</draw:custom-shape><draw:rect>${p('方塊')}</draw:rect></draw:g><draw:connector>${p('線上的字')}</draw:connector>`,
      ),
    ),
  tables: () =>
    file(
      page(
        `<draw:frame><table:table><table:table-row><table:table-cell>${p('甲')}</table:table-cell><table:table-cell>${p('乙')}</table:table-cell></table:table-row></table:table></draw:frame>`,
      ),
    ),
  fields: () => file(page(box(p('第 <text:page-number>&lt;編號&gt;</text:page-number> 頁，共 3 頁')))),
  feet: () =>
    file(
      `<presentation:footer-decl presentation:name="ftr1">頁尾的字</presentation:footer-decl>${page(box(p('片')))}`,
    ),
  comments: () =>
    file(
      page(
        `${box(p('片上的字'), ' presentation:class="title"')}<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>乙</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>${p('對這片的意見')}</office:annotation>${notes('講者的話。')}`,
      ),
    ),
  notes: noted,
  'notes-left': noted,
  'hidden-too': hidden,
  'hidden-left': hidden,
  masters: mastered,
  'masters-left': mastered,
  pictures: pictured,
  'pictures-left': pictured,
};

export const odpSettings: Readonly<Record<string, object>> = {
  'notes-left': { choices: { notes: false } },
  'hidden-left': { choices: { hidden: false } },
  comments: { choices: { comments: true } },
  masters: { choices: { masters: true } },
  'pictures-left': { choices: { altTexts: false } },
};
