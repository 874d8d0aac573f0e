import { describe, expect, it } from 'vitest';
import { agreementLabel } from '#core/review/report/agreement-label.ts';
import { eventsOf, factLines, profileName } from '#core/review/report/facts.ts';
import { itemNote } from '#core/review/report/item-note.ts';
import { noteCounter, notesOf } from '#core/review/report/notes.ts';
import { answerName, assessmentName, clashName, standingName } from '#core/review/report/sentences.ts';
import { mqmCategories } from '#core/annotations/mqm.ts';
import {
  annotationKinds,
  decisions,
  itemKinds,
  plain,
  resolutionReasons,
  severities,
} from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { mergeRecords } from '#core/review/merge.ts';
import { asks } from '#core/model/index.ts';
import type { ReviewScope } from '#core/review/package.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { reviewReport, type ReportInput } from '#core/review/report.ts';
import { reportStandings } from '#core/review/report-values.ts';
import { languages } from '../../words.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  note,
  recordOf,
  row,
  session,
  textOf,
  wordsIn,
} from '../review/report-fixtures.ts';

const first = row(1, '他回家了。', 'He goed home.');
const [item] = itemsOfCell(back('A', first, 'He went home.'), textOf(first));
if (item === undefined) throw new Error('no item');
const scopes: readonly ReviewScope[] = [
  { is: 'all' },
  { is: 'rows', from: 2, to: 1200 },
  { is: 'filter', filter: 'drafts' },
  { is: 'sample', characters: 5000, seed: 'abc' },
];
const parcels: ReportInput['parcels'] = (['out', 'in'] as const).flatMap((direction) =>
  (['handover', 'return', 'answers', 'docx'] as const).map((kind, i) => ({
    direction,
    kind,
    round: 1,
    from: 'A',
    at: `2026-03-0${i + 1}T10:00:00.000Z`,
    name: 'p',
  })),
);
const factsFor = (more: Partial<ReportInput>) => reviewReport(inputOf([first], more)).facts;

describe.each(languages)('the words of a report in %s', (language) => {
  const words = wordsIn(language);

  it('tell what was asked for, of what, and by which profile', () => {
    const told = [
      ...asks.map((asked) => factLines(factsFor({ session: { ...session, asked } }), words)),
      ...scopes.map((scope) => factLines(factsFor({ session: { ...session, scope } }), words)),
      factLines(factsFor({ closed: true, session: { ...session, reviewers: [] } }), words),
    ].map((lines) => lines.map(({ value }) => value).join('\n'));
    expect(new Set(told).size).toBe(asks.length + scopes.length);
    const names = scoreProfiles.map(({ id }) => profileName(id, words));
    expect(new Set(names).size).toBe(scoreProfiles.length);
    expect(profileName('house', words)).toBe('house');
  });

  it('tell who sent and took what, in order', () => {
    const record = recordOf({ answers: [answered('x'), answered('y', { decision: 'edited' })] });
    const events = eventsOf(factsFor({ parcels, record }), words);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
    expect(events).toHaveLength(parcels.length + 2);
    expect(events.every(({ what }) => what !== '')).toBe(true);
  });

  it('tell items, assessments, answers and standings apart', () => {
    const apart = (names: readonly string[]): void => expect(new Set(names).size).toBe(names.length);
    apart(reportStandings.map((standing) => standingName({ standing }, words)));
    apart(severities.map((severity) => assessmentName(assessed('x', { severity }), words)));
    apart(mqmCategories.map(({ id: category }) => assessmentName(assessed('x', { category }), words)));
    apart(decisions.map((decision) => answerName(answered('x', { decision }), words)));
    apart(
      itemKinds.map(
        (kind) =>
          itemNote(
            {
              item: { ...item, kind },
              standing: 'clash',
              clash: { base: plain('a'), ours: plain('b'), theirs: plain('c') },
              answers: [],
              assessments: [assessed('x', { preferential: true, category: null })],
            },
            '2026-03-02T10:00:00.000Z',
            words,
            noteCounter(),
          )?.head ?? '',
      ),
    );
    expect(clashName({ clash: { base: plain('a'), ours: plain('b'), theirs: plain('c') } }, words)).toMatch(
      /a.*b.*c/,
    );
  });

  it('say nothing of an item that nobody said anything of', () => {
    const bare = { item, standing: 'free', clash: null, answers: [], assessments: [] } as const;
    expect(itemNote(bare, '', words, noteCounter())).toBeNull();
  });

  it('tell kinds of comments, how they were resolved, and conflicts', () => {
    const thread = (more: Parameters<typeof note>[5]) => {
      const of = note('n', 'A', first, 'en', 'home', more);
      const report = reviewReport(inputOf([first], { record: recordOf({ annotations: [of] }) }));
      return report.rows.flatMap(({ threads }) => threads);
    };
    const heads = annotationKinds.map((kind) =>
      thread({ kind }).flatMap((one) => notesOf(one, words, noteCounter()).map(({ head }) => head)),
    );
    expect(new Set(heads.flat()).size).toBe(annotationKinds.length);
    const resolved = resolutionReasons.flatMap((reason) =>
      ['T', ''].flatMap((by) =>
        thread({ resolution: { reason, by, at: '2026-03-03T10:00:00Z' } }).flatMap((one) =>
          notesOf(one, words, noteCounter()).map((shown) => shown.resolved),
        ),
      ),
    );
    expect(new Set(resolved).size).toBe(2 * resolutionReasons.length);
    const record = mergeRecords(
      recordOf({ annotations: [note('n', 'A', first, 'en', 'home', { body: 'one' })] }),
      recordOf({ annotations: [note('n', 'A', first, 'en', 'home', { body: 'two' })] }),
    );
    const [apart] = reviewReport(inputOf([first], { record })).rows.flatMap(({ threads }) => threads);
    const shown = apart === undefined ? [] : notesOf(apart, words, noteCounter());
    expect(shown.map(({ body }) => body).sort()).toEqual(['one', 'two']);
    expect(shown.every(({ head }) => head.includes(words('comments.conflict')))).toBe(true);
  });

  it('name the labels of agreement', () => {
    expect(agreementLabel('-', words)).toBe(words('agreement.unmarked'));
    expect(agreementLabel('accuracy/omission major', words)).toBe(
      `${words('annotations:mqm.accuracy-omission')} · ${words('annotations:severities.major')}`,
    );
    expect(agreementLabel('house rule minor', words)).toMatch(/^house rule · /);
    expect(agreementLabel('critical', words)).toBe(words('annotations:severities.critical'));
  });
});
