import { by, deleted, inserted, run } from '../word-edits.ts';

/** The rows of a document's one table, its head first, each as the XML of its properties and of its cells. */
export type Row = { readonly properties: string; readonly cells: readonly string[] };
export type Table = readonly Row[];

const cellsOf = (xml: string): readonly string[] => xml.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
const rowOf = (xml: string): Row => ({
  properties: /<w:trPr>(.*?)<\/w:trPr>/s.exec(xml)?.[1] ?? '',
  cells: cellsOf(xml),
});
export const rowXml = ({ properties, cells }: Row): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

/** The main part of a document with its table changed. */
export const withTable = (xml: string, change: (table: Table) => Table): string => {
  const found = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  const at = xml.indexOf(found[0] ?? '');
  const end = xml.lastIndexOf('</w:tr>') + '</w:tr>'.length;
  return xml.slice(0, at) + change(found.map(rowOf)).map(rowXml).join('') + xml.slice(end);
};

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${content}</w:p></w:tc>`;
/** A row of cells with these words. */
export const rowWith = (...texts: readonly string[]): Row => ({
  properties: '',
  cells: texts.map((text) => cell(text === '' ? '' : run(text))),
});

export const noBookmarks = (xml: string): string => xml.replaceAll(/<w:bookmark[^>]*>/g, '');

/** What stands in the paragraph of a cell, changed. */
export const content =
  (change: (content: string) => string) =>
  (xml: string): string =>
    xml.replace(/(<\/w:pPr>)(.*)(<\/w:p>)/s, (_, a: string, b: string, c: string) => a + change(b) + c);
/** The properties of a cell, with more of them. */
export const propertied =
  (more: string) =>
  (xml: string): string =>
    xml.replace(/<w:tcPr>|<w:tcPr\/>/, (tag) =>
      tag === '<w:tcPr/>' ? `<w:tcPr>${more}</w:tcPr>` : tag + more,
    );

/** One cell of one row changed; the head is row 0. */
export const at =
  (row: number, column: number, change: (xml: string) => string) =>
  (table: Table): Table =>
    table.map((one, n) =>
      n === row ? { ...one, cells: one.cells.map((xml, c) => (c === column ? change(xml) : xml)) } : one,
    );
export const everywhere =
  (column: number, change: (xml: string, row: number) => string) =>
  (table: Table): Table =>
    table.map((one, n) => ({
      ...one,
      cells: one.cells.map((xml, c) => (c === column ? change(xml, n) : xml)),
    }));

export const removed =
  (row: number) =>
  (table: Table): Table =>
    table.toSpliced(row, 1);
export const added =
  (row: number, ...rows: readonly Row[]) =>
  (table: Table): Table =>
    table.toSpliced(row, 0, ...rows);
export const moved =
  (from: number, to: number) =>
  (table: Table): Table => {
    const row = table[from];
    return row === undefined ? table : table.toSpliced(from, 1).toSpliced(to, 0, row);
  };
export const copied =
  (from: number, to: number, change: (xml: string) => string = (xml) => xml) =>
  (table: Table): Table => {
    const row = table[from];
    return row === undefined ? table : table.toSpliced(to, 0, { ...row, cells: row.cells.map(change) });
  };
/** A row of which everything was put in or taken out with tracking on, as Word marks it. */
export const trackedRow =
  (row: number, is: 'ins' | 'del', author = 'B') =>
  (table: Table): Table =>
    table.map((one, n) =>
      n === row
        ? {
            properties: `${one.properties}<w:${is} ${by(author)}/>`,
            cells: one.cells.map((xml) =>
              xml.replaceAll(/<w:r>.*?<\/w:r>/gs, (text) =>
                is === 'ins' ? inserted(text, author) : deleted(text.replaceAll('<w:t>', '<w:t >'), author),
              ),
            ),
          }
        : one,
    );
export const both =
  (...changes: readonly ((table: Table) => Table)[]) =>
  (table: Table): Table =>
    changes.reduce((now, change) => change(now), table);
