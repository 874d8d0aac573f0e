import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainWorkbook } from '#core/formats/xlsx/plain-workbook.ts';
import { zipLimits } from '#core/package/unzip.ts';
import { good, scratch, startEngine } from './fixtures.ts';

const workbook = (folder: string, rows: Iterable<readonly string[]>): string => {
  const path = join(folder, 'units.xlsx');
  writeFileSync(path, Buffer.concat([...plainWorkbook(rows, { sheet: 'units', widths: [10] })]));
  return path;
};

/** A table of units with a remark beside each, which nobody reads. */
function* unitRows(count: number, remark: (n: number) => string): Generator<readonly string[]> {
  yield ['zh-TW', 'en', 'remark'];
  for (let n = 1; n <= count; n += 1) yield [`第${n}句：渡口的船。`, `Sentence ${n}`, remark(n)];
}

test('the units of a workbook are stored while it is read, others are answered meanwhile, and more is read than a document may hold', async () => {
  const folder = scratch();
  const { client, onEvent } = startEngine(folder);
  const count = 2_800;
  const remark = (n: number): string => `第${n}句，`.repeat(10_000).slice(0, 32_000);
  expect(count * Buffer.byteLength(remark(count))).toBeGreaterThan(zipLimits.bytes);
  const from = { path: workbook(folder, unitRows(count, remark)) };
  const path = join(folder, 'own.duizhao-memory');
  const stored: number[] = [];
  onEvent((name, payload) => {
    if (name === 'jobs.progress') stored.push((payload as { done: number }).done);
  });
  let ended = false;
  const imported = client.memory.import({ path, from, job: 'import' }).finally(() => (ended = true));
  good(await client.preferences.get({}));
  expect(ended).toBe(false);
  expect(good(await imported)).toEqual({ path, name: 'own', units: count, added: count, skipped: 0 });
  expect(stored.length).toBeGreaterThan(1);
  expect(good(await client.memory.find({ path, text: '第2799句：渡口的船。' }))[0]).toMatchObject({
    percent: 100,
  });
});

test('an import of a workbook that is cancelled while it is read leaves nothing', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const from = {
    path: workbook(
      folder,
      unitRows(20_000, () => ''),
    ),
  };
  const path = join(folder, 'own.duizhao-memory');
  const imported = client.memory.import({ path, from, job: 'import' });
  good(await client.jobs.cancel({ job: 'import' }));
  expect(await imported).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
  expect(existsSync(path)).toBe(false);
  expect(good(await client.memory.import({ path, from, job: 'again' }))).toMatchObject({ units: 20_000 });
});

test('what is wrong with a workbook is told by its name, and no memory is left of it', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = join(folder, 'own.duizhao-memory');
  const failureOf = async (from: string) => {
    const done = await client.memory.import({ path, from: { path: from }, job: 'import' });
    return done.ok ? null : done.error;
  };
  expect(
    await failureOf(
      workbook(folder, [
        ['zh', 'nothing'],
        ['a', 'b'],
      ]),
    ),
  ).toEqual({
    code: 'memory.no-columns',
    params: { name: 'units.xlsx', heads: 'zh, nothing' },
  });
  writeFileSync(join(folder, 'cut.xlsx'), 'PK');
  expect(await failureOf(join(folder, 'cut.xlsx'))).toMatchObject({ params: { name: 'cut.xlsx' } });
  expect(existsSync(path)).toBe(false);
});
