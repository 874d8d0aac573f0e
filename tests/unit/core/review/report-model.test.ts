import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisions, type Answer, type Assessment } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { writeReviewHtml } from '#core/review/report/html.ts';
import { reviewReport } from '#core/review/report.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  recordOf,
  row,
  session,
  textOf,
  wordsIn,
} from './report-fixtures.ts';

const verbs = ['went', 'ran', 'walked', 'came'];
const rows = [1, 2, 3].map((id) => row(id, '他回家了。', `He goed home, time ${id}.`));
/** Handed over to be read along, not to be reviewed. */
const context = row(4, '前文。', 'Read along.', { isContext: true });
const people = ['T', 'Chen'];
const words = wordsIn('en');

/** What two reviewers made of three rows (null: nothing), and what was said of and answered to each suggestion. */
const said = fc.record({
  texts: fc.array(fc.option(fc.constantFrom(...verbs)), { minLength: 6, maxLength: 6 }),
  assessed: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  answers: fc.array(
    fc.option(
      fc.record({
        by: fc.constantFrom(...people),
        decision: fc.constantFrom(...decisions),
        day: fc.integer({ min: 1, max: 9 }),
      }),
    ),
    { minLength: 6, maxLength: 6 },
  ),
  isScored: fc.boolean(),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

const made = ({ texts, assessed: marks, answers, isScored }: Said) => {
  const cells = texts.flatMap((verb, n) => {
    const of = rows[n % 3];
    if (of === undefined || verb === null) return [];
    const reviewer = n < 3 ? 'A' : 'B';
    const cell = back(reviewer, of, textOf(of).text.replace('goed', verb));
    const [item] = itemsOfCell(cell, textOf(of));
    return item === undefined ? [] : [{ n, cell, item: item.id }];
  });
  const answersOf: readonly Answer[] = cells.flatMap(({ n, item }) => {
    const answer = answers[n];
    if (answer === null || answer === undefined) return [];
    const { by, decision, day } = answer;
    return [answered(item, { by, decision, at: `2026-03-0${day}T10:00:00.000Z` })];
  });
  const assessments: readonly Assessment[] = cells.flatMap(({ n, item }) =>
    marks[n] === true ? [assessed(item)] : [],
  );
  const report = reviewReport(
    inputOf([...rows, context], {
      session: isScored ? session : { ...session, asked: 'suggest', profile: null },
      record: recordOf({ cells: cells.map(({ cell }) => cell), assessments, answers: answersOf }),
    }),
  );
  return { report, cells, answers: answersOf, assessments, isScored };
};

const times = (text: string, part: string): number => text.split(part).length - 1;

describe('a report of any review', () => {
  it('counts what everybody decided, from their first day to their last', () => {
    fc.assert(
      fc.property(said, (all) => {
        const { report, answers } = made(all);
        const expected = people
          .filter((person) => answers.some(({ by }) => by === person))
          .map((person) => {
            const own = answers.filter(({ by }) => by === person);
            const days = own.map(({ at }) => at).toSorted();
            return {
              by: person,
              decisions: Object.fromEntries(
                decisions.map((decision) => [
                  decision,
                  own.filter((one) => one.decision === decision).length,
                ]),
              ),
              first: days[0],
              last: days.at(-1),
            };
          });
        const byName = (list: readonly { readonly by: string }[]) =>
          list.toSorted((a, b) => a.by.localeCompare(b.by));
        expect(byName(report.facts.answered)).toEqual(byName(expected));
      }),
    );
  });

  it('counts suggestions by where they stand, and the texts that have any', () => {
    fc.assert(
      fc.property(said, (all) => {
        const { report, cells, answers } = made(all);
        const isAnswered = new Set(answers.map(({ item }) => item));
        const waiting = cells.filter(({ item }) => !isAnswered.has(item)).length;
        const { counts } = report.facts;
        expect(counts.items).toBe(cells.length);
        expect(counts.changed).toBe(new Set(cells.map(({ n }) => n % 3)).size);
        expect(report.rows.map(({ segment }) => segment)).toEqual(rows.map(({ segment }) => segment));
        expect(counts.standings).toEqual({
          free: waiting,
          answered: cells.length - waiting,
          clash: 0,
          gone: 0,
          made: 0,
          conflict: 0,
        });
      }),
    );
  });

  it('says on its page of each suggestion that it was not assessed, where scores were asked for, and of no other', () => {
    fc.assert(
      fc.property(said, (all) => {
        const { report, cells, assessments, isScored } = made(all);
        const page = [...writeReviewHtml(report, { language: 'en', words })].join('');
        expect(times(page, `<p class="standing">${words('items.unassessed')}</p>`)).toBe(
          isScored ? cells.length - assessments.length : 0,
        );
        // The verdict and nothing else has its colour.
        const verdicts = page.match(/class="[^"]*\bis-(?:pass|fail|open|[a-z]+)\b[^"]*"/g) ?? [];
        expect(verdicts.every((found) => found.includes('verdict'))).toBe(true);
        expect(verdicts.length).toBe(report.scores.flatMap(({ scores }) => scores).length);
      }),
      { numRuns: 40 },
    );
  });
});
