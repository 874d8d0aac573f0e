import { expect, it } from 'vitest';
import type { DocxCell } from '#core/review/docx/read.ts';
import { frozenRows, partsOf, readOk, written, zipped } from '../documents.ts';
import { run } from '../word-edits.ts';
import { cells, p, w } from './cells.ts';
import { shownLine, visible } from './shown-text.ts';

/*
 * What is read of cells of a Word document, whatever can stand in one: `cells.txt`. Where a change of the code changes it, the lines that differ are looked
 * through, and it is written anew by `vitest run FILE -u`.
 */

const character = (id: string, inner: string, type = 'character'): string =>
  `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
const styles = `<w:styles ${w}>${[
  character('Bold', '<w:rPr><w:b/></w:rPr>'),
  character('Italic', '<w:rPr><w:i/></w:rPr>'),
  character('Both', '<w:basedOn w:val="Bold"/><w:rPr><w:i/></w:rPr>'),
  character('NotBold', '<w:basedOn w:val="Both"/><w:rPr><w:b w:val="0"/></w:rPr>'),
  character('Loop', '<w:basedOn w:val="Loop"/><w:rPr><w:u w:val="single"/></w:rPr>'),
  character('Ring', '<w:basedOn w:val="Ring2"/><w:rPr><w:strike/></w:rPr>'),
  character('Ring2', '<w:basedOn w:val="Ring"/>'),
  character('Deep0', '<w:rPr><w:b/></w:rPr>'),
  ...Array.from({ length: 12 }, (_, n) => character(`Deep${n + 1}`, `<w:basedOn w:val="Deep${n}"/>`)),
  character('Para', '<w:rPr><w:b/></w:rPr>', 'paragraph'),
].join('')}</w:styles>`;
const notes = (kind: string, words: string): string =>
  `<w:${kind}s ${w}><w:${kind} w:id="2">${p(run(words))}</w:${kind}><w:${kind} w:id="3">${p('')}</w:${kind}></w:${kind}s>`;

const document = (inner: string): string =>
  `<w:document ${w} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${inner}</w:body></w:document>`;

const relation = (id: string, kind: string, target: string, mode = ''): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${mode}/>`;

const documentOf = (inner: string): Uint8Array => {
  const parts = partsOf(written(frozenRows([])));
  const relations = [
    relation('rIdStyles', 'styles', 'styles.xml'),
    relation('rIdNotes', 'footnotes', 'footnotes.xml'),
    relation('rIdEnds', 'endnotes', '/word/endnotes.xml'),
    relation('rIdOut', 'hyperlink', 'https://out.example/?a=1&amp;b', ' TargetMode="External"'),
    relation('rIdIn', 'hyperlink', 'other.xml'),
  ];
  return zipped({
    ...parts,
    'word/document.xml': document(inner),
    'word/styles.xml': styles,
    'word/footnotes.xml': notes('footnote', 'below'),
    'word/endnotes.xml': notes('endnote', 'behind'),
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  });
};

const author = (name: string): string => (name === '' ? 'nobody' : name);
const lines = (cell: DocxCell): readonly string[] => [
  `  ${shownLine(cell.shown)}`,
  ...(cell.before === cell.text ? [] : [`  before: ${visible(cell.before)}`]),
  ...cell.changes.map(
    ({ is, author: who, date, text }) => `  ${is} by ${author(who)} at ${date}: ${visible(text)}`,
  ),
  ...cell.versions.map(
    ({ author: who, date, shown }) => `  version of ${author(who)} at ${date}: ${shownLine(shown)}`,
  ),
  ...(cell.shares.length > 1 || cell.shares.some(({ author: who }) => who !== '')
    ? cell.shares.map(
        ({ author: who, date, text }) => `  share of ${author(who)} at ${date}: ${visible(text)}`,
      )
    : []),
  ...(cell.bookmarks.length === 0 ? [] : [`  bookmarks: ${cell.bookmarks.join(', ')}`]),
  ...(cell.goesOn ? ['  goes on from the one above'] : []),
  ...(cell.isTakenOut ? ['  taken out itself'] : []),
];

it('is read as it was, whatever stands in a cell', async () => {
  const rows = cells.map(([, own, content]) => `<w:tr><w:tc><w:tcPr>${own}</w:tcPr>${content}</w:tc></w:tr>`);
  const read = readOk(documentOf(`<w:tbl>${rows.join('')}</w:tbl>`)).rows;
  expect(read).toHaveLength(cells.length);
  const listed = cells.flatMap(([name], n) => {
    const [cell, ...others] = read[n]?.others ?? [];
    if (cell === undefined || others.length > 0) throw new Error(name);
    return [name, ...lines(cell)];
  });
  await expect(`${listed.join('\n')}\n`).toMatchFileSnapshot('cells.txt');
});
