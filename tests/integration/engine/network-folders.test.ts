import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importText } from './checking.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

// Nobody answers there; what has been tried to open is `file.not-found`.
const share = '/net/host.invalid/share';
const memory = `${share}/clients.duizhao-memory`;
const mirrored = `${share}/clients.tmx`;
const termbase = `${share}/clients.duizhao-termbase`;

/** A project from elsewhere: its memories and termbases were never chosen on this machine. */
const foreignProject = async (folder: string): Promise<string> => {
  const engine = startEngine(folder);
  await importText(engine, '他走了。');
  const { path } = good(await engine.client.project.info({}));
  await engine.close();
  const file = new Database(path);
  const put = file.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  put.run(
    'memories',
    JSON.stringify([memory, mirrored].map((at) => ({ path: at, penalty: 0, writes: true }))),
  );
  put.run('termbases', JSON.stringify([{ path: termbase, on: true, writes: true }]));
  file.close();
  return path;
};

const told = async ({ client }: Engine) => [
  ...good(await client.memory.list({})).map(({ failure }) => failure?.code),
  ...good(await client.termbases.list({})).map(({ failure }) => failure?.code),
];

test('what a project names on another machine is opened once it is chosen on this one, and is then remembered', async () => {
  const folder = scratch();
  const path = await foreignProject(folder);
  const engine = startEngine(folder);
  const { client } = engine;
  good(await client.project.open({ path }));
  const other = 'file.other-machine';
  expect(await told(engine)).toEqual([other, other, other]);
  const [row] = good(await client.rows.page({ from: 1, count: 1 })).rows;
  if (row === undefined) throw new Error('no row');
  expect(good(await client.memory.lookup({ segment: row.segment }))).toEqual([]);
  expect(codeOf(await client.memory.set({ path: memory, writes: true }))).toBe(other);
  expect(codeOf(await client.termbases.set({ path: termbase, takesNew: true }))).toBeNull();
  expect(await told(engine)).toEqual([other, other, other]);

  good(await client.memory.attach({ path: memory, writes: false }));
  expect(await told(engine)).toEqual(['file.not-found', 'file.not-found', 'file.not-found']);
  expect(codeOf(await client.memory.attach({ path: memory, writes: false }))).toBe('memory.attached');
  await engine.close();

  const later = startEngine(folder);
  good(await later.client.project.open({ path }));
  expect(await told(later)).toEqual(['file.not-found', 'file.not-found', 'file.not-found']);
  await later.close();

  // Another machine, that is, another folder of app data.
  const elsewhere = startEngine(scratch());
  good(await elsewhere.client.project.open({ path }));
  expect(await told(elsewhere)).toEqual([other, other, other]);
  expect(codeOf(await elsewhere.client.termbases.attach({ path: termbase, writes: false }))).toBeNull();
  expect(await told(elsewhere)).toEqual(['file.not-found', 'file.not-found', 'file.not-found']);
  await elsewhere.close();
});
