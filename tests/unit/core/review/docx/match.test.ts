import { describe, expect, it } from 'vitest';
import type { PackagedRow } from '#core/review/package.ts';
import { roundOfReviewDocx } from '#core/review/docx/match.ts';
import type { ReviewDocxMatch, RowFact, RowMatch } from '#core/review/docx/matched.ts';
import { edited, frozenRows, matched, partsOf, readOk, session, written, zipped } from './documents.ts';
import {
  bodyXml,
  deleted,
  inCell,
  inserted,
  parseBody,
  run,
  trackedRow,
  type BodyXml,
  type RowXml,
} from './word-edits.ts';

const rows = frozenRows([
  { source: '電車。', en: 'The tram.' },
  { source: '港口。', en: 'The harbour.' },
  { source: '檔案館。', en: 'The archive.' },
  { source: '上下文。', en: 'Context.', isContext: true },
  { source: '鐘聲。', en: 'The bell.' },
]);

/** The report on a document whose rows were changed. */
const after = (change: (body: BodyXml) => BodyXml, frozen: readonly PackagedRow[] = rows): ReviewDocxMatch =>
  matched(
    edited(written(frozen), (xml) => bodyXml(change(parseBody(xml)))),
    frozen,
  );

const onRow =
  (at: number, change: (row: RowXml) => RowXml) =>
  (body: BodyXml): BodyXml => ({ ...body, rows: body.rows.map((row, i) => (i === at ? change(row) : row)) });

const facts = ({ rows }: ReviewDocxMatch): readonly (readonly RowFact[])[] => rows.map((row) => row.facts);
const same: readonly RowFact[] = ['unchanged'];
const untouched = rows.map(() => same);
const withFacts = (at: number, ...now: RowFact[]): readonly (readonly RowFact[])[] => untouched.with(at, now);
const rowAt = (match: ReviewDocxMatch, at: number): RowMatch => {
  const row = match.rows[at];
  if (row === undefined) throw new Error(`no row ${at}`);
  return row;
};

