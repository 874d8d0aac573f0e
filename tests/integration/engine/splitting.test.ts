import * as fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import {
  cellStates,
  plain,
  type InlineTag,
  type Result,
  type Row,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { createAnnotation } from '#engine/annotations/create.ts';
import { decideRepairs } from '#engine/cleanup/decide.ts';
import { chooseAlternative, editCell, setLock, setState } from '#engine/project/edit.ts';
import { undo } from '#engine/project/history.ts';
import { mergeSegment } from '#engine/project/merge.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { splitSegment } from '#engine/project/split.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { repairsOf } from '#engine/store/repairs-repository.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { plainContent } from './annotating.ts';
import {
  codeOf,
  dialogue,
  good,
  page,
  projectFile,
  reopen,
  scratch,
  startEngine,
  type DraftDocument,
} from './fixtures.ts';

const actor = 'someone';

/** Everything a project holds except its history, as one text. */
const dump = ({ handle }: OpenProject): string => {
  const tables = ['documents', 'blocks', 'segments', 'cells', 'repairs', 'annotations', 'anchors', 'replies'];
  return JSON.stringify(tables.map((table) => handle.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()));
};

const segmentOf = (project: OpenProject, n: number): SegmentId => {
  const segment = project.order.segmentAt(1 + (n % project.order.size()));
  if (segment === null) throw new Error('no rows');
  return segment;
};

/** With formatting, doubled and no-break spaces, and long enough to be cut anywhere. */
const formatted: DraftDocument = {
  ...dialogue,
  rows: dialogue.rows.map((row, at) =>
    at === 1 ? { ...row, repairs: [{ start: 4, end: 6, before: '了', after: '了，' }] } : row,
  ),
};

type Move = (project: OpenProject) => Result<unknown>;

const sides: readonly Side[] = ['source', 'zh-Hans', 'zh-Hant', 'en'];
const side = fc.constantFrom(...sides);
const row = fc.nat({ max: 12 });

const texts = fc.constantFrom(
  'He came.  She left; nobody knew why.',
  'GPT-4 came,\u00a0and Mr. Lin saw 3.14 things.',
  '他來了。她走了，沒有人知道。',
  'e\u0301 👩‍👩‍👧 里長, 乾著',
  '“One,” he said. “Two.”',
  '',
);
const tagsFor = (text: string, from: number, to: number): InlineTag[] => {
  const length = codePointLength(text);
  const [start, end] = [Math.min(from, length), Math.min(Math.max(from, to), length)];
  return [
    { at: start, kind: 'open', id: 1, type: 'strong' },
    { at: start, kind: 'empty', id: 2, type: 'break' },
    { at: end, kind: 'close', id: 1, type: 'strong' },
  ];
};

/** What makes a row worth restoring: texts with tags, states, locks, choices, annotations, decided repairs. */
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc
    .record({
      row,
      side,
      text: texts,
      from: fc.nat({ max: 9 }),
      to: fc.nat({ max: 20 }),
      tagged: fc.boolean(),
    })
    .map(({ row, side, text, from, to, tagged }): Move => (project) => {
      const segment = segmentOf(project, row);
      const before = findCell(project.handle, segment, side)?.text ?? '';
      const after = tagged && text !== '' ? { text, tags: tagsFor(text, from, to) } : plain(text);
      return editCell(project, { segment, side }, { before, after }, { actor });
    }),
  fc.record({ row, side, state: fc.constantFrom(...cellStates) }).map(
    ({ row, side, state }): Move =>
      (project) =>
        setState(project, [segmentOf(project, row)], side, state, { actor }),
  ),
  fc.record({ row, side: fc.constantFrom<Side>('en', 'zh-Hans') }).map(
    ({ row, side }): Move =>
      (project) =>
        setLock(project, [segmentOf(project, row)], side, true, { actor }),
  ),
  fc.record({ row, at: fc.nat({ max: 12 }) }).map(
    ({ row, at }): Move =>
      (project) =>
        chooseAlternative(
          project,
          { segment: segmentOf(project, row), side: 'zh-Hans' },
          { at, to: '乾' },
          { actor },
        ),
  ),
  fc
    .record({ row, side, start: fc.nat({ max: 12 }), length: fc.nat({ max: 9 }) })
    .map(({ row, side, start, length }): Move => (project) => {
      const segment = segmentOf(project, row);
      const end = Math.min(
        start + length,
        codePointLength(findCell(project.handle, segment, side)?.text ?? ''),
      );
      return createAnnotation(project, plainContent, [{ segment, side, start, end }], actor);
    }),
  row.map((n): Move => (project) => {
    const repairs = repairsOf(project.handle, segmentOf(project, n));
    return decideRepairs(project, repairs.slice(0, 1), 'accepted', actor);
  }),
);

