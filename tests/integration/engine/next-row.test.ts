import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowWants } from '#api/rows.ts';
import { cellStates, type CellState, type DocumentId, type SegmentId, type Side } from '#core/model/index.ts';
import { commit } from '#engine/project/commit.ts';
import { nearestRow, nextWanted, type Wanted } from '#engine/project/next-row.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { cellsOf } from '#engine/store/cells-repository.ts';
import { good, page, projectFile, reopen, scratch, type DraftDocument } from './fixtures.ts';

/* The next row that is wanted, held against looking at every row one after another. */

const sides: readonly Side[] = ['source', 'en'];
type Marks = { readonly state: CellState; readonly stale: boolean; readonly repair: boolean };

const opened = (marks: readonly Marks[]): OpenProject => {
  const document: DraftDocument = {
    language: 'zh-Hans',
    targets: ['en'],
    rows: marks.map(({ repair }, n) => ({
      source: `第${n}句。`,
      texts: { en: 'x' },
      ...(repair ? { repairs: [{ start: 0, end: 1 }] } : {}),
    })),
  };
  const project = reopen(projectFile(scratch(), [document, page]));
  const languages = { language: page.language, targets: page.targets };
  good(
    commit(project, {
      kind: 'import',
      actor: '',
      steps: [
        ...marks.flatMap(({ state, stale }, n) => {
          const segment = (n + 1) as SegmentId;
          const before = cellsOf(project.handle, segment).find(({ side }) => side === 'en')?.cell;
          if (before === undefined) throw new Error('no text');
          const text = state === 'empty' ? '' : 'x';
          return [
            { on: 'cell' as const, segment, side: 'en', before, after: { ...before, text, state, stale } },
          ];
        }),
        // Rows that are not shown are not met, whatever they are.
        {
          on: 'document',
          id: 2 as DocumentId,
          before: { present: true, ...languages },
          after: { present: false, ...languages },
        },
      ],
    }),
  );
  return project;
};

const fits = ({ state, stale, repair }: Marks, want: Wanted['want']): boolean =>
  want === 'stale'
    ? stale
    : want === 'open-repair'
      ? repair
      : state === 'empty' || (want === 'unconfirmed' && state === 'draft');

/** Row after row from one on, or back, round the end, as long as it takes; the row itself comes last. */
const metFirst = (rows: number, { after, backwards }: Wanted, isWanted: (row: number) => boolean) => {
  for (let step = 1; step <= rows; step += 1) {
    const at = after + (backwards ? -step : step);
    // One behind the last row, or before the first, where it wraps round.
    const row = ((((at - 1) % rows) + rows) % rows) + 1;
    if (isWanted(row)) return row;
  }
  return null;
};

const isIn = (among: Wanted['among'], row: number): boolean =>
  among === undefined || among.some(([from, count]) => row >= from && row < from + count);

/** Runs of rows that do not touch, in order. */
const runs = (rows: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: rows }), { maxLength: 6 })
    .map((chosen) =>
      chosen
        .toSorted((a, b) => a - b)
        .map((from, n, all): [number, number] => [from, Math.min(3, (all[n + 1] ?? rows + 1) - from)]),
    );

const wanted = (rows: number): fc.Arbitrary<Wanted> =>
  fc.record({
    after: fc.integer({ min: 1, max: rows }),
    side: fc.constantFrom(...sides),
    want: fc.constantFrom(...rowWants),
    backwards: fc.boolean(),
    among: fc.option(runs(rows), { nil: undefined }),
  });

const states = cellStates.filter((state) => state !== 'empty');
const marks = fc.record({
  state: fc.oneof(
    { arbitrary: fc.constantFrom(...states), weight: 3 },
    { arbitrary: fc.constant<CellState>('empty'), weight: 1 },
  ),
  stale: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  repair: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

/** As of the original: it is translated by itself, never out of date. */
const original = ({ repair }: Marks): Marks => ({ repair, state: 'translated', stale: false });

test('the next row is the first that is met going on or back, round the end, among the rows that count', () => {
  fc.assert(
    fc.property(
      fc.array(marks, { minLength: 1, maxLength: 12 }),
      fc.array(wanted(12), { minLength: 30, maxLength: 30 }),
      (all, asked) => {
        const project = opened(all);
        for (const one of asked) {
          const question = { ...one, after: Math.min(one.after, all.length) };
          const expected = metFirst(all.length, question, (row) => {
            const own = all[row - 1];
            const seen = own === undefined || question.side === 'en' ? own : original(own);
            return seen !== undefined && fits(seen, question.want) && isIn(question.among, row);
          });
          expect(nextWanted(project, question)).toEqual(
            expected === null ? null : { row: expected, segment: expected },
          );
        }
        closeProject(project);
      },
    ),
    { numRuns: 4 },
  );
});

test('of some rows the nearest is told by the same rule', () => {
  const project = opened(Array.from({ length: 9 }, () => ({ state: 'draft', stale: false, repair: false })));
  fc.assert(
    fc.property(wanted(9), fc.uniqueArray(fc.integer({ min: 1, max: 11 })), (question, ids) => {
      const expected = metFirst(9, question, (row) => ids.includes(row) && isIn(question.among, row));
      expect(nearestRow(project, question, ids as SegmentId[])).toEqual(
        expected === null ? null : { row: expected, segment: expected },
      );
    }),
  );
  closeProject(project);
});

test('where thousands of rows are wanted, the next is found without looking at all of them, and is the same', () => {
  const count = 2300;
  // All but a long stretch in the middle, so that more than one look is needed.
  const isThere = (row: number): boolean => row < 1000 || row > 1250;
  const project = opened(
    Array.from({ length: count }, (_, n) => ({
      state: isThere(n + 1) ? 'draft' : 'approved',
      stale: isThere(n + 1),
      repair: isThere(n + 1),
    })),
  );
  for (const want of ['unconfirmed', 'stale', 'open-repair'] as const)
    for (const backwards of [false, true])
      for (const after of [1, 2, 500, 999, 1000, 1100, 1249, 1250, 1251, 1252, count - 1, count]) {
        const among = [[3, 2] as const, [990, 9] as const, [1249, 9] as const];
        for (const some of [undefined, among.map(([from, length]): [number, number] => [from, length])]) {
          const question = { side: 'en', want, backwards, after, among: some };
          const row = metFirst(count, question, (one) => isThere(one) && isIn(some, one));
          expect([want, backwards, after, nextWanted(project, question)]).toEqual([
            want,
            backwards,
            after,
            { row, segment: row },
          ]);
        }
      }
  closeProject(project);
});
