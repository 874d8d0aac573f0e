import { describe, expect, it } from 'vitest';
import type { RichText } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { mergeRecords } from '#core/review/merge.ts';
import { reviewReport, type ReviewReport } from '#core/review/report.ts';
import { scoreOf } from '#core/review/report-scores.ts';
import {
  answered,
  assessed,
  back,
  cell,
  inputOf,
  inWords,
  note,
  recordOf,
  reply,
  row,
  session,
  textOf,
} from './report-fixtures.ts';

const first = row(1, '他回家了。', 'He goed home late.');
const second = row(2, '她笑了。', 'She laughed.');
const third = row(3, '天黑了。', 'It got dark.');
const rows = [first, second, third];

const ofA = back('A', first, 'He went home late.');
const ofB = back('B', first, 'He walked home late.');
const [itemA, itemB] = [ofA, ofB].map((of) => itemsOfCell(of, textOf(first))[0]);
if (itemA === undefined || itemB === undefined) throw new Error('no items');

const aftersOf = (report: ReviewReport, at: number) => report.rows[at]?.cells[0]?.texts[0]?.afters ?? [];

describe('a report of a review', () => {
  const record = recordOf({
    cells: [ofA, back('A', second, 'She laughed.', 'reviewed'), ofB],
    assessments: [assessed(itemA.id, { reason: 'No such form' }), assessed(itemB.id, { severity: 'major' })],
    answers: [answered(itemA.id, { reason: 'Thanks' })],
    annotations: [note('n1', 'A', third, 'en', 'dark'), note('n2', 'B', first, 'source', '回家')],
    replies: [reply('r1', 'n1', 'T', 'Why?')],
  });
  const report = reviewReport(
    inputOf(rows, {
      record,
      parcels: [
        {
          direction: 'out',
          kind: 'handover',
          round: 1,
          from: 'T',
          at: '2026-03-01T10:00:00.000Z',
          name: 'p',
        },
        { direction: 'in', kind: 'return', round: 1, from: 'A', at: '2026-03-02T10:00:00.000Z', name: 'q' },
      ],
    }),
  );

  it('has every row with its original, its frozen text and what each reviewer made of it', () => {
    expect(report.rows.map(({ row: number, original }) => [number, original?.text])).toEqual([
      [1, '他回家了。'],
      [2, '她笑了。'],
      [3, '天黑了。'],
    ]);
    expect(aftersOf(report, 0).map(({ reviewer, text, at }) => [reviewer, text.text, at])).toEqual([
      ['A', 'He went home late.', '2026-03-02T10:00:00.000Z'],
      ['B', 'He walked home late.', null],
    ]);
    expect(aftersOf(report, 1)).toMatchObject([{ reviewer: 'A', isAccepted: true, items: [] }]);
    expect(aftersOf(report, 2)).toEqual([]);
    expect(report.rows[2]?.cells[0]?.texts[0]?.frozen.text).toBe('It got dark.');
  });

  it('has the items with what was said of them and what became of them', () => {
    expect(aftersOf(report, 0)[0]?.items).toMatchObject([
      {
        item: { removed: 'goed', inserted: 'went', kind: 'replace' },
        standing: 'answered',
        answers: [{ by: 'T', reason: 'Thanks' }],
        assessments: [{ severity: 'minor', reason: 'No such form' }],
      },
    ]);
    expect(aftersOf(report, 0)[1]?.items).toMatchObject([{ standing: 'free', answers: [] }]);
  });

  it('has the comments of each row, with replies, in the order of the text', () => {
    expect(
      report.rows.map(({ threads }) =>
        threads.map(({ number, thread, anchor }) => [
          number,
          thread.uid,
          anchor?.quote,
          thread.replies.length,
        ]),
      ),
    ).toEqual([[[1, 'n2', '回家', 0]], [], [[2, 'n1', 'dark', 1]]]);
    expect(report.elsewhere).toEqual([]);
  });

  it('has the facts: who did what when, and how much', () => {
    expect(report.facts).toMatchObject({
      reviewers: ['A', 'B'],
      rounds: [{ round: 1, rows: 3 }],
      answered: [{ by: 'T', decisions: { accepted: 1, rejected: 0, edited: 0 } }],
      counts: { rows: 3, cells: 3, accepted: 1, changed: 1, items: 2, threads: 2 },
    });
    expect(report.facts.counts.standings).toMatchObject({ answered: 1, free: 1, clash: 0 });
  });

  it('has the score of each reviewer, the same as the panel', () => {
    const [round] = report.scores;
    expect(round?.scores.map(({ reviewer, score }) => [reviewer, score.penalty, score.count])).toEqual([
      ['A', 1, 9],
      ['B', 5, 9],
    ]);
    expect(round?.scores[0]).toEqual(
      scoreOf('A', rows, [itemA, itemB], record, inWords, { language: 'zh-Hant', sides: ['en'] }),
    );
  });

  it('has the agreement of every pair', () => {
    expect(report.scores[0]?.agreement).toMatchObject([
      {
        first: 'A',
        second: 'B',
        items: { units: 1, agreed: 0 },
        rows: { units: 3, agreed: 2 },
      },
    ]);
  });
});

