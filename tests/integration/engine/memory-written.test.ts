import { chmodSync, renameSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importText, open, rowsOf, undo, write } from './checking.ts';
import { codeOf, good, projectFile, scratch, startEngine } from './fixtures.ts';

const paragraphs = (...texts: readonly string[]): string => `${texts.join('\n\n')}\n`;

const confirm = async (engine: Engine, row: number, text: string): Promise<void> => {
  await write(engine, row, 'en', text);
  const segments = [(await rowsOf(engine))[row - 1]?.segment ?? 0];
  good(await engine.client.cells.setState({ segments, side: 'en', state: 'translated' }));
};

const inShort = async (engine: Engine, row: number): Promise<readonly string[]> => {
  const segment = (await rowsOf(engine))[row - 1]?.segment ?? 0;
  return good(await engine.client.memory.lookup({ segment })).map(
    ({ memory, kind, percent, document, texts }) =>
      `${memory} ${kind} ${percent} ${document} ${texts.map(({ text }) => text).join(' | ')}`,
  );
};

const holds = (engine: Engine, path: string, units: number): Promise<void> =>
  vi.waitFor(async () => expect(good(await engine.client.memory.info({ path })).units).toBe(units), 10_000);

test('what is confirmed goes into the memories that are written into, each row once, and is there for the next project', async () => {
  const engine = await open(paragraphs('山路很窄。', '渡口的船已經開走了。', '天色暗了。'));
  const { client } = engine;
  await confirm(engine, 1, 'The path is narrow.');
  const [made] = good(await client.memory.create({ name: '渡口' }));
  expect(made).toMatchObject({ name: '渡口', writes: true, canWrite: true, units: 0 });
  const path = made?.path ?? '';
  // What was confirmed before goes in too.
  await holds(engine, path, 1);
  await confirm(engine, 2, 'The ferry has left.');
  await confirm(engine, 2, 'The ferry has gone.');
  await holds(engine, path, 2);
  // Its own rows tell what they have; the memory does not repeat it.
  await importText(engine, paragraphs('渡口的船已經開走了。'), 'b.txt', 'open');
  expect(await inShort(engine, 4)).toEqual(['null exact 100 a.txt The ferry has gone.']);
  // A memory keeps what it was given.
  await undo(engine);
  good(await client.project.close({}));
  const next = startEngine(scratch());
  await importText(next, paragraphs('山路很窄。', '渡口的船已經開走了。', '天色暗了。'));
  const attached = good(await next.client.memory.attach({ path }));
  expect(attached).toMatchObject([{ writes: false, units: 2 }]);
  expect(await inShort(next, 2)).toEqual(['渡口 context 100 a.txt The ferry has gone.']);
  expect(await inShort(next, 3)).toEqual([]);
  await confirm(next, 3, 'It grew dark.');
  good(await next.client.memory.set({ path, writes: true }));
  await holds(next, path, 3);
});

test('a translation of nothing, as aligned books have them, goes into no memory', async () => {
  const folder = scratch();
  const path = projectFile(folder, [
    {
      language: 'zh-Hant',
      targets: ['en'],
      rows: [
        { source: '', texts: { en: 'It had rained.' } },
        { source: '天色暗了。', texts: { en: 'It grew dark.' } },
      ],
    },
  ]);
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  const segments = good(await client.rows.page({ from: 1, count: 2 })).rows.map(({ segment }) => segment);
  good(await client.cells.setState({ segments, side: 'en', state: 'translated' }));
  const [made] = good(await client.memory.create({ name: 'book' }));
  const units = async (): Promise<readonly string[]> =>
    good(await client.memoryUnits.list({ path: made?.path ?? '', count: 5 })).units.map(
      ({ original }) => original.text,
    );
  await vi.waitFor(async () => expect(await units()).toEqual(['天色暗了。']), 10_000);
});

test('the order of memories is kept; one that cannot be written is not written into', async () => {
  const engine = await open(paragraphs('天色暗了。'));
  const { client } = engine;
  const [first] = good(await client.memory.create({ name: 'one' }));
  const both = good(await client.memory.create({ name: 'two' }));
  expect(both.map(({ name }) => name)).toEqual(['one', 'two']);
  const third = good(await client.memory.create({ name: 'two' })).at(-1);
  expect(third?.name).toBe('two 2');
  good(await client.memory.detach({ path: third?.path ?? '' }));
  const moved = good(await client.memory.move({ path: both[1]?.path ?? '', to: 0 }));
  expect(moved.map(({ name }) => name)).toEqual(['two', 'one']);
  expect(good(await client.memory.list({})).map(({ name }) => name)).toEqual(['two', 'one']);
  await confirm(engine, 1, 'It grew dark.');
  await holds(engine, both[1]?.path ?? '', 1);
  await holds(engine, first?.path ?? '', 1);
  const path = first?.path ?? '';
  good(await client.memory.detach({ path }));
  chmodSync(path, 0o444);
  expect(codeOf(await client.memory.attach({ path, writes: true }))).toBe('memory.read-only');
  expect(good(await client.memory.list({})).map(({ name }) => name)).toEqual(['two']);
  expect(good(await client.memory.attach({ path }))).toMatchObject([{}, { name: 'one', canWrite: false }]);
});

test('of matches that are equally good the first memory’s come first, also when they are older', async () => {
  const engine = await open(paragraphs('天色暗了。'));
  const { client } = engine;
  const one = good(await client.memory.create({ name: 'one' }))[0]?.path ?? '';
  await confirm(engine, 1, 'It grew dark.');
  await holds(engine, one, 1);
  good(await client.memory.set({ path: one, writes: false }));
  const two = good(await client.memory.create({ name: 'two' }))[1]?.path ?? '';
  await confirm(engine, 1, 'Dusk fell.');
  const next = startEngine(scratch());
  await importText(next, paragraphs('天色暗了。'));
  for (const path of [one, two]) good(await next.client.memory.attach({ path }));
  const texts = async (): Promise<readonly string[]> =>
    (await inShort(next, 1)).map((match) => match.slice(match.indexOf('a.txt') + 6));
  await vi.waitFor(async () => expect(await texts()).toEqual(['It grew dark.', 'Dusk fell.']), 10_000);
  good(await next.client.memory.move({ path: two, to: 0 }));
  expect(await texts()).toEqual(['Dusk fell.', 'It grew dark.']);
});

test('what was confirmed while a memory could not be had is handed over when the project is opened again', async () => {
  const engine = startEngine(scratch());
  await importText(engine, paragraphs('天色暗了。', '沒有人。'));
  const { client } = engine;
  const [made] = good(await client.memory.create({ name: 'own' }));
  const path = made?.path ?? '';
  await confirm(engine, 1, 'It grew dark.');
  await holds(engine, path, 1);
  const { path: project } = good(await client.project.info({}));
  good(await client.project.close({}));
  renameSync(path, `${path}.away`);
  good(await client.project.open({ path: project }));
  await confirm(engine, 2, 'Nobody.');
  expect(good(await client.memory.list({}))).toMatchObject([{ failure: { code: 'file.not-found' } }]);
  good(await client.project.close({}));
  renameSync(`${path}.away`, path);
  expect(good(await client.memory.info({ path })).units).toBe(1);
  good(await client.project.open({ path: project }));
  await holds(engine, path, 2);
});
