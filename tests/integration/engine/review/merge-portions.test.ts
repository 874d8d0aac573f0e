import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { readLimits } from '#core/formats/limits.ts';
import { plain } from '#core/model/index.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { all } from '#engine/store/handles.ts';
import { codeOf, good, handClock, reopen, scratch, startEngine } from '../fixtures.ts';
import { manyRows, muchOf, returned, rows } from './much-returned.ts';
import {
  cellAt,
  countsOf,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  segmentOf,
  tablesOf,
  taking,
  undo,
  type Host,
} from './reviewing.ts';

/** The files of a project whose review came back with far more than is stored at once. */
const makeFlooded = async () => {
  const host = await hosting(manyRows, 'suggest', ['en'], { clock: handClock() });
  const guest = await taking(host, await handOver(host), '甲');
  const sound = await handBack(guest);
  const back = await returned(host, sound, (packaged) => muchOf(packaged, 4));
  await host.engine.close();
  return {
    review: host.review,
    files: [host.path, sound, back].map((path) => ({ name: basename(path), bytes: readFileSync(path) })),
  };
};

let made: ReturnType<typeof makeFlooded> | null = null;

/** Such a project in a folder and an engine of its own: made once for all tests, and copied. */
const flooded = async (): Promise<{ readonly host: Host; readonly back: string; readonly sound: string }> => {
  const { review, files } = await (made ??= makeFlooded());
  const folder = scratch();
  const [path = '', sound = '', back = ''] = files.map(({ name, bytes }) => {
    const copy = join(folder, name);
    writeFileSync(copy, bytes);
    return copy;
  });
  const engine = startEngine(folder, { clock: handClock() });
  good(await engine.client.project.open({ path }));
  return { host: { folder, engine, client: engine.client, path, review }, sound, back };
};

/** Does something once, when so many portions are stored. */
const afterPortions = (
  { engine, client }: Host,
  count: number,
  work: (client: EngineClient) => Promise<void>,
) => {
  let stored = 0;
  let done: Promise<void> | null = null;
  engine.onEvent((name) => {
    if (name !== 'project.changed') return;
    stored += 1;
    if (stored === count) done = work(client);
  });
  return async (): Promise<void> => {
    if (done === null) throw new Error('there were fewer portions');
    await done;
  };
};

const merges = async ({ client }: Host): Promise<number> =>
  good(await client.history.list({})).filter(({ kind, of }) => kind === 'merge-review' && of === null).length;

/** What is kept of files that came in, outside history. */
const keptOf = async ({ client, path }: Host): Promise<readonly unknown[]> => {
  good(await client.project.close({}));
  const project = reopen(path);
  const kept = ['review_parcels', 'review_received', 'review_origins'].flatMap((table) =>
    all<Record<string, unknown>>(project.handle, `SELECT * FROM ${table}`),
  );
  closeProject(project);
  good(await client.project.open({ path }));
  return kept;
};

const edit = async (client: EngineClient, row: number, before: string, text: string): Promise<void> => {
  const segment = await segmentOf(client, row);
  good(await client.cells.edit({ segment, side: 'en', before, after: plain(text) }));
};

test('much that came back is merged in portions, is one step of undo, and changes nothing when it comes again', async () => {
  const { host, back } = await flooded();
  const before = await tablesOf(host);
  const report = good(await merge(host, back));
  expect(report).toMatchObject({ same: false, items: rows, annotations: 4 * rows, replies: 4 * rows });
  expect(await merges(host)).toBeGreaterThan(2);
  const after = await tablesOf(host);
  expect(good(await merge(host, back))).toMatchObject({ same: true, items: 0 });
  expect(await tablesOf(host)).toEqual(after);
  await undo(host);
  expect(await tablesOf(host)).toEqual(before);
  good(await host.client.history.redo({}));
  expect(await tablesOf(host)).toEqual(after);
  expect(await problemsOf(host)).toEqual([]);
  expect(await itemsIn(host, { standings: ['answered'] })).toHaveLength(rows / 10);
});

test('an edit that is saved while much is merged is answered before the merge ends', async () => {
  const { host, back } = await flooded();
  const order: string[] = [];
  const edited = afterPortions(host, 1, async (client) => {
    await edit(client, rows, `Row ${rows - 1} went away.`, 'Nobody came.');
    order.push('edited');
  });
  good(await merge(host, back));
  order.push('merged');
  await edited();
  expect(order).toEqual(['edited', 'merged']);
  expect((await cellAt(host.client, rows)).text).toBe('Nobody came.');
  expect(await countsOf(host)).toMatchObject({ items: rows });
  expect(await problemsOf(host)).toEqual([]);
});

test('a merge that is cancelled midway leaves everything as it was, but for what others did meanwhile', async () => {
  const { host, back } = await flooded();
  const before = await tablesOf(host);
  const kept = await keptOf(host);
  const stop = afterPortions(host, 1, async (client) => {
    good(await client.jobs.cancel({ job: back }));
  });
  expect(codeOf(await merge(host, back, true))).toBe('job.cancelled');
  await stop();
  expect(await merges(host)).toBeGreaterThan(0);
  expect(await tablesOf(host)).toEqual(before);
  expect(await keptOf(host)).toEqual(kept);
  expect(codeOf(await host.client.history.redo({}))).toBe('nothing-to-redo');
  expect(await problemsOf(host)).toEqual([]);
});

