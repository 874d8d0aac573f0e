import * as fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellStates, defaultSettings, fail, plain, type Result, type Side } from '#core/model/index.ts';
import { findQuery } from '#api/find.ts';
import { decideRepairs } from '#engine/cleanup/decide.ts';
import { replaceInProject } from '#engine/find/replace.ts';
import { annotationProblems } from '#engine/project/check/annotations.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { configure, convertCells } from '#engine/project/convert-cells.ts';
import { chooseAlternative, copySource, editCell, setLock, setState } from '#engine/project/edit.ts';
import { redo, undo } from '#engine/project/history.ts';
import { mergeSegment } from '#engine/project/merge.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { splitSegment } from '#engine/project/split.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { nextToRedo, nextToUndo } from '#engine/store/history-repository.ts';
import { repairsOf } from '#engine/store/repairs-repository.ts';
import { orderedSegments } from '#engine/store/segments-repository.ts';
import { annotationMoves } from './random-annotations.ts';
import { dialogue, good, page, projectFile, reopen, scratch, type DraftDocument } from './fixtures.ts';

/** Everything a project holds except its history, as one text. */
const dump = ({ handle }: OpenProject): string => {
  const tables = ['documents', 'blocks', 'segments', 'cells', 'repairs', 'annotations', 'anchors', 'replies'];
  const rows = tables.map((table) => [table, handle.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]);
  const settings = handle.prepare(`SELECT value FROM meta WHERE key = 'settings'`).get() ?? {
    value: JSON.stringify(defaultSettings),
  };
  return JSON.stringify([rows, settings]);
};

const expectOrder = (project: OpenProject): void => {
  const stored = project.order
    .stretches()
    .flatMap(({ document }) => orderedSegments(project.handle, document));
  expect(project.order.slice(1, project.order.size())).toEqual(stored);
  stored.forEach((segment, i) => expect(project.order.rowOf(segment)).toBe(i + 1));
};

/** With repairs that cut a sentence in two, and join two lines. */
const mendable: DraftDocument = {
  ...dialogue,
  rows: dialogue.rows.map((row) =>
    row.gap === '\n'
      ? {
          ...row,
          repairs: [
            { start: 2, end: 3, before: '第', after: '。第' },
            { start: 6, end: 7, before: '\n', after: '' },
          ],
        }
      : row,
  ),
};

type Move = (project: OpenProject) => Result<unknown> | Promise<Result<unknown>>;

const side = fc.constantFrom<Side>('source', 'zh-Hans', 'zh-Hant', 'en');
const row = fc.nat({ max: 12 });
const words = fc.constantFrom(
  '',
  '發現',
  '后来。他說：',
  'A word.',
  '𠮷野家',
  '里長 乾著',
  'e\u0301 👩‍👩‍👧',
  '\n',
);

const segmentOf = (project: OpenProject, n: number) => {
  const segment = project.order.segmentAt(1 + (n % project.order.size()));
  if (segment === null) throw new Error('no rows');
  return segment;
};

const actor = 'someone';

const allRepairs = ({ handle, order }: OpenProject) =>
  order.slice(1, order.size()).flatMap((segment) => repairsOf(handle, segment));

const edits: fc.Arbitrary<Move> = fc
  .record({
    row,
    side,
    at: fc.nat({ max: 10 }),
    length: fc.nat({ max: 4 }),
    words,
    burst: fc.constantFrom('a', null),
  })
  .map(({ row, side, at, length, words, burst }) => (project: OpenProject) => {
    const segment = segmentOf(project, row);
    const before = findCell(project.handle, segment, side)?.text ?? '';
    const points = Array.from(before);
    points.splice(at, length, words);
    const who = burst === null ? { actor } : { actor, burst };
    return editCell(project, { segment, side }, { before, after: plain(points.join('')) }, who);
  });

