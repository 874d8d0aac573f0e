import { escapeMarkup } from '#core/formats/symbols.ts';

/** A row of a document we wrote as its four cells, each `<w:tc>` to `</w:tc>`. */
export type RowXml = { readonly start: string; readonly cells: readonly string[] };

/** The main part of a document as the rows of its tables (heads left in place) and what stands round them. */
export type BodyXml = { readonly before: string; readonly rows: readonly RowXml[]; readonly after: string };

const parseRow = (xml: string): RowXml => {
  const first = xml.indexOf('<w:tc>');
  const cells = xml.slice(first, xml.lastIndexOf('</w:tc>')).split('</w:tc>');
  return { start: xml.slice(0, first), cells: cells.map((cell) => `${cell}</w:tc>`) };
};

/** Takes apart the main part of a document with one table. */
export const parseBody = (xml: string): BodyXml => {
  const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  const [head = ''] = rows;
  const from = xml.indexOf(head) + head.length;
  return {
    before: xml.slice(0, from),
    rows: rows.slice(1).map(parseRow),
    after: xml.slice(xml.lastIndexOf('</w:tr>') + '</w:tr>'.length),
  };
};

export const rowXml = ({ start, cells }: RowXml): string => `${start}${cells.join('')}</w:tr>`;

export const bodyXml = ({ before, rows, after }: BodyXml): string =>
  before + rows.map(rowXml).join('') + after;

/** Attributes of a change or a comment. */
export const by = (author: string, id: number | string = 1, date = '2026-11-26T09:00:00Z'): string =>
  `w:id="${id}" w:author="${escapeMarkup(author)}" w:date="${date}"`;

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;

export const inserted = (content: string, author = 'B'): string => `<w:ins ${by(author)}>${content}</w:ins>`;

export const deleted = (content: string, author = 'B'): string =>
  `<w:del ${by(author)}>${content.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:del>`;

/** What stands in the paragraph of a cell, changed. */
export const inCell = (row: RowXml, cell: number, change: (content: string) => string): RowXml => ({
  ...row,
  cells: row.cells.map((xml, i) =>
    i === cell
      ? xml.replace(/(<\/w:pPr>)(.*)(<\/w:p>)/s, (_, a: string, b: string, c: string) => a + change(b) + c)
      : xml,
  ),
});

/** Everything in a row taken out or put in with tracking on, as Word marks it. */
export const trackedRow = (row: RowXml, is: 'ins' | 'del'): RowXml => {
  const wrap = is === 'del' ? deleted : inserted;
  const start = row.start.includes('<w:trPr>')
    ? row.start.replace('</w:trPr>', `<w:${is} ${by('B')}/></w:trPr>`)
    : `${row.start}<w:trPr><w:${is} ${by('B')}/></w:trPr>`;
  const runs = (content: string): string =>
    content
      .replaceAll('<w:t>', '<w:t >')
      .replaceAll(
        /(<w:del .*?<\/w:del>)|(<w:r>.*?<\/w:r>)/gs,
        (_, gone?: string, run?: string) => gone ?? wrap(run ?? ''),
      );
  return { ...[0, 1, 2, 3].reduce((done, cell) => inCell(done, cell, runs), row), start };
};
