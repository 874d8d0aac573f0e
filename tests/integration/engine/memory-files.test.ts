import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patternOf } from '#core/memory/distance.ts';
import { memoryKey } from '#core/memory/key.ts';
import { similarity } from '#core/memory/score.ts';
import { ok, plain, type MemoryUnit, type Result } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { closeDatabase, createDatabase } from '#engine/store/database.ts';
import { memoryKind } from '#engine/store/memory-kind.ts';
import { alikeInFile } from '#engine/memory/search-file.ts';
import { fillMemory } from '#engine/memory/fill-file.ts';
import { closeMemory, createMemory, openMemory, settleMemory } from '#engine/memory/memory-files.ts';
import {
  chineseText,
  chineseWords,
  englishSentence,
  englishText,
  englishWords,
  revised,
  sentence,
  sometimesNumbered,
} from '#tests/unit/core/memory/sentences.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { open, rowsOf } from './checking.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

type Pair = readonly [original: string, translation: string];

const tmxOf = (pairs: readonly Pair[], more = ''): string =>
  `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW" datatype="plaintext"/><body>${pairs
    .map(
      ([original, translation]) =>
        `<tu changeid="Lin" changedate="20240203T040506Z"><tuv xml:lang="zh-TW"><seg>${original}</seg></tuv><tuv xml:lang="en-US"><seg>${translation}</seg></tuv></tu>`,
    )
    .join('')}${more}</body></tmx>`;

const pairs: readonly Pair[] = [
  ['渡口的船已經<ph type="x-br"/>開走了。', 'The ferry<ph type="x-br"/> has gone.'],
  ['沒有人認得這個地方。', 'Nobody knows this place.'],
];

/** A program that lets nobody else read or write, as earlier versions did. */
const heldAlone = (path: string): Database.Database => {
  const database = new Database(path);
  database.pragma('locking_mode = EXCLUSIVE');
  database.exec('BEGIN EXCLUSIVE; COMMIT');
  return database;
};

const written = (folder: string, name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const importInto = ({ client }: Engine, path: string, from: string, job = 'import') =>
  client.memory.import({ path, from: { path: from }, job });

test('a TMX file becomes a memory, is found in the other script, and comes out as TMX again', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  const nothing = '<tu><tuv xml:lang="zh-TW"><seg>只有原文。</seg></tuv></tu>';
  const imported = good(await importInto(engine, path, written(folder, 'a.tmx', tmxOf(pairs, nothing))));
  expect(imported).toEqual({ path, name: 'own', units: 2, added: 2, skipped: 1 });
  expect(good(await engine.client.memory.info({ path }))).toMatchObject({
    units: 2,
    languages: [{ language: 'zh-TW', units: 2 }],
  });
  const found = good(await engine.client.memory.find({ path, text: '没有人认得这地方。' }));
  expect(found).toMatchObject([
    { percent: 90, author: 'Lin', at: '2024-02-03T04:05:06.000Z', document: 'a.tmx', state: 'translated' },
  ]);
  const out = join(folder, 'out.tmx');
  good(await engine.client.memory.export({ path, to: out, job: 'export' }));
  const again = join(folder, 'again.duizhao-memory');
  good(await importInto(engine, again, out));
  const units = async (from: string) =>
    good(await engine.client.memory.find({ path: from, text: '渡口的船已經開走了。' })).map(
      ({ original, translations, author, at }) => ({ original, translations, author, at }),
    );
  expect(await units(again)).toEqual(await units(path));
  expect((await units(again))[0]?.translations[0]?.tags).toHaveLength(1);
});

test('a text that says who changed it and when, as OmegaT writes it, is believed before its unit', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  const own = tmxOf(pairs).replaceAll(
    '<tuv xml:lang="en-US">',
    '<tuv xml:lang="en-US" changeid="Wu" changedate="20250607T080910Z">',
  );
  good(await importInto(engine, path, written(folder, 'a.tmx', own)));
  const [found] = good(await engine.client.memory.find({ path, text: pairs[1]?.[0] ?? '' }));
  expect(found).toMatchObject({ author: 'Wu', at: '2025-06-07T08:09:10.000Z' });
});

