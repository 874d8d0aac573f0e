import { execFileSync } from 'node:child_process';
import Database from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultSettings, plain, type Side } from '#core/model/index.ts';
import { editCell } from '#engine/project/edit.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject, createProject, openProject, type OpenProject } from '#engine/project/open-project.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { copyProject } from '#engine/store/copy-project.ts';
import { newestOf, projectKind, type DatabaseKind } from '#engine/store/database-kind.ts';
import { closeDatabase, createDatabase } from '#engine/store/database.ts';
import { initial } from '#engine/store/migrations/0001-initial.ts';
import type { Migration } from '#engine/store/migrations/index.ts';
import { annotate } from './annotating.ts';
import {
  codeOf,
  dialogue,
  good,
  handClock,
  projectFile,
  quiet,
  reopen,
  scratch,
  startEngine,
} from './fixtures.ts';
import { noSmallDisk } from './small-disk.ts';

/** Projects of a version to come. */
const withMore = (migration: Migration): DatabaseKind => ({
  ...projectKind,
  migrations: [...projectKind.migrations, migration],
});

const open = (path: string) => openProject(path, {}, quiet);

const firstSegment = (project: OpenProject) => {
  const segment = project.order.segmentAt(1);
  if (segment === null) throw new Error('no rows');
  return segment;
};

const edit = (project: OpenProject, text: string, side: Side = 'en') => {
  const segment = firstSegment(project);
  const before = findCell(project.handle, segment, side)?.text ?? '';
  return editCell(project, { segment, side }, { before, after: plain(text) }, { actor: '' });
};

const overwrite = (path: string, at: number, bytes: Uint8Array): void => {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
};

