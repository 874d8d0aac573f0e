import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EventName } from '#api/events.ts';
import { defaultPreferences } from '#api/preference-values.ts';
import { codeOf, dialogue, good, handClock, projectFile, scratch, startEngine } from './fixtures.ts';

describe('the library', () => {
  test('names projects safely and numbers taken names', async () => {
    const folder = scratch();
    const { client } = startEngine(folder);
    const create = async (name: string) => good(await client.library.create({ name })).path;
    expect(await create('對照/測試')).toBe(join(folder, 'library', '對照 測試.duizhao'));
    expect(await create('對照/測試')).toBe(join(folder, 'library', '對照 測試 2.duizhao'));
    expect(await create('NUL')).toBe(join(folder, 'library', '_NUL.duizhao'));
    expect(await create(' ... ')).toBe(join(folder, 'library', 'Duizhao.duizhao'));
    const path = join(folder, 'elsewhere', 'here.duizhao');
    expect(good(await client.library.create({ name: 'x', path })).name).toBe('here');
    expect(codeOf(await client.library.create({ name: 'x', path }))).toBe('project.exists');
    expect(good(await client.project.info({})).path).toBe(path);
  });

  test('remembers projects newest first, tells which are missing, and forgets on request', async () => {
    const folder = scratch();
    const { client } = startEngine(folder, { clock: handClock() });
    const one = projectFile(folder, [dialogue], 'one');
    const two = projectFile(folder, [dialogue], 'two');
    for (const path of [one, two, one]) good(await client.project.open({ path }));
    good(await client.project.close({}));
    rmSync(two);
    const openedAt = '2026-01-02T03:04:05.678Z';
    const none = { segments: 5, translated: 0, reviewed: 0, approved: 0 };
    const progress = [
      { side: 'zh-Hans', language: 'zh-Hans', label: '', ...none },
      { side: 'en', language: 'en', label: '', ...none },
    ];
    const known = { openedAt, rows: dialogue.rows.length, progress };
    expect(good(await client.library.recent({}))).toEqual([
      { path: one, name: 'one', missing: false, ...known },
      { path: two, name: 'two', missing: true, ...known },
    ]);
    good(await client.library.forget({ path: one }));
    expect(good(await client.library.recent({})).map(({ path }) => path)).toEqual([two]);
    expect(existsSync(one)).toBe(true);
  });

  test('starts anew from a damaged list, and keeps the sound entries of a half-damaged one', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'data'));
    const list = join(folder, 'data', 'library.json');
    const { client } = startEngine(folder);
    writeFileSync(list, '{"projects": [');
    expect(good(await client.library.recent({}))).toEqual([]);
    const sound = { path: '/a.duizhao', name: 'a', openedAt: '2026-01-01T00:00:00.000Z', rows: 1 };
    writeFileSync(list, JSON.stringify({ projects: [{ path: 3 }, sound] }));
    expect(good(await client.library.recent({}))).toEqual([{ ...sound, missing: true, progress: [] }]);
    const odd = { ...sound, progress: [{ side: 'en', segments: 'many' }] };
    writeFileSync(list, JSON.stringify({ projects: [odd] }));
    expect(good(await client.library.recent({}))).toEqual([{ ...sound, missing: true, progress: [] }]);
  });

  test('tells how far a project was when it was last closed, and does not look into it for that', async () => {
    const folder = scratch();
    const { client } = startEngine(folder);
    const path = projectFile(folder, [dialogue]);
    const english = async () =>
      good(await client.library.recent({}))[0]?.progress.find(({ side }) => side === 'en') ?? null;
    good(await client.project.open({ path }));
    expect(await english()).toBeNull();
    const segments = good(await client.rows.segments({ runs: [[1, 5]] })).slice();
    good(await client.bulk.setState({ segments, sides: ['en'], state: 'translated', job: 'a' }));
    good(
      await client.bulk.setState({ segments: segments.slice(4), sides: ['en'], state: 'approved', job: 'b' }),
    );
    good(await client.project.close({}));
    const known = {
      side: 'en',
      language: 'en',
      label: '',
      segments: 5,
      translated: 1,
      reviewed: 0,
      approved: 1,
    };
    expect(await english()).toEqual(known);
    // while it is open again, what was known stays
    good(await client.project.open({ path }));
    expect(await english()).toEqual(known);
    good(await client.project.close({}));
    const bytes = readFileSync(path);
    writeFileSync(path, 'no project any more');
    expect(await english()).toEqual(known);
    expect(readFileSync(path, 'utf8')).toBe('no project any more');
    writeFileSync(path, bytes);
  });

  test('offers samples by the title they bear and the language in their name', async () => {
    const folder = scratch();
    const samples = join(folder, 'samples');
    mkdirSync(samples);
    writeFileSync(join(samples, 'news-zh-Hant.txt'), '新聞一則\n\n內文。');
    const dirty = [
      '電(diàn)車線(xiàn)重開(kāi)',
      '',
      ...Array<string>(20).fill('電(diàn)車線(xiàn)的電(diàn)。'),
    ];
    writeFileSync(join(samples, 'dirty-zh-Hant.txt'), dirty.join('\n'));
    writeFileSync(join(samples, 'essay-zh-Hans.md'), '\uFEFF# 散文\n\n正文。');
    writeFileSync(join(samples, 'page-en.html'), '<html><title>A page</title><p>Text.</p>');
    writeFileSync(join(samples, 'long-way-home-en.txt'), 'word '.repeat(100));
    writeFileSync(join(samples, 'README.md'), 'no sample');
    const { client } = startEngine(folder);
    expect(good(await client.library.samples({}))).toEqual([
      { id: 'dirty-zh-Hant.txt', name: '電車線重開', language: 'zh-Hant' },
      { id: 'essay-zh-Hans.md', name: '散文', language: 'zh-Hans' },
      { id: 'long-way-home-en.txt', name: 'long way home', language: 'en' },
      { id: 'news-zh-Hant.txt', name: '新聞一則', language: 'zh-Hant' },
      { id: 'page-en.html', name: 'A page', language: 'en' },
    ]);
  });
});

