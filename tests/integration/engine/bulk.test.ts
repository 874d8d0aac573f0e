import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { CellState, RowNumber, Row, SegmentId } from '#core/model/index.ts';
import {
  codeOf,
  dialogue,
  good,
  page,
  projectFile,
  scratch,
  startEngine,
  type DraftDocument,
} from './fixtures.ts';

/** A project of these documents; `whileStoring` is done once, between two portions. */
const opened = async (
  documents: readonly DraftDocument[],
  whileStoring?: (client: EngineClient) => Promise<void>,
) => {
  const folder = scratch();
  const engine = startEngine(folder);
  let done: Promise<void> | null = null;
  engine.onEvent((name, payload) => {
    if (name === 'jobs.progress' && (payload as JobProgress).phase === 'storing')
      done ??= whileStoring?.(engine.client) ?? null;
  });
  good(await engine.client.project.open({ path: projectFile(folder, documents) }));
  return { client: engine.client, between: () => done };
};

const rowAt = async (client: EngineClient, row: RowNumber): Promise<Row> => {
  const [found] = good(await client.rows.page({ from: row, count: 1 })).rows;
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

const allSegments = async (client: EngineClient): Promise<SegmentId[]> => [
  ...good(await client.rows.segments({ runs: [[1, 1_000_000]] })),
];

const statesOf = async (client: EngineClient, side: 'en' | 'zh-Hans') => {
  const counts = good(await client.project.counts({})).find((one) => one.side === side);
  return { translated: counts?.translated, reviewed: counts?.reviewed, draft: counts?.draft };
};

const problems = async (client: EngineClient) => good(await client.project.check({})).problems;

/** Rows of which each has a translation, and what is converted. */
const long = (rows: number): DraftDocument => ({
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: Array.from({ length: rows }, (_, n) => ({
    source: `第${n}句：後來發現了。`,
    texts: { en: n % 10 === 0 ? '' : `Sentence ${n}.` },
  })),
});

const job = 'act';

test('runs of rows name their segments, and end where the rows do', async () => {
  const { client } = await opened([dialogue]);
  const all = await allSegments(client);
  expect(all).toHaveLength(dialogue.rows.length);
  expect(
    good(
      await client.rows.segments({
        runs: [
          [4, 1],
          [2, 2],
        ],
      }),
    ),
  ).toEqual([all[3], all[1], all[2]]);
});

test('the state of many rows is set at once; what cannot be in it is left and counted', async () => {
  const { client } = await opened([dialogue]);
  const segments = await allSegments(client);
  const [, , third, , fifth] = segments;
  if (third === undefined || fifth === undefined) throw new Error('too few rows');
  good(await client.cells.lock({ segments: [third], side: 'en', locked: true }));
  good(await client.cells.setState({ segments: [fifth], side: 'en', state: 'reviewed' }));
  const report = good(
    await client.bulk.setState({ segments, sides: ['en', 'zh-Hans'], state: 'reviewed', job }),
  );
  expect(report).toMatchObject({ changed: 5, rows: 5, kept: { empty: 3, locked: 1, same: 1 } });
  const states = good(await client.rows.page({ from: 1, count: 5 })).rows.map((row): CellState[] => [
    row.cells.en?.state ?? 'empty',
    row.cells['zh-Hans']?.state ?? 'empty',
  ]);
  expect(states).toEqual([
    ['empty', 'reviewed'],
    ['empty', 'reviewed'],
    ['draft', 'reviewed'],
    ['empty', 'reviewed'],
    ['reviewed', 'reviewed'],
  ]);
  good(await client.history.undo({}));
  expect((await rowAt(client, 1)).cells['zh-Hans']?.state).toBe('draft');
  expect((await rowAt(client, 5)).cells.en?.state).toBe('reviewed');
});

test('confirming raises what is behind, and takes nothing back', async () => {
  const { client } = await opened([dialogue]);
  const segments = await allSegments(client);
  const [first] = segments;
  if (first === undefined) throw new Error('no rows');
  good(await client.cells.setState({ segments: [first], side: 'zh-Hans', state: 'approved' }));
  const request = { segments, sides: ['zh-Hans' as const], state: 'translated' as const, job };
  expect(good(await client.bulk.setState({ ...request, raise: true }))).toMatchObject({
    changed: 4,
    kept: { same: 1 },
  });
  expect((await rowAt(client, 1)).cells['zh-Hans']?.state).toBe('approved');
  expect(good(await client.bulk.setState(request))).toMatchObject({ changed: 1, kept: { same: 4 } });
  expect((await rowAt(client, 1)).cells['zh-Hans']?.state).toBe('translated');
});

test('the original has no state, and a column that a document lacks is told', async () => {
  const { client } = await opened([dialogue, page]);
  const segments = await allSegments(client);
  expect(codeOf(await client.bulk.setState({ segments, sides: ['source'], state: 'reviewed', job }))).toBe(
    'cell.unknown-side',
  );
  const locked = good(await client.bulk.lock({ segments, sides: ['source', 'en'], locked: true, job }));
  expect(locked).toMatchObject({ changed: 12, rows: 7, kept: { 'no-column': 2 } });
  expect(good(await client.bulk.lock({ segments, sides: ['source'], locked: true, job }))).toMatchObject({
    changed: 0,
    kept: { same: 7 },
  });
  const unlocked = good(await client.bulk.lock({ segments, sides: ['source', 'en'], locked: false, job }));
  expect(unlocked.changed).toBe(12);
});

test('cells are converted again, but for those people wrote in', async () => {
  const { client } = await opened([dialogue]);
  const segments = await allSegments(client);
  const first = await rowAt(client, 1);
  const typed = { text: '他说了。', tags: [] };
  good(
    await client.cells.edit({
      segment: first.segment,
      side: 'zh-Hans',
      before: first.cells['zh-Hans']?.text ?? '',
      after: typed,
    }),
  );
  const request = { segments, sides: ['zh-Hans' as const, 'en' as const], job };
  const kept = good(await client.bulk.convert({ ...request, overwriteEdited: false }));
  expect(kept).toMatchObject({ changed: 0, kept: { edited: 1, same: 4, 'no-column': 5 } });
  const written = good(await client.bulk.convert({ ...request, overwriteEdited: true }));
  expect(written).toMatchObject({ changed: 1, rows: 1 });
  expect((await rowAt(client, 1)).cells['zh-Hans']).toEqual(first.cells['zh-Hans']);
  good(await client.history.undo({}));
  expect((await rowAt(client, 1)).cells['zh-Hans']?.text).toBe(typed.text);
});

test('the original is copied into empty cells only, and what follows them goes along', async () => {
  const { client } = await opened([dialogue, { ...page, rows: [{ source: 'Third.' }, ...page.rows] }]);
  const segments = await allSegments(client);
  const report = good(await client.bulk.copySource({ segments, sides: ['en', 'zh-Hans'], job }));
  // Three without English, and one English original without Simplified Chinese, which Traditional is converted from.
  expect(report).toMatchObject({ changed: 4, kept: { filled: 9, 'no-column': 3 } });
  const row = await rowAt(client, 1);
  expect(row.cells.en).toMatchObject({ text: row.cells.source?.text, state: 'draft', origin: 'typed' });
  expect((await rowAt(client, 6)).cells['zh-Hant']).toMatchObject({ text: 'Third.', origin: 'converted' });
  good(await client.history.undo({}));
  expect((await rowAt(client, 1)).cells.en?.text).toBe('');
  expect((await rowAt(client, 6)).cells['zh-Hant']?.text).toBe('');
});

test('ten thousand rows are one step of undo and of redo, and the project is sound', async () => {
  const { client } = await opened([long(10_000)]);
  const segments = await allSegments(client);
  const before = await statesOf(client, 'en');
  const report = good(
    await client.bulk.setState({ segments, sides: ['en', 'zh-Hans'], state: 'translated', job }),
  );
  expect(report).toMatchObject({ changed: 19_000, rows: 10_000, kept: { empty: 1000 } });
  expect(await statesOf(client, 'en')).toMatchObject({ translated: 9000 });
  expect(await statesOf(client, 'zh-Hans')).toMatchObject({ translated: 10_000 });
  const undone = good(await client.history.undo({}));
  expect(undone.kind).toBe('state');
  expect(await statesOf(client, 'en')).toEqual(before);
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  good(await client.history.redo({}));
  expect(await statesOf(client, 'zh-Hans')).toMatchObject({ translated: 10_000, draft: 0 });
  expect(await problems(client)).toEqual([]);
});

test('others save between the portions, and what they wrote stays when the act is undone', async () => {
  let saved = false;
  const { client, between } = await opened([long(3000)], async (during) => {
    const row = await rowAt(during, 2);
    const edit = { segment: row.segment, side: 'en' as const, before: row.cells.en?.text ?? '' };
    saved = (await during.cells.edit({ ...edit, after: { text: 'Typed meanwhile.', tags: [] } })).ok;
  });
  const segments = await allSegments(client);
  good(await client.bulk.lock({ segments, sides: ['zh-Hans'], locked: true, job }));
  await between();
  expect(saved).toBe(true);
  // The portions after what was typed, what was typed, and the portions before it.
  for (let n = 0; n < 3; n += 1) good(await client.history.undo({}));
  expect((await rowAt(client, 1)).cells['zh-Hans']?.locked).toBe(false);
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
});

test('cancelled, it leaves nothing, and nothing that redo could bring back', async () => {
  const { client } = await opened([long(3000)], async (during) => {
    good(await during.jobs.cancel({ job }));
  });
  const segments = await allSegments(client);
  const before = await statesOf(client, 'zh-Hans');
  const answer = await client.bulk.setState({ segments, sides: ['zh-Hans'], state: 'reviewed', job });
  expect(codeOf(answer)).toBe('job.cancelled');
  expect(await statesOf(client, 'zh-Hans')).toEqual(before);
  expect(codeOf(await client.history.redo({}))).toBe('nothing-to-redo');
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  expect(await problems(client)).toEqual([]);
});
