import type { ReviewRecord } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import type { ReportInput } from '#core/review/report.ts';
import { itemsOfCell } from '#core/review/items.ts';
import {
  answered,
  assessed,
  back,
  cell,
  inWords,
  note,
  recordOf,
  reply,
  row,
  segment,
  session,
  textOf,
} from '../report-fixtures.ts';
import type { Change } from './reviews-of-texts.ts';
import { at, bold, context, first, fourth, items, later, rows, second, third } from './full-review.ts';

/* Reviews that are not like the one that has something of everything. */

const withSession =
  (more: Partial<ReportInput['session']>): Change =>
  (input) => ({ ...input, session: { ...input.session, ...more } });
const withRecord =
  (more: Partial<ReviewRecord>): Change =>
  (input) => ({ ...input, record: { ...input.record, ...more } });
const emptied = { ...recordOf({}) };
const [, short, eastAsian] = scoreProfiles;
const parcel = (
  kind: ReportInput['parcels'][number]['kind'],
  direction: 'in' | 'out',
  from: string,
  day: number,
) => ({ direction, kind, round: 1, from, at: at(day), name: `${kind}.x` });
const thirdItems = itemsOfCell(back('A', third, 'It got darker.'), textOf(third));
const twice = (input: ReportInput): ReportInput => ({
  ...input,
  record: recordOf({
    cells: [back('A', third, 'It got darker.'), back('B', third, 'It got darker.')],
    assessments: thirdItems.map(({ id }) => assessed(id, { severity: 'major' })),
    answers: thirdItems.flatMap(({ id }) => [answered(id)]),
  }),
});