describe('joining right after a split', () => {
  test.each([
    ['a Chinese original', formatted],
    ['an English original', page],
  ])('gives back exactly what was: %s', (_name, document) => {
    const folder = scratch();
    const template = projectFile(folder, [document]);
    const tally = { split: 0, joined: 0 };
    let runs = 0;
    fc.assert(
      fc.property(
        fc.array(moves, { maxLength: 8 }),
        fc.array(fc.record({ row, side, at: fc.integer({ min: 1, max: 16 }) }), {
          minLength: 2,
          maxLength: 6,
        }),
        (made, cuts) => {
          runs += 1;
          const path = join(folder, `run${runs}.duizhao`);
          copyFileSync(template, path);
          const project = reopen(path);
          for (const move of made) move(project);
          for (const { row, side, at } of cuts) {
            const before = dump(project);
            const segment = segmentOf(project, row);
            if (!splitSegment(project, { segment, side, at }, actor).ok) continue;
            tally.split += 1;
            expect(dump(project)).not.toBe(before);
            // What happens in another row does not count.
            const other = setState(project, [segmentOf(project, row + 2)], 'en', 'approved', { actor });
            if (other.ok && other.value.changed > 0) good(undo(project, actor));
            good(mergeSegment(project, segment, actor));
            tally.joined += 1;
            expect(dump(project)).toBe(before);
          }
          closeProject(project);
        },
      ),
      { numRuns: 60 },
    );
    expect(tally.joined).toBe(tally.split);
    expect(tally.split).toBeGreaterThan(20);
  });

  test('gives back the columns that nobody has written in since', async () => {
    const folder = scratch();
    const { client } = startEngine(folder);
    good(await client.project.open({ path: projectFile(folder, [page]) }));
    const rowAt = async (number: number): Promise<Row> =>
      good(await client.rows.page({ from: number, count: 1 })).rows[0] as Row;
    const { segment } = await rowAt(2);
    await approve(client, segment, ['zh-Hans']);
    const before = await rowAt(2);
    const { made } = good(await client.segments.split({ segment, side: 'source', at: 12 }));
    expect((await rowAt(2)).cells['zh-Hans']?.state).toBe('draft');
    const text = (await rowAt(3)).cells['zh-Hant']?.text ?? '';
    good(
      await client.cells.edit({
        segment: made,
        side: 'zh-Hant',
        before: text,
        after: { text: '有一個從句。', tags: [] },
      }),
    );
    good(await client.segments.merge({ segment }));
    const after = await rowAt(2);
    expect(after.cells['zh-Hans']).toEqual(before.cells['zh-Hans']);
    expect(after.cells.source).toEqual(before.cells.source);
    expect(after.cells['zh-Hant']).toMatchObject({
      text: '第二句，有一個從句。',
      state: 'draft',
      origin: 'typed',
    });
  });
});

const approve = async (client: EngineClient, segment: SegmentId, columns: readonly Side[]): Promise<void> => {
  for (const each of columns) {
    good(await client.cells.setState({ segments: [segment], side: each, state: 'approved' }));
  }
};

describe('a split', () => {
  const open = async () => {
    const folder = scratch();
    const { client } = startEngine(folder);
    good(await client.project.open({ path: projectFile(folder, [dialogue, page]) }));
    const { rows } = good(await client.rows.page({ from: 3, count: 1 }));
    const segment = rows[0]?.segment as SegmentId;
    const write = async (column: Side, text: string): Promise<void> => {
      const now = good(await client.rows.page({ from: 3, count: 1 })).rows[0]?.cells[column]?.text ?? '';
      good(await client.cells.edit({ segment, side: column, before: now, after: { text, tags: [] } }));
    };
    await write('source', '團隊發布了GPT-4。它改變了很多。');
    await write('en', 'The team released GPT-4. It changed a lot.');
    const halves = async (column: Side) =>
      good(await client.rows.page({ from: 3, count: 2 })).rows.map(({ cells }) => cells[column]?.text);
    return { client, segment, halves };
  };

  test('with the caret in the translation cuts the original behind the same sentence, never inside a word', async () => {
    const { client, segment, halves } = await open();
    expect(good(await client.segments.proposeSplit({ segment, side: 'en', at: 24 }))).toEqual([
      { side: 'en', at: 25, by: 'caret' },
      { side: 'source', at: 11, by: 'sentence' },
      { side: 'zh-Hans', at: 11, by: 'counterpart' },
    ]);
    good(await client.segments.split({ segment, side: 'en', at: 24 }));
    expect(await halves('source')).toEqual(['團隊發布了GPT-4。', '它改變了很多。']);
    expect(await halves('zh-Hans')).toEqual(['团队发布了GPT-4。', '它改变了很多。']);
    expect(await halves('en')).toEqual(['The team released GPT-4.', 'It changed a lot.']);
  });

  test.each([6, 7, 8, 9])(
    'with the caret inside a name of the original, at %i, parts it from nothing',
    async (at) => {
      const { client, segment, halves } = await open();
      good(await client.segments.split({ segment, side: 'source', at }));
      for (const column of ['source', 'zh-Hans', 'en'] as const) {
        expect((await halves(column)).some((half) => half?.includes('GPT-4'))).toBe(true);
      }
    },
  );

  test('keeps to the places chosen by hand, and refuses those inside a word', async () => {
    const { client, segment, halves } = await open();
    const request = { segment, side: 'source' as const, at: 11 };
    const refused = await client.segments.split({ ...request, places: [{ side: 'en', at: 20 }] });
    expect(codeOf(refused)).toBe('split.bad-place');
    good(await client.segments.split({ ...request, places: [{ side: 'en', at: null }] }));
    expect(await halves('en')).toEqual(['The team released GPT-4. It changed a lot.', '']);
    expect(await halves('source')).toEqual(['團隊發布了GPT-4。', '它改變了很多。']);
  });
});
