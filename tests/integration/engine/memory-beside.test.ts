import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { memoryKey } from '#core/memory/index.ts';
import { fillMemory } from '#engine/memory/fill-file.ts';
import { alikeIn, closeMemory, createMemory, openMemory, settleMemory } from '#engine/memory/memory-files.ts';
import { fileSink } from '#engine/store/memory-index-repository.ts';
import { openIndexing } from '#engine/store/memory-indexing.ts';
import { countUnits } from '#engine/store/memory-units-repository.ts';
import { startable } from '../programs.ts';
import { codeOf, good, scratch } from './fixtures.ts';
import { englishSentences, indexRows, memoryInBatches, unitOf } from './memory-conversion.ts';

/** More than are put into the index by the engine itself. */
const many = 21_500;
const sentences = englishSentences(11_000 + many, 5);
const [before, more] = [sentences.slice(0, 11_000), sentences.slice(11_000)];

test('the index that a thread makes is the one that is made without, with a batch of before in it', async () => {
  const folder = scratch();
  const path = join(folder, 'beside.duizhao-memory');
  await memoryInBatches(path, [before, more]);

  const other = join(folder, 'here.duizhao-memory');
  await memoryInBatches(other, [before]);
  const memory = good(openMemory(other));
  const { write } = memory.database;
  if (write === null) throw new Error('not writable');
  write.exec('BEGIN IMMEDIATE');
  const index = openIndexing(write, fileSink(write));
  for (const [at, text] of more.entries()) index.add(before.length + at + 1, memoryKey(text));
  for (const steps = index.finish(); steps.next().done !== true;);
  write.exec('COMMIT');
  closeMemory(memory);

  expect(indexRows(path)).toEqual(indexRows(other));
  const found = good(openMemory(path));
  for (const at of [3, 10_999, 11_000, sentences.length - 1])
    expect(alikeIn(found, sentences[at] ?? '', 0.9, 9).map(({ id }) => id)).toContain(at + 1);
  closeMemory(found);
});

test('cancelled while a thread makes its index, an import leaves the memory as it was', async () => {
  const path = join(scratch(), 'cancelled.duizhao-memory');
  await memoryInBatches(path, [before.slice(0, 50)]);
  const rows = indexRows(path);
  const memory = good(openMemory(path));
  const { write, read } = memory.database;
  if (write === null) throw new Error('not writable');
  let stored = 0;
  const cancelled = await fillMemory(write, path, [more.map(unitOf)], {
    document: '',
    isWanted: () => stored < many - 200,
    progress: (units) => (stored = units),
  });
  expect(codeOf(cancelled)).toBe('job.cancelled');
  expect(countUnits(read)).toBe(50);
  good(settleMemory(memory));
  closeMemory(memory);
  expect(indexRows(path)).toEqual(rows);
});

test('killed while a thread makes its index, an import leaves the memory as it was', async () => {
  const folder = scratch();
  const path = join(folder, 'killed.duizhao-memory');
  closeMemory(good(createMemory(path)));
  const tmx = join(folder, 'many.tmx');
  const units = more.map(
    (text) => `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv><tuv xml:lang="fr"><seg>x</seg></tuv></tu>`,
  );
  writeFileSync(tmx, `<tmx version="1.4"><header srclang="en"/><body>${units.join('')}</body></tmx>`);
  const program = startable(join(import.meta.dirname, 'memory-kill-child.ts'));
  const child = spawn(process.execPath, [program, path, tmx], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = line;
    if (Number(line) === many - 100) child.kill('SIGKILL');
  });
  await ended;
  expect(last).not.toBe('done');
  const memory = good(openMemory(path));
  expect(countUnits(memory.database.read)).toBe(0);
  closeMemory(memory);
});