test('what somebody wrote over a merged text stays when the merge is cancelled, and can be undone', async () => {
  const { host, back } = await flooded();
  // The first row's suggestion was rejected; the second is accepted at once.
  const stop = afterPortions(host, 1, async (client) => {
    await edit(client, 2, 'Row 1 walked away.', 'Nobody walked away.');
    good(await client.jobs.cancel({ job: back }));
  });
  expect(codeOf(await merge(host, back, true))).toBe('job.cancelled');
  await stop();
  expect((await cellAt(host.client, 2)).text).toBe('Nobody walked away.');
  expect(await problemsOf(host)).toEqual([]);
  await undo(host);
  expect((await cellAt(host.client, 2)).text).toBe('Row 1 walked away.');
  expect(await problemsOf(host)).toEqual([]);
});

test('what somebody typed among annotations that are taken back can be undone', async () => {
  const { host, back } = await flooded();
  const text = 'Row 0 went away.';
  const stop = afterPortions(host, 4, async (client) => {
    expect(good(await client.annotations.list({ count: 1 })).total).toBeGreaterThan(0);
    await edit(client, 1, text, `Yes. ${text}`);
    good(await client.jobs.cancel({ job: back }));
  });
  expect(codeOf(await merge(host, back))).toBe('job.cancelled');
  await stop();
  expect(good(await host.client.annotations.list({ count: 1 })).total).toBe(0);
  expect(await problemsOf(host)).toEqual([]);
  await undo(host);
  expect((await cellAt(host.client, 1)).text).toBe(text);
  good(await host.client.history.redo({}));
  expect((await cellAt(host.client, 1)).text).toBe(`Yes. ${text}`);
  expect(await problemsOf(host)).toEqual([]);
});

test('undone by its user while it goes on, a merge ends', async () => {
  const { host, back } = await flooded();
  const before = await tablesOf(host);
  const undone = afterPortions(host, 1, async (client) => {
    good(await client.history.undo({}));
  });
  expect(codeOf(await merge(host, back))).toBe('job.cancelled');
  await undone();
  expect(await tablesOf(host)).toEqual(before);
});

/** The project as it is on disk now, opened by whoever starts the program again. */
const asLeft = async ({ path, review }: Host): Promise<Host> => {
  const folder = scratch();
  const copy = join(folder, basename(path));
  for (const ending of ['', '-wal']) if (existsSync(path + ending)) cpSync(path + ending, copy + ending);
  const engine = startEngine(folder, { clock: handClock() });
  good(await engine.client.project.open({ path: copy }));
  return { folder, engine, client: engine.client, path: copy, review };
};

for (const count of [1, 5])
  test(`a program that ended after ${count} portions leaves a sound project, and merging again goes on`, async () => {
    const { host, back } = await flooded();
    const before = await tablesOf(host);
    const left: Host[] = [];
    const killed = afterPortions(host, count, async () => {
      // Both are copied before anything else is stored.
      left.push(...(await Promise.all([asLeft(host), asLeft(host)])));
    });
    good(await merge(host, back, true));
    await killed();
    const [undoing, goingOn] = left;
    if (undoing === undefined || goingOn === undefined) throw new Error('nothing was left');
    for (const one of left) expect(await problemsOf(one)).toEqual([]);
    expect(await merges(undoing)).toBe(count);
    await undo(undoing);
    expect(await tablesOf(undoing)).toEqual(before);
    expect(good(await merge(goingOn, back, true))).toMatchObject({ same: false });
    expect(await tablesOf(goingOn)).toEqual(await tablesOf(host));
    expect(await keptOf(goingOn)).toEqual(await keptOf(host));
    expect(await problemsOf(goingOn)).toEqual([]);
  });

test('more versions of one text than can be compared are refused before anything changes', async () => {
  const { host, sound } = await flooded();
  const reviewers = Array.from({ length: readLimits.versionsOfText }, (_, n) => `R${n}`);
  const before = await tablesOf(host);
  const tooMany = await returned(host, sound, (packaged) =>
    muchOf(packaged.slice(0, 1), 0, [...reviewers, '甲']),
  );
  const refused = await merge(host, tooMany);
  expect(refused).toMatchObject({ error: { code: 'file.too-many', params: { what: 'versionsOfText' } } });
  expect(await tablesOf(host)).toEqual(before);
  // Those that are known by now count too.
  const many = await returned(host, sound, (packaged) => muchOf(packaged.slice(0, 1), 0, reviewers));
  expect(good(await merge(host, many))).toMatchObject({ items: reviewers.length });
  const after = await tablesOf(host);
  const more = await returned(host, sound, (packaged) => muchOf(packaged.slice(0, 1), 0));
  expect(codeOf(await merge(host, more))).toBe('file.too-many');
  expect(await tablesOf(host)).toEqual(after);
});
