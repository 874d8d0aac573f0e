import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { plain, type MemoryUnit, type UnitSource } from '#core/model/index.ts';
import { addUnits, alikeIn, closeMemory, createMemory, openMemory } from '#engine/memory/memory-files.ts';
import { indexFresh } from '#engine/memory/fill-file.ts';
import { countUnits, findUnit } from '#engine/store/memory-units-repository.ts';
import { startable } from '../programs.ts';
import { good, scratch } from './fixtures.ts';

const run = promisify(execFile);
const child = startable(join(import.meta.dirname, 'memory-shared-child.ts'));

const unit = (text: string, row: string | null = null): MemoryUnit & UnitSource => ({
  original: { ...plain(text), language: 'zh-Hant' },
  translations: [{ ...plain(`of ${text}`), language: 'en' }],
  state: 'translated',
  author: 'Wu',
  at: '2026-01-02T03:04:05.000Z',
  document: 'letter.txt',
  before: '',
  after: null,
  origin: 'typed',
  row,
});

const texts = (memory: Parameters<typeof alikeIn>[0], text: string): readonly string[] =>
  alikeIn(memory, text, 0.6, 10).map(({ id }) => findUnit(memory.database.read, id)?.original.text ?? '');

test('two that have a memory open read what the other wrote, and both write', () => {
  const path = join(scratch(), 'own.duizhao-memory');
  const one = good(createMemory(path));
  const other = good(openMemory(path));
  good(addUnits(one, [unit('渡口的船已經開走了。')]));
  expect(texts(other, '渡口的船還沒有開走。')).toEqual(['渡口的船已經開走了。']);
  good(addUnits(other, [unit('沒有人認得這個地方。')]));
  expect(texts(one, '没有人认得那个地方。')).toEqual(['沒有人認得這個地方。']);
  closeMemory(one);
  expect(texts(other, '渡口的船已經開走了。')).toHaveLength(1);
  closeMemory(other);
  expect(existsSync(`${path}-wal`)).toBe(false);
  const again = good(openMemory(path));
  expect(countUnits(again.database.read)).toBe(2);
  closeMemory(again);
});

test('processes read and write one memory at the same time, and nothing of what they were told is kept is lost', async () => {
  const path = join(scratch(), 'own.duizhao-memory');
  const here = good(createMemory(path));
  const children = ['a', 'b', 'c'].map((name) => run(process.execPath, [child, path, name, '30']));
  const answers = (await Promise.all(children)).map(
    ({ stdout }) => JSON.parse(stdout) as { kept: number; own: number },
  );
  const kept = answers.reduce((sum, answer) => sum + answer.kept, 0);
  expect(answers.map(({ kept, own }) => kept === own)).toEqual([true, true, true]);
  expect(kept).toBeGreaterThan(30);
  expect(countUnits(here.database.read)).toBe(kept);
  expect(texts(here, 'b 的第 7 句話是這樣的。').length).toBeGreaterThan(0);
  closeMemory(here);
});

test('a unit of a row takes the place of the one before; what is many is put into the index and found all the same', async () => {
  const path = join(scratch(), 'own.duizhao-memory');
  const memory = good(createMemory(path));
  good(addUnits(memory, [unit('天色暗了。', 'p/1'), unit('沒有人。', 'p/2')]));
  good(addUnits(memory, [unit('天色已經暗了。', 'p/1')]));
  expect(countUnits(memory.database.read)).toBe(2);
  expect(texts(memory, '天色暗了。')).toEqual(['天色已經暗了。']);
  await indexFresh(memory);
  expect(memory.fresh.size()).toBe(0);
  expect(texts(memory, '天色暗了。')).toEqual(['天色已經暗了。']);
  good(addUnits(memory, [unit('河水很冷，沒有船。', 'p/1')]));
  expect(texts(memory, '天色暗了。')).toEqual([]);
  expect(texts(memory, '河水很冷，沒有船了。')).toEqual(['河水很冷，沒有船。']);
  closeMemory(memory);
  const again = good(openMemory(path));
  expect(texts(again, '河水很冷，沒有船了。')).toEqual(['河水很冷，沒有船。']);
  closeMemory(again);
});
