import { p, r, story, wordFile } from './docx-files.ts';

const cell = (content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${p(content)}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${rows.join('')}</w:tbl>`;
const said = (id: number, author: string, date: string, ...lines: readonly string[]): string =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="${date}">${lines.map((line) => p(r(line))).join('')}</w:comment>`;
const about = (id: number, words: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

/** Golden bilingual tables that hold more than a table. */
export const bilingualDocxGolden: Readonly<Record<string, () => Uint8Array>> = {
  comments: () =>
    wordFile(
      table(
        row(
          ...['Segment ID', 'Segment status', 'Source segment', 'Target segment'].map((head) =>
            cell(r(head)),
          ),
        ),
        row(
          cell(r('1')),
          cell(r('Draft')),
          cell(about(0, '渡口')),
          cell(`${about(1, 'ferry')}<w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/>`),
        ),
      ),
      [
        story(
          'comments.xml',
          'comments',
          'comments',
          said(0, 'lin', '2026-01-02T03:04:05Z', '原文不清') +
            said(1, 'ann', '2026-01-03T03:04:05Z', 'Better word?', 'Second line'),
        ),
      ],
    ),
};
