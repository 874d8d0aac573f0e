import { by, deleted, inserted, run } from '../word-edits.ts';
import {
  all,
  aside,
  beforeTable,
  behindTable,
  columns,
  custom,
  heads,
  idOf,
  ids,
  inMain,
  main,
  ownColumn,
  part,
  table,
  type Change,
  unmarked,
  without,
  written,
} from './changes.ts';
import { at, both, cell, content, everywhere, propertied, removed, withTable } from './table-edits.ts';

/* Numbers and columns that were changed, and what stands round them. */

export const tables: Readonly<Record<string, Change>> = {
  // Numbers
  'numbers without bookmarks': unmarked,
  'numbers written otherwise': table(idOf(1, ' ٣ ')),
  'the space between number and check another': table(
    ids((own) => own.replace('<w:r><w:br/></w:r>', run(' · '))),
  ),
  'a number taken out': table(idOf(1, '')),
  'a number taken out, without its bookmark': all(table(idOf(1, ''), idOf(2, '')), unmarked),
  'a number damaged': table(idOf(1, '1 zzzzzz'), idOf(2, '22')),
  'a number damaged, without its bookmark': all(table(idOf(1, '1 zzzzzz'), idOf(2, '22')), unmarked),
  'a number damaged, of a row that was written in': all(
    table(idOf(1, 'x'), written(1, 'The boat came.')),
    unmarked,
  ),
  'a number of no row, in a row whose original is known': all(table(idOf(1, '7 abcdef')), unmarked),
  'a number of no row, with its bookmark': table(idOf(1, '7 abcdef')),
  'a number of another row': (parts) => {
    const other = /<w:t>2<\/w:t>.*?<w:t>([0-9a-f]{6})</s.exec(parts[main] ?? '')?.[1] ?? '';
    return table(idOf(1, `2 ${other}`))(parts);
  },
  'a number that was taken out with tracking': table(
    at(
      1,
      0,
      content((own) => deleted(own.replaceAll('<w:t>', '<w:t >'))),
    ),
  ),
  'two numbers swapped': table((own) => {
    const [one, two] = [own[1]?.cells[0] ?? '', own[2]?.cells[0] ?? ''];
    return both(
      at(1, 0, () => two),
      at(2, 0, () => one),
    )(own);
  }),
  'bookmarks of two rows in one cell': table((own) =>
    at(1, 0, (xml) =>
      xml.replace('</w:p>', `${(own[2]?.cells[0] ?? '').match(/<w:bookmark[^>]*>/g)?.join('') ?? ''}</w:p>`),
    )(own),
  ),
  'the original of two rows alone is left of them': all(
    table(idOf(2, ''), idOf(1, ''), removed(3)),
    unmarked,
  ),
  // Columns
  'columns in another order': table(columns([3, 2, 1, 0])),
  'columns in another order, without bookmarks': all(table(columns([2, 0, 3, 1])), unmarked),
  'without the originals': table(columns([0, 2, 3])),
  'without the translations': table(columns([0, 1, 3])),
  'without the remarks': table(columns([0, 1, 2])),
  'without the numbers': all(table(columns([1, 2, 3])), unmarked),
  'without head': table((own) => own.slice(1)),
  'without head and numbers': all(
    table((own) => own.slice(1), columns([1, 2, 3])),
    unmarked,
  ),
  'without bookmarks, and with heads of its own': all(
    table(heads('Nr', 'Chinese', 'Mine', 'Notes')),
    unmarked,
  ),
  'without bookmarks and heads, and each text another, with tracking': all(
    table(
      heads('', '', '', ''),
      everywhere(2, (xml, row) =>
        row === 0
          ? xml
          : content((own) => deleted(own.replaceAll('<w:t>', '<w:t >')) + inserted(run(`other ${row}`)))(xml),
      ),
    ),
    unmarked,
  ),
  'without bookmarks, with the heads of two columns swapped': all(
    table(heads(null, 'English', 'Original', null)),
    unmarked,
  ),
  'without bookmarks, with one head over two columns': all(
    table(heads('Original', 'Original', 'English', 'English')),
    unmarked,
  ),
  'without bookmarks and heads': all(table(heads('', '', '', '')), unmarked),
  'heads written otherwise, with bookmarks': table(heads('Number', null, 'The English', 'What I think')),
  'a column of its own in the middle': table(
    ownColumn(2, 'Mine', (row) => (row % 2 === 0 ? `own ${row}` : '')),
  ),
  'a column of its own at the end, without bookmarks': all(
    table(ownColumn(4, 'English', (row) => `other ${row}`)),
    unmarked,
  ),
  'the column of translations taken out with tracking': table(
    everywhere(2, propertied(`<w:cellDel ${by('B')}/>`)),
  ),
  'the column of originals taken out with tracking': table(
    everywhere(1, propertied(`<w:cellDel ${by('B')}/>`)),
  ),
  'a head that is repeated, and a table that is cut': inMain((xml) =>
    withTable(xml, (own) => [...own.slice(0, 4), ...own.slice(0, 1), ...own.slice(4)]).replace(
      /(<w:tr>(?:(?!<w:tr>).)*Epilogue)/s,
      '</w:tbl><w:p/><w:tbl>$1',
    ),
  ),
  'a second table of its own': behindTable(`<w:tbl><w:tr>${cell(run('a'))}${cell(run('b'))}</w:tr></w:tbl>`),
  'the table in a content control and in alternatives': inMain((xml) =>
    xml
      .replace('<w:tbl>', '<w:sdt><w:sdtContent><w:tbl>')
      .replace('</w:tbl>', '</w:tbl></w:sdtContent></w:sdt>'),
  ),
  'rows and cells in content controls': table((own) =>
    own.map((row) => ({
      ...row,
      cells: row.cells.map((xml) => `<w:sdt><w:sdtPr/><w:sdtContent>${xml}</w:sdtContent></w:sdt>`),
    })),
  ),
  'cells in alternatives': table((own) =>
    own.map((row) => ({
      ...row,
      cells: row.cells.map(
        (xml) =>
          `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${xml}</mc:Choice><mc:Fallback>${cell(run('old'))}</mc:Fallback></mc:AlternateContent>`,
      ),
    })),
  ),
  'the table in alternatives': inMain((xml) =>
    xml
      .replace(
        '<w:tbl>',
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:tbl>',
      )
      .replace(
        '</w:tbl>',
        `</w:tbl></mc:Choice><mc:Fallback>${aside('old')}</mc:Fallback></mc:AlternateContent>`,
      ),
  ),
  // Words outside
  'words before the table and behind it': all(
    beforeTable(aside('Dear Lin, ') + aside('  ') + aside('')),
    behindTable(`<w:p>${inserted(run('Yours'))}</w:p>`),
  ),
  'a line of ours written in': inMain((xml) =>
    xml.replace('>review-docx:head.return<', '>review-docx:head.return and more<'),
  ),
  'words outside, without what we know of our words': all(
    beforeTable(aside('Dear Lin')),
    custom((xml) => xml.replace('DuizhaoWords', 'Other')),
  ),
  'words outside in a text box and a content control': beforeTable(
    `<w:sdt><w:sdtContent>${aside('in a control')}</w:sdtContent></w:sdt><w:p><w:r><w:txbxContent>${aside('in a box')}</w:txbxContent></w:r></w:p>`,
  ),
  'words outside, taken out': beforeTable(`<w:p>${deleted(run('gone'))}</w:p>`),
  // Properties
  'without its properties': without('docProps/custom.xml'),
  'with properties of another round': custom((xml) => xml.replace(/(DuizhaoRound"[^>]*><vt:\w+>)\d+/, '$12')),
  'with properties of another text': custom((xml) => xml.replace(/(DuizhaoBase"[^>]*><vt:\w+>)\w+/, '$1x')),
  'with a round that is none': custom((xml) => xml.replace(/(DuizhaoRound"[^>]*><vt:\w+>)\d+/, '$10')),
  'with other elements among its properties': custom((xml) =>
    xml.replace('</Properties>', '<x name="DuizhaoRound" xmlns="urn:x"><y>9</y></x></Properties>'),
  ),
  'with half a round': custom((xml) => xml.replace(/(DuizhaoRound"[^>]*><vt:\w+>)\d+/, '$11.5')),
  'with a column that is none': custom((xml) => xml.replace(/(DuizhaoSide"[^>]*><vt:\w+>)\w+/, '$1 !')),
  'of another base, with numbers of no row': all(
    custom((xml) => xml.replace(/(DuizhaoBase"[^>]*><vt:\w+>)\w+/, '$1x')),
    table(idOf(1, '1 abcdef'), idOf(2, '2 abcdef')),
    unmarked,
  ),
  'saved by somebody': part('docProps/core.xml', (xml) =>
    xml.replace('</cp:coreProperties>', '<cp:lastModifiedBy> Mei </cp:lastModifiedBy></cp:coreProperties>'),
  ),
};
