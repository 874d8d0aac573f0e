import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { codeOf, dialogue, good, handClock, projectFile, scratch, startEngine } from './fixtures.ts';
import { allRows } from './importing.ts';

const opened = async (folder: string, clock = handClock()): Promise<Engine> => {
  const engine = startEngine(folder, { clock });
  good(await engine.client.project.open({ path: projectFile(folder, [dialogue]) }));
  return engine;
};

const write = async (engine: Engine, text: string): Promise<void> => {
  const row = (await allRows(engine))[0];
  if (row === undefined) throw new Error('no row');
  const before = row.cells.en?.text ?? '';
  good(await engine.client.cells.edit({ segment: row.segment, side: 'en', before, after: plain(text) }));
};

const firstEnglish = async (engine: Engine): Promise<string | undefined> =>
  (await allRows(engine))[0]?.cells.en?.text;

test('a backup holds the project as it was, and can be looked into without opening it', async () => {
  const engine = await opened(scratch());
  await write(engine, 'before');
  const made = good(await engine.client.backups.make({}));
  expect(made).toMatchObject({ reason: 'asked', rows: 5 });
  await write(engine, 'after');
  expect(good(await engine.client.backups.list({}))).toEqual([made]);
  const page = good(await engine.client.backups.look({ id: made.id, from: 1, count: 2 }));
  expect(page.total).toBe(5);
  expect(page.rows.map(({ cells }) => cells.en?.text)).toEqual(['before', '']);
  expect(await firstEnglish(engine)).toBe('after');
});

test('restoring puts the backup in the place of the project, and keeps what was there as another backup', async () => {
  const engine = await opened(scratch());
  await write(engine, 'before');
  const made = good(await engine.client.backups.make({}));
  await write(engine, 'after');
  const info = good(await engine.client.backups.restore({ id: made.id }));
  expect(info.readOnly).toBe(false);
  expect(await firstEnglish(engine)).toBe('before');
  await write(engine, 'and on');
  const list = good(await engine.client.backups.list({}));
  expect(list.map(({ reason }) => reason).sort()).toEqual(['asked', 'restore']);
  const kept = list.find(({ reason }) => reason === 'restore');
  const page = good(await engine.client.backups.look({ id: kept?.id ?? '', from: 1, count: 1 }));
  expect(page.rows[0]?.cells.en?.text).toBe('after');
});

/** A clock that goes on by a second whenever it is looked at: backups are named by it. */
const goingClock = () => {
  let seconds = 0;
  return { ...handClock(), now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, (seconds += 1))) };
};

test('a restore is in history, and is undone and done again like anything else', async () => {
  const engine = await opened(scratch(), goingClock());
  const { client } = engine;
  await write(engine, 'one');
  const made = good(await client.backups.make({}));
  await write(engine, 'two');
  await write(engine, 'three');
  good(await client.backups.restore({ id: made.id }));
  expect(await firstEnglish(engine)).toBe('one');
  const newest = async () => good(await client.history.list({ count: 1 }))[0];
  expect(await newest()).toMatchObject({ kind: 'restore', undone: false, row: null });
  expect(good(await client.project.info({}))).toMatchObject({ canUndo: true });

  expect(good(await client.history.undo({}))).toMatchObject({ kind: 'restore', row: null });
  expect(await firstEnglish(engine)).toBe('three');
  expect(await newest()).toMatchObject({ kind: 'undo' });
  expect(good(await client.project.info({}))).toMatchObject({ canUndo: true, canRedo: true });
  expect(good(await client.history.redo({}))).toMatchObject({ kind: 'restore' });
  expect(await firstEnglish(engine)).toBe('one');
  // Back again, and on to what was done before: step by step, nothing is passed over.
  good(await client.history.undo({}));
  expect(await firstEnglish(engine)).toBe('three');
  good(await client.history.undo({}));
  expect(await firstEnglish(engine)).toBe('two');
  expect(good(await client.project.check({})).problems).toEqual([]);

  // What is done after a restore is undone before it.
  good(await client.backups.restore({ id: made.id }));
  await write(engine, 'four');
  expect(good(await client.history.undo({}))).toMatchObject({ kind: 'edit' });
  expect(await firstEnglish(engine)).toBe('one');
  expect(good(await client.history.undo({}))).toMatchObject({ kind: 'restore' });
  expect(await firstEnglish(engine)).toBe('two');
});

