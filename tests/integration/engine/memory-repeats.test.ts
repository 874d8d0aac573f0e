import { gunzipSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { open, rowsOf, undo, write } from './checking.ts';
import { good, scratch, startEngine } from './fixtures.ts';

const paragraphs = (...texts: readonly string[]): string => `${texts.join('\n\n')}\n`;

const english = async (engine: Engine): Promise<readonly string[]> =>
  (await rowsOf(engine)).map(({ cells: { en } }) =>
    en === undefined || en.text === '' ? '' : `${en.text} ${en.state} ${en.origin}`,
  );

const confirm = async (engine: Engine, row: number, text: string): Promise<void> => {
  await write(engine, row, 'en', text);
  const segments = [(await rowsOf(engine))[row - 1]?.segment ?? 0];
  good(await engine.client.cells.setState({ segments, side: 'en', state: 'translated' }));
};

const opened = async (): Promise<Engine> => {
  const engine = await open(paragraphs('沒有人認得。', '天色暗了。', '沒有人認得。', '沒有人認得。'));
  const path = join(scratch(), 'b.txt');
  writeFileSync(path, paragraphs('没有人认得。', '沒有人認得！'));
  good(
    await engine.client.documents.import({
      from: { path },
      into: 'open',
      job: 'b',
      cleans: false,
      language: 'zh-Hans',
    }),
  );
  return engine;
};

test.each([true, false])(
  'repeated sentences fill themselves in the same step of undo, with the originals known beforehand or not (%s)',
  async (isKnown) => {
    const engine = await opened();
    const { client } = engine;
    const [first, , , fourth] = await rowsOf(engine);
    await write(engine, 3, 'en', 'Mine.');
    const locked = { segments: [fourth?.segment ?? 0], side: 'en', locked: true };
    good(await client.cells.lock(locked));
    if (isKnown) good(await client.memory.lookup({ segment: first?.segment ?? 0 }));
    expect(good(await client.memory.repeats({}))).toEqual({ fills: false });
    good(await client.memory.setRepeats({ fills: true }));
    await write(engine, 1, 'en', 'Nobody knew it.');
    const before = await english(engine);
    expect(before).toEqual(['Nobody knew it. draft typed', '', 'Mine. draft typed', '', '', '']);
    await confirm(engine, 1, 'Nobody knew it.');
    const filled = 'Nobody knew it. draft memory';
    expect(await english(engine)).toEqual([
      'Nobody knew it. translated typed',
      '',
      'Mine. draft typed',
      '',
      filled,
      '',
    ]);
    await undo(engine);
    expect(await english(engine)).toEqual(before);
    expect(good(await client.project.check({})).problems).toEqual([]);
  },
);

test('they are left alone unless somebody wished so, and what was filled is a translation of its own when it is edited', async () => {
  const engine = await opened();
  await confirm(engine, 1, 'Nobody knew it.');
  expect((await english(engine))[2]).toBe('');
  good(await engine.client.memory.setRepeats({ fills: true }));
  await confirm(engine, 2, 'It grew dark.');
  await undo(engine);
  const segments = [(await rowsOf(engine))[0]?.segment ?? 0];
  good(await engine.client.cells.setState({ segments, side: 'en', state: 'draft' }));
  good(await engine.client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
  expect((await english(engine)).slice(2, 4)).toEqual([
    'Nobody knew it. draft memory',
    'Nobody knew it. draft memory',
  ]);
  await write(engine, 3, 'en', 'No one knew it.');
  expect((await english(engine))[2]).toBe('No one knew it. draft typed');
});

test('a project of before takes texts from the memory once it is opened', async () => {
  const path = join(scratch(), 'old.duizhao');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-12.duizhao.gz'))));
  const engine = startEngine(scratch());
  good(await engine.client.project.open({ path }));
  good(await engine.client.memory.setRepeats({ fills: true }));
  expect(good(await engine.client.memory.repeats({}))).toEqual({ fills: true });
  expect(good(await engine.client.project.check({})).problems).toEqual([]);
});