test('units are added to a memory that is there, and found with those of before', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  good(await importInto(engine, path, written(folder, 'a.tmx', tmxOf(pairs))));
  const more = tmxOf([['沒有人認得那個地方。', 'Nobody knows that place.']]);
  expect(good(await importInto(engine, path, written(folder, 'b.tmx', more)))).toMatchObject({
    units: 3,
    added: 1,
  });
  const found = good(await engine.client.memory.find({ path, text: '沒有人認得那個地方。' }));
  expect(found.map(({ percent, document }) => `${percent} ${document}`)).toEqual(['100 b.tmx', '90 a.tmx']);
});

test('a file that breaks off adds nothing: a new memory is not there, one that was is as before', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const broken = written(folder, 'broken.tmx', tmxOf(pairs).slice(0, -40));
  const path = join(folder, 'own.duizhao-memory');
  expect(codeOf(await importInto(engine, path, broken))).toBe('document.bad-xml');
  expect(existsSync(path)).toBe(false);
  good(await importInto(engine, path, written(folder, 'a.tmx', tmxOf(pairs))));
  expect(codeOf(await importInto(engine, path, broken))).toBe('document.bad-xml');
  expect(codeOf(await importInto(engine, path, join(folder, 'none.tmx')))).toBe('file.not-found');
  expect(good(await engine.client.memory.info({ path })).units).toBe(2);
});

test('of two imports into one memory at once the second is refused, and the first has all', async () => {
  const engine = await open('沒有人認得這個地方。\n');
  const folder = scratch();
  const tmx = written(folder, 'a.tmx', tmxOf(pairs));
  const path = join(folder, 'own.duizhao-memory');
  const both = async (units: number): Promise<void> => {
    const answers = await Promise.all([
      importInto(engine, path, tmx, 'one'),
      importInto(engine, path, tmx, 'other'),
    ]);
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['memory.in-use', null]));
    expect(good(await engine.client.memory.info({ path })).units).toBe(units);
  };
  good(await importInto(engine, path, tmx));
  await both(4);
  good(await engine.client.memory.attach({ path }));
  await both(6);
});

test('what is no memory, damaged, newer, or open elsewhere is refused by name, and stays as it is', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  good(await importInto(engine, path, written(folder, 'a.tmx', tmxOf(pairs))));
  const changed = (name: string, change: (file: string) => void): string => {
    const copy = join(folder, `${name}.duizhao-memory`);
    copyFileSync(path, copy);
    change(copy);
    return copy;
  };
  const withSql = (sql: string) => (file: string) => {
    const database = new Database(file);
    database.exec(sql);
    database.close();
  };
  const damaged = changed('damaged', (file) => {
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, 12_288);
    writeFileSync(file, bytes);
  });
  const cases: readonly (readonly [string, string])[] = [
    [written(folder, 'text.duizhao-memory', '這不是記憶庫。'.repeat(100)), 'memory.not-a-memory'],
    [damaged, 'memory.damaged'],
    [changed('newer', withSql('PRAGMA user_version = 99')), 'memory.newer'],
    [changed('foreign', withSql('CREATE TABLE more (n)')), 'memory.foreign-parts'],
    [join(folder, 'none.duizhao-memory'), 'file.not-found'],
  ];
  for (const [file, code] of cases) {
    const before = existsSync(file) ? readFileSync(file) : null;
    expect(codeOf(await engine.client.memory.info({ path: file })), file).toBe(code);
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  }
  const elsewhere = heldAlone(path);
  expect(codeOf(await engine.client.memory.info({ path }))).toBe('memory.in-use');
  elsewhere.close();
  expect(good(await engine.client.memory.info({ path })).units).toBe(2);
});

