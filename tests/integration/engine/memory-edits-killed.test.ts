import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { createEngine } from '#engine/engine.ts';
import { places } from '#engine/places.ts';
import { startable } from '../programs.ts';
import { codeOf, good, projectFile, scratch } from './fixtures.ts';
import { noSmallDisk } from './small-disk.ts';

const program = startable(join(import.meta.dirname, 'memory-edit-kill-child.ts'));

/** Units of which every two say the same. */
const count = 300;
const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body>${Array.from(
  { length: count },
  (_, n) =>
    `<tu><tuv xml:lang="zh-TW"><seg>第${n >> 1}句：渡口在河的南岸。</seg></tuv><tuv xml:lang="en"><seg>Sentence ${n >> 1}.</seg></tuv></tu>`,
).join('')}</body></tmx>`;

/** Does something with an engine of its own, which is closed again. */
const within = async <T>(folder: string, work: (client: EngineClient) => Promise<T>): Promise<T> => {
  const engine = createEngine(places({ DUIZHAO_DATA: folder }));
  try {
    return await work(engine.client);
  } finally {
    await engine.close();
  }
};

const unitsOf = (folder: string, path: string): Promise<number> =>
  within(folder, async (client) => good(await client.memory.info({ path })).units);

/** Runs the program; null where it was killed, else how many points there were. */
const run = (act: string, folder: string, path: string, aim = 0): number | null => {
  const child = spawnSync(process.execPath, [program, act, folder, path, String(aim)], { encoding: 'utf8' });
  expect(child.stderr).toBe('');
  if (child.signal === 'SIGKILL') return null;
  expect(child.stdout).toMatch(/^done \d+$/);
  return Number(child.stdout.slice(5));
};

/** Kills of each act: in the middle and at the last statement; `npm run bench -- trials` kills at many more. */
const kills = Number(process.env['DUIZHAO_KILLS'] ?? 2);

/** Statements evenly spread, with the last one. */
const aimsOf = (points: number): readonly number[] =>
  Array.from({ length: kills }, (_, n) => Math.max(1, Math.round(((n + 1) * points) / kills)));

const tell = (act: string): void =>
  console.log(`${act} of a memory: ${kills} kills, each left it as it was or as it was to be`);

/** Files as they are now, to begin again from: with what SQLite has beside them. */
const keep = (...paths: readonly string[]) => {
  for (const path of paths) copyFileSync(path, `${path}.kept`);
  return (): void => {
    for (const path of paths) {
      for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
      copyFileSync(`${path}.kept`, path);
    }
  };
};

test('a memory is as it was, or as it was to be, wherever an edit of many units is killed; the next edit goes on', async () => {
  const folder = scratch();
  const path = join(folder, 'own.duizhao-memory');
  writeFileSync(join(folder, 'a.tmx'), tmx);
  const from = { path: join(folder, 'a.tmx') };
  await within(folder, async (client) => good(await client.memory.import({ path, from, job: 'import' })));
  for (const [act, before, after] of [
    ['merge', count, count / 2],
    ['undo', count / 2, count],
    ['remove', count, 0],
  ] as const) {
    const again = keep(path);
    const points = run(act, folder, path) ?? 0;
    expect(points).toBeGreaterThan(count);
    expect(await unitsOf(folder, path)).toBe(after);
    for (const aim of aimsOf(points)) {
      again();
      expect(run(act, folder, path, aim)).toBe(null);
      const units = await unitsOf(folder, path);
      expect([act, aim, [before, after].includes(units)]).toEqual([act, aim, true]);
      if (units === before) run(act, folder, path);
      expect(await unitsOf(folder, path)).toBe(after);
    }
    tell(act);
  }
});

/** A project of confirmed rows that are to be handed to a memory which could not be had until now. */
const projectToHandOver = async (folder: string) => {
  const rows = Array.from({ length: 450 }, (_, n) => ({
    source: `第${n}句。`,
    texts: { en: `Sentence ${n}.` },
  }));
  const path = projectFile(folder, [{ language: 'zh-Hant', targets: ['en'], rows }]);
  const memory = await within(folder, async (client) => {
    good(await client.project.open({ path }));
    const [made] = good(await client.memory.create({ name: 'own' }));
    const place = made?.path ?? '';
    copyFileSync(place, `${place}.empty`);
    return place;
  });
  await within(folder, async (client) => {
    rmSync(memory);
    good(await client.project.open({ path }));
    const page = good(await client.rows.page({ from: 1, count: 450 }));
    const segments = page.rows.map(({ segment }) => segment);
    good(await client.cells.setState({ segments, side: 'en', state: 'translated' }));
  });
  copyFileSync(`${memory}.empty`, memory);
  return { path, memory, rows: rows.length };
};

test('confirmed rows are handed over once each, wherever that was killed', async () => {
  const folder = scratch();
  const { path, memory, rows } = await projectToHandOver(folder);
  const again = keep(path, memory);
  const points = run('feed', folder, path) ?? 0;
  expect(points).toBeGreaterThan(rows);
  expect(await unitsOf(folder, memory)).toBe(rows);
  for (const aim of aimsOf(points)) {
    again();
    expect(run('feed', folder, path, aim)).toBe(null);
    expect(run('feed', folder, path)).toBeGreaterThan(0);
    expect(await unitsOf(folder, memory)).toBe(rows);
  }
  tell('feed');
});

test('on a full disk an edit of a memory changes nothing, what is confirmed waits, and both go on once there is room', async (context) => {
  context.skip(noSmallDisk !== null, noSmallDisk ?? '');
  const folder = scratch();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  const path = join(disk, 'own.duizhao-memory');
  writeFileSync(join(folder, 'a.tmx'), tmx);
  const project = projectFile(folder, [
    {
      language: 'zh-Hant',
      targets: ['en'],
      rows: [{ source: '天色暗了。', texts: { en: 'It grew dark.' } }],
    },
  ]);
  const ballast = join(disk, 'ballast');
  const fill = (): void => {
    for (let size = 4096; size >= 1; size /= 2)
      try {
        writeFileSync(ballast, Buffer.alloc(size * 1024), { flag: 'a' });
      } catch {
        // As much as there was room for.
      }
    expect(existsSync(ballast)).toBe(true);
  };
  await within(folder, async (client) => {
    good(await client.memory.import({ path, from: { path: join(folder, 'a.tmx') }, job: 'import' }));
    good(await client.project.open({ path: project }));
    good(await client.memory.attach({ path, writes: true }));
    fill();
    const units = async () => good(await client.memory.info({ path })).units;
    expect(codeOf(await client.memoryUnits.remove({ path, where: {}, job: 'remove' }))).toBe('disk.full');
    expect(codeOf(await client.memoryUnits.merge({ path, job: 'merge' }))).toBe('disk.full');
    expect(await units()).toBe(count);
    const [row] = good(await client.rows.page({ from: 1, count: 1 })).rows;
    const segments = [row?.segment ?? 0];
    good(await client.cells.setState({ segments, side: 'en', state: 'translated' }));
    expect(await units()).toBe(count);
    rmSync(ballast);
    good(await client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
    await vi.waitFor(async () => expect(await units()).toBe(count + 1), 10_000);
    good(await client.memoryUnits.remove({ path, where: {}, job: 'again' }));
    expect(await units()).toBe(0);
  });
});
