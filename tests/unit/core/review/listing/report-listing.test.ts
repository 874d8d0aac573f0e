import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { RichText } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { reviewReport } from '#core/review/report.ts';
import { writeReviewCsv } from '#core/review/report/csv.ts';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import { writeReviewHtml } from '#core/review/report/html.ts';
import type { PackagedRow } from '#core/review/package.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  note,
  recordOf,
  reply,
  row,
  session,
  textOf,
  wordsIn,
} from '../report-fixtures.ts';

/*
 * Reports of one review that has something of everything, as each format writes them: `report.<format>.txt`. Where a change of the code changes them, the lines that differ are
 * looked through, and they are written anew by `vitest run FILE -u`.
 */

const bold = (text: string, from: number, to: number): RichText => ({
  text,
  tags: [
    { id: 1, type: 'strong', kind: 'open', at: from },
    { id: 1, type: 'strong', kind: 'close', at: to },
  ],
});

const first = row(1, '他回家了。', bold('He goed home late.', 3, 7));
const second = row(2, '她笑了。', 'She laughed, & <left>.');
const third = row(3, '天黑了。', 'It got dark.', { block: { kind: 'heading', level: 2 } });
const fourth = row(4, '沒有人說話。', 'Nobody spoke.', { state: 'reviewed' });
const context = row(5, '他想：', 'He thought:', { isContext: true });
const rows: readonly PackagedRow[] = [first, second, third, fourth, context];
const later = row(1, '他回家了。', 'He went home late.');

const returned = [
  back('A', first, bold('He went home late.', 3, 7)),
  back('B', first, 'He goed home very late.'),
  back('A', second, 'She laughed, & <left>.', 'reviewed'),
  back('B', second, 'She smiled and left.'),
  back('A', third, ''),
  back('B', third, 'It got dark. And cold.'),
  back('A', later, 'He walked home late.'),
];
const items = returned.flatMap((cell, n) =>
  itemsOfCell(cell, textOf(n === 6 ? later : (rows[Math.floor(n / 2)] ?? first))),
);
const [one, two, three, four, five] = items.map(({ id }) => id);

const at = (day: number): string => `2026-03-0${day}T1${day}:0${day}:00.000Z`;
const parcel = (
  direction: 'in' | 'out',
  kind: 'handover' | 'return',
  round: number,
  from: string,
  day: number,
) => ({
  direction,
  kind,
  round,
  from,
  at: at(day),
  name: `${from}-${round}`,
});

const report = reviewReport(
  inputOf(rows, {
    rounds: [
      { round: 1, made: session.opened, rows },
      { round: 2, made: at(4), rows: [later, second] },
    ],
    closed: true,
    parcels: [
      parcel('out', 'handover', 1, 'T', 1),
      parcel('in', 'return', 1, 'A', 2),
      parcel('in', 'return', 1, 'B', 3),
      parcel('out', 'handover', 2, 'T', 4),
    ],
    record: recordOf({
      cells: returned,
      assessments: [
        assessed(one ?? '', { reason: 'No such form', severity: 'major' }),
        assessed(two ?? '', { severity: 'critical', category: 'terminology' }),
        assessed(three ?? '', { category: null, severity: 'neutral' }),
        assessed(four ?? '', { preferential: true, reason: 'Taste' }),
        assessed('gone', { reason: 'Of a suggestion that is no more' }),
      ],
      answers: [
        answered(one ?? '', { reason: 'Thanks' }),
        answered(two ?? '', { decision: 'rejected', by: '' }),
        answered(five ?? '', { decision: 'rejected', reason: 'No, since\nso.' }),
        answered('gone-too'),
      ],
      annotations: [
        note('n1', 'A', third, 'en', 'dark', {
          kind: 'error',
          category: 'accuracy/omission',
          severity: 'minor',
        }),
        note('n2', 'B', first, 'source', '回家', { kind: 'question', body: '`回`?\n\nWhy *so*?' }),
        note('n3', 'A', second, 'en', 'laughed', { wording: 'smiled', kind: 'alternative', tags: ['tone'] }),
        note('n4', 'B', row(9, '別的。', 'Other.'), 'en', 'Other', {
          resolution: { reason: 'done', by: 'T', at: at(3) },
        }),
        note('n5', 'A', first, 'en', 'home', {
          kind: 'error',
          category: null,
          severity: 'critical',
          visibility: 'export',
        }),
      ],
      replies: [
        reply('r1', 'n1', 'T', 'Why?'),
        reply('r2', 'n1', 'A', 'So.'),
        reply('r3', 'none', 'B', 'Lost.'),
      ],
    }),
  }),
);

const voice = { language: 'en', words: wordsIn('en') } as const;
/** One row, paragraph or section a line, so that what differs is seen. */
const byLines = (text: string): string =>
  text
    .replaceAll(/<style>.*?<\/style>/gs, '<style/>')
    .replaceAll(/<\/(?:w:p|w:tr|w:tbl|w15:\w+|tr|p|section|div|table|figure)>/g, (end) => `${end}\n`);

it('lists what a report says as a table', async () => {
  await expect([...writeReviewCsv(report, voice.words)].join('')).toMatchFileSnapshot('report.csv.txt');
});

it('lists what a report says as a page', async () => {
  const html = [...writeReviewHtml(report, voice)].join('');
  await expect(byLines(html)).toMatchFileSnapshot('report.html.txt');
});

it('lists what a report says as a Word document', async () => {
  const pieces: Uint8Array[] = [];
  expect(writeReviewDocx(report, voice, (bytes) => pieces.push(bytes)).ok).toBe(true);
  const parts = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  const text = Object.entries(parts)
    .filter(([name]) => /document\.xml|comments|core/.test(name))
    .map(([name, bytes]) => `== ${name}\n${byLines(strFromU8(bytes))}\n`)
    .join('');
  await expect(text).toMatchFileSnapshot('report.docx.txt');
});