test('a memory of a project has its matches beside the rows, less its penalty, until it is removed', async () => {
  const engine = await open('渡口的船還沒有開走。\n\n沒有人認得這個地方。\n');
  const { client } = engine;
  const folder = scratch();
  const from = { path: written(folder, '渡口.tmx', tmxOf(pairs)) };
  const added = good(await client.memory.add({ from, job: 'add' }));
  expect(added).toMatchObject({ name: '渡口', units: 2 });
  const rows = await rowsOf(engine);
  const lookup = async (row: number) =>
    good(await client.memory.lookup({ segment: rows[row - 1]?.segment ?? 0 })).map(
      ({ memory, kind, percent, texts, author }) =>
        `${memory} ${kind} ${percent} ${author} ${texts.map(({ side, text }) => `${side}: ${text}`).join(' | ')}`,
    );
  expect(await lookup(2)).toEqual(['渡口 exact 100 Lin en: Nobody knows this place.']);
  expect(good(await client.memory.list({}))).toMatchObject([{ units: 2, penalty: 0, failure: null }]);
  good(await client.memory.set({ path: added.path, penalty: 5 }));
  expect(await lookup(2)).toEqual(['渡口 fuzzy 95 Lin en: Nobody knows this place.']);
  expect(codeOf(await client.memory.attach({ path: added.path }))).toBe('memory.attached');
  // It stays with the project, and its file is free while that is closed.
  const { path: project } = good(await client.project.info({}));
  good(await client.project.close({}));
  closeMemory(good(openMemory(added.path)));
  good(await client.project.open({ path: project }));
  expect(await lookup(2)).toHaveLength(1);
  good(await client.memory.detach({ path: added.path }));
  expect(await lookup(2)).toEqual([]);
  expect(existsSync(added.path)).toBe(true);
  good(await client.memory.attach({ path: added.path }));
  expect(good(await client.project.check({})).problems).toEqual([]);
});

test('a memory that is added twice at once is there once', async () => {
  const { client } = await open('沒有人認得這個地方。\n');
  const from = { path: written(scratch(), 'a.tmx', tmxOf(pairs)) };
  const { path } = good(await client.memory.add({ from, job: 'a' }));
  good(await client.memory.detach({ path }));
  const added = await Promise.all([client.memory.attach({ path }), client.memory.attach({ path })]);
  expect(new Set(added.map(codeOf))).toEqual(new Set([null, 'memory.attached']));
  expect(good(await client.memory.list({})).map((one) => one.path)).toEqual([path]);
});

test('a memory that cannot be opened is told with its reason, and the others are asked all the same', async () => {
  const engine = await open('沒有人認得這個地方。\n');
  const { client } = engine;
  const folder = scratch();
  const first = good(
    await client.memory.add({ from: { path: written(folder, 'a.tmx', tmxOf(pairs)) }, job: 'a' }),
  );
  good(await client.memory.add({ from: { path: written(folder, 'b.tmx', tmxOf(pairs)) }, job: 'b' }));
  const { path: project } = good(await client.project.info({}));
  good(await client.project.close({}));
  const elsewhere = heldAlone(first.path);
  good(await client.project.open({ path: project }));
  const listed = good(await client.memory.list({}));
  expect(listed.map(({ name, units, failure }) => [name, units, failure?.code ?? null])).toEqual([
    ['a', null, 'memory.in-use'],
    ['b', 2, null],
  ]);
  const segment = (await rowsOf(engine))[0]?.segment ?? 0;
  expect(good(await client.memory.lookup({ segment })).map(({ memory }) => memory)).toEqual(['b']);
  elsewhere.close();
  expect(good(await client.memory.list({})).map(({ units }) => units)).toEqual([2, 2]);
});

const english = englishWords(join(import.meta.dirname, '../../..'));
const chinese = chineseWords();

