import { describe, expect, it } from 'vitest';
import { columnClues } from '#core/review/docx/clues.ts';
import { noClues, type ColumnClues } from '#core/review/docx/columns.ts';
import { matchReviewDocx, roundOfReviewDocx } from '#core/review/docx/match.ts';
import { readReviewDocx, type ReviewDocx } from '#core/review/docx/read.ts';
import { edited, frozenRows, partsOf, session, written, zipped } from './documents.ts';
import { by, deleted, inserted, run } from './word-edits.ts';

const rows = frozenRows([
  { source: '電車。', en: 'The tram.' },
  { source: '港口。', en: 'The harbour.' },
  { source: '檔案館。', en: 'The archive.' },
  { source: '鐘聲。', en: 'The bell.' },
  { source: '2024', en: '2024' },
]);

const labels = {
  id: ['No.', '编号', '編號'],
  source: ['Original', '原文'],
  target: ['English', '英文'],
  note: ['Remarks', '意见', '意見'],
};
const clues = columnClues(labels, [{ session, rows }]);

type Table = readonly (readonly string[])[];
const noBookmarks = (xml: string): string => xml.replaceAll(/<w:bookmark[^>]*>/g, '');

/** A document whose table somebody changed: a list of cells a row, the head first. Its heads are in English. */
const changed = (change: (table: Table) => Table, rest: (xml: string) => string = (xml) => xml): Uint8Array =>
  edited(written(rows), (xml) => {
    const named = xml
      .replace('>review-docx:columns.id<', '>No.<')
      .replace('>export:document.columns.source<', '>Original<')
      .replace('>export:document.columns.en<', '>English<')
      .replace('>review-docx:columns.note<', '>Remarks<');
    const found = named.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    const table = found.map((row) => row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []);
    const at = named.indexOf(found[0] ?? '');
    const end = named.lastIndexOf('</w:tr>') + '</w:tr>'.length;
    const body = change(table)
      .map((cells) => `<w:tr>${cells.join('')}</w:tr>`)
      .join('');
    return rest(named.slice(0, at) + body + named.slice(end));
  });

const cellDel = `<w:cellDel ${by('B')}/>`;
const cell = (text: string): string => `<w:tc><w:tcPr/><w:p>${run(text)}</w:p></w:tc>`;
const withText = (xml: string | undefined, content: string): string =>
  (xml ?? '').replace(/(<\/w:pPr>).*(<\/w:p>)/s, (_, a: string, b: string) => a + content + b);

const without =
  (column: number) =>
  (table: Table): Table =>
    table.map((cells) => cells.toSpliced(column, 1));
const withColumn =
  (at: number, texts: readonly string[]) =>
  (table: Table): Table =>
    table.map((cells, row) => cells.toSpliced(at, 0, cell(texts[row] ?? '')));
const withHead =
  (heads: readonly (string | null)[]) =>
  ([head = [], ...body]: Table): Table => [
    head.map((xml, at) => (typeof heads[at] === 'string' ? noBookmarks(withText(xml, run(heads[at]))) : xml)),
    ...body,
  ];
const ordered =
  (...order: readonly number[]) =>
  (table: Table): Table =>
    table.map((cells) => order.map((at) => cells[at] ?? ''));
const retranslated =
  (text: (row: number) => string) =>
  ([head = [], ...body]: Table): Table => [
    head,
    ...body.map((cells, row) => cells.with(2, withText(cells[2], text(row)))),
  ];

