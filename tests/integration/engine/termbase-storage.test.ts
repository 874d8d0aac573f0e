import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { startable } from '../programs.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { noSmallDisk } from './small-disk.ts';

const many = 2000;
const program = startable(join(import.meta.dirname, 'termbase-kill-child.ts'));

/** Runs the program until it has said so many lines, and kills it then. */
const killAfter = (path: string, lines: number): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, path, String(many)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      said += 1;
      if (said === lines) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });

const tableOf = (folder: string, name: string, rows: number): { readonly path: string } => {
  const path = join(folder, name);
  const lines = Array.from(
    { length: rows },
    (_, n) => `第${n}個渡口在河的南岸,ferry crossing no. ${n} on the bank`,
  );
  writeFileSync(path, `zh-Hant,en\n${lines.join('\n')}\n`);
  return { path };
};

test('a termbase is as it was, or has all, wherever its import is killed; and the next import goes on', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = join(folder, 'house.duizhao-termbase');
  good(await client.termbases.import({ path, from: tableOf(folder, 'few.csv', 2), job: 'few' }));
  let before = 2;
  for (const lines of [1, many / 100]) {
    await killAfter(path, lines);
    const { concepts } = good(await client.termbases.info({ path }));
    expect([before, before + many]).toContain(concepts);
    before = concepts;
  }
  const more = good(
    await client.termbases.import({ path, from: tableOf(folder, 'more.csv', 5), job: 'more' }),
  );
  expect(more).toMatchObject({ concepts: before + 3, added: 3, same: 2 });
});

test('on a full disk a termbase keeps what it had, and a new one is not there', async (context) => {
  context.skip(noSmallDisk !== null, noSmallDisk ?? '');
  const folder = scratch();
  const { client } = startEngine(folder);
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=500k', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  const path = join(disk, 'house.duizhao-termbase');
  const large = tableOf(folder, 'many.csv', many);
  good(await client.termbases.import({ path, from: tableOf(folder, 'few.csv', 2), job: 'few' }));
  const names = readdirSync(disk);
  expect(codeOf(await client.termbases.import({ path, from: large, job: 'large' }))).toBe('disk.full');
  const other = join(disk, 'new.duizhao-termbase');
  expect(codeOf(await client.termbases.import({ path: other, from: large, job: 'new' }))).toBe('disk.full');
  expect(readdirSync(disk)).toEqual(names);
  expect(good(await client.termbases.find({ path, text: '第1个渡口' })).total).toBe(1);
});