test.each([
  {
    language: 'zh-Hans',
    make: (random: () => number) => sentence(chinese, random),
    words: chinese,
    textOf: chineseText,
  },
  {
    language: 'en',
    make: (random: () => number) => englishSentence(english, random),
    words: english.words,
    textOf: englishText,
  },
])(
  'of sentences in $language that were edited nearly all are found that comparing with every one finds',
  async ({ language, make, words, textOf }) => {
    const random = randomFrom(7);
    // More than are all compared.
    const sentences = Array.from({ length: 8000 }, () => sometimesNumbered(make(random), random));
    const units = sentences.map((one): Result<MemoryUnit> => {
      const original = { ...plain(textOf(one)), language };
      const translations = [{ ...plain('x'), language: 'fr' }];
      return ok({ original, translations, state: 'translated', author: '', at: null });
    });
    const path = join(scratch(), 'many.duizhao-memory');
    const memory = good(createMemory(path));
    const { write, read } = memory.database;
    if (write === null) throw new Error('not writable');
    good(await fillMemory(write, path, [units], { document: '', isWanted: () => true }));
    good(settleMemory(memory));
    const keys = sentences.map((one) => memoryKey(textOf(one)));
    let [found, all] = [0, 0];
    for (let n = 0; n < 84; n += 1) {
      const query = textOf(revised(sentences[n * 59] ?? [], n, words, random));
      const pattern = patternOf(memoryKey(query));
      const wanted = keys.flatMap((key, n) => (similarity(pattern, key, 0.6) === null ? [] : [n + 1]));
      const got = new Set(alikeInFile(read, memory.index, query, 0.6, 500).map(({ id }) => id));
      all += wanted.length;
      found += wanted.filter((id) => got.has(id)).length;
    }
    closeMemory(memory);
    expect(all).toBeGreaterThan(60);
    expect(found / all).toBeGreaterThanOrEqual(0.995);
  },
);

test('a memory of the first version is indexed again before it is asked, and units added little by little are found', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = join(folder, 'old.duizhao-memory');
  const [first] = memoryKind.migrations;
  if (first === undefined) throw new Error('no version');
  const old = good(createDatabase({ ...memoryKind, migrations: [first] }, path));
  old.write?.exec(
    `INSERT INTO units (language, original, tags, translations, state, author, at, document)
     VALUES ('zh-TW', '沒有人認得這個地方。', NULL, '[{"language":"en","text":"Nobody knows it.","tags":[]}]', 'translated', '', NULL, 'a')`,
  );
  closeDatabase(old, path);
  const matches = async () =>
    good(await engine.client.memory.find({ path, text: '沒有人認得那個地方。' })).map(
      ({ percent, document }) => `${percent} ${document}`,
    );
  expect(await matches()).toEqual(['90 a']);
  for (const [n, count] of [40, 1, 1, 30].entries()) {
    const more = Array.from({ length: count }, (_, at): Pair => [`沒有人認得第${n}-${at}個地方。`, 'No.']);
    good(await importInto(engine, path, written(folder, `${n}.tmx`, tmxOf(more)), `${n}`));
  }
  expect(await matches()).toContain('90 a');
  for (const name of ['0-39', '1-0', '2-0', '3-29']) {
    const text = `沒有人認得第${name}個地方。`;
    const [found] = good(await engine.client.memory.find({ path, text }));
    expect(found).toMatchObject({ percent: 100, original: { text }, document: `${name.slice(0, 1)}.tmx` });
  }
});

test('of thousands of long texts that have more or less in common the closest are found', async () => {
  const names = 'lessor tenant surety broker bailiff notary trustee'.split(' ');
  const clause = (at: number, n: number) =>
    `the ${names[at]} ${n} gives ${names[(at + 3) % 7]}s notice in writing before term ${at} of year ${n} ends`;
  const long = (n: number) => names.map((_, at) => clause(at, at <= n % 7 ? 0 : n)).join('; ');
  const units = Array.from({ length: 3100 }, (_, n): Result<MemoryUnit> => {
    const translations = [{ ...plain('x'), language: 'fr' }];
    return ok({
      original: { ...plain(long(n)), language: 'en' },
      translations,
      state: 'translated',
      author: '',
      at: null,
    });
  });
  const path = join(scratch(), 'long.duizhao-memory');
  const memory = good(createMemory(path));
  const { write, read } = memory.database;
  if (write === null) throw new Error('not writable');
  good(await fillMemory(write, path, [units], { document: '', isWanted: () => true }));
  good(settleMemory(memory));
  expect(alikeInFile(read, memory.index, long(6), 0.6, 1)).toMatchObject([{ similarity: 1 }]);
  closeMemory(memory);
});