describe('opening', () => {
  test('what is missing, a folder, or no project is refused by name', () => {
    const folder = scratch();
    expect(codeOf(open(join(folder, 'none.duizhao')))).toBe('file.not-found');
    expect(codeOf(open(folder))).toBe('file.is-directory');
    const text = join(folder, 'text.duizhao');
    writeFileSync(text, '這不是專案。'.repeat(2000));
    expect(codeOf(open(text))).toBe('project.not-a-project');
    const blank = join(folder, 'blank.duizhao');
    writeFileSync(blank, '');
    expect(codeOf(open(blank))).toBe('project.not-a-project');
    const other = join(folder, 'other.duizhao');
    const db = new Database(other);
    db.exec('CREATE TABLE t (x)');
    db.close();
    expect(codeOf(open(other))).toBe('project.not-a-project');
    expect(readFileSync(text, 'utf8')).toBe('這不是專案。'.repeat(2000));
  });

  test('a broken header, a page of noise and a missing half are damage', () => {
    const folder = scratch();
    const broken = projectFile(folder, [dialogue], 'broken');
    overwrite(broken, 0, Buffer.from('XXXXXXXXXXXXXXXX'));
    expect(codeOf(open(broken))).toBe('project.damaged');
    const half = projectFile(folder, [dialogue], 'half');
    truncateSync(half, Math.floor(statSync(half).size / 8192) * 4096);
    expect(codeOf(open(half))).toBe('project.damaged');
    const noise = projectFile(folder, [dialogue], 'noise');
    overwrite(noise, 4096 * 4, Buffer.alloc(4096 * 8, 0xa5));
    expect(codeOf(open(noise))).toBe('project.damaged');
  });

  test('a newer version is refused and left as it is', () => {
    const path = projectFile(scratch(), [dialogue]);
    const db = new Database(path);
    db.pragma('user_version = 99');
    db.close();
    const opened = open(path);
    expect(opened.ok ? null : opened.error).toEqual({
      code: 'project.newer',
      params: { path, version: 99, supported: newestOf(projectKind) },
    });
  });

  test('a second opener is refused at once, and the first works on', () => {
    const path = projectFile(scratch(), [dialogue]);
    const project = reopen(path);
    expect(codeOf(open(path))).toBe('project.in-use');
    expect(codeOf(edit(project, 'still mine'))).toBeNull();
    expect(codeOf(open(path))).toBe('project.in-use');
    closeProject(project);
    closeProject(reopen(path));
  });

  test('closing leaves one file, and an idle checkpoint empties the log', () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    expect(readdirSync(folder)).toEqual(['p.duizhao']);
    const clock = handClock();
    const project = good(openProject(path, {}, { ...quiet, clock }));
    good(edit(project, 'one'));
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    clock.ring();
    expect(statSync(`${path}-wal`).size).toBe(0);
    closeProject(project);
    expect(readdirSync(folder)).toEqual(['p.duizhao']);
  });

  test('an older version is backed up, then migrated', async () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const next = { version: newestOf(projectKind) + 1, name: 'test', sql: 'CREATE TABLE extra (x)' };
    const engine = startEngine(folder, { kind: withMore(next) });
    good(await engine.client.project.open({ path }));
    const backups = readdirSync(join(folder, 'data', 'backups'), { recursive: true, encoding: 'utf8' });
    const backup = backups.find((name) => name.endsWith('.duizhao'));
    expect(backup).toMatch(/migration/);
    const copy = reopen(join(folder, 'data', 'backups', backup ?? ''));
    expect(copy.order.size()).toBe(dialogue.rows.length);
    expect(copy.handle.pragma('user_version', { simple: true })).toBe(newestOf(projectKind));
    closeProject(copy);
  });

  test('a project of the first version is brought up to date, and can be annotated', async () => {
    const folder = scratch();
    const path = join(folder, 'first.duizhao');
    const made = good(createDatabase({ ...projectKind, migrations: [initial] }, path));
    made.write?.exec(`
      INSERT INTO documents VALUES (1, 'a.txt', 'txt', 'utf-8', 'zh-Hant', '["zh-Hans","en"]', 1, 'ready', 6);
      INSERT INTO originals VALUES (1, 0, CAST('發現' AS BLOB));
      INSERT INTO blocks VALUES (1, 1, 'paragraph', 0);
      INSERT INTO segments VALUES (1, 1, 1, 'a0', '');
      INSERT INTO cells VALUES (1, 'source', '發現', NULL, 'translated', 0, 'imported', 0, '发现', 2, 1);
      INSERT INTO meta VALUES ('settings', '{"region":"tw","protectedWords":[]}');`);
    closeDatabase(made, path);
    const { client } = startEngine(folder);
    expect(good(await client.project.open({ path })).settings).toEqual({ ...defaultSettings, region: 'tw' });
    await annotate(client, [[1, 'source', '發現']]);
    const page = good(await client.rows.page({ from: 1, count: 1 }));
    expect(page.rows[0]?.marks).toMatchObject([{ side: 'source', start: 0, end: 2, status: 'live' }]);
    expect(good(await client.project.check({})).problems).toEqual([]);
    const backups = readdirSync(join(folder, 'data', 'backups'), { recursive: true, encoding: 'utf8' });
    expect(backups.filter((name) => name.endsWith('.duizhao'))).toHaveLength(1);
  });

  test('a migration that fails leaves the old version', () => {
    const path = projectFile(scratch(), [dialogue]);
    const bad = {
      version: newestOf(projectKind) + 1,
      name: 'bad',
      sql: 'CREATE TABLE extra (x); SELECT nonsense',
    };
    expect(() => openProject(path, { kind: withMore(bad) }, quiet)).toThrow(/nonsense/);
    const project = reopen(path);
    expect(project.handle.prepare(`SELECT name FROM sqlite_master WHERE name = 'extra'`).all()).toEqual([]);
    closeProject(project);
  });

  test('what an interrupted import left is removed', () => {
    const path = projectFile(scratch(), [dialogue, dialogue]);
    const db = new Database(path);
    db.exec(`UPDATE documents SET status = 'importing' WHERE id = 2`);
    db.close();
    const project = reopen(path);
    expect(project.documents.size).toBe(1);
    expect(project.handle.prepare('SELECT count(*) AS n FROM segments').get()).toEqual({
      n: dialogue.rows.length,
    });
    closeProject(project);
  });
});