describe('what a report never leaves out', () => {
  it('is what was handed back for a text that is not kept', () => {
    const other = row(1, '他回家了。', 'He is home.');
    const report = reviewReport(
      inputOf(rows, { record: recordOf({ cells: [back('A', other, 'He is at home.')] }) }),
    );
    expect(report.adrift.map(({ text }) => text.text)).toEqual(['He is at home.']);
    expect(aftersOf(report, 0)).toEqual([]);
    expect(report.facts.reviewers).toEqual(['A', 'B']);
  });

  it('is what was said of an item that is suggested no more', () => {
    const report = reviewReport(
      inputOf(rows, {
        record: recordOf({ answers: [answered('gone')], assessments: [assessed('away')] }),
      }),
    );
    expect(report.withdrawn).toMatchObject({ answers: [{ item: 'gone' }], assessments: [{ item: 'away' }] });
  });

  it('is a row that is gone, and what was suggested to it', () => {
    const report = reviewReport(
      inputOf(rows, {
        record: recordOf({ cells: [ofA] }),
        rowOf: (id) => (id === first.segment ? null : 2),
      }),
    );
    const gone = report.rows.find(({ segment: id }) => id === first.segment);
    expect(gone).toMatchObject({ row: null, frozenRow: 1, cells: [{ present: null }] });
    expect(gone?.cells[0]?.texts[0]?.afters[0]?.items).toMatchObject([{ standing: 'gone', clash: null }]);
  });

  it('is either side of a clash, and every one of several answers and texts', () => {
    const now: RichText = { text: 'He ran home late.', tags: [] };
    const apart = mergeRecords(
      recordOf({ cells: [ofA], answers: [answered(itemB.id)] }),
      recordOf({
        cells: [back('A', first, 'He got home late.'), ofB],
        answers: [answered(itemB.id, { decision: 'rejected', by: 'C' })],
      }),
    );
    const report = reviewReport(inputOf(rows, { record: apart, present: () => cell(now) }));
    const afters = aftersOf(report, 0);
    expect(afters.map(({ reviewer }) => reviewer)).toEqual(['A', 'A', 'B']);
    expect(afters.slice(0, 2).map(({ items }) => items[0]?.clash?.ours.text)).toEqual(['ran', 'ran']);
    expect(afters[2]?.items[0]?.standing).toBe('conflict');
    expect(afters[2]?.items[0]?.answers.map(({ decision }) => decision).sort()).toEqual([
      'accepted',
      'rejected',
    ]);
  });

  it('is a comment on words of no row, unless it is private', () => {
    const away = row(9, '別處', 'Elsewhere');
    const report = reviewReport(
      inputOf(rows, {
        record: recordOf({
          annotations: [
            note('n1', 'A', away, 'en', 'Elsewhere'),
            note('n2', 'A', first, 'en', 'home', { visibility: 'private' }),
          ],
        }),
      }),
    );
    expect(report.elsewhere.map(({ thread }) => thread.uid)).toEqual(['n1']);
    expect(report.rows.flatMap(({ threads }) => threads)).toEqual([]);
  });
});

describe('a report of several rounds', () => {
  const later = row(1, '他回家了。', 'He went home late.');
  const ofLater = back('A', later, 'He went home very late.');
  const [itemLater] = itemsOfCell(ofLater, textOf(later));
  const rounds = [
    { round: 1, made: '2026-03-01T09:00:00.000Z', rows },
    { round: 2, made: '2026-03-03T09:00:00.000Z', rows: [later, second, third] },
  ];
  const record = recordOf({
    cells: [ofA, ofLater, back('B', second, 'She smiled.')],
    assessments: [assessed(itemA.id), assessed(itemLater?.id ?? '', { severity: 'major' })],
    annotations: [
      note('old', 'A', third, 'en', 'dark', {
        kind: 'error',
        severity: 'critical',
        resolution: { reason: 'done', by: 'T', at: '2026-03-02T12:00:00.000Z' },
      }),
    ],
  });
  const report = reviewReport(
    inputOf(rows, { rounds, record, present: () => cell(textOf(later)), rowOf: (id) => id }),
  );

  it('shows every frozen text that something was handed back for', () => {
    expect(
      report.rows[0]?.cells[0]?.texts.map(({ rounds: of, frozen, afters }) => [
        of,
        frozen.text,
        afters[0]?.text.text,
      ]),
    ).toEqual([
      [[1], 'He goed home late.', 'He went home late.'],
      [[2], 'He went home late.', 'He went home very late.'],
    ]);
    expect(report.rows[1]?.cells[0]?.texts).toMatchObject([{ rounds: [1, 2] }]);
  });

  it('scores a reviewer in the rounds they handed something new back in', () => {
    expect(
      report.scores.map(({ round, scores }) => [
        round,
        ...scores.map(({ reviewer, score, unassessed }) => [reviewer, score.penalty, unassessed]),
      ]),
    ).toEqual([
      [1, ['A', 26, 0], ['B', 0, 1]],
      [2, ['A', 5, 0]],
    ]);
  });

  it('scores none where scores were not asked for', () => {
    const asked = { ...session, asked: 'suggest' as const, profile: null };
    expect(reviewReport(inputOf(rows, { session: asked, record })).scores).toEqual([]);
  });
});
