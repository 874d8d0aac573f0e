import { by, deleted, inserted, run } from '../word-edits.ts';
import {
  at,
  both,
  cell,
  content,
  everywhere,
  noBookmarks,
  propertied,
  withTable,
  type Table,
} from './table-edits.ts';

/*
 * What people and programs do to a document for review before it comes back. Rows of its table: 0 the head, 1 the ferry, 2 and 3 of one original, 4 context, 5 a heading,
 * 6 without a translation, 7 with a picture, 8 without a cell of this column. Columns: 0 numbers, 1 originals, 2 translations, 3 remarks.
 */

export type Parts = Readonly<Record<string, string>>;
export type Change = (parts: Parts) => Parts;

export const main = 'word/document.xml';
export const inMain =
  (change: (xml: string) => string): Change =>
  (parts) => ({ ...parts, [main]: change(parts[main] ?? '') });
export const table = (...changes: readonly ((table: Table) => Table)[]): Change =>
  inMain((xml) => withTable(xml, both(...changes)));
export const all =
  (...changes: readonly Change[]): Change =>
  (parts) =>
    changes.reduce((now, change) => change(now), parts);
export const part =
  (name: string, change: (text: string) => string): Change =>
  (parts) => ({ ...parts, [name]: change(parts[name] ?? '') });
export const without =
  (name: string): Change =>
  (parts) =>
    Object.fromEntries(Object.entries(parts).filter(([each]) => each !== name));

export const target = (row: number, change: (content: string) => string) => at(row, 2, content(change));
export const written = (row: number, text: string) => target(row, () => run(text));
export const tracked = (row: number, old: string, text: string, author = 'B') =>
  target(row, () => deleted(run(old), author) + inserted(run(text), author));
export const unmarked = inMain(noBookmarks);
export const ids = (change: (content: string, row: number) => string) =>
  everywhere(0, (xml, row) => (row === 0 ? xml : content((own) => change(own, row))(xml)));
export const idOf = (row: number, text: string) =>
  at(
    row,
    0,
    content((own) => own.replace(/<w:r>.*<\/w:r>/s, text === '' ? '' : run(text))),
  );
export const heads =
  (...texts: readonly (string | null)[]) =>
  (own: Table): Table =>
    texts.reduce<Table>(
      (now, text, column) =>
        text === null
          ? now
          : at(
              0,
              column,
              content(() => (text === '' ? '' : run(text))),
            )(now),
      own,
    );
export const columns =
  (order: readonly number[]) =>
  (own: Table): Table =>
    own.map((row) => ({ ...row, cells: order.map((column) => row.cells[column] ?? cell('')) }));
export const ownColumn =
  (place: number, head: string, text: (row: number) => string) =>
  (own: Table): Table =>
    own.map((row, n) => ({
      ...row,
      cells: row.cells.toSpliced(place, 0, cell(run(n === 0 ? head : text(n)))),
    }));
export const grid =
  (row: number, properties: string) =>
  (own: Table): Table =>
    own.map((one, n) => (n === row ? { ...one, properties: one.properties + properties } : one));
export const merged =
  (row: number, from: number) =>
  (own: Table): Table =>
    own.map((one, n) =>
      n === row
        ? {
            ...one,
            cells: one.cells.toSpliced(from, 2, propertied('<w:gridSpan w:val="2"/>')(one.cells[from] ?? '')),
          }
        : one,
    );

export const rels = 'word/_rels/document.xml.rels';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const paragraph = (id: string, text: string): string =>
  `<w:p w14:paraId="${id}">${text === '' ? '' : run(text)}</w:p>`;
type Comment = {
  readonly id: string;
  readonly author?: string;
  readonly date?: string;
  readonly texts: readonly string[];
};
export const commentXml = ({ id, author = 'B', date = '2026-11-26T09:00:00Z', texts }: Comment): string =>
  `<w:comment ${by(author, id, date)} w:initials="X">${texts.map((text, n) => paragraph(`0000${id}${n}`, text)).join('')}</w:comment>`;
export const commented = (comments: readonly (Comment | string)[], extended = ''): Change =>
  all(
    part(rels, (xml) =>
      xml.replace(
        '</Relationships>',
        `<Relationship Id="rIdC" Type="${office}/comments" Target="comments.xml"/><Relationship Id="rIdE" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>`,
      ),
    ),
    part(
      'word/comments.xml',
      () =>
        `<w:comments ${w} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${comments.map((one) => (typeof one === 'string' ? one : commentXml(one))).join('')}</w:comments>`,
    ),
    part(
      'word/commentsExtended.xml',
      () =>
        `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${extended}</w15:commentsEx>`,
    ),
  );
export const start = (id: string): string => `<w:commentRangeStart w:id="${id}"/>`;
export const end = (id: string): string => `<w:commentRangeEnd w:id="${id}"/>`;
export const sign = (id: string): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
export const on = (id: string, inner: string): string => start(id) + inner + end(id) + sign(id);
export const ferry = (mark: (word: string) => string) =>
  target(1, () => run('The ') + mark(run('ferry', '<w:rPr><w:b/></w:rPr>')) + run(' came.'));
export const answers = (id: string, parent: string, done = ''): string =>
  `<w15:commentEx w15:paraId="${id}" w15:paraIdParent="${parent}"${done}/>`;
export const aside = (text: string): string => `<w:p>${run(text)}</w:p>`;
export const beforeTable = (xml: string): Change => inMain((all) => all.replace('<w:tbl>', `${xml}<w:tbl>`));
export const behindTable = (xml: string): Change =>
  inMain((all) => all.replace('</w:tbl>', `</w:tbl>${xml}`));
export const custom = (change: (xml: string) => string): Change => part('docProps/custom.xml', change);
