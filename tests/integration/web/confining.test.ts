import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#api/contract.ts';
import { clientOf } from '#api/client.ts';
import type { EngineClient } from '#api/index.ts';
import { textsOf } from '#api/files.ts';
import { confinePaths } from '#web/confine-paths.ts';
import { codeOf, good, projectFile, scratch, startEngine } from '../engine/fixtures.ts';
import { english } from '../engine/review/reviewing.ts';

let folder: string;
let library: string;
let outside: string;
let client: EngineClient;

beforeEach(() => {
  folder = scratch();
  library = join(folder, 'library');
  outside = join(folder, 'outside');
  mkdirSync(library);
  mkdirSync(outside);
  writeFileSync(join(outside, 'letter.txt'), '他走了。');
  writeFileSync(join(library, 'letter.txt'), '他走了。');
  const engine = startEngine(folder);
  client = clientOf(confinePaths(engine.invoke, library));
});

const inspected = async (path: string): Promise<string | null> =>
  codeOf(await client.documents.inspect({ from: { path } }));

describe('what a browser tab may read', () => {
  test('lies where projects are made, whatever the way there looks like', async () => {
    symlinkSync(library, join(folder, 'link'));
    mkdirSync(join(library, 'deep'));
    writeFileSync(join(library, '..letter.txt'), '他走了。');
    for (const path of ['letter.txt', 'deep/../letter.txt', './letter.txt', '..letter.txt']) {
      expect(await inspected(`${library}/${path}`), path).toBeNull();
    }
    expect(await inspected(join(folder, 'link', 'letter.txt'))).toBeNull();
    expect(await inspected(join(library, 'gone.txt'))).toBe('file.not-found');
  });

  test('is nothing else', async () => {
    symlinkSync(join(outside, 'letter.txt'), join(library, 'link.txt'));
    symlinkSync(outside, join(library, 'folder'));
    mkdirSync(`${library}-more`);
    writeFileSync(join(`${library}-more`, 'letter.txt'), '他走了。');
    for (const path of [
      join(outside, 'letter.txt'),
      `${library}/../outside/letter.txt`,
      join(library, 'link.txt'),
      join(library, 'folder', 'letter.txt'),
      join(library, 'folder', 'gone.txt'),
      join(library, 'letter.txt', 'gone.txt'),
      join(`${library}-more`, 'letter.txt'),
      relative(process.cwd(), join(library, 'letter.txt')),
      join(folder, 'data', 'preferences.json'),
      join(folder, 'data', 'draft-key'),
      '/etc/passwd',
      '/proc/self/environ',
      '/proc/self/root/etc/passwd',
      library,
      'letter.txt',
      '~/letter.txt',
      `${library}/letter.txt\0.docx`,
      `file://${library}/letter.txt`,
      '/',
      '',
    ]) {
      expect(await inspected(path), path).toBe('file.not-chosen');
    }
  });

  test('also are projects the engine knows, and uploads and samples as before', async () => {
    const path = projectFile(outside, [english]);
    expect(codeOf(await client.project.open({ path }))).toBe('file.not-chosen');
    const engine = startEngine(folder);
    good(await engine.client.project.open({ path }));
    await engine.close();
    expect(codeOf(await client.project.open({ path }))).toBeNull();
    expect(codeOf(await client.project.open({ path: join(outside, '.', basename(path)) }))).toBeNull();
    const from = { upload: '../../outside/letter.txt', name: 'x.txt' };
    expect(codeOf(await client.documents.inspect({ from }))).toBe('file.not-found');
    expect(codeOf(await client.documents.inspect({ from: { sample: '../outside/letter.txt' } }))).toBe(
      'file.not-found',
    );
  });
});

describe('what a browser tab may write', () => {
  test('lies where projects are made, and nowhere else', async () => {
    good(await client.library.create({ name: 'one' }));
    const run = async (path: string) =>
      codeOf(await client.exports.run({ job: 'j', format: 'txt', columns: ['source'], path }));
    const project = projectFile(library, [english], 'two');
    good(await client.project.open({ path: project }));
    expect(await run(join(library, 'new', 'out.txt'))).toBeNull();
    symlinkSync(join(outside, 'letter.txt'), join(library, 'link.txt'));
    symlinkSync(join(outside, 'made.txt'), join(library, 'dangling.txt'));
    symlinkSync(outside, join(library, 'folder'));
    for (const path of [
      join(outside, 'letter.txt'),
      join(library, 'link.txt'),
      join(library, 'dangling.txt'),
      join(library, 'folder', 'out.txt'),
      join(folder, 'data', 'library.json'),
      'out.txt',
    ]) {
      expect(await run(path), path).toBe('file.not-chosen');
    }
    expect(readFileSync(join(outside, 'letter.txt'), 'utf8')).toBe('他走了。');
    expect(existsSync(join(outside, 'made.txt'))).toBe(false);
  });

  test('a project on the lists may be read, not written over', async () => {
    const path = projectFile(outside, [english]);
    const engine = startEngine(folder);
    good(await engine.client.project.open({ path }));
    await engine.close();
    copyFileSync(path, join(outside, 'before'));
    good(await client.project.open({ path: projectFile(library, [english], 'two') }));
    const written = await client.exports.run({ job: 'j', format: 'txt', columns: ['source'], path });
    expect(codeOf(written)).toBe('file.not-chosen');
    expect(readFileSync(path).equals(readFileSync(join(outside, 'before')))).toBe(true);
  });
});

/** Members of the contract that are lists of files. */
const lists: ReadonlySet<string> = new Set(['files', 'translations', 'beside']);

/** An input with every path of the contract's schema at `path`; what else it needs is left out. */
const inputWith = (at: readonly string[], path: string): unknown => {
  const [key, ...rest] = at;
  if (key === undefined) return path;
  return { [key]: lists.has(key) ? [inputWith(rest, path)] : inputWith(rest, path) };
};

test('no call of the contract reads or writes a path outside', async () => {
  const tried: string[] = [];
  const reached: string[] = [];
  const invoke = confinePaths((feature, method) => {
    reached.push(`${feature}.${method}`);
    return Promise.resolve({ ok: true, value: [] });
  }, library);
  for (const [feature, methods] of Object.entries(contract)) {
    for (const [method, { input }] of Object.entries(methods)) {
      for (const { at, use } of textsOf(input)) {
        if (use !== 'read' && use !== 'write') continue;
        tried.push(`${feature}.${method}`);
        const answer = await invoke(feature, method, inputWith(at, join(outside, 'letter.txt')));
        expect(codeOf(answer), `${feature}.${method} ${at.join('.')}`).toBe('file.not-chosen');
      }
    }
  }
  expect(reached.filter((name) => tried.includes(name))).toEqual([]);
  expect(tried).toContain('documents.importAll');
  expect(tried.length).toBeGreaterThan(15);
});