describe('the engine', () => {
  test('has one project open: another closes the first, one that cannot be opened does not', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const heard: EventName[] = [];
    engine.onEvent((name) => heard.push(name));
    const one = projectFile(folder, [dialogue], 'one');
    const two = projectFile(folder, [dialogue], 'two');
    good(await engine.client.project.open({ path: one }));
    expect(codeOf(await engine.client.project.open({ path: join(folder, 'none.duizhao') }))).toBe(
      'file.not-found',
    );
    expect(good(await engine.client.project.info({})).path).toBe(one);
    await Promise.all([engine.client.project.open({ path: two }), engine.client.project.open({ path: one })]);
    expect(good(await engine.client.project.info({})).path).toBe(one);
    expect(heard).toEqual([
      'project.opened',
      'project.closed',
      'project.opened',
      'project.closed',
      'project.opened',
    ]);
    await engine.close();
    expect(codeOf(await engine.client.project.info({}))).toBe('project.none-open');
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });

  test('refuses unknown calls and input that does not fit', async () => {
    const engine = startEngine(scratch());
    expect(codeOf(await engine.invoke('cells', 'explode', {}))).toBe('input.invalid');
    expect(codeOf(await engine.invoke('constructor', 'name', {}))).toBe('input.invalid');
    expect(codeOf(await engine.invoke('rows', 'page', { from: 0, count: 1 }))).toBe('input.invalid');
    expect(codeOf(await engine.client.jobs.cancel({ job: 'none' }))).toBe('job.unknown');
  });

  test('keeps preferences, member by member, and survives a damaged file', async () => {
    const folder = scratch();
    const first = startEngine(folder);
    expect(good(await first.client.preferences.get({}))).toEqual(defaultPreferences);
    good(await first.client.preferences.set({ theme: 'dark' }));
    good(await first.client.preferences.set({ fontSize: 20 }));
    const file = join(folder, 'data', 'preferences.json');
    const second = startEngine(folder);
    expect(good(await second.client.preferences.get({}))).toEqual({
      ...defaultPreferences,
      theme: 'dark',
      fontSize: 20,
    });
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), fontSize: 'huge' }));
    expect(good(await startEngine(folder).client.preferences.get({}))).toMatchObject({
      theme: 'dark',
      fontSize: defaultPreferences.fontSize,
    });
    writeFileSync(file, 'not json');
    expect(good(await startEngine(folder).client.preferences.get({}))).toEqual(defaultPreferences);
  });
});
