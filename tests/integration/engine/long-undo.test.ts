import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { Row } from '#core/model/index.ts';
import { startable } from '../programs.ts';
import { codeOf, good, projectFile, scratch, startEngine } from './fixtures.ts';

/** An act on so many cells is stored in ten portions. */
const rows = 2500;

/** A project in which all translations were confirmed as one act; `told` hears of each portion that is turned. */
const acted = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const heard: { progress: (at: JobProgress) => void } = { progress: () => undefined };
  const path = projectFile(folder, [
    {
      language: 'zh-Hant',
      targets: ['zh-Hans', 'en'],
      rows: Array.from({ length: rows }, (_, n) => ({
        source: `第${n}句：後來發現了。`,
        texts: { en: `Sentence ${n}.` },
      })),
    },
  ]);
  const { client } = engine;
  good(await client.project.open({ path }));
  const segments = [...good(await client.rows.segments({ runs: [[1, rows]] }))];
  const act = { segments, sides: ['en' as const], state: 'translated' as const };
  good(await client.bulk.setState({ ...act, job: 'act' }));
  engine.onEvent((name, payload) => {
    if (name === 'jobs.progress') heard.progress(payload as JobProgress);
  });
  return { engine, client, folder, path, heard };
};

const translated = async (client: EngineClient): Promise<number | undefined> =>
  good(await client.project.counts({})).find(({ side }) => side === 'en')?.translated;

const firstRow = async (client: EngineClient): Promise<Row> => {
  const [row] = good(await client.rows.page({ from: 1, count: 1 })).rows;
  if (row === undefined) throw new Error('no rows');
  return row;
};

const expectSound = async (client: EngineClient): Promise<void> =>
  expect(good(await client.project.check({})).problems).toEqual([]);

test('while a long act is undone, what reads is answered and what changes the project waits; it is one step', async () => {
  const { client, heard } = await acted();
  const told: JobProgress[] = [];
  const order: string[] = [];
  heard.progress = (at) => {
    told.push(at);
    if (told.length > 1) return;
    void firstRow(client).then(() => order.push('read'));
    const edit = async (): Promise<void> => {
      const { segment } = await firstRow(client);
      good(await client.cells.setState({ segments: [segment], side: 'en', state: 'reviewed' }));
      order.push('changed');
    };
    void edit();
  };
  good(await client.history.undo({ job: 'back' }).finally(() => order.push('undone')));
  await expect.poll(() => order).toEqual(['read', 'undone', 'changed']);
  expect(told[0]).toMatchObject({ job: 'back', done: 1, total: 10 });
  expect((await firstRow(client)).cells.en?.state).toBe('reviewed');
  good(await client.history.undo({}));
  expect(await translated(client)).toBe(0);
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  await expectSound(client);
});

test('a long undo that is cancelled is done again, and a long redo that is cancelled is undone again', async () => {
  const { client, heard } = await acted();
  heard.progress = ({ job }) => void client.jobs.cancel({ job });
  expect(codeOf(await client.history.undo({ job: 'back' }))).toBe('job.cancelled');
  expect(await translated(client)).toBe(rows);
  heard.progress = () => undefined;
  good(await client.history.undo({}));
  expect(await translated(client)).toBe(0);
  heard.progress = ({ job }) => void client.jobs.cancel({ job });
  expect(codeOf(await client.history.redo({ job: 'forth' }))).toBe('job.cancelled');
  expect(await translated(client)).toBe(0);
  heard.progress = () => undefined;
  good(await client.history.redo({}));
  expect(await translated(client)).toBe(rows);
  await expectSound(client);
});

test('whoever asks twice undoes twice, and closing waits for the end', async () => {
  const { client } = await acted();
  const [once, twice, closed] = await Promise.all([
    client.history.undo({}),
    client.history.undo({}),
    client.project.close({}),
  ]);
  expect(good(once).kind).toBe('state');
  expect(['nothing-to-undo', 'project.none-open']).toContain(codeOf(twice));
  good(closed);
});

test.for(['undo', 'redo'] as const)(
  'killed in the middle of a long %s, the project is sound, and goes on or back',
  async (step) => {
    const { engine, client, folder, path } = await acted();
    if (step === 'redo') good(await client.history.undo({}));
    await engine.close();
    const there = step === 'undo' ? 0 : rows;
    const child = startable(join(import.meta.dirname, 'undo-kill-child.ts'));
    for (const way of ['on', 'back']) {
      const run = spawnSync(process.execPath, [child, path, join(folder, 'other'), step, '4'], {
        encoding: 'utf8',
      });
      expect([run.signal, run.stderr]).toEqual(['SIGKILL', '']);
      const again = startEngine(folder);
      good(await again.client.project.open({ path }));
      await expectSound(again.client);
      expect(await translated(again.client)).toBe(step === 'undo' ? rows - 1000 : 1000);
      const goesOn = (way === 'on') === (step === 'undo');
      good(await again.client.history[goesOn ? 'undo' : 'redo']({}));
      expect(await translated(again.client)).toBe(way === 'on' ? there : rows - there);
      await expectSound(again.client);
      // To where it began.
      if (way === 'on') good(await again.client.history[step === 'undo' ? 'redo' : 'undo']({}));
      await again.close();
    }
  },
);
