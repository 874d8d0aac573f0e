import { by, deleted, inserted, run } from '../word-edits.ts';
import {
  added,
  at,
  both,
  cell,
  content,
  copied,
  everywhere,
  moved,
  noBookmarks,
  propertied,
  removed,
  rowWith,
  trackedRow,
  withTable,
  type Table,
} from './table-edits.ts';

/*
 * What people and programs do to a document for review before it comes back. Rows of its table: 0 the head, 1 the ferry, 2 and 3 of one original, 4 context, 5 a heading,
 * 6 without a translation, 7 with a picture, 8 without a cell of this column. Columns: 0 numbers, 1 originals, 2 translations, 3 remarks.
 */

type Parts = Readonly<Record<string, string>>;
export type Change = (parts: Parts) => Parts;

const main = 'word/document.xml';
const inMain =
  (change: (xml: string) => string): Change =>
  (parts) => ({ ...parts, [main]: change(parts[main] ?? '') });
const table = (...changes: readonly ((table: Table) => Table)[]): Change =>
  inMain((xml) => withTable(xml, both(...changes)));
const all =
  (...changes: readonly Change[]): Change =>
  (parts) =>
    changes.reduce((now, change) => change(now), parts);
const part =
  (name: string, change: (text: string) => string): Change =>
  (parts) => ({ ...parts, [name]: change(parts[name] ?? '') });
const without =
  (name: string): Change =>
  (parts) =>
    Object.fromEntries(Object.entries(parts).filter(([each]) => each !== name));

const target = (row: number, change: (content: string) => string) => at(row, 2, content(change));
const written = (row: number, text: string) => target(row, () => run(text));
const tracked = (row: number, old: string, text: string, author = 'B') =>
  target(row, () => deleted(run(old), author) + inserted(run(text), author));
const unmarked = inMain(noBookmarks);
const ids = (change: (content: string, row: number) => string) =>
  everywhere(0, (xml, row) => (row === 0 ? xml : content((own) => change(own, row))(xml)));
const idOf = (row: number, text: string) =>
  at(
    row,
    0,
    content((own) => own.replace(/<w:r>.*<\/w:r>/s, text === '' ? '' : run(text))),
  );
const heads =
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
const columns =
  (order: readonly number[]) =>
  (own: Table): Table =>
    own.map((row) => ({ ...row, cells: order.map((column) => row.cells[column] ?? cell('')) }));
const ownColumn =
  (place: number, head: string, text: (row: number) => string) =>
  (own: Table): Table =>
    own.map((row, n) => ({
      ...row,
      cells: row.cells.toSpliced(place, 0, cell(run(n === 0 ? head : text(n)))),
    }));
const grid =
  (row: number, properties: string) =>
  (own: Table): Table =>
    own.map((one, n) => (n === row ? { ...one, properties: one.properties + properties } : one));
const merged =
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

const rels = 'word/_rels/document.xml.rels';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (id: string, text: string): string =>
  `<w:p w14:paraId="${id}">${text === '' ? '' : run(text)}</w:p>`;
type Comment = {
  readonly id: string;
  readonly author?: string;
  readonly date?: string;
  readonly texts: readonly string[];
};
const commentXml = ({ id, author = 'B', date = '2026-11-26T09:00:00Z', texts }: Comment): string =>
  `<w:comment ${by(author, id, date)} w:initials="X">${texts.map((text, n) => paragraph(`0000${id}${n}`, text)).join('')}</w:comment>`;
const commented = (comments: readonly (Comment | string)[], extended = ''): Change =>
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
const start = (id: string): string => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: string): string => `<w:commentRangeEnd w:id="${id}"/>`;
const sign = (id: string): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
const on = (id: string, inner: string): string => start(id) + inner + end(id) + sign(id);
const ferry = (mark: (word: string) => string) =>
  target(1, () => run('The ') + mark(run('ferry', '<w:rPr><w:b/></w:rPr>')) + run(' came.'));
const answers = (id: string, parent: string, done = ''): string =>
  `<w15:commentEx w15:paraId="${id}" w15:paraIdParent="${parent}"${done}/>`;
