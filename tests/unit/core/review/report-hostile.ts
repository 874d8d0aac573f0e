import { itemsOfCell } from '#core/review/items.ts';
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
} from './report-fixtures.ts';

/** Words that some format could take for something else, and what may be written in their place. */
export const hostile: readonly { readonly given: string; readonly written: string }[] = [
  { given: '<script>alert(1)</script>', written: '<script>alert(1)</script>' },
  { given: '"><img src=x onerror=alert(1)>', written: '"><img src=x onerror=alert(1)>' },
  { given: '=HYPERLINK("http://x")', written: '=HYPERLINK("http://x")' },
  { given: ']]>&amp;<!--', written: ']]>&amp;<!--' },
  { given: '\u202eevil\u202c \u200f', written: '\u202eevil\u202c \u200f' },
  { given: 'nul\u0000 esc\u001b', written: 'nul\u2400 esc\u241b' },
  { given: '𠮷👩‍👧 e\u0301', written: '𠮷👩‍👧 e\u0301' },
  { given: '$& $1 $$', written: '$& $1 $$' },
];

const all = hostile.map(({ given }) => given).join(' ');
const long = '長'.repeat(20_000);

/** A review in which everybody says such words everywhere they can. */
export const hostileInput = (): ReportInput => {
  const rows = hostile.map(({ given }, i) => row(i + 1, given, `Text ${i}: ${given} end.`));
  rows.push(row(99, long, long));
  const cells = rows.map((of) => back(all, of, `${textOf(of).text.replace('end', 'End')} ${all}`));
  const items = cells.flatMap((cell, i) => {
    const of = rows[i];
    return of === undefined ? [] : itemsOfCell(cell, textOf(of));
  });
  return inputOf(rows, {
    project: all,
    session: {
      ...session,
      title: all,
      reviewers: [all],
      scope: { is: 'filter', filter: all },
    },
    record: recordOf({
      cells,
      assessments: items.map(({ id }) => assessed(id, { category: all, severity: 'major', reason: all })),
      answers: items.map(({ id }) => answered(id, { by: all, reason: all, decision: 'rejected' })),
      annotations: rows.map((of, i) =>
        note(`n${i}`, all, of, 'en', textOf(of).text.slice(0, 4), {
          body: all,
          tags: [all],
          wording: all,
          category: all,
        }),
      ),
      replies: [reply('r', 'n1', all, all)],
    }),
    parcels: [
      { direction: 'in', kind: 'return', round: 1, from: all, at: '2026-03-02T10:00:00.000Z', name: all },
    ],
  });
};