describe('a document that came back', () => {
  it('equals the frozen rows when nobody touched it', () => {
    const match = matched(written(rows), rows);
    expect(facts(match)).toEqual(untouched);
    expect(match.rows.map(({ isContext }) => isContext)).toEqual([false, false, false, true, false]);
    expect(match).toMatchObject({ strange: [], comments: [], outside: [], people: [] });
  });

  it('gives the text with tracked changes made, who made them, and says when there was no tracking', () => {
    const tracked = after(
      onRow(1, (row) =>
        inCell(
          row,
          2,
          () => run('The ') + deleted(run('harbour'), 'B') + inserted(run('port'), 'C') + run('.'),
        ),
      ),
    );
    expect(facts(tracked)).toEqual(withFacts(1, 'edited'));
    expect(rowAt(tracked, 1).text).toEqual({ text: 'The port.', tags: [] });
    expect(rowAt(tracked, 1).changes).toEqual([
      { is: 'delete', author: 'B', date: '2026-11-26T09:00:00Z', text: 'harbour' },
      { is: 'insert', author: 'C', date: '2026-11-26T09:00:00Z', text: 'port' },
    ]);
    expect(tracked.people.map(({ name, changes }) => [name, changes])).toEqual([
      ['B', 1],
      ['C', 1],
    ]);
    const bare = after(onRow(1, (row) => inCell(row, 2, () => run('The port.'))));
    expect(facts(bare)).toEqual(withFacts(1, 'edited', 'untracked'));
  });

  it('does not take what was put in and taken out again, or rejected', () => {
    const match = after(
      onRow(0, (row) => inCell(row, 2, (old) => old + inserted(deleted(run(' gone'), 'C'), 'B'))),
    );
    expect(facts(match)).toEqual(untouched);
  });

  it('never takes what was written in the original, in context or in the column of remarks', () => {
    const match = after((body) =>
      onRow(3, (row) => inCell(row, 2, () => run('Changed.')))(
        onRow(2, (row) => inCell(row, 3, () => run('why?')))(
          onRow(0, (row) => inCell(row, 1, () => run('電車！')))(body),
        ),
      ),
    );
    expect(facts(match)).toEqual([
      ['unchanged', 'original-edited'],
      same,
      ['unchanged', 'commented'],
      ['edited', 'untracked'],
      same,
    ]);
    expect(rowAt(match, 3).isContext).toBe(true);
    expect(rowAt(match, 2).notes).toEqual([{ author: '', date: null, text: 'why?' }]);
    expect(rowAt(match, 0).found[0]?.original).toBe('電車！');
  });

  it('finds rows that were moved, and says from where to where', () => {
    const match = after((body) => {
      const [a, b, ...rest] = body.rows;
      return a === undefined || b === undefined ? body : { ...body, rows: [b, a, ...rest] };
    });
    expect(match.rows.filter((row) => row.moved !== null).map((row) => [row.row, row.moved])).toEqual([
      [2, { from: 2, to: 1 }],
    ]);
    const tracked = after((body) => {
      const [a, ...rest] = body.rows;
      return a === undefined
        ? body
        : { ...body, rows: [trackedRow(a, 'del'), ...rest, trackedRow(a, 'ins')] };
    });
    expect(facts(tracked)).toEqual(withFacts(0, 'unchanged', 'moved'));
    expect(rowAt(tracked, 0).found.map(({ isTakenOut }) => isTakenOut)).toEqual([true, false]);
  });

  it('names rows that are not there, and those taken out with tracking on', () => {
    const gone = after((body) => ({ ...body, rows: body.rows.toSpliced(1, 1) }));
    expect(facts(gone)).toEqual(withFacts(1, 'deleted'));
    expect(rowAt(gone, 1).found).toEqual([]);
    const tracked = after(onRow(1, (row) => trackedRow(row, 'del')));
    expect(facts(tracked)).toEqual(withFacts(1, 'deleted'));
    expect(rowAt(tracked, 1).found).toMatchObject([{ text: 'The harbour.', isTakenOut: true, at: 1 }]);
  });

  it('takes neither of two rows with one number', () => {
    const match = after((body) => {
      const [a] = body.rows;
      const copy = a === undefined ? [] : [inCell(a, 2, () => run('Another tram.'))];
      return { ...body, rows: [...body.rows, ...copy] };
    });
    expect(facts(match)).toEqual(withFacts(0, 'duplicated'));
    expect(rowAt(match, 0).text).toBeNull();
    expect(rowAt(match, 0).found.map(({ text }) => text)).toEqual(['The tram.', 'Another tram.']);
  });

  it('tells split rows from added ones', () => {
    const row = (id: string, text: string): RowXml => ({
      start: '<w:tr>',
      cells: [id, '<w:p/>', `<w:p>${run(text)}</w:p>`, '<w:p/>'].map((content) => `<w:tc>${content}</w:tc>`),
    });
    const split = (tail: string) =>
      after((body) => {
        const rows = body.rows.map((one, i) => (i === 1 ? inCell(one, 2, () => run('The')) : one));
        return { ...body, rows: rows.toSpliced(2, 0, row('<w:p/>', tail)) };
      });
    expect(facts(split('harbour.'))).toEqual(withFacts(1, 'split'));
    expect(rowAt(split('harbour.'), 1).found.map(({ text }) => text)).toEqual(['The', 'harbour.']);
    const copy = split('The harbour.');
    expect(facts(copy)).toEqual(withFacts(1, 'edited', 'untracked'));
    expect(copy.strange).toMatchObject([{ is: 'added', found: { text: 'The harbour.' } }]);
    const added = split('A new row.');
    expect(facts(added)).toEqual(withFacts(1, 'edited', 'untracked'));
    expect(added.strange).toMatchObject([{ is: 'added', after: 101, found: { text: 'A new row.', at: 2 } }]);
    const byWord = after((body) => {
      const [a, b, ...rest] = body.rows;
      if (a === undefined || b === undefined) return body;
      const part = row('<w:tcPr><w:vMerge/></w:tcPr><w:p/>', 'harbour.');
      return { ...body, rows: [a, inCell(b, 2, () => run('The')), part, ...rest] };
    });
    expect(facts(byWord)).toEqual(withFacts(1, 'split'));
  });

  it('takes no text from cells that were merged', () => {
    const merge = (xml: string, what: string): string => xml.replace('<w:tcPr>', `<w:tcPr>${what}`);
    const down = after((body) => ({
      ...body,
      rows: body.rows.map((row, i) => ({
        ...row,
        cells: row.cells.map((cell, column) =>
          column !== 2 || i > 1 ? cell : merge(cell, i === 0 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'),
        ),
      })),
    }));
    expect(facts(down)).toEqual([['merged'], ['merged'], same, same, same]);
    const across = after(
      onRow(1, (row) => ({
        ...row,
        cells: [...row.cells.slice(0, 2), merge(row.cells[2] ?? '', '<w:gridSpan w:val="2"/>')],
      })),
    );
    expect(facts(across)).toEqual(withFacts(1, 'merged'));
    expect(rowAt(across, 1).found[0]?.text).toBe('The harbour.');
  });

  it('knows a row with a damaged number by its bookmark, else by an original that is unique, and says so', () => {
    const damage = (row: RowXml, text: string): RowXml =>
      inCell(row, 0, (old) => old.replace(/<w:r>.*<\/w:r>/s, run(text)));
    const noMark = (row: RowXml): RowXml => inCell(row, 0, (old) => old.replaceAll(/<w:bookmark[^>]*>/g, ''));
    const marked = after(onRow(1, (row) => damage(row, '9')));
    expect(facts(marked)).toEqual(withFacts(1, 'unchanged', 'id-damaged'));
    expect(rowAt(marked, 1).foundBy).toBe('bookmark');
    const known = after(onRow(1, (row) => noMark(damage(row, '9'))));
    expect(facts(known)).toEqual(withFacts(1, 'unchanged', 'id-damaged'));
    expect(rowAt(known, 1).foundBy).toBe('original');
    const lost = after(
      onRow(1, (row) =>
        noMark(
          damage(
            inCell(row, 1, () => run('？')),
            '9',
          ),
        ),
      ),
    );
    expect(facts(lost)).toEqual(withFacts(1, 'deleted'));
    expect(lost.strange).toMatchObject([{ is: 'id-unknown', found: { id: '9', text: 'The harbour.' } }]);
    // Another row's number over this one's: the bookmark and the original agree against it.
    const stolen = after((body) => {
      const number = /<w:r>.*<\/w:r>/s.exec(body.rows[2]?.cells[0] ?? '')?.[0] ?? '';
      return onRow(1, (row) => inCell(row, 0, (old) => old.replace(/<w:r>.*<\/w:r>/s, number)))(body);
    });
    expect(facts(stolen)).toEqual(withFacts(1, 'unchanged', 'id-damaged'));
  });

  it('does not confuse rows with the same original', () => {
    const twins = frozenRows([
      { source: '一樣。', en: 'Same.' },
      { source: '一樣。', en: 'The same.' },
    ]);
    const match = after(
      onRow(0, (row) => inCell(row, 0, () => run('1'))),
      twins,
    );
    expect(facts(match)).toEqual([['deleted'], ['unchanged']]);
    expect(match.strange).toMatchObject([{ is: 'id-unknown', found: { text: 'Same.' } }]);
  });

  it('tells rows of another round, and finds the round a document belongs to', () => {
    const next = frozenRows([
      { source: '電車。', en: 'The tram.' },
      { source: '港口。', en: 'The port.' },
      { source: '檔案館。', en: 'The archive.' },
    ]);
    const old = frozenRows([
      { source: '電車。', en: 'The tram.' },
      { source: '港口。', en: 'The harbour.' },
      { source: '檔案館。', en: 'The archive.' },
    ]);
    const match = matched(written(old), next);
    expect(facts(match)).toEqual([['unchanged'], ['deleted'], ['unchanged']]);
    expect(match.strange).toMatchObject([{ is: 'other-base', found: { text: 'The harbour.', at: 1 } }]);
    const parts = partsOf(written(old));
    const bare = zipped({ ...parts, 'docProps/custom.xml': '<a/>' });
    expect(readOk(bare).origin).toBeNull();
    expect(matched(bare, next).strange).toMatchObject([{ is: 'other-base' }]);
    const rounds = [old, next].map((rows, i) => ({ session, round: i + 1, rows }));
    for (const [i, rows] of [old, next].entries()) {
      expect(roundOfReviewDocx(readOk(written(rows, { round: i + 1 })), rounds)).toMatchObject({
        round: { round: i + 1 },
        side: 'en',
      });
    }
    expect(roundOfReviewDocx(readOk(bare), rounds)?.round.round).toBe(1);
    const foreign = rounds.map((round) => ({ ...round, session: { ...session, id: 'session-2' } }));
    expect(roundOfReviewDocx(readOk(bare), foreign)).toBeNull();
  });

  it('reports words outside the rows, and rows written into the head of the table', () => {
    const match = after((body) => ({
      ...body,
      after: body.after.replace('<w:p>', `<w:p>${run('Dear A')}</w:p><w:p>`),
    }));
    expect(match.outside).toEqual(['Dear A']);
    expect(facts(match)).toEqual(untouched);
    const head = after((body) => ({
      ...body,
      before: body.before.replace('>review-docx:columns.note<', '>my notes<'),
    }));
    expect(head.outside).toEqual(['my notes']);
    expect(facts(head)).toEqual(untouched);
  });
});