describe('read-only places', () => {
  test('a read-only file opens for reading, with the edits still in its log', async () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const project = reopen(path);
    good(edit(project, 'in the log'));
    const stick = join(folder, 'stick');
    mkdirSync(stick);
    for (const ending of ['', '-wal'])
      writeFileSync(join(stick, `p.duizhao${ending}`), readFileSync(path + ending));
    closeProject(project);
    const copy = join(stick, 'p.duizhao');
    chmodSync(copy, 0o444);
    const bytes = readFileSync(copy);
    const engine = startEngine(folder);
    const info = good(await engine.client.project.open({ path: copy }));
    expect(info).toMatchObject({ readOnly: true, rows: dialogue.rows.length, canUndo: false });
    const row = good(await engine.client.rows.page({ from: 1, count: 1 })).rows[0];
    expect(row?.cells.en?.text).toBe('in the log');
    const segment = row?.segment ?? 0;
    const before = 'in the log';
    const after = plain('x') as { text: string; tags: [] };
    expect(codeOf(await engine.client.cells.edit({ segment, side: 'en', before, after }))).toBe(
      'project.read-only',
    );
    expect(codeOf(await engine.client.segments.merge({ segment }))).toBe('project.read-only');
    expect(codeOf(await engine.client.history.undo({}))).toBe('project.read-only');
    expect(codeOf(await engine.client.project.keepPlace({ row: 1, side: 'en', panel: null }))).toBe(
      'project.read-only',
    );
    good(await engine.client.project.close({}));
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  });

  test('a copy of what may only be read can be written, and the original still not', async () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    chmodSync(path, 0o444);
    const { client } = startEngine(folder);
    expect(good(await client.project.open({ path })).readOnly).toBe(true);
    const [first] = good(await client.rows.page({ from: 1, count: 1 })).rows;
    const made = good(await client.project.copy({}));
    const edited = { segment: first?.segment ?? 0, side: 'en', before: '', after: plain('Written.') };
    expect(codeOf(await client.cells.edit(edited))).toBe('project.read-only');
    expect(good(await client.project.open(made)).readOnly).toBe(false);
    good(await client.cells.edit({ ...edited, before: first?.cells.en?.text ?? '' }));
  });

  test('a read-only folder opens for reading', () => {
    const folder = scratch();
    const place = join(folder, 'place');
    mkdirSync(place);
    const path = projectFile(place, [dialogue]);
    chmodSync(place, 0o555);
    const project = reopen(path);
    expect(project.readOnly).toBe(true);
    expect(codeOf(edit(project, 'x'))).toBe('project.read-only');
    expect(readdirSync(place)).toEqual(['p.duizhao']);
    closeProject(project);
    chmodSync(place, 0o755);
  });
});

