import { by, deleted, inserted, run } from '../word-edits.ts';
import { grid, merged, table, target, tracked, type Change, written } from './changes.ts';
import {
  added,
  at,
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
} from './table-edits.ts';

/* Texts, remarks and rows that were changed. */

export const texts: Readonly<Record<string, Change>> = {
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
};
