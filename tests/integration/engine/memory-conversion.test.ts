import { spawn } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { convertIndex } from '#engine/memory/convert-index.ts';
import { readsOf } from '#engine/memory/file-memory.ts';
import { addUnits, alikeIn, closeMemory, openMemory, type MemoryFile } from '#engine/memory/memory-files.ts';
import { fromFile } from '#engine/store/memory-units-repository.ts';
import { plain } from '#core/model/index.ts';
import { startable } from '../programs.ts';
import { good, scratch } from './fixtures.ts';
import { englishSentences, indexRows, makeEarlier, memoryInBatches } from './memory-conversion.ts';

/** In three batches, none of which is made one with the next. */
const sizes = [9000, 3000, 900];
const sentences = englishSentences(12_900, 3);
const parts = sizes.map((size, n) => {
  const before = sizes.slice(0, n).reduce((sum, one) => sum + one, 0);
  return sentences.slice(before, before + size);
});

const isConverting = async (memory: MemoryFile): Promise<boolean> =>
  (await readsOf(memory).state()).isConverting === true;

/** Numbers of the units that are like a sentence, which begin at 1. */
const alike = (memory: MemoryFile, at: number): readonly number[] =>
  alikeIn(memory, sentences[at] ?? '', 0.7, 20).map(({ id }) => id);

const asked = [5, 700, 8999, 9100, 11_999, 12_500, 12_899];

test.each([7, 8] as const)(
  'a memory of version %d opens at once, finds what it has, and has in the end the index of one that is made now',
  async (version) => {
    const path = join(scratch(), 'earlier.duizhao-memory');
    await memoryInBatches(path, parts);
    const made = indexRows(path);
    const now = good(openMemory(path));
    const wanted = asked.map((at) => alike(now, at));
    closeMemory(now);
    makeEarlier(path, version);

    const memory = good(openMemory(path));
    const isBehind = version === 7;
    expect(await isConverting(memory)).toBe(isBehind);
    for (const at of asked) expect(alike(memory, at)).toContain(at + 1);
    let told = 0;
    await convertIndex(memory, () => {
      told += 1;
      for (const at of asked) expect(alike(memory, at)).toContain(at + 1);
    });
    expect(told).toBe(isBehind ? 3 : 0);
    expect(await isConverting(memory)).toBe(false);
    expect(asked.map((at) => alike(memory, at))).toEqual(wanted);
    closeMemory(memory);
    expect(indexRows(path)).toEqual(made);
  },
);

test('what is added while an older index is made again is kept and found', async () => {
  const path = join(scratch(), 'six.duizhao-memory');
  await memoryInBatches(path, parts);
  makeEarlier(path, 6);
  const memory = good(openMemory(path));
  expect(alike(memory, 5)).toEqual([]);
  const converted = convertIndex(memory);
  const added = { ...plain('Nobody had looked the ferryman in the face.'), language: 'en' };
  const unit = {
    original: added,
    translations: [{ ...plain('x'), language: 'fr' }],
    state: 'draft',
    author: '',
    at: null,
    ...fromFile('a'),
  } as const;
  good(addUnits(memory, [unit]));
  await converted;
  expect(await isConverting(memory)).toBe(false);
  for (const at of asked) expect(alike(memory, at)).toContain(at + 1);
  expect(alikeIn(memory, added.text, 0.9, 5)).toMatchObject([{ id: sentences.length + 1 }]);
  closeMemory(memory);
});

/** Converts a memory in another program, which is killed when it has said so many lines. */
const convertAndKill = (path: string, lines: number): Promise<void> =>
  new Promise((resolve) => {
    const program = startable(join(import.meta.dirname, 'memory-conversion-child.ts'));
    const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      said += 1;
      if (said === lines) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });

test('a program that is killed in the middle of a conversion leaves what it has stored, and the next goes on there', async () => {
  const path = join(scratch(), 'seven.duizhao-memory');
  await memoryInBatches(path, parts);
  const made = indexRows(path);
  makeEarlier(path, 7);
  await convertAndKill(path, 1);
  const memory = good(openMemory(path));
  expect(await isConverting(memory)).toBe(true);
  for (const at of asked) expect(alike(memory, at)).toContain(at + 1);
  let told = 0;
  await convertIndex(memory, () => (told += 1));
  expect(told).toBeLessThan(3);
  closeMemory(memory);
  expect(indexRows(path)).toEqual(made);
});

test('closed in the middle, a conversion ends, and the file is as after the last part', async () => {
  const path = join(scratch(), 'closed.duizhao-memory');
  await memoryInBatches(path, parts);
  makeEarlier(path, 7);
  const memory = good(openMemory(path));
  const converted = convertIndex(memory, () => closeMemory(memory));
  await converted;
  const again = good(openMemory(path));
  expect(await isConverting(again)).toBe(true);
  expect(again.index.batches.map(({ sliced }) => sliced)).toEqual([1, 0, 0]);
  closeMemory(again);
});

test('the index of a file that cannot be written is converted in its private copy', async () => {
  const path = join(scratch(), 'locked.duizhao-memory');
  await memoryInBatches(path, parts);
  makeEarlier(path, 7);
  const bytes = readFileSync(path);
  chmodSync(path, 0o444);
  const memory = good(openMemory(path));
  expect(memory.database.write).toBeNull();
  await convertIndex(memory);
  expect(await isConverting(memory)).toBe(false);
  expect(() => memory.database.read.exec('DELETE FROM units')).toThrow('readonly');
  closeMemory(memory);
  expect(readFileSync(path).equals(bytes)).toBe(true);
});
