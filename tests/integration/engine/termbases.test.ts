import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ConceptContent, TermStatus } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { inShort, open, rowsOf, undo, write } from './checking.ts';
import { codeOf, good, scratch } from './fixtures.ts';

type Written = readonly [language: string, text: string, status?: TermStatus];

const content = (...terms: readonly Written[]): ConceptContent => ({
  terms: terms.map(([language, text, status = 'preferred']) => ({ language, text, status })),
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
});

const segmentAt = async (engine: Engine, row: number) => {
  const found = (await rowsOf(engine))[row - 1];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found.segment;
};

/** The terms of a row: the termbase of each, and what it is called in English. */
const inRow = async (engine: Engine, row: number) =>
  good(await engine.client.terms.inRow({ segment: await segmentAt(engine, row) })).map(
    ({ termbase, text, columns }) => [
      termbase,
      text,
      columns.find(({ side }) => side === 'en')?.terms.map((term) => term.text),
    ],
  );

const newTermbase = (folder: string, name: string): string => join(folder, `${name}.duizhao-termbase`);

/** Makes a termbase, gives it to the project, writable, and puts an entry into it. */
const withTermbase = async (engine: Engine, path: string, ...entries: readonly (readonly Written[])[]) => {
  good(await engine.client.termbases.make({ path }));
  good(await engine.client.termbases.attach({ path, writes: true }));
  const concepts = [];
  for (const terms of entries)
    concepts.push(good(await engine.client.terms.add({ ...content(...terms), into: path })));
  return concepts;
};