const aside = (text: string): string => `<w:p>${run(text)}</w:p>`;
const beforeTable = (xml: string): Change => inMain((all) => all.replace('<w:tbl>', `${xml}<w:tbl>`));
const behindTable = (xml: string): Change => inMain((all) => all.replace('</w:tbl>', `</w:tbl>${xml}`));
const custom = (change: (xml: string) => string): Change => part('docProps/custom.xml', change);

export const returned: Readonly<Record<string, Change>> = {
  // Texts
  'a text written anew, and one with tracking on': table(
    written(1, 'The boat came.'),
    tracked(2, 'Good.', 'Well.'),
  ),
  'two people in one text': table(
    target(
      2,
      () =>
        deleted(run('Good'), 'B') + inserted(run('Well'), 'C') + run('.') + inserted(run(' Indeed.'), 'C'),
    ),
  ),
  'a text that two people changed back to what it was': table(
    target(2, () => deleted(run('Good.'), 'B') + inserted(run('Good.'), 'C')),
  ),
  'a change without a name': table(
    target(
      2,
      () =>
        `<w:del w:id="1">${run('Good.').replaceAll('w:t', 'w:delText')}</w:del>` +
        `<w:ins w:id="2" w:author="Author">${run('Well.')}</w:ins>`,
    ),
  ),
  'a change of the reader, of nobody, and of another': table(
    target(
      2,
      () =>
        run('Good') +
        inserted(run(' one'), 'Reader') +
        inserted(run(' two'), '') +
        inserted(run(' three'), 'C'),
    ),
  ),
  'a change at an hour that is none, and at one with a zone': table(
    target(2, () => run('Good') + `<w:ins ${by('B', 1, 'yesterday')}>${run('!')}</w:ins>`),
    target(3, () => run('Fine') + `<w:ins ${by('C', 1, '2026-11-26T09:00:00+08:00')}>${run('!')}</w:ins>`),
  ),
  'a change at an hour without a zone': table(
    target(2, () => run('Good') + `<w:ins ${by('B', 1, '2026-11-26T09:00:00')}>${run('!')}</w:ins>`),
  ),
  'bold taken off': table(target(1, (own) => own.replaceAll('<w:b/>', ''))),
  'a translation where there was none': table(written(6, 'Untranslated.')),
  'a translation where there is no cell of the column': table(written(8, 'Something.')),
  'context changed': table(written(4, 'She thought:')),
  'the marker of a picture taken out': table(target(7, () => run('See .'))),
  'the marker of a picture damaged': table(target(7, (own) => own.replace('⟧', ''))),
  'all texts gone without tracking': table(
    everywhere(2, (xml, row) => (row === 0 ? xml : content(() => '')(xml))),
  ),
  'one text gone, and one gone with tracking': table(
    target(1, () => ''),
    target(2, () => deleted(run('Good.'))),
  ),
  'a text moved out with tracking': table(
    target(2, () => `<w:moveFrom ${by('B')}>${run('Good.')}</w:moveFrom>`),
    target(3, (own) => own + `<w:moveTo ${by('B')}>${run('Good.')}</w:moveTo>`),
  ),
  'a text of white space only': table(written(2, '  ')),
  'a text longer than any may be': table(
    written(2, 'x'.repeat(200_001)),
    at(
      1,
      3,
      content(() => run('a remark')),
    ),
  ),
  'an original written in': table(
    at(
      1,
      1,
      content(() => run('渡船走了。')),
    ),
    at(
      2,
      1,
      content(() => run('好。')),
    ),
    at(
      3,
      1,
      content((own) => own + inserted(run('!'))),
    ),
  ),
  // Remarks
  'remarks by nobody, by one and by two': table(
    at(
      1,
      3,
      content(() => run('Why this?')),
    ),
    at(
      2,
      3,
      content(() => inserted(run('By B.'), 'B')),
    ),
    at(
      3,
      3,
      content(() => run('Old ') + inserted(run('by B '), 'B') + inserted(run('by C'), 'C')),
    ),
  ),
  'a remark of signs of Markdown, in two lines': table(
    at(
      1,
      3,
      content(() => run('# *not* a [heading]') + '<w:r><w:br/></w:r>' + run('1. nor a list')),
    ),
  ),
  'a remark where there is no text, and on context': table(
    at(
      8,
      3,
      content(() => run('What is this?')),
    ),
    at(
      4,
      3,
      content(() => run('Who?')),
    ),
    at(
      6,
      3,
      content(() => run('Missing')),
    ),
  ),
  'a remark that was taken out': table(
    at(
      1,
      3,
      content(() => deleted(run('never mind'))),
    ),
  ),
  // Rows
  'a row taken out, and one taken out with tracking': table(trackedRow(3, 'del'), removed(1)),
  'a row with a remark taken out with tracking': table(
    at(
      2,
      3,
      content(() => run('a remark')),
    ),
    trackedRow(2, 'del', 'C'),
  ),
  'a row put in with tracking': table(trackedRow(2, 'ins')),
  'the context taken out': table(removed(4)),
  'all rows taken out': table((own) => own.slice(0, 1)),
  'rows in another order': table(moved(1, 8), moved(2, 4)),
  'two rows swapped': table(moved(1, 2)),
  'a row twice, marked and not': table(copied(1, 3), copied(5, 9, noBookmarks)),
  'a row twice, one of them taken out with tracking': table(copied(1, 2), trackedRow(2, 'del')),
  'a row of its own, with words, without, and with a remark': table(
    added(2, rowWith('', '', 'More.', '')),
    added(4, rowWith('', '', '', '')),
    added(6, rowWith('', '', '', 'Here something is missing')),
  ),
  'a row of its own before all, and behind all': table(added(1, rowWith('', '', 'First.', '')), (own) => [
    ...own,
    rowWith('', '', 'Last.', ''),
  ]),
  'a row split in two': table(written(1, 'The ferry'), added(2, rowWith('', '', 'came.', ''))),
  'a row split in three, its number one with those below': table(
    written(1, 'The'),
    at(1, 0, propertied('<w:vMerge w:val="restart"/>')),
    added(
      2,
      { properties: '', cells: [cell('', '<w:vMerge/>'), cell(''), cell(run('ferry')), cell('')] },
      { properties: '', cells: [cell('', '<w:vMerge/>'), cell(''), cell(run('came.')), cell(run('split'))] },
    ),
  ),
  'a number one with the row below, which is empty': table(
    at(1, 0, propertied('<w:vMerge w:val="restart"/>')),
    added(2, { properties: '', cells: [cell('', '<w:vMerge/>'), cell(''), cell(''), cell('')] }),
  ),
  'words of the row above copied whole to a row below': table(
    added(2, rowWith('', '', 'The ferry came.', '')),
  ),
  'a row below with words that still stand above': table(added(2, rowWith('', '', 'ferry', ''))),
  'two translations in one cell': table(
    written(2, 'Good. Fine.'),
    at(2, 2, propertied('<w:vMerge w:val="restart"/>')),
    at(3, 2, propertied('<w:vMerge/>')),
  ),
  'translation and remark in one cell': table(merged(2, 2)),
  'original and translation in one cell': table(merged(2, 1)),
  'remarks of two rows in one cell': table(
    at(
      1,
      3,
      content(() => run('of both')),
    ),
    at(1, 3, propertied('<w:vMerge w:val="restart"/>')),
    at(2, 3, propertied('<w:vMerge w:val="continue"/>')),
  ),
  'a row that begins in the second column': table((own) =>
    own.map((row, n) =>
      n === 2 ? { properties: '<w:gridBefore w:val="1"/>', cells: row.cells.slice(1) } : row,
    ),
  ),
  'rows of one cell, and of none': table((own) =>
    own.map((row, n) =>
      n === 2 ? { ...row, cells: row.cells.slice(0, 1) } : n === 3 ? { ...row, cells: [] } : row,
    ),
  ),
  'properties that are no numbers': table(
    grid(2, '<w:gridBefore w:val="x"/>'),
    at(3, 1, propertied('<w:gridSpan w:val="0"/>')),
    at(1, 1, propertied('<w:gridSpan w:val="5000"/>')),
  ),
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
  // Comments
  'a comment on words': all(
    table(ferry((word) => on('1', word))),
    commented([{ id: '1', texts: ['Which?', 'This one?'] }]),
  ),
  'a comment that is resolved, and its answers': all(
    table(
      ferry(
        (word) =>
          start('1') +
          start('2') +
          start('3') +
          word +
          end('1') +
          sign('1') +
          end('2') +
          sign('2') +
          end('3') +
          sign('3'),
      ),
    ),
    commented(
      [
        { id: '1', texts: ['Which?'] },
        { id: '2', author: 'C', date: '2026-11-27T09:00:00Z', texts: ['', 'This'] },
        { id: '3', author: '', texts: ['Thanks'] },
      ],
      `<w15:commentEx w15:paraId="000010" w15:done="1"/>${answers('000021', '000010')}${answers('000030', '000010')}`,
    ),
  ),
  'an answer without its comment, one to itself, and one to an answer': all(
    table(ferry((word) => on('1', on('2', on('3', word))))),
    commented(
      [
        { id: '1', texts: ['a'] },
        { id: '2', texts: ['b'] },
        { id: '3', texts: ['c'] },
      ],
      `${answers('000010', '00009')}${answers('000020', '000020', ' w15:done="true"')}${answers('000030', '000020', ' w15:done="no"')}`,
    ),
  ),
  'answers before their comment, and without words': all(
    table(ferry((word) => on('2', word))),
    commented(
      [
        { id: '1', author: 'C', texts: ['an answer'] },
        { id: '2', texts: ['a question'] },
      ],
      answers('000010', '000020'),
    ),
  ),
  'comments of one hour and one author that say the same, and another thing': all(
    table(
      ferry((word) => on('1', on('2', on('3', word)))),
      target(2, (own) => on('4', own)),
    ),
    commented([
      { id: '1', texts: ['same'] },
      { id: '2', texts: ['same'] },
      { id: '3', texts: ['other'] },
      { id: '4', texts: ['same'] },
    ]),
  ),
  'comments without author, time or id': all(
    table(
      ferry((word) => on('1', word)),
      target(2, (own) => start('') + own + end('') + '<w:commentRangeStart/>'),
    ),
    commented([
      '<w:comment w:id="1"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:comment>',
      `<w:comment w:author="B"><w:p>${run('b')}</w:p></w:comment>`,
    ]),
  ),
  'a comment on a place, and one by its sign alone': all(
    table(target(1, () => run('The ') + on('1', '') + run('ferry') + sign('2') + run(' came.'))),
    commented([
      { id: '1', texts: ['here'] },
      { id: '2', texts: ['there'] },
    ]),
  ),
  'a comment that begins and does not end, and one that ends only': all(
    table(target(1, () => run('The ') + start('1') + run('ferry') + end('2') + run(' came.'))),
    commented([
      { id: '1', texts: ['a'] },
      { id: '2', texts: ['b'] },
    ]),
  ),
  'a comment that begins only, with a sign behind': all(
    table(target(1, () => run('The ') + start('1') + run('ferry') + sign('1') + run(' came.'))),
    commented([{ id: '1', texts: ['a'] }]),
  ),
  'a comment whose end is before its start': all(
    table(target(1, () => run('The ') + end('1') + run('ferry') + start('1') + run(' came.'))),
    commented([{ id: '1', texts: ['a'] }]),
  ),
  'a comment on original and translation': all(
    table(
      at(
        1,
        1,
        content((own) => start('1') + own),
      ),
      target(1, (own) => own + end('1') + sign('1')),
    ),
    commented([{ id: '1', texts: ['both'] }]),
  ),
  'a comment on two rows': all(
    table(
      target(1, (own) => start('1') + own),
      target(2, (own) => own + end('1') + sign('1')),
    ),
    commented([{ id: '1', texts: ['both rows'] }]),
  ),
  'a comment between cells and between rows': all(
    inMain((xml) =>
      withTable(xml, (own) =>
        own.map((row, n) =>
          n === 1 ? { ...row, cells: row.cells.toSpliced(2, 0, start('1')).toSpliced(4, 0, end('1')) } : row,
        ),
      )
        .replace('</w:tbl>', `${start('2')}</w:tbl>`)
        .replace(/(<\/w:tbl>)/, `$1${end('2')}`),
    ),
    commented([
      { id: '1', texts: ['a'] },
      { id: '2', texts: ['b'] },
    ]),
  ),
  'a comment that begins in the text before the table': all(
    inMain((xml) => xml.replace('<w:tbl>', `${start('1')}<w:tbl>`)),
    table(target(1, (own) => own + end('1'))),
    commented([{ id: '1', texts: ['a'] }]),
  ),
  'comments on a number, a remark, a head and words outside': all(
    table(
      at(
        1,
        0,
        content((own) => on('1', own)),
      ),
      at(
        2,
        3,
        content(() => on('2', run('remark'))),
      ),
      at(
        0,
        2,
        content((own) => on('3', own)),
      ),
    ),
    beforeTable(`<w:p>${on('4', run('Dear Lin'))}</w:p>`),
    commented([
      { id: '1', texts: ['a'] },
      { id: '2', texts: ['b'] },
      { id: '3', texts: ['c'] },
      { id: '4', texts: ['d'] },
      { id: '5', texts: ['e'] },
    ]),
  ),
  'comments on words put in, taken out, and changed without tracking': all(
    table(
      target(
        1,
        () => run('The ') + on('1', deleted(run('ferry'))) + on('2', inserted(run('boat'))) + run(' came.'),
      ),
      target(2, () => run('Very ') + on('3', run('good')) + run('.')),
    ),
    commented([
      { id: '1', texts: ['a'] },
      { id: '2', texts: ['b'] },
      { id: '3', texts: ['c'] },
    ]),
  ),
  'a comment on a row that is there twice, on one taken out, and on a row of its own': all(
    table(
      target(1, (own) => on('1', own)),
      copied(1, 2),
      target(4, (own) => on('2', own)),
      trackedRow(4, 'del'),
      added(6, { properties: '', cells: [cell(''), cell(''), cell(on('3', run('More.'))), cell('')] }),
    ),
    commented([
      { id: '1', texts: ['a'] },
      { id: '2', texts: ['b'] },
      { id: '3', texts: ['c'] },
    ]),
  ),
  'a comment on the picture, and on a text that is empty': all(
    table(
      target(7, () => run('See ') + on('1', run('⟦1 map⟧')) + run('.')),
      target(6, () => on('2', '')),
    ),
    commented([
      { id: '1', texts: ['which?'] },
      { id: '2', texts: ['missing'] },
    ]),
  ),
  'a comment with an answer that leads from another row': all(
    table(
      ferry((word) => on('1', word)),
      target(2, (own) => on('2', own)),
    ),
    commented(
      [
        { id: '1', texts: ['a'] },
        { id: '2', texts: ['b'] },
      ],
      answers('000020', '000010'),
    ),
  ),
  'comments in three paragraphs, the middle one known': all(
    table(ferry((word) => on('1', on('2', word)))),
    commented(
      [
        { id: '1', texts: ['a', 'b', 'c'] },
        { id: '2', texts: ['d', 'e'] },
      ],
      `<w15:commentEx w15:paraId="000011" w15:done="on"/>${answers('000020', '000012')}`,
    ),
  ),
  'comments that are not in the part, and a part without comments': all(
    table(ferry((word) => on('9', word))),
    commented([]),
  ),
  // Damage
  'a part of numbers that leads nowhere': part(rels, (xml) =>
    xml.replace(/Target="styles.xml"/, 'Target="gone.xml"'),
  ),
  'without relations': without(rels),
  'without styles': without('word/styles.xml'),
  'damaged comments': all(
    commented([]),
    part('word/comments.xml', () => '<w:comments>'),
  ),
  'damaged properties': custom(() => '<Properties'),
  'damaged core properties': part('docProps/core.xml', () => '<x></y>'),
  'damaged styles': part('word/styles.xml', () => 'no XML'),
  'a main part that is no document': part(main, () => `<w:hdr ${w}/>`),
  'without a main part': without(main),
};
