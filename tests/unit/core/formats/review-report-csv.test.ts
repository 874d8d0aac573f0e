import { describe, expect, it } from 'vitest';
import { writeReviewCsv } from '#core/review/report/csv.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { reviewReport, type ReviewReport } from '#core/review/report.ts';
import { languages, type WordLanguage } from '../../words.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  inWords,
  recordOf,
  row,
  textOf,
  wordsIn,
} from '../review/report-fixtures.ts';
import { readCsv } from './read-csv.ts';
import { hostile, hostileInput } from '../review/report-hostile.ts';

const csvOf = (report: ReviewReport, language: WordLanguage = 'en'): string =>
  [...writeReviewCsv(report, wordsIn(language))].join('');

const first = row(1, '他回家了。', 'He goed home late.');
const second = row(2, '她笑了。', 'She laughed.');
const third = row(3, '天黑了。', 'It got dark.');
const ofA = back('A', first, 'He went home.');
const items = itemsOfCell(ofA, textOf(first));
const report = reviewReport(
  inputOf([first, second, third], {
    record: recordOf({
      cells: [
        ofA,
        back('B', second, 'She laughed.', 'approved'),
        back('B', row(3, '', 'Dark.'), 'It is dark.'),
      ],
      assessments: items.map(({ id }) => assessed(id, { severity: 'major', reason: 'No such form' })),
      answers: items.slice(0, 1).map(({ id }) => answered(id, { decision: 'rejected', reason: 'Dialect' })),
    }),
  }),
);

describe('the report of a review as a table', () => {
  const [head, ...lines] = readCsv(csvOf(report));
  const column = (name: string): readonly (string | undefined)[] =>
    lines.map((line) => line[head?.indexOf(name) ?? -1]);

  it('has a line for each item, for each text accepted as it is, and for what is adrift', () => {
    expect(column('Row')).toEqual(['1', '1', '2', '3']);
    expect(column('Kind')).toEqual([
      'Replacement',
      'Deletion',
      'Accepted without changes',
      'Based on a version this project no longer has',
    ]);
    expect(column('Removed')).toEqual(['goed', ' late', '', '']);
    expect(column('Inserted')).toEqual(['went', '', '', '']);
    expect(column('After')).toEqual(['He went home.', 'He went home.', 'She laughed.', 'It is dark.']);
    expect(column('Reviewer')).toEqual(['A', 'A', 'B', 'B']);
  });

  it('says what was thought of the items and what became of them', () => {
    expect(column('Severity')).toEqual(['Major', 'Major', '', '']);
    expect(column('Reason')).toEqual(['No such form', 'No such form', '', '']);
    expect(column('Decision')).toEqual(['rejected', '', '', '']);
    expect(column('Reason for the decision')).toEqual(['Dialect', '', '', '']);
    expect(column('Status')).toEqual(['decided', 'pending', '', '']);
  });

  it('gives the score of each line’s reviewer, preliminary while suggestions wait for an assessment', () => {
    const input = inputOf([first, second], {
      record: recordOf({
        cells: [ofA, back('B', second, 'She smiled.')],
        assessments: items.map(({ id }) => assessed(id, { severity: 'minor' })),
      }),
    });
    const session = { ...input.session, profile: { ...inWords, allowed: 1000 } };
    const [names, ...scored] = readCsv(csvOf(reviewReport({ ...input, session })));
    const of = (name: string) => scored.map((line) => line[names?.indexOf(name) ?? -1]);
    expect(of('Reviewer')).toEqual(['A', 'A', 'B']);
    expect(of('Verdict')).toEqual(['Pass', 'Pass', 'Preliminary']);
    expect(of('Not assessed yet')).toEqual(['0', '0', '1']);
    expect(of('Reviewer’s score')[2]).toBe('100');
    expect(new Set([names, ...scored].map((line) => line?.length)).size).toBe(1);
  });

  it('has as many cells in every line, in every language', () => {
    for (const language of languages) {
      const table = readCsv(csvOf(report, language));
      expect(new Set(table.map((line) => line.length))).toEqual(new Set([head?.length]));
      expect(table[0]?.join('')).not.toMatch(/columns\./);
    }
  });
});

describe('hostile words in a table', () => {
  const csv = csvOf(reviewReport(hostileInput()));
  const table = readCsv(csv);

  it('begin with a byte order mark and run nothing', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    for (const line of table) for (const one of line) expect(one).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('stay in their cells, as they were said', () => {
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
    const said = table.flat().join('\n');
    for (const { given } of hostile) expect(said).toContain(given);
  });
});
