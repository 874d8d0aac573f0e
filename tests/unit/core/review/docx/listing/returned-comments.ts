import { deleted, inserted, run } from '../word-edits.ts';
import {
  all,
  answers,
  beforeTable,
  commented,
  custom,
  end,
  ferry,
  inMain,
  main,
  on,
  part,
  rels,
  sign,
  start,
  table,
  target,
  type Change,
  w,
  without,
} from './changes.ts';
import { added, at, cell, content, copied, trackedRow, withTable } from './table-edits.ts';

/* Comments, and parts that are damaged. */

export const comments: Readonly<Record<string, Change>> = {
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
