import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { startable } from '../programs.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { noSmallDisk } from './small-disk.ts';

const tmxOf = (units: number): string =>
  `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body>${Array.from(
    { length: units },
    (_, n) =>
      `<tu><tuv xml:lang="zh-TW"><seg>第${n}句：渡口在河的南岸，每天有${n % 7}班船。</seg></tuv><tuv xml:lang="en"><seg>Sentence ${n}.</seg></tuv></tu>`,
  ).join('')}</body></tmx>`;

const written = (folder: string, name: string, units: number): string => {
  const path = join(folder, name);
  writeFileSync(path, tmxOf(units));
  return path;
};

const many = 3000;
const program = startable(join(import.meta.dirname, 'memory-kill-child.ts'));

/** Runs the program until it has said so many lines, and kills it then. */
const killAfter = (path: string, tmx: string, lines: number): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, path, tmx], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      said += 1;
      if (said === lines) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });

test('a memory is as it was, or has all, wherever its import is killed; and the next import goes on', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  const few = { path: written(folder, 'few.tmx', 2) };
  good(await client.memory.import({ path, from: few, job: 'few' }));
  const tmx = written(folder, 'many.tmx', many);
  let before = 2;
  for (const lines of [1, 15, many / 100]) {
    await killAfter(path, tmx, lines);
    const { units } = good(await client.memory.info({ path }));
    expect([before, before + many]).toContain(units);
    before = units;
  }
  const more = good(await client.memory.import({ path, from: { path: tmx }, job: 'more' }));
  expect(more).toMatchObject({ units: before + many, added: many });
  const found = good(await client.memory.find({ path, text: '第2999句：渡口在河的南岸，每天有3班船。' }));
  expect(found[0]).toMatchObject({ percent: 100, document: 'many.tmx' });
});

/** What a process has open in a folder. */
const openIn = (pid: number, folder: string): readonly string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${name}`);
      return target.startsWith(`${folder}/`) ? [target] : [];
    } catch {
      return [];
    }
  });

test('what an import puts aside is in a file without a name, of which nothing is left when the program is killed', async (context) => {
  context.skip(process.platform !== 'linux', 'open files are told by /proc');
  const folder = scratch();
  const aside = join(folder, 'aside');
  mkdirSync(aside);
  const child = spawn(
    process.execPath,
    [startable(join(import.meta.dirname, 'memory-aside-child.ts')), join(folder, 'own.duizhao-memory')],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, SQLITE_TMPDIR: aside } },
  );
  const ended = new Promise((resolve) => child.on('close', resolve));
  const said = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  expect(said.value).toBe('aside');
  expect(openIn(child.pid ?? 0, aside)).toEqual([expect.stringContaining('(deleted)')]);
  expect(readdirSync(aside)).toEqual([]);
  child.kill('SIGKILL');
  await ended;
  expect(readdirSync(aside)).toEqual([]);
});

test('on a full disk a memory keeps what it had, and a new one is not there', async (context) => {
  context.skip(noSmallDisk !== null, noSmallDisk ?? '');
  const folder = scratch();
  const { client } = startEngine(folder);
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  const path = join(disk, 'own.duizhao-memory');
  const few = { path: written(folder, 'few.tmx', 2) };
  const large = { path: written(folder, 'many.tmx', many) };
  good(await client.memory.import({ path, from: few, job: 'few' }));
  const names = readdirSync(disk);
  expect(codeOf(await client.memory.import({ path, from: large, job: 'large' }))).toBe('disk.full');
  const other = join(disk, 'new.duizhao-memory');
  expect(codeOf(await client.memory.import({ path: other, from: large, job: 'new' }))).toBe('disk.full');
  expect(readdirSync(disk)).toEqual(names);
  expect(
    good(await client.memory.find({ path, text: '第1句：渡口在河的南岸，每天有1班船。' })),
  ).toMatchObject([{ percent: 100 }, { percent: 89 }]);
});