export const reviews: Readonly<Record<string, Change>> = {
  'nothing else': (input) => input,
  'still open': (input) => ({ ...input, closed: false }),
  'nothing handed back': (input) => ({ ...input, record: emptied, parcels: [] }),
  'no rows': (input) => ({ ...input, rounds: [], record: emptied, parcels: [] }),
  'one round only': (input) => ({ ...input, rounds: input.rounds.slice(0, 1) }),
  'comments asked for': withSession({ asked: 'comment', profile: null }),
  'suggestions asked for, without a profile': withSession({ asked: 'suggest', profile: null }),
  'another profile': withSession({ profile: short ?? inWords }),
  'the profile for East Asian': withSession({ profile: eastAsian ?? inWords }),
  'a profile of its own, that counts repeated errors once': withSession({
    profile: {
      ...inWords,
      id: 'ours',
      repeatsOnce: true,
      criticalFails: false,
      threshold: 8,
      smallSample: 1,
      maximum: 10,
      allowed: 30,
      reference: 100,
      categories: [
        { id: 'terminology', weight: 2.5 },
        { id: 'our/own', weight: 0.5 },
      ],
    },
  }),
  'a profile by which it passes': withSession({
    profile: { ...inWords, criticalFails: false, threshold: 0, smallSample: 0, reference: 1 },
  }),
  'a profile that measures characters of the original': withSession({
    profile: { ...inWords, count: { side: 'source', unit: 'characters' } },
  }),
  'some rows': withSession({ scope: { is: 'rows', from: 3, to: 7 } }),
  'rows that were filtered': withSession({ scope: { is: 'filter', filter: 'not confirmed' } }),
  'a sample': withSession({ scope: { is: 'sample', characters: 2000, seed: 's' } }),
  'a book that came back': withSession({ scope: { is: 'book', name: 'book.epub' } }),
  'nobody asked': withSession({ reviewers: [] }),
  'others asked, and in another order': withSession({ reviewers: ['C', 'B'] }),
  'another original': withSession({ language: 'zh-Hans' }),
  'texts of both columns': (input) => {
    const [one, two] = [row(1, '他回家了。', 'He went home.'), row(2, '她笑了。', 'She laughed.')];
    const both = [one, two].map((of, n) => ({
      ...of,
      cells: [
        ...of.cells,
        ...row(of.row, '', ['他回家了。', '她笑了。'][n] ?? '', { side: 'zh-Hans' }).cells.slice(1),
      ],
    }));
    return {
      ...input,
      session: { ...input.session, sides: ['zh-Hans', 'en'] },
      rounds: [{ round: 1, made: session.opened, rows: both }],
      record: recordOf({
        cells: [
          back('A', both[0] ?? one, '他走回家了。', 'translated', 'zh-Hans'),
          back('A', both[0] ?? one, 'He walked home.'),
          back('B', both[1] ?? two, '她笑了。', 'reviewed', 'zh-Hans'),
        ],
      }),
      present: (id, side) => cell(textOf(both[id - 1] ?? one, side)),
      rowOf: (id) => id,
    };
  },
  'parcels of each kind': (input) => ({
    ...input,
    parcels: [
      parcel('handover', 'out', 'T', 1),
      parcel('docx', 'in', 'A', 2),
      parcel('book', 'in', 'B', 3),
      parcel('return', 'in', 'C', 4),
      parcel('answers', 'out', 'T', 5),
      parcel('docx', 'out', 'T', 6),
    ],
  }),
  'rows that are gone, and rows elsewhere': (input) => ({
    ...input,
    rowOf: (id) => (id === 1 ? null : id + 10),
    present: (id, side) => (id === 1 ? undefined : input.present(id, side)),
  }),
  'texts written otherwise since': (input) => ({
    ...input,
    present: (id) =>
      cell(
        plain(id === 1 ? 'He came home late.' : id === 2 ? 'She smiled and left.' : id === 3 ? 'Dark.' : ''),
        'reviewed',
      ),
  }),
  'a text handed back for no frozen one': (input) => ({
    ...input,
    record: recordOf({
      cells: [
        back('A', row(1, 'x', 'Another text.'), 'Another word.'),
        back('B', row(8, 'x', 'No row.'), 'No such row.', 'reviewed'),
      ],
    }),
  }),
  'two who suggest the same': twice,
  'answers by two, and one that was edited': (input) => ({
    ...input,
    record: recordOf({
      cells: [back('A', third, 'It got darker.')],
      answers: thirdItems.map(({ id }) =>
        answered(id, { decision: 'edited', reason: 'So', by: 'U', at: at(5) }),
      ),
      assessments: thirdItems.map(({ id }) =>
        assessed(id, { category: 'style/register', severity: 'minor', reason: '**Plain**' }),
      ),
    }),
  }),
  'two answers to one': (input) => {
    const [id = ''] = thirdItems.map((one) => one.id);
    const one = recordOf({ cells: [back('A', third, 'It got darker.')], answers: [answered(id)] });
    const other = recordOf({ answers: [answered(id, { decision: 'rejected', by: 'U', reason: 'no' })] });
    return {
      ...input,
      record: {
        ...one,
        answers: [...one.answers, ...other.answers.map((each) => ({ ...each, replaces: [] }))],
      },
    };
  },
  'accepted as they were': (input) => ({
    ...input,
    record: recordOf({
      cells: rows.slice(0, 4).flatMap((of) => ['A', 'B'].map((who) => back(who, of, textOf(of), 'reviewed'))),
    }),
  }),
  'looked at, and left': (input) => ({
    ...input,
    record: recordOf({ cells: rows.slice(0, 4).map((of) => back('A', of, textOf(of))) }),
  }),
  'annotations of each kind': (input) => ({
    ...input,
    record: recordOf({
      annotations: [
        note('c1', 'A', first, 'en', 'home', { kind: 'comment' }),
        note('c2', 'A', first, 'en', 'He', {
          kind: 'question',
          resolution: { reason: 'answered', by: 'T', at: at(4) },
        }),
        note('c3', 'B', second, 'source', '笑', { kind: 'highlight', body: '' }),
        note('c4', 'B', second, 'en', 'left', {
          kind: 'term',
          resolution: { reason: 'wont-fix', by: '', at: at(4) },
        }),
        note('c5', 'C', third, 'en', 'It got dark.', { kind: 'alternative', wording: 'Night fell.' }),
        note('c6', 'C', third, 'en', 'dark', { kind: 'error', category: 'our/own', severity: 'neutral' }),
        note('c7', 'C', third, 'en', 'dark', {
          kind: 'error',
          category: 'terminology',
          severity: 'major',
          wording: 'black',
        }),
        note('c8', 'C', context, 'en', 'thought', { kind: 'comment' }),
        note('p1', 'A', fourth, 'en', 'Nobody', { visibility: 'private' }),
        note('w1', 'A', fourth, 'en', 'No', { anchors: [] }),
        note('w3', 'B', row(9, '別的。', 'Other words.'), 'en', 'words'),
        note('w4', 'B', row(9, '別的。', 'Other words.'), 'source', '別'),
        note('w2', 'A', fourth, 'en', 'spoke', {
          anchors: [
            ...note('x', 'A', fourth, 'en', 'spoke').anchors,
            ...note('x', 'A', second, 'en', 'She').anchors,
            ...note('x', 'A', second, 'source', '她').anchors,
          ],
        }),
      ],
      replies: [
        reply('a1', 'c2', 'T', 'One.'),
        reply('a2', 'c2', 'A', 'Two.'),
        reply('a3', 'p1', 'A', 'Hidden.'),
        reply('a4', 'gone', 'A', 'Lost.'),
      ],
    }),
  }),
  'annotations that were removed, or are there twice': (input) => {
    const { annotations, replies } = input.record;
    const [one, two, ...rest] = annotations;
    if (one === undefined || two === undefined) throw new Error('no annotations');
    return {
      ...input,
      record: {
        ...input.record,
        replies,
        annotations: [
          { ...one, removed: true },
          two,
          { ...two, revision: 2, replaces: [], value: { ...two.value, body: 'Said otherwise', author: 'C' } },
          ...rest,
        ],
      },
    };
  },
  'scores of one reviewer alone': (input) => ({
    ...input,
    record: { ...input.record, cells: input.record.cells.filter(({ value }) => value.reviewer === 'A') },
  }),
  'two who looked at different rows': (input) => ({
    ...input,
    record: recordOf({
      cells: [back('A', first, 'He came home late.'), back('B', second, 'She wept.')],
    }),
  }),
  'an error that was annotated before the second round, and one after it': (input) => ({
    ...input,
    record: {
      ...input.record,
      annotations: recordOf({
        annotations: [
          note('e1', 'A', first, 'en', 'home', { kind: 'error', category: 'terminology', severity: 'minor' }),
          note('e2', 'B', second, 'en', 'left', {
            kind: 'error',
            category: 'terminology',
            severity: 'major',
            created: at(4),
          }),
          note('e3', 'B', second, 'en', 'She', {
            kind: 'error',
            category: 'terminology',
            severity: 'major',
            created: at(5),
            resolution: { reason: 'done', by: 'T', at: at(6) },
          }),
          note('e4', 'C', second, 'en', 'She', {
            kind: 'error',
            category: 'style/register',
            severity: 'minor',
            resolution: { reason: 'done', by: 'T', at: at(3) },
          }),
          note('e5', 'D', second, 'en', 'She', { kind: 'comment' }),
        ],
      }).annotations,
    },
  }),
  'scores without errors': withRecord({ assessments: [], annotations: [] }),
  'errors of each severity in one category': (input) => ({
    ...input,
    record: {
      ...input.record,
      assessments: recordOf({
        assessments: items.map(({ id }, n) =>
          assessed(id, {
            severity: (['neutral', 'minor', 'major', 'critical'] as const)[n % 4] ?? 'minor',
            category: n < 4 ? 'terminology' : 'style/register',
          }),
        ),
      }).assessments,
    },
  }),
  'an error that is there again and again': (input) => ({
    ...input,
    record: {
      ...input.record,
      assessments: recordOf({
        assessments: items.map(({ id }) => assessed(id, { severity: 'minor', category: 'terminology' })),
      }).assessments,
    },
  }),
  'assessed by two words of one': (input) => {
    const [id = ''] = items.map((one) => one.id);
    const [one] = recordOf({ assessments: [assessed(id, { severity: 'major' })] }).assessments;
    const [other] = recordOf({
      assessments: [assessed(id, { severity: 'critical', category: null })],
    }).assessments;
    return one === undefined || other === undefined
      ? input
      : { ...input, record: { ...input.record, assessments: [one, { ...other, replaces: [] }] } };
  },
  'names of signs of markup': (input) => ({
    ...withSession({ title: '<b>T</b> & "x"', reviewers: ['<A>', 'B & C'] })(input),
    project: 'P <i>&',
    record: recordOf({
      cells: [back('<A>', second, 'She <b>laughed</b>.'), back('B & C', second, 'She "laughed" & left.')],
      answers: [answered('gone', { by: '<T>', reason: '<i>' })],
    }),
  }),
  'many rows': (input) => {
    const many = Array.from({ length: 205 }, (_, n) => row(n + 1, `第${n + 1}句。`, `Sentence ${n + 1}.`));
    return {
      ...input,
      rounds: [{ round: 1, made: session.opened, rows: many }],
      record: recordOf({
        cells: many.filter((_, n) => n % 50 === 0).map((of) => back('A', of, `Row ${of.row}.`)),
      }),
      present: (id, side) => cell(textOf(many[id - 1] ?? first, side)),
      rowOf: (id) => id,
    };
  },
  'a row frozen twice, answered in both rounds': (input) => {
    const cells = [
      back('A', first, bold('He left home late.', 3, 7)),
      back('A', later, 'He left home late.'),
      back('B', later, 'He went home.'),
    ];
    const ids = cells
      .flatMap((one, n) => itemsOfCell(one, textOf(n === 0 ? first : later)))
      .map(({ id }) => id);
    return {
      ...input,
      record: recordOf({
        cells,
        answers: ids.map((id, n) =>
          answered(id, {
            decision: n % 2 === 0 ? 'accepted' : 'rejected',
            at: at(n + 1),
            by: n === 2 ? 'U' : 'T',
          }),
        ),
      }),
    };
  },
  'a segment that is not the row': (input) => ({
    ...input,
    rowOf: (id) => (id === segment(2) ? 1 : id === segment(1) ? 2 : id),
  }),
};