test('a restore whose backup was deleted is not undone, and holds nothing else up', async () => {
  const engine = await opened(scratch(), goingClock());
  const { client } = engine;
  await write(engine, 'one');
  await write(engine, 'two');
  const made = good(await client.backups.make({}));
  await write(engine, 'three');
  good(await client.backups.restore({ id: made.id }));
  const kept = good(await client.backups.list({})).filter(({ reason }) => reason === 'restore');
  good(await client.backups.remove({ ids: kept.map(({ id }) => id) }));
  expect(codeOf(await client.history.undo({}))).toBe('backup.unknown');
  expect(await firstEnglish(engine)).toBe('two');
  expect(good(await client.history.undo({}))).toMatchObject({ kind: 'edit' });
  expect(await firstEnglish(engine)).toBe('one');
});

test('a damaged backup is said to be one, and leaves the project alone', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  const made = good(await engine.client.backups.make({}));
  await write(engine, 'after');
  const name = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' }).find((each) =>
    each.includes(made.id),
  );
  const path = join(folder, 'data', name ?? '');
  const bytes = readFileSync(path);
  chmodSync(path, 0o644);
  writeFileSync(path, bytes.fill(0x5a, 4096, bytes.length - 100));
  expect(codeOf(await engine.client.backups.look({ id: made.id, from: 1, count: 1 }))).toBe('backup.damaged');
  expect(codeOf(await engine.client.backups.restore({ id: made.id }))).toBe('backup.damaged');
  expect(await firstEnglish(engine)).toBe('after');
});

test('an id that is none, or leads out of the folder, is unknown', async () => {
  const engine = await opened(scratch());
  for (const id of ['', '../../secret', '2026-01-02T03-04-05-678Z-asked-9']) {
    expect(codeOf(await engine.client.backups.look({ id, from: 1, count: 1 }))).toBe('backup.unknown');
  }
});

test('a new backup takes older ones with it that are no longer needed', async () => {
  let at = Date.UTC(2026, 0, 2, 10);
  const engine = await opened(scratch(), { ...handClock(), now: () => new Date(at) });
  const make = async (later: number): Promise<string> => {
    at += later * 60_000;
    return good(await engine.client.backups.make({})).id;
  };
  const ids = async (): Promise<readonly string[]> =>
    good(await engine.client.backups.list({})).map(({ id }) => id);
  for (const later of [0, 10, 20]) await make(later);
  const fourth = await make(20);
  // All of the last hour; then the newest of each hour, and of each day.
  expect(await ids()).toHaveLength(4);
  const fifth = await make(120);
  expect(await ids()).toEqual([fifth, fourth]);
  const sixth = await make(3 * 24 * 60);
  expect(await ids()).toEqual([sixth, fifth]);
});

test('an old backup that cannot be removed does not spoil a new one', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  const made = good(await engine.client.backups.make({}));
  const data = join(folder, 'data');
  const name = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((each) =>
    each.includes(made.id),
  );
  // Folders named like two backups of one week: removing a file is not enough for them.
  for (const hour of ['03', '04']) {
    mkdirSync(join(data, dirname(name ?? ''), `2020-01-02T${hour}-00-00-000Z-timer-5.duizhao`));
  }
  expect(good(await engine.client.backups.make({})).reason).toBe('asked');
});

test('five minutes with commits make a backup by themselves', async () => {
  const clock = handClock();
  const engine = await opened(scratch(), clock);
  for (let minute = 1; minute <= 5; minute += 1) {
    expect(good(await engine.client.backups.list({}))).toEqual([]);
    await write(engine, `minute ${minute}`);
    clock.ring();
    clock.ring();
  }
  await expect
    .poll(async () => good(await engine.client.backups.list({})).map(({ reason }) => reason))
    .toEqual(['timer']);
});

