import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { largest, noise, numbered, repeated, type HostileFile } from '../file.ts';

const body = 'word/document.xml';

/** A Word document with something put behind its first `place`. */
const word = (
  name: string,
  place: RegExp,
  flood: (size: number) => string,
  more: Partial<HostileFile> = {},
): HostileFile => ({
  name,
  reader: 'word',
  make: (size, { docx }) => {
    const parts = unzipSync(docx);
    const before = strFromU8(parts[body] ?? new Uint8Array());
    const flooded = before.replace(place, (found) => found + flood(size));
    return zipSync({ ...parts, [body]: strToU8(flooded) }, { level: 1 });
  },
  ...more,
});

/** A Word document with other parts beside its own, or in place of them. */
const parts = (name: string, other: (size: number) => Zippable): HostileFile => ({
  name,
  reader: 'word',
  make: (size, { docx }) => zipSync({ ...unzipSync(docx), ...other(size) }, { level: 1 }),
});

const firstRow = /<\/w:tr>/;
const firstText = /<w:tbl>[^]*?<\/w:r>/;

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Word documents. */
export const wordFiles: readonly HostileFile[] = [
  word('rows.docx', firstRow, (size) => repeated('<w:tr/>', size)),
  word('rows-largest.docx', firstRow, (size) => repeated('<w:tr/>', size), largest),
  word('paragraphs.docx', /<w:body>/, (size) => repeated('<w:p/>', size)),
  word('paragraphs-within.docx', firstText, (size) => `</w:p>${repeated('<w:p/>', size)}<w:p>`),
  word('tables.docx', /<w:body>/, (size) => repeated('<w:tbl><w:tr/></w:tbl>', size)),
  word('tables-within.docx', /<w:body>/, (size) => repeated('<w:tbl><w:tr><w:tc>', size)),
  word('cells.docx', firstRow, (size) => `<w:tr>${repeated('<w:tc/>', size)}</w:tr>`),
  word('runs.docx', firstText, (size) => repeated('<w:r><w:t>a</w:t></w:r>', size)),
  word('text-long.docx', firstText, (size) => `<w:r><w:t>${repeated('天黑了。', size)}</w:t></w:r>`),
  word('breaks.docx', firstText, (size) => `<w:r>${repeated('<w:br/>', size)}</w:r>`),
  word('bookmarks.docx', firstText, (size) =>
    numbered((n) => `<w:bookmarkStart w:id="${n}" w:name="a${n}"/>`, size),
  ),
  word('comment-ranges.docx', firstText, (size) =>
    numbered((n) => `<w:commentRangeStart w:id="${n}"/>`, size),
  ),
  word('authors.docx', firstText, (size) =>
    numbered((n) => `<w:ins w:author="a${n}"><w:r><w:t>a</w:t></w:r></w:ins>`, size),
  ),
  word('changes.docx', firstText, (size) =>
    repeated(
      '<w:ins w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:author="b"><w:r><w:delText>b</w:delText></w:r></w:del>',
      size,
    ),
  ),
  word('entities.docx', firstText, (size) => `<w:r><w:t>${repeated('&amp;&#20013;', size)}</w:t></w:r>`),
  word('comment.docx', firstText, (size) => `<!--${repeated('a', size)}-->`),
  word('attributes.docx', firstText, (size) => `<w:r ${numbered((n) => `a${n}="1" `, size)}/>`),
  word('attribute-long.docx', firstText, (size) => `<w:r a="${repeated('a', size)}"/>`),
  parts('comments.docx', (size) => ({
    'word/comments.xml': strToU8(
      `<w:comments ${space}>${numbered((n) => `<w:comment w:id="${n}"><w:p/></w:comment>`, size)}</w:comments>`,
    ),
  })),
  parts('styles.docx', (size) => ({
    'word/styles.xml': strToU8(
      `<w:styles ${space}>${numbered((n) => `<w:style w:type="character" w:styleId="a${n}"/>`, size)}</w:styles>`,
    ),
  })),
  parts('relations.docx', (size) => ({
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbered((n) => `<Relationship Id="r${n}" Type="x" Target="y"/>`, size)}</Relationships>`,
    ),
  })),
  parts('bomb.docx', () => ({ [body]: new Uint8Array(1_000_000_000) })),
  parts('entries.docx', (size) =>
    Object.fromEntries(
      Array.from({ length: Math.min(60_000, size / 100) }, (_, n) => [`a/${n}`, new Uint8Array(0)]),
    ),
  ),
  { name: 'noise.docx', reader: 'word', make: noise, ...largest },
];
