import * as fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findQuery, type FindQuery, type ReplaceReport } from '#api/find.ts';
import type { InlineTag, Result, SegmentId, Side } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { replaceInProject } from '#engine/find/replace.ts';
import { searchProject } from '#engine/find/search.ts';
import { annotationProblems } from '#engine/project/check/annotations.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { chooseAlternative, editCell, setLock } from '#engine/project/edit.ts';
import { redo, undo } from '#engine/project/history.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { nextToUndo } from '#engine/store/history-repository.ts';
import { good, projectFile, reopen, scratch } from './fixtures.ts';
import { annotationMoves } from './random-annotations.ts';
import { chinese, english } from './replacing.ts';

const who = { actor: 'someone', isOpen: () => true };

/** All that replacing may change; when each cell was written last is not part of it. */
const dump = ({ handle }: OpenProject) => ({
  cells: handle
    .prepare('SELECT segment_id, side, text, tags, state, locked, origin, stale FROM cells ORDER BY 1, 2')
    .all(),
  repairs: handle.prepare('SELECT * FROM repairs ORDER BY id').all(),
  anchors: handle.prepare('SELECT * FROM anchors ORDER BY 1, 2').all(),
});

/**
 * How far words reach that were themselves replaced depends on how many of the hits beside them were replaced with them;
 * all else about annotations is the same.
 */
const comparable = (project: OpenProject) => {
  const { anchors, ...rest } = dump(project);
  const untouched = (anchors as { status: string }[]).map((anchor) =>
    anchor.status === 'live' ? anchor : { status: anchor.status },
  );
  return { ...rest, untouched };
};

const side = fc.constantFrom<Side>('source', 'zh-Hans', 'zh-Hant', 'en');
const place = fc.record({ row: fc.nat({ max: 5 }), side });
const words = fc.constantFrom('章', '節', '老師', '头发', '乾', 'a', ' A', '著', '。', '𠮷', '軌');

type Move = (project: OpenProject) => unknown;

const addressOf = (project: OpenProject, { row, side }: { row: number; side: Side }) => {
  const segment = project.order.segmentAt(1 + (row % project.order.size()));
  if (segment === null) throw new Error('no rows');
  return { segment, side };
};

/** What makes a project less plain before anything is replaced: texts by hand, tags, locks, choices, annotations. */
const move: fc.Arbitrary<Move> = fc.oneof(
  fc
    .record({ place, texts: fc.array(words, { maxLength: 8 }), tag: fc.nat({ max: 8 }) })
    .map(({ place, texts, tag }): Move => (project) => {
      const address = addressOf(project, place);
      const before = findCell(project.handle, address.segment, address.side)?.text ?? '';
      const text = texts.join('');
      const at = Math.min(tag, codePointLength(text));
      const tags: InlineTag[] = [
        { at: Math.floor(at / 2), kind: 'open', id: 1, type: 'strong' },
        { at, kind: 'close', id: 1, type: 'strong' },
        { at, kind: 'empty', id: 2, type: 'break' },
      ];
      return editCell(project, address, { before, after: { text, tags: text === '' ? [] : tags } }, who);
    }),
  place.map(
    (place): Move =>
      (project) =>
        setLock(project, [addressOf(project, place).segment], place.side, true, who),
  ),
  fc.record({ place, at: fc.nat({ max: 9 }), to: words }).map(
    ({ place, at, to }): Move =>
      (project) =>
        chooseAlternative(project, addressOf(project, place), { at, to: Array.from(to)[0] ?? 'a' }, who),
  ),
  annotationMoves.map((move): Move => move),
);

const query = fc.record({
  text: fc.constantFrom('章', '老師', '老师', '头发', '頭髮', 'a', 'the', '軌', '。', '著'),
  mode: fc.constant('plain' as const),
  matchCase: fc.boolean(),
  wholeWord: fc.boolean(),
  exactScript: fc.boolean(),
});