const read = (bytes: Uint8Array, by: ColumnClues = clues): ReviewDocx => {
  const done = readReviewDocx(bytes, 'review.docx', by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};
const matchOf = (bytes: Uint8Array, by: ColumnClues = clues) =>
  matchReviewDocx(read(bytes, by), rows, session, 'en');
const textsIn = (bytes: Uint8Array, by?: ColumnClues) =>
  matchOf(bytes, by).rows.map(({ text }) => text?.text ?? null);
const factsIn = (bytes: Uint8Array, by?: ColumnClues) =>
  matchOf(bytes, by).rows.map(({ facts }) => facts.join(' '));

const edit = retranslated((row) => run('The ') + deleted(run('old')) + inserted(run(`new ${row}`)));
const news = rows.map((_, row) => `The new ${row}`);
const same = rows.map(() => 'unchanged');

describe('columns of a document for review', () => {
  it('are found where the original was taken out: nothing is emptied', () => {
    for (const rest of [undefined, noBookmarks]) {
      expect(factsIn(changed(without(1), rest))).toEqual(same);
      expect(textsIn(changed((table) => without(1)(edit(table)), rest))).toEqual(news);
    }
    // Even without anything that is known of the review.
    expect(factsIn(changed(without(1)), noClues)).toEqual(same);
  });

  it('are found where numbers were taken out, by the originals, if the document says which round it is', () => {
    const bytes = changed((table) => without(0)(edit(table)), noBookmarks);
    expect(textsIn(bytes)).toEqual(news);
    const rounds = [{ session, round: 1, rows }];
    expect(roundOfReviewDocx(read(bytes), rounds)?.round.round).toBe(1);
    const bare = zipped({
      ...partsOf(bytes),
      'docProps/custom.xml':
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    });
    expect(roundOfReviewDocx(read(bare), rounds)).toBeNull();
  });

  it('are found where one was added, wherever, and every word of it is told', () => {
    const own = ['My view', 'good', '', 'bad', '', 'so so'];
    for (const at of [0, 1, 2, 3, 4]) {
      for (const rest of [undefined, noBookmarks]) {
        const match = matchOf(changed((table) => withColumn(at, own)(edit(table)), rest));
        expect(match.rows.map(({ text }) => text?.text)).toEqual(news);
        expect(match.rows.map(({ found }) => found.flatMap(({ others }) => others))).toEqual([
          ['good'],
          [],
          ['bad'],
          [],
          ['so so'],
        ]);
        expect(match.rows.map(({ facts }) => facts.includes('own-column'))).toEqual([
          true,
          false,
          true,
          false,
          true,
        ]);
        expect(match.outside).toContain('My view');
        expect(match.rows.flatMap(({ notes }) => notes)).toEqual([]);
      }
    }
  });

  it('are found in another order', () => {
    for (const rest of [undefined, noBookmarks]) {
      for (const order of [
        [2, 1, 0, 3],
        [3, 2, 1, 0],
        [0, 2, 1, 3],
        [1, 0, 3, 2],
      ]) {
        expect(textsIn(changed((table) => ordered(...order)(edit(table)), rest))).toEqual(news);
        expect(factsIn(changed(ordered(...order), rest))).toEqual(same);
      }
    }
  });

  it('are found under other heads, in any language of the interface', () => {
    const remarked = ([head = [], ...body]: Table): Table => [
      head,
      ...body.map((cells, row) => (row === 0 ? cells.with(3, withText(cells[3], run('why?'))) : cells)),
    ];
    for (const heads of [
      ['編號', '原文', '英文', '意見'],
      ['no', 'ORIGINAL', 'english (US)', 'remarks'],
      ['#', 'Chinese text', 'My translation', 'Bemerkungen'],
      [null, null, 'Reviewed text', null],
      [null, null, null, 'Notes of A'],
      ['', '', '', ''],
    ]) {
      const match = matchOf(changed((table) => withHead(heads)(remarked(edit(table)))));
      expect(match.rows.map(({ text }) => text?.text)).toEqual(news);
      expect(match.rows[0]?.notes.map(({ text }) => text)).toEqual(['why?']);
    }
  });

  it('are told by their heads where every text is another', () => {
    const all = retranslated((row) => run(`Quite another sentence, number ${row}`));
    const texts = rows.map((_, row) => `Quite another sentence, number ${row}`);
    expect(textsIn(changed((table) => ordered(0, 2, 3)(all(table)), noBookmarks))).toEqual(texts);
    expect(textsIn(changed((table) => without(1)(all(table))))).toEqual(texts);
  });

  it('of a table that was cut in two are those of the first half, and a head that is repeated is none of the rows', () => {
    const cut = (xml: string): string => {
      const third = xml.indexOf('<w:tr>', xml.indexOf('The harbour.'));
      return `${xml.slice(0, third)}</w:tbl><w:p/><w:tbl>${xml.slice(third)}`;
    };
    for (const rest of [cut, (xml: string) => cut(noBookmarks(xml))]) {
      expect(factsIn(changed(without(1), rest))).toEqual(same);
      expect(factsIn(changed(withColumn(2, ['Mine']), rest))).toEqual(same);
    }
    const repeated = changed(([head = [], a = [], b = [], ...body]) => [
      head,
      a,
      b,
      head.map(noBookmarks),
      ...body,
    ]);
    expect(matchOf(repeated)).toMatchObject({ strange: [], outside: [] });
    expect(factsIn(repeated)).toEqual(same);
  });

  it('of which the one that is reviewed is missing are said to be missing', () => {
    const { tables, rows: found } = read(changed(without(2)));
    expect(tables).toMatchObject([
      { missing: ['target'], hasIds: true, heads: ['No.', 'Original', 'Remarks'] },
    ]);
    expect(found.every(({ cells }) => cells.target === undefined)).toBe(true);
    expect(textsIn(changed(without(2)))).toEqual(rows.map(() => null));
  });
});

describe('an empty cell', () => {
  it('takes nothing out, unless its words were taken out with tracking on', () => {
    const untracked = matchOf(changed(retranslated(() => '')));
    expect(untracked.rows.map(({ text }) => text)).toEqual(rows.map(() => null));
    expect(untracked.rows.map(({ facts }) => facts)).toEqual(rows.map(() => ['emptied']));
    const one = changed((table) => [
      ...table.slice(0, 2),
      (table[2] ?? []).with(2, withText(table[2]?.[2], deleted(run('The harbour.')))),
      ...table.slice(3),
    ]);
    expect(matchOf(one).rows[1]).toMatchObject({ facts: ['edited'], text: { text: '' } });
  });

  it('of a column that was taken out with tracking on takes nothing out either', () => {
    const takenOut =
      (column: number) =>
      (table: Table): Table =>
        table.map((cells) =>
          cells.with(
            column,
            (cells[column] ?? '')
              .replace(/<w:tcPr>|<w:tcPr\/>/, (tag) =>
                tag === '<w:tcPr/>' ? `<w:tcPr>${cellDel}</w:tcPr>` : `${tag}${cellDel}`,
              )
              .replaceAll(/<w:r>.*?<\/w:r>/gs, (one) => deleted(one.replaceAll('<w:t>', '<w:t >'))),
          ),
        );
    expect(factsIn(changed(takenOut(2)))).toEqual(rows.map(() => 'emptied'));
    expect(factsIn(changed(takenOut(1)))).toEqual(same);
  });

  it('that was empty before is as it was, and may be filled', () => {
    const bare = frozenRows([{ source: '電車。', en: '' }]);
    const match = (xml: (body: string) => string) =>
      matchReviewDocx(read(edited(written(bare), xml), noClues), bare, session, 'en').rows[0];
    expect(match((xml) => xml)?.facts).toEqual(['unchanged']);
  });
});

describe('changes of several authors', () => {
  it('are each theirs, made of the text before', () => {
    const bytes = changed((table) => [
      ...table.slice(0, 1),
      (table[1] ?? []).with(
        2,
        withText(
          table[1]?.[2],
          run('The ') +
            inserted(run('old '), 'B') +
            deleted(run('tram'), 'C') +
            inserted(run('train'), 'C') +
            run('.') +
            inserted(run(' Yes.'), 'Unknown Author'),
        ),
      ),
      ...table.slice(2),
    ]);
    const [row] = matchOf(bytes).rows;
    expect(row?.text?.text).toBe('The old train. Yes.');
    expect(row?.versions.map(({ author, date, text }) => [author, date, text.text])).toEqual([
      ['B', '2026-11-26T09:00:00Z', 'The old tram.'],
      ['C', '2026-11-26T09:00:00Z', 'The train.'],
      ['', '2026-11-26T09:00:00Z', 'The tram. Yes.'],
    ]);
    expect(matchOf(bytes).people.map(({ name }) => name)).toEqual(['C', 'B']);
  });

  it('that cancel each other are none, and remarks bear the name of who wrote them', () => {
    const bytes = changed((table) => [
      ...table.slice(0, 1),
      (table[1] ?? [])
        .with(2, withText(table[1]?.[2], deleted(run('The tram.'), 'B') + inserted(run('The tram.'), 'C')))
        .with(
          3,
          withText(table[1]?.[3], run('old ') + inserted(run('by B'), 'B') + inserted(run('by C'), 'C')),
        ),
      ...table.slice(2),
    ]);
    const [row] = matchOf(bytes).rows;
    expect(row).toMatchObject({ facts: ['unchanged', 'commented'], versions: [] });
    expect(row?.notes.map(({ author, text }) => [author, text])).toEqual([
      ['', 'old'],
      ['B', 'by B'],
      ['C', 'by C'],
    ]);
  });
});
