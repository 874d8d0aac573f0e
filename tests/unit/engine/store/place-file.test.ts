import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '#core/model/index.ts';
import {
  isSameFile,
  mayReplace,
  newProjectAt,
  placeFree,
  placeNew,
  placeOver,
} from '#engine/store/place-file.ts';
import { removeProject } from '#engine/store/remove-project.ts';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-place-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const made = (folder: string, name: string, text = name): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const failure = (result: Result<unknown>): unknown => (result.ok ? null : result.error);

describe('the place of a new project', () => {
  it('is the chosen one, with the ending of projects', () => {
    const folder = scratch();
    for (const [chosen, to] of [
      ['a', 'a.duizhao'],
      ['a.md', 'a.md.duizhao'],
      ['a.duizhao', 'a.duizhao'],
      ['a.DUIZHAO', 'a.DUIZHAO'],
    ] as const)
      expect(newProjectAt(join(folder, chosen))).toEqual({ ok: true, value: join(folder, to) });
  });

  it('is never that of another file, under the chosen name or the one with its ending', () => {
    const folder = scratch();
    const plain = made(folder, 'plain');
    const project = made(folder, 'b.duizhao');
    expect(failure(newProjectAt(plain))).toEqual({ code: 'project.exists', params: { path: plain } });
    expect(failure(newProjectAt(join(folder, 'b')))).toEqual({
      code: 'project.exists',
      params: { path: project },
    });
    expect(newProjectAt(join(folder, 'n'.repeat(260))).ok).toBe(false);
  });
});

describe('a finished file', () => {
  it('goes to its place, and never over another there', () => {
    const folder = scratch();
    const [finished, to] = [made(folder, 'finished'), join(folder, 'to')];
    expect(placeNew(finished, to)).toEqual({ ok: true, value: to });
    expect(readdirSync(folder)).toEqual(['to']);
    const other = made(folder, 'other');
    expect(failure(placeNew(other, to))).toEqual({ code: 'project.exists', params: { path: to } });
    expect([readFileSync(to, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['finished', 'other']);
    expect(failure(placeNew(join(folder, 'missing'), join(folder, 'next')))).toMatchObject({
      code: 'file.not-found',
    });
  });

  it('goes over the one it replaces where that is wanted', () => {
    const folder = scratch();
    const [finished, to] = [made(folder, 'finished'), made(folder, 'to')];
    expect(placeOver(finished, to)).toEqual({ ok: true, value: to });
    expect([readdirSync(folder), readFileSync(to, 'utf8')]).toEqual([['to'], 'finished']);
  });

  it('takes the next free name in a folder', () => {
    const folder = scratch();
    const names = [1, 2, 3].map((n) => {
      const placed = placeFree(made(folder, 'finished', `text ${n}`), folder, 'letter', 'md');
      return placed.ok ? placed.value : placed.error.code;
    });
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toBe(join(folder, 'letter.md'));
    expect(names.map((path) => readFileSync(path, 'utf8'))).toEqual(['text 1', 'text 2', 'text 3']);
    expect(readdirSync(folder)).not.toContain('finished');
  });
});

describe('what a document may be written over', () => {
  it('is nothing, or a file that is no project', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'inner'));
    const codes = ['none.md', made(folder, 'a.md'), made(folder, 'a.Duizhao'), 'inner', '/dev/null'].map(
      (name) => failure(mayReplace(name.startsWith('/') ? name : join(folder, name))),
    );
    expect(codes).toEqual([
      null,
      null,
      { code: 'project.exists', params: { path: join(folder, 'a.Duizhao') } },
      { code: 'file.is-directory', params: { path: join(folder, 'inner') } },
      { code: 'file.not-regular', params: { path: '/dev/null' } },
    ]);
  });
});

describe('two paths', () => {
  it('lead to one file through links, and to none that is missing but by their name', () => {
    const folder = scratch();
    const path = made(folder, 'a');
    symlinkSync(path, join(folder, 'link'));
    expect(isSameFile(path, join(folder, 'link'))).toBe(true);
    expect(isSameFile(path, made(folder, 'b'))).toBe(false);
    expect(isSameFile(join(folder, 'missing'), join(folder, 'missing'))).toBe(true);
    expect(isSameFile(join(folder, 'missing'), path)).toBe(false);
  });
});

describe('a project that is deleted', () => {
  it('goes with the files that SQLite left beside it, and takes nothing else along', () => {
    const folder = scratch();
    for (const name of ['a.duizhao', 'a.duizhao-wal', 'a.duizhao-shm', 'b.duizhao', 'a.duizhao-notes'])
      made(folder, name);
    const path = join(folder, 'a.duizhao');
    expect(removeProject(path)).toEqual({ ok: true, value: null });
    expect(readdirSync(folder).sort()).toEqual(['a.duizhao-notes', 'b.duizhao']);
    expect([removeProject(path).ok, existsSync(path)]).toEqual([true, false]);
  });
});
