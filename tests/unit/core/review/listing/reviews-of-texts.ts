import type { InlineTag, RichText } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import type { ReportInput } from '#core/review/report.ts';
import { back, cell, recordOf, row, session, textOf } from '../report-fixtures.ts';
import { bold } from './full-review.ts';

/* Reviews of one text. */

export type Change = (input: ReportInput) => ReportInput;
const empty = (id: number, type: InlineTag['type'], place: number, data?: InlineTag['data']): InlineTag => ({
  at: place,
  kind: 'empty',
  id,
  type,
  ...(data === undefined ? {} : { data }),
});

/** A review of one row that one or several handed back. */
const ofOne =
  (frozen: RichText, ...texts: readonly (RichText | string)[]): Change =>
  (input) => {
    const only = row(1, '他回家了。', frozen);
    const cells = texts.map((text, n) => back(['A', 'B', 'C', 'D'][n] ?? 'E', only, text));
    return {
      ...input,
      rounds: [{ round: 1, made: session.opened, rows: [only] }],
      parcels: [],
      record: recordOf({ cells }),
      present: (id, side) => (id === 1 ? cell(textOf(only, side)) : undefined),
      rowOf: (id) => (id === 1 ? 1 : null),
    };
  };

export const ofTexts: Readonly<Record<string, Change>> = {
  'each change of looks': ofOne(
    bold('He went home late.', 3, 7),
    'He went home late.',
    bold('He went home late.', 8, 12),
    {
      text: 'He went home late.',
      tags: [
        ...bold('', 3, 7).tags,
        { id: 2, type: 'link', kind: 'open', at: 8, data: { href: 'https://a.example/' } },
        { id: 2, type: 'link', kind: 'close', at: 12 },
      ],
    },
    bold('He goed home late.', 3, 7),
  ),
  'pictures, breaks and control characters': ofOne(
    {
      text: 'a b\u0007c',
      tags: [empty(1, 'image', 1, { alt: 'a dog', src: 'x.png' }), empty(2, 'break', 2)],
    },
    { text: 'a b\u0007d', tags: [empty(2, 'break', 2)] },
    {
      text: 'a b\u0007c\n',
      tags: [
        empty(1, 'image', 1, { alt: 'a dog', src: 'x.png' }),
        empty(2, 'break', 2),
        empty(3, 'image', 4, { alt: 'new' }),
      ],
    },
  ),
  'all put in, all taken out, and all another': ofOne(
    plain('He went home.'),
    '',
    'Quite another text.',
    'He went home. And slept.',
  ),
  'a text where there was none': ofOne(plain(''), 'He went home.', ''),
  'changes that do not touch, and some that do': ofOne(
    plain('One two three four five.'),
    'One 2 three four five.',
    'One two three 4 five.',
    'One two drei vier five.',
  ),
  'a long text': ofOne(plain('He went home. '.repeat(120)), 'He went home. '.repeat(119) + 'He left. '),
  'formulas of tables': ofOne(plain('=SUM(A1)'), '+1', '-1', '@x', '\t=1'),
};