describe('shared termbases', () => {
  test('are found in the order that the project has them in, below its own, and told by name', async () => {
    const engine = await open('渡口沒有人。\n天黑了。\n');
    const folder = scratch();
    const [house, client] = [newTermbase(folder, 'house'), newTermbase(folder, 'client')];
    await withTermbase(engine, house, [
      ['zh-Hant', '渡口'],
      ['en', 'pier'],
    ]);
    await withTermbase(
      engine,
      client,
      [
        ['zh-Hant', '渡口'],
        ['en', 'landing'],
      ],
      [
        ['zh-Hant', '渡口'],
        ['en', 'pier'],
      ],
    );
    expect((await rowsOf(engine))[0]?.terms).toEqual([{ start: 0, end: 2 }]);
    const first = ['house', '渡口', ['pier']];
    const second = ['client', '渡口', ['landing']];
    expect(await inRow(engine, 1)).toEqual([first, second]);
    good(await engine.client.termbases.move({ path: client, to: 0 }));
    expect(await inRow(engine, 1)).toEqual([second, ['client', '渡口', ['pier']]]);
    good(await engine.client.terms.add(content(['zh-Hans', '渡口'], ['en', 'ferry crossing'])));
    expect((await inRow(engine, 1))[0]).toEqual([null, '渡口', ['ferry crossing']]);
    good(await engine.client.termbases.set({ path: client, on: false }));
    expect(await inRow(engine, 1)).toEqual([[null, '渡口', ['ferry crossing']], first]);
    good(await engine.client.termbases.detach({ path: house }));
    expect((await inRow(engine, 1)).map(([name]) => name)).toEqual([null]);
  });

  test('are checked like the project, whose entries decide, and what is changed there is checked anew', async () => {
    const engine = await open('渡口沒有人。\n');
    const path = newTermbase(scratch(), 'house');
    const [entry] = await withTermbase(engine, path, [
      ['zh-Hant', '渡口'],
      ['en', 'ferry crossing'],
      ['en', 'pier', 'forbidden'],
    ]);
    await write(engine, 1, 'en', 'Nobody was at the pier.');
    expect(await inShort(engine)).toEqual(['1 en forbidden pier']);
    const own = good(
      await engine.client.terms.add(
        content(['zh-Hant', '渡口'], ['en', 'pier'], ['en', 'harbour', 'forbidden']),
      ),
    );
    expect(await inShort(engine)).toEqual([]);
    await write(engine, 1, 'en', 'Nobody was at the harbour.');
    good(
      await engine.client.terms.change({
        concept: entry?.id ?? own.id,
        content: content(['zh-Hant', '渡口'], ['en', 'harbour']),
      }),
    );
    expect(await inShort(engine)).toEqual(['1 en forbidden harbour']);
    good(await engine.client.terms.remove({ concepts: [own.id] }));
    expect(await inShort(engine)).toEqual([]);
    good(await engine.client.termbases.undo({ path, job: 'undo' }));
    expect(await inShort(engine)).toEqual(['1 en missing 渡口']);
  });

  test('take changes back one after another and make them again, whatever else was changed since', async () => {
    const engine = await open('渡口。\n');
    const path = newTermbase(scratch(), 'house');
    const [one] = await withTermbase(engine, path, [
      ['zh-Hant', '渡口'],
      ['en', 'ferry'],
    ]);
    if (one === undefined) throw new Error('no entry');
    const { client } = engine;
    const change = async (text: string) =>
      good(
        await client.terms.change({ concept: one.id, content: content(['zh-Hant', '渡口'], ['en', text]) }),
      );
    await change('pier');
    await change('landing');
    good(await client.terms.remove({ concepts: [one.id] }));
    const said = async () => (await inRow(engine, 1)).map(([, , english]) => english);
    const turn = async (direction: 'undo' | 'redo') => {
      const { left } = good(await client.termbases[direction]({ path, job: direction }));
      return [left, ...(await said()).flat()];
    };
    expect(await said()).toEqual([]);
    expect(await turn('undo')).toEqual([0, 'landing']);
    expect(await turn('undo')).toEqual([0, 'pier']);
    expect(await turn('undo')).toEqual([0, 'ferry']);
    expect(await turn('redo')).toEqual([0, 'pier']);
    expect(await turn('undo')).toEqual([0, 'ferry']);
    expect(await turn('undo')).toEqual([0]);
    expect(codeOf(await client.termbases.undo({ path, job: 'none' }))).toBe('nothing-to-undo');
    for (const expected of ['ferry', 'pier', 'landing']) expect(await turn('redo')).toEqual([0, expected]);
    expect(await turn('redo')).toEqual([0]);
    expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  });

  test('take new terms where that is wished: from two selections, into an entry that is there already', async () => {
    const engine = await open('渡口沒有人。\n');
    const path = newTermbase(scratch(), 'house');
    await withTermbase(engine, path);
    const { client } = engine;
    good(await client.termbases.set({ path, takesNew: true }));
    const segment = await segmentAt(engine, 1);
    const original = { segment, side: 'source', text: '渡口' };
    const add = async (text: string) =>
      good(await client.terms.addPair({ first: original, second: { segment, side: 'en', text } }));
    expect(await add('ferry crossing')).toMatchObject({ added: 'concept', termbase: 'house' });
    expect(await add('landing')).toMatchObject({ added: 'term', termbase: 'house' });
    expect(await add('landing')).toMatchObject({ added: 'nothing', termbase: 'house' });
    expect(await inRow(engine, 1)).toEqual([['house', '渡口', ['ferry crossing', 'landing']]]);
    expect(good(await client.terms.list({})).total).toBe(0);
    expect(good(await client.terms.list({ termbase: path })).total).toBe(1);
    good(await client.termbases.set({ path, writes: false }));
    expect(good(await client.termbases.list({}))).toMatchObject([{ writes: false, takesNew: false }]);
    expect(await add('pier')).toMatchObject({ added: 'concept', termbase: null });
    const [shared] = good(await client.terms.list({ termbase: path })).concepts;
    expect(codeOf(await client.terms.remove({ concepts: shared === undefined ? [] : [shared.id] }))).toBe(
      'termbase.read-only',
    );
  });

  test('show what a change touches in the open project, and it is changed with the accepted texts', async () => {
    const engine = await open('渡口沒有人。\n天黑了。\n');
    const path = newTermbase(scratch(), 'house');
    const [entry] = await withTermbase(engine, path, [
      ['zh-Hant', '渡口'],
      ['en', 'pier'],
    ]);
    if (entry === undefined) throw new Error('no entry');
    await write(engine, 1, 'en', 'Nobody was at the pier.');
    await write(engine, 2, 'en', 'The pier was dark.');
    const changed = content(['zh-Hant', '渡口'], ['en', 'ferry crossing']);
    const { client } = engine;
    const impact = good(await client.terms.impact({ concept: entry.id, content: changed }));
    expect(impact.texts).toMatchObject([{ row: 1, after: 'Nobody was at the ferry crossing.' }]);
    const accepted = impact.texts.map(({ segment, side, before }) => ({ segment, side, before }));
    good(await client.terms.changeWithTexts({ concept: entry.id, content: changed, accepted }));
    const texts = async () => (await rowsOf(engine)).map(({ cells }) => cells['en']?.text);
    expect(await texts()).toEqual(['Nobody was at the ferry crossing.', 'The pier was dark.']);
    expect(await inRow(engine, 1)).toEqual([['house', '渡口', ['ferry crossing']]]);
    await undo(engine);
    good(await client.termbases.undo({ path, job: 'undo' }));
    expect(await texts()).toEqual(['Nobody was at the pier.', 'The pier was dark.']);
    expect(await inRow(engine, 1)).toEqual([['house', '渡口', ['pier']]]);
  });

  test('give entries to the project and take them from it; an entry of the project that was copied is above', async () => {
    const engine = await open('渡口沒有人。\n');
    const path = newTermbase(scratch(), 'house');
    const [entry] = await withTermbase(engine, path, [
      ['zh-Hant', '渡口'],
      ['en', 'pier'],
    ]);
    const { client } = engine;
    const transfer = async (id: number | undefined, to: string | null, keep: boolean) =>
      good(await client.termbases.transfer({ concepts: id === undefined ? [] : [id], to, keep }));
    expect(await transfer(entry?.id, null, true)).toEqual({ written: 1, same: 0 });
    const [own] = good(await client.terms.list({})).concepts;
    expect(own?.uid).toBe(entry?.uid);
    good(
      await client.terms.change({
        concept: own?.id ?? 0,
        content: content(['zh-Hant', '渡口'], ['en', 'ferry crossing']),
      }),
    );
    expect(await inRow(engine, 1)).toEqual([[null, '渡口', ['ferry crossing']]]);
    expect(await transfer(own?.id, path, false)).toEqual({ written: 1, same: 0 });
    expect(good(await client.terms.list({})).total).toBe(0);
    expect(await inRow(engine, 1)).toEqual([['house', '渡口', ['ferry crossing']]]);
    await undo(engine);
    expect(await inRow(engine, 1)).toEqual([[null, '渡口', ['ferry crossing']]]);
    expect(await transfer(own?.id, path, true)).toEqual({ written: 0, same: 1 });
  });

  test('that are missing, damaged, newer or something else are told in their places, and all else works', async () => {
    const folder = scratch();
    const engine = await open('渡口沒有人。\n');
    const { client } = engine;
    const good1 = newTermbase(folder, 'good');
    await withTermbase(engine, good1, [
      ['zh-Hant', '渡口'],
      ['en', 'pier'],
    ]);
    const others = ['gone', 'damaged', 'newer', 'memory'].map((name) => newTermbase(folder, name));
    for (const path of others) {
      good(await client.termbases.make({ path }));
      good(await client.termbases.attach({ path }));
    }
    const [gone = '', damaged = '', newer = '', memory = ''] = others;
    const project = good(await client.project.info({}));
    good(await client.project.close({}));
    rmSync(gone);
    const bytes = readFileSync(damaged);
    writeFileSync(damaged, bytes.subarray(0, bytes.length - 4096));
    const database = new Database(newer);
    database.pragma('user_version = 99');
    database.close();
    rmSync(memory);
    good(
      await client.memory.import({
        path: memory,
        from: { path: writtenTmx(folder) },
        job: 'memory',
      }),
    );
    good(await client.project.open({ path: project.path }));
    const listed = good(await client.termbases.list({}));
    expect(listed.map(({ name, concepts, failure }) => [name, concepts, failure?.code ?? null])).toEqual([
      ['good', 1, null],
      ['gone', null, 'file.not-found'],
      ['damaged', null, 'termbase.damaged'],
      ['newer', null, 'termbase.newer'],
      ['memory', null, 'termbase.not-a-termbase'],
    ]);
    expect(await inRow(engine, 1)).toEqual([['good', '渡口', ['pier']]]);
    copyFileSync(good1, gone);
    expect(good(await client.termbases.list({}))[1]).toMatchObject({ concepts: 1, failure: null });
    expect(existsSync(`${damaged}-wal`)).toBe(false);
  });

  test('are read while another program writes, which is seen at once', async () => {
    const engine = await open('渡口沒有人。\n');
    const path = newTermbase(scratch(), 'house');
    await withTermbase(engine, path, [
      ['zh-Hant', '渡口'],
      ['en', 'pier'],
    ]);
    expect(await inRow(engine, 1)).toHaveLength(1);
    const other = new Database(path);
    other.exec(`UPDATE concepts SET sum = NULL, revision = revision + 1 WHERE id = 1`);
    // A row whose checksum is not its own is damaged, and not found.
    expect(await inRow(engine, 1)).toEqual([]);
    other.exec('BEGIN IMMEDIATE');
    expect(codeOf(await engine.client.terms.add({ ...content(['zh-Hant', '人']), into: path }))).toBe(
      'termbase.in-use',
    );
    other.exec('ROLLBACK');
    other.close();
    good(await engine.client.terms.add({ ...content(['zh-Hant', '人']), into: path }));
  });
});

const writtenTmx = (folder: string): string => {
  const path = join(folder, 'a.tmx');
  writeFileSync(
    path,
    '<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body><tu><tuv xml:lang="zh-TW"><seg>天</seg></tuv><tuv xml:lang="en"><seg>sky</seg></tuv></tu></body></tmx>',
  );
  return path;
};
