import type { RichText } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import type { PackagedRow } from '#core/review/package.ts';
import type { ReportInput } from '#core/review/report.ts';
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
} from '../report-fixtures.ts';

export const bold = (text: string, from: number, to: number): RichText => ({
  text,
  tags: [
    { id: 1, type: 'strong', kind: 'open', at: from },
    { id: 1, type: 'strong', kind: 'close', at: to },
  ],
});

export const first = row(1, '他回家了。', bold('He goed home late.', 3, 7));
export const second = row(2, '她笑了。', 'She laughed, & <left>.');
export const third = row(3, '天黑了。', 'It got dark.', { block: { kind: 'heading', level: 2 } });
export const fourth = row(4, '沒有人說話。', 'Nobody spoke.', { state: 'reviewed' });
export const context = row(5, '他想：', 'He thought:', { isContext: true });
export const rows: readonly PackagedRow[] = [first, second, third, fourth, context];
export const later = row(1, '他回家了。', 'He went home late.');

const returned = [
  back('A', first, bold('He went home late.', 3, 7)),
  back('B', first, 'He goed home very late.'),
  back('A', second, 'She laughed, & <left>.', 'reviewed'),
  back('B', second, 'She smiled and left.'),
  back('A', third, ''),
  back('B', third, 'It got dark. And cold.'),
  back('A', later, 'He walked home late.'),
];
export const items = returned.flatMap((cell, n) =>
  itemsOfCell(cell, textOf(n === 6 ? later : (rows[Math.floor(n / 2)] ?? first))),
);
const [one, two, three, four, five] = items.map(({ id }) => id);

export const at = (day: number): string => `2026-03-0${day}T1${day}:0${day}:00.000Z`;
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

/** A review that has something of everything, as it is told. */
export const fullReview: ReportInput = inputOf(rows, {
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
});
