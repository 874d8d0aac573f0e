import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { open, problems, rowsOf, undo } from './checking.ts';
import { codeOf, good, scratch } from './fixtures.ts';

const entry = (id: string, zh: string, en: string) =>
  `<termEntry id="${id}"><langSet xml:lang="zh-TW"><tig><term>${zh}</term></tig></langSet><langSet xml:lang="en"><tig><term>${en}</term></tig></langSet></termEntry>`;

const tbx = (...entries: readonly string[]) =>
  `<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>${entries.join('')}</body></text></martif>`;

const written = (name: string, text: string | Uint8Array): string => {
  const path = join(scratch(), name);
  writeFileSync(path, text);
  return path;
};

const importFrom = ({ client }: Engine, path: string) =>
  client.terms.import({ from: { path }, job: 'import' });
const listed = async ({ client }: Engine) => good(await client.terms.list({})).concepts;

test('a TBX file is taken in as one step of undo, once, and found in the texts', async () => {
  const engine = await open('渡口。\n');
  const path = written(
    'a.tbx',
    tbx(entry('e1', '渡口', 'ferry'), entry('e2', '天色', 'daylight'), entry('e3', '', '')),
  );
  const first = good(await importFrom(engine, path));
  expect(first).toEqual({ name: 'a.tbx', concepts: 2, added: 2, changed: 0, same: 0, skipped: 1 });
  expect(good(await importFrom(engine, path))).toMatchObject({ concepts: 2, added: 0, same: 2 });
  expect(good(await engine.client.rows.page({ from: 1, count: 1 })).rows[0]?.terms).toHaveLength(1);
  // Another file that calls its entries alike changes none of these.
  const other = written('b.tbx', tbx(entry('e1', '船', 'boat')));
  expect(good(await importFrom(engine, other))).toMatchObject({ concepts: 3, added: 1, changed: 0 });
  await undo(engine);
  await undo(engine);
  expect(await listed(engine)).toEqual([]);
  expect(await problems(engine)).toEqual([]);
});

test('what is written comes back, in TBX and as a table, and a changed entry is changed', async () => {
  for (const ending of ['tbx', 'csv']) {
    const engine = await open('渡口。\n');
    good(
      await importFrom(
        engine,
        written('a.tbx', tbx(entry('e1', '渡口', 'ferry'), entry('e2', '天色', '=1+1'))),
      ),
    );
    const before = await listed(engine);
    const to = join(scratch(), `out.${ending}`);
    expect(good(await engine.client.terms.export({ to, job: 'export' })).concepts).toBe(2);
    const changed = written(`in.${ending}`, readFileSync(to, 'utf8').replaceAll('ferry', 'crossing'));
    expect(good(await importFrom(engine, changed))).toMatchObject({ added: 0, changed: 1, same: 1 });
    await undo(engine);
    expect(await listed(engine)).toEqual(before);
  }
});

test('tables are read in other encodings; what cannot be read changes nothing', async () => {
  const engine = await open('渡口。\n');
  // GB 18030 of "渡口", a table that names its languages.
  const bytes = Uint8Array.from([
    ...Buffer.from('zh-Hans,en\n'),
    0xb6,
    0xc9,
    0xbf,
    0xda,
    ...Buffer.from(',ferry\n'),
  ]);
  const line = Buffer.concat([bytes, ...Array.from({ length: 20 }, () => bytes.subarray(11))]);
  expect(good(await importFrom(engine, written('gb.csv', line)))).toMatchObject({ added: 1, same: 20 });
  expect((await listed(engine))[0]?.terms[0]).toMatchObject({ language: 'zh-Hans', text: '渡口' });
  const broken = tbx(entry('e1', '船', 'boat')).replace('</body>', '<p></body>');
  expect(codeOf(await importFrom(engine, written('broken.tbx', broken)))).toBe('document.bad-xml');
  expect(codeOf(await importFrom(engine, written('plain.csv', '渡口,ferry\n')))).toBe('terms.no-columns');
  expect(codeOf(await importFrom(engine, '/nowhere/a.tbx'))).toBe('file.not-found');
  expect(await listed(engine)).toHaveLength(1);
});

const tableOf = (count: number): string =>
  `zh-Hant,en\n${Array.from({ length: count }, (_, n) => `第${n}號渡口,crossing no. ${n}`).join('\n')}\n`;

test('many terms are taken in in portions, which undo takes back together and cancelling one by one', async () => {
  const engine = await open('第7號渡口很遠。\n');
  const { client } = engine;
  const total = async () => good(await client.terms.list({ count: 1 })).total;
  good(await importFrom(engine, written('many.csv', tableOf(600))));
  expect(await total()).toBe(600);
  await undo(engine);
  expect(await total()).toBe(0);
  good(await client.history.redo({}));
  expect(await total()).toBe(600);
  await undo(engine);

  let answered = 0;
  const answerAndCancel = async (): Promise<void> => {
    await client.terms.list({ count: 1 });
    answered += 1;
    await client.jobs.cancel({ job: 'import' });
  };
  const stop = engine.onEvent((name, payload) => {
    if (name === 'jobs.progress' && 'phase' in payload && payload.phase === 'storing') void answerAndCancel();
  });
  const cancelled = await client.terms.import({
    from: { path: written('again.csv', tableOf(1500)) },
    job: 'import',
  });
  stop();
  expect(codeOf(cancelled)).toBe('job.cancelled');
  expect(answered).toBeGreaterThan(0);
  expect(await total()).toBe(0);
});

test('a project with many terms opens without waiting for them, and tells when they are there', async () => {
  const engine = await open('第7號渡口很遠。\n');
  const { client } = engine;
  good(await importFrom(engine, written('many.csv', tableOf(2500))));
  const { path } = good(await client.project.info({}));
  good(await client.project.close({}));
  const ready = new Promise<void>((resolve) => {
    engine.onEvent((name) => {
      if (name === 'terms.changed') resolve();
    });
  });
  good(await client.project.open({ path }));
  const terms = async () => (await rowsOf(engine))[0]?.terms;
  expect(await terms()).toBeUndefined();
  await ready;
  expect(await terms()).toEqual([{ start: 0, end: 5 }]);
});