const others: fc.Arbitrary<Move> = fc.oneof(
  fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 3 }),
      side,
      state: fc.constantFrom(...cellStates),
    })
    .map(
      ({ rows, side, state }) =>
        (project: OpenProject) =>
          setState(
            project,
            rows.map((n) => segmentOf(project, n)),
            side,
            state,
            { actor },
          ),
    ),
  fc.record({ row, side, locked: fc.boolean() }).map(
    ({ row, side, locked }) =>
      (project: OpenProject) =>
        setLock(project, [segmentOf(project, row)], side, locked, { actor }),
  ),
  fc.record({ row, side, at: fc.nat({ max: 12 }) }).map(
    ({ row, side, at }) =>
      (project: OpenProject) =>
        splitSegment(project, { segment: segmentOf(project, row), side, at }, actor),
  ),
  row.map((n) => (project: OpenProject) => mergeSegment(project, segmentOf(project, n), actor)),
  fc.record({ row, side }).map(
    ({ row, side }) =>
      (project: OpenProject) =>
        copySource(project, { segment: segmentOf(project, row), side }, { actor }),
  ),
  fc
    .record({
      rows: fc.option(fc.array(row, { minLength: 1, maxLength: 3 })),
      side,
      overwriteEdited: fc.boolean(),
    })
    .map(({ rows, side, overwriteEdited }) => (project: OpenProject) => {
      const segments = rows === null ? ('all' as const) : rows.map((n) => segmentOf(project, n));
      return convertCells(project, { segments, side, overwriteEdited }, actor);
    }),
  fc.record({ row, side, at: fc.nat({ max: 12 }), to: fc.constantFrom('乾', '著', '里', '𠮷') }).map(
    ({ row, side, at, to }) =>
      (project: OpenProject) =>
        chooseAlternative(project, { segment: segmentOf(project, row), side }, { at, to }, { actor }),
  ),
  fc
    .record({ region: fc.constantFrom('cn' as const, 'tw' as const, 'hk' as const), word: fc.option(words) })
    .map(
      ({ region, word }) =>
        (project: OpenProject) =>
          configure(
            project,
            { ...defaultSettings, region, protectedWords: word === null || word === '' ? [] : [{ word }] },
            actor,
          ),
    ),
  fc
    .record({
      first: fc.nat(),
      decision: fc.constantFrom(...(['accepted', 'refused', 'offered'] as const)),
      all: fc.boolean(),
    })
    .map(({ first, decision, all }) => (project: OpenProject) => {
      const repairs = allRepairs(project);
      const chosen = all ? repairs : repairs.slice(first % repairs.length).slice(0, 1);
      return decideRepairs(project, chosen, decision, actor);
    }),
  fc
    .record({ words, replacement: words, side })
    .map(({ words, replacement, side }) => (project: OpenProject) => {
      const text = words === '' ? '的' : words;
      const query = findQuery.parse({ text, sides: [side] });
      return replaceInProject(project, query, { replacement }, { actor, isOpen: () => true });
    }),
  fc.constant<Move>((project) => (hasActions(project) ? undo(project, actor) : fail('nothing-to-undo'))),
  fc.constant<Move>((project) => redo(project, actor)),
);

const move = fc.oneof(
  { arbitrary: edits, weight: 3 },
  { arbitrary: others, weight: 5 },
  { arbitrary: annotationMoves, weight: 4 },
);

/** The import that made the project is event 1; the tests go no further back. */
const hasActions = (project: OpenProject): boolean => (nextToUndo(project.handle)?.seq ?? 0) > 1;

const undoAll = (project: OpenProject): void => {
  while (hasActions(project)) good(undo(project, actor));
};

const redoAll = (project: OpenProject): void => {
  while (nextToRedo(project.handle) !== null) good(redo(project, actor));
};

describe('undo', () => {
  test.each([
    ['a Chinese original', mendable],
    ['an English original', page],
  ])('of any sequence of actions returns the start, redo the end: %s', async (_name, document) => {
    const folder = scratch();
    const template = projectFile(folder, [document]);
    let runs = 0;
    const tally = { done: 0, refused: 0 };
    const run = async (moves: readonly Move[], restart: boolean): Promise<void> => {
      runs += 1;
      const path = join(folder, `run${runs}.duizhao`);
      copyFileSync(template, path);
      let project = reopen(path);
      const start = dump(project);
      for (const step of moves) {
        const result = await step(project);
        expect(annotationProblems(project)).toEqual([]);
        tally[result.ok ? 'done' : 'refused'] += 1;
        expectOrder(project);
      }
      redoAll(project);
      const end = dump(project);
      if (restart) {
        closeProject(project);
        project = reopen(path);
      }
      expect(dump(project)).toBe(end);
      undoAll(project);
      expect(dump(project)).toBe(start);
      expectOrder(project);
      redoAll(project);
      expect(dump(project)).toBe(end);
      expectOrder(project);
      expect(good(checkProject(project)).problems).toEqual([]);
      closeProject(project);
    };
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 25 }), fc.boolean(), run), {
      numRuns: Number(process.env['DUIZHAO_RUNS'] ?? 20),
    });
    expect(tally.done).toBeGreaterThan(tally.refused / 4);
  });

  test('survives a restart and is linear: a new action leaves the undone ones behind', () => {
    const path = projectFile(scratch(), [dialogue]);
    let project = reopen(path);
    const type = (text: string) => {
      const segment = segmentOf(project, 0);
      const before = findCell(project.handle, segment, 'en')?.text ?? '';
      good(editCell(project, { segment, side: 'en' }, { before, after: plain(text) }, { actor }));
    };
    const text = () => findCell(project.handle, segmentOf(project, 0), 'en')?.text;
    type('one');
    type('two');
    closeProject(project);
    project = reopen(path);
    good(undo(project, actor));
    expect(text()).toBe('one');
    closeProject(project);
    project = reopen(path);
    good(redo(project, actor));
    expect(text()).toBe('two');
    good(undo(project, actor));
    type('three');
    const refused = redo(project, actor);
    expect(refused.ok ? null : refused.error.code).toBe('nothing-to-redo');
    const dropped = project.handle.prepare(`SELECT count(*) AS n FROM history WHERE state = 'dropped'`).get();
    expect(dropped).toEqual({ n: 1 });
    good(undo(project, actor));
    expect(text()).toBe('one');
    closeProject(project);
  });
});