describe('trouble while open', () => {
  test('a deleted file is noticed before the next write, and its content rescued', async () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const engine = startEngine(folder);
    good(await engine.client.project.open({ path }));
    const segment = good(await engine.client.rows.page({ from: 1, count: 1 })).rows[0]?.segment ?? 0;
    const write = (before: string, text: string) =>
      engine.client.cells.edit({ segment, side: 'en', before, after: { text, tags: [] } });
    good(await write('', 'kept'));
    rmSync(path);
    const refused = await write('kept', 'lost?');
    expect(codeOf(refused)).toBe('project.gone');
    const rescued = refused.ok ? '' : String(refused.error.params?.['rescued']);
    const copy = reopen(rescued);
    expect(findCell(copy.handle, firstSegment(copy), 'en')?.text).toBe('kept');
    closeProject(copy);
    expect(good(await engine.client.rows.page({ from: 1, count: 1 })).rows[0]?.cells.en?.text).toBe('kept');
    expect(codeOf(await write('kept', 'again'))).toBe('project.gone');
    expect(readdirSync(join(folder, 'data', 'rescued'))).toHaveLength(1);
  });

  test('a moved file is whole where it went; back in its place work goes on', () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const project = reopen(path);
    good(edit(project, 'before the move'));
    const moved = join(folder, 'moved.duizhao');
    renameSync(path, moved);
    expect(codeOf(edit(project, 'after the move'))).toBe('project.gone');
    const copy = join(folder, 'copy.duizhao');
    writeFileSync(copy, readFileSync(moved));
    const seen = reopen(copy);
    expect(findCell(seen.handle, firstSegment(seen), 'en')?.text).toBe('before the move');
    closeProject(seen);
    renameSync(moved, path);
    expect(codeOf(edit(project, 'back again'))).toBeNull();
    closeProject(project);
  });

  test('a full disk refuses the edit and changes nothing (as SQLite reports it when max_page_count is reached)', () => {
    const path = projectFile(scratch(), [dialogue]);
    const project = reopen(path);
    const pages = project.handle.pragma('page_count', { simple: true });
    project.handle.pragma(`max_page_count = ${String(pages)}`);
    const long = '長'.repeat(60_000);
    expect(codeOf(edit(project, long))).toBe('disk.full');
    expect(findCell(project.handle, firstSegment(project), 'en')?.text).toBe('');
    expect(project.sequence).toBe(1);
    project.handle.pragma('max_page_count = 1000000');
    expect(codeOf(edit(project, long))).toBeNull();
    closeProject(project);
    const again = reopen(path);
    expect(findCell(again.handle, firstSegment(again), 'en')?.text).toBe(long);
    closeProject(again);
  });

  test.skipIf(noSmallDisk !== null)(
    `a disk that is really full ${noSmallDisk === null ? '' : `(skipped: ${noSmallDisk})`}`,
    () => {
      const disk = join(scratch(), 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
      onTestFinished(() => void execFileSync('umount', [disk]));
      const path = projectFile(disk, [dialogue]);
      const project = reopen(path);
      let last = '';
      let n = 0;
      const next = (): string => `${'長'.repeat(8000)}${n}`;
      while (edit(project, next()).ok) {
        last = next();
        n += 1;
      }
      expect(n).toBeGreaterThan(0);
      expect(codeOf(edit(project, next()))).toBe('disk.full');
      expect(findCell(project.handle, firstSegment(project), 'en')?.text).toBe(last);
      expect(codeOf(createProject(join(disk, 'another.duizhao'), {}, quiet))).toBe('disk.full');
      closeProject(project);
      expect(readdirSync(disk).filter((name) => name.startsWith('another'))).toEqual([]);
      const again = reopen(path);
      expect(findCell(again.handle, firstSegment(again), 'en')?.text).toBe(last);
      expect(good(checkProject(again)).problems).toEqual([]);
      closeProject(again);
    },
  );

  test('a file as it was closed is not read whole again; decay in it is told when it is met', async () => {
    const folder = scratch();
    const rows = Array.from({ length: 3000 }, (_, n) => ({ source: `第${n}句。` }));
    const path = projectFile(folder, [{ ...dialogue, rows }]);
    const { client } = startEngine(folder);
    good(await client.project.open({ path }));
    good(await client.project.close({}));
    const { size, mtime } = statSync(path);
    overwrite(path, 4096 * 20, Buffer.alloc(size - 4096 * 40, 0xa5));
    expect(codeOf(await client.project.open({ path }))).toBe('project.damaged');
    utimesSync(path, mtime, mtime);
    const opened = await client.project.open({ path });
    const met = opened.ok ? await client.project.check({}) : opened;
    expect(met.ok ? met.value.problems.length > 0 : met.error.code === 'project.damaged').toBe(true);
  });

  test('a copy is whole, replaces what is there, and leaves no partial file', () => {
    const folder = scratch();
    const project = reopen(projectFile(folder, [dialogue]));
    good(edit(project, 'copied'));
    const to = join(folder, 'deep', 'copy.duizhao');
    good(copyProject(project.handle, to));
    good(copyProject(project.handle, to));
    closeProject(project);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['copy.duizhao']);
    const copy = reopen(to);
    expect(findCell(copy.handle, firstSegment(copy), 'en')?.text).toBe('copied');
    closeProject(copy);
    const taken = join(folder, 'deep', 'folder');
    mkdirSync(taken);
    const again = reopen(to);
    expect(copyProject(again.handle, taken).ok).toBe(false);
    closeProject(again);
    expect(existsSync(`${taken}.partial`)).toBe(false);
  });
});