test('every five minutes of work make one, and not a minute less', async () => {
  const hand = handClock();
  let minutes = 0;
  const clock = { ...hand, now: () => new Date(Date.UTC(2026, 0, 2, 3, minutes)) };
  const work = async (engine: Engine): Promise<void> => {
    await write(engine, `minute ${minutes}`);
    minutes += 1;
    hand.ring();
  };
  const engine = await opened(scratch(), clock);
  // Of those of one hour the newest is kept.
  const newest = async (): Promise<string | undefined> =>
    good(await engine.client.backups.list({})).find(({ reason }) => reason === 'timer')?.id;
  for (let round = 0; round < 3; round += 1) {
    const before = await newest();
    for (let minute = 1; minute <= 4; minute += 1) await work(engine);
    // One that is asked for comes after any that is being made.
    good(await engine.client.backups.make({}));
    expect(await newest()).toBe(before);
    await work(engine);
    await expect.poll(newest).not.toBe(before);
  }
});

test('what is no rescued copy is not deleted as one', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  const { path } = good(await engine.client.project.info({}));
  const other = join(folder, 'letter.txt');
  writeFileSync(other, 'mine');
  for (const each of [path, other, join(folder, 'gone')])
    expect(codeOf(await engine.client.backups.removeRescued({ path: each }))).toBe('file.not-found');
  expect(readFileSync(other, 'utf8')).toBe('mine');
  expect(statSync(path).size).toBeGreaterThan(0);
});

test('backups and rescued copies are listed without the project, looked into, and restored to a new name', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  await write(engine, 'before');
  const made = good(await engine.client.backups.make({}));
  const { path } = good(await engine.client.project.info({}));
  good(await engine.client.project.close({}));
  rmSync(path);
  const { projects, rescued } = good(await engine.client.backups.projects({}));
  expect(rescued).toEqual([]);
  expect(projects).toMatchObject([{ name: 'p', path, missing: true, backups: 1, newest: made.at }]);
  const project = projects[0]?.id ?? '';
  expect(good(await engine.client.backups.list({ project }))).toEqual([made]);
  const page = good(await engine.client.backups.look({ project, id: made.id, from: 1, count: 1 }));
  expect(page.sides).toEqual(['source', 'zh-Hans', 'en']);
  expect(page.rows[0]?.cells.en?.text).toBe('before');
  const again = good(await engine.client.backups.restoreAs({ project, id: made.id }));
  expect(again.path).toBe(join(folder, 'library', 'p.duizhao'));
  const second = good(await engine.client.backups.restoreAs({ project, id: made.id }));
  expect(second.path).toBe(join(folder, 'library', 'p 2.duizhao'));
  expect(codeOf(await engine.client.backups.restoreAs({ project, id: made.id, path: again.path }))).toBe(
    'project.exists',
  );
  good(await engine.client.project.open({ path: again.path }));
  expect(await firstEnglish(engine)).toBe('before');
});

test('backups are deleted one by one or all, with their folder and their line in the index', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  const made = good(await engine.client.backups.make({}));
  const project = good(await engine.client.backups.projects({})).projects[0]?.id ?? '';
  expect(codeOf(await engine.client.backups.remove({ project, ids: [made.id, 'other'] }))).toBe(
    'backup.unknown',
  );
  expect(good(await engine.client.backups.list({}))).toHaveLength(1);
  expect(good(await engine.client.backups.remove({ project, ids: [made.id] }))).toEqual({ removed: 1 });
  expect(good(await engine.client.backups.projects({})).projects).toEqual([]);
  expect(readdirSync(join(folder, 'data', 'backups'))).toEqual(['index.json']);
});

test('backups, their folder and index are for their owner alone, and a restored project keeps its permissions', async () => {
  const folder = scratch();
  const engine = await opened(folder);
  const { path } = good(await engine.client.project.info({}));
  chmodSync(path, 0o600);
  const made = good(await engine.client.backups.make({}));
  const backups = join(folder, 'data', 'backups');
  for (const name of readdirSync(backups, { recursive: true, encoding: 'utf8' })) {
    const { mode } = statSync(join(backups, name));
    expect({ name, others: mode & 0o077 }).toEqual({ name, others: 0 });
  }
  good(await engine.client.backups.restore({ id: made.id }));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