const pattern = fc.record({
  text: fc.constantFrom('^', '$', '(.)(.)', '[章a]', '(头|頭)(发)', 'a?', 'e*', String.raw`\b`, '[軌。]'),
  mode: fc.constant('regex' as const),
  exactScript: fc.boolean(),
});

const replacing = fc.record({
  query: fc.oneof(query, pattern),
  sides: fc.option(fc.subarray<Side>(['source', 'zh-Hans', 'zh-Hant', 'en'], { minLength: 1 }), {
    nil: undefined,
  }),
  replacement: fc.constantFrom('', '章節', '王老師', '头发店', 'aa', '$2$1', '$&$&', 'the The', '章', '-'),
});

const replaceWith = (
  project: OpenProject,
  { query, sides, replacement }: { query: FindQuery; sides: Side[] | undefined; replacement: string },
  more: { session?: string; only?: { segment: SegmentId; side: Side; hit: number }[] } = {},
): Promise<Result<ReplaceReport>> =>
  replaceInProject(project, findQuery.parse({ ...query, sides }), { replacement, ...more }, who);

/** Replaces hit after hit, in the order `picks` gives, until all that wait are locked or follow. Answers how many. */
const oneByOne = async (
  project: OpenProject,
  wish: { query: FindQuery; sides: Side[] | undefined; replacement: string },
  picks: Iterator<number>,
): Promise<number> => {
  const parsed = findQuery.parse({ ...wish.query, sides: wish.sides });
  for (let count = 0; ; count += 1) {
    const page = { from: 0, count: 1000, session: 's' };
    const { hits } = good(await searchProject(project, parsed, page, who.isOpen));
    const open = hits.flatMap(({ segment, side, ranges, follows }) =>
      follows || findCell(project.handle, segment, side)?.locked === true
        ? []
        : ranges.map((_, hit) => ({ segment, side, hit })),
    );
    const picked = open[(picks.next().value ?? 0) % Math.max(1, open.length)];
    if (picked === undefined) return count;
    const report = good(await replaceWith(project, wish, { session: 's', only: [picked] }));
    expect(report.following + report.keptLocked).toBe(0);
  }
};

/** `npm run bench -- trials` tries far more. */
const trials = Number(process.env['DUIZHAO_RUNS'] ?? 10);

test('one by one, in any order, ends as all at once; undo takes each back', async () => {
  const folder = scratch();
  const template = projectFile(folder, [chinese, english]);
  let runs = 0;
  let several = 0;
  const run = async (
    moves: readonly Move[],
    wish: { query: FindQuery; sides: Side[] | undefined; replacement: string },
    picks: fc.Stream<number>,
  ): Promise<void> => {
    runs += 1;
    const path = join(folder, `run${runs}.duizhao`);
    copyFileSync(template, path);
    const made = reopen(path);
    for (const each of moves) each(made);
    closeProject(made);
    const twin = join(folder, `twin${runs}.duizhao`);
    copyFileSync(path, twin);
    const [once, each] = [reopen(path), reopen(twin)];
    const start = dump(once);
    const sequence = nextToUndo(each.handle)?.seq ?? 0;
    const report = good(await replaceWith(once, wish));
    const count = await oneByOne(each, wish, picks);
    several += count > 1 ? 1 : 0;
    expect(comparable(each)).toEqual(comparable(once));
    const end = dump(once);
    for (const project of [once, each]) {
      expect(annotationProblems(project)).toEqual([]);
      expect(good(checkProject(project)).problems).toEqual([]);
    }
    const undone = report.replaced > 0 ? undo(once, 'someone') : null;
    expect(dump(once)).toEqual(start);
    if (undone !== null) good(redo(once, 'someone'));
    while ((nextToUndo(each.handle)?.seq ?? 0) > sequence) good(undo(each, 'someone'));
    expect(dump(each)).toEqual(start);
    expect(dump(once)).toEqual(end);
    closeProject(once);
    closeProject(each);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 6 }), replacing, fc.infiniteStream(fc.nat(99)), run),
    { numRuns: trials },
  );
  expect(several).toBeGreaterThan(trials / 4);
}, 240_000);
