import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { firstAnswers } from '#engine/first-answers.ts';
import { installation } from '#engine/places.ts';
import { quickFolder } from '#tests/quick-folder.ts';

let folder: string;
let places: { dataFolder: string; libraryFolder: string; samplesFolder: string };

beforeEach(() => {
  folder = mkdtempSync(join(quickFolder, 'duizhao-first-'));
  places = {
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    samplesFolder: join(installation, 'samples'),
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Leaves a preference, a known project whose file is there, and one whose file is gone. */
const useBefore = async (): Promise<void> => {
  const engine = createEngine(places);
  await engine.client.preferences.set({ theme: 'dark', fontSize: 18 });
  for (const name of ['one', 'two']) await engine.client.library.create({ name });
  const recent = await engine.client.library.recent({});
  await engine.close();
  if (recent.ok) rmSync(recent.value[1]?.path ?? '');
};

/** What an engine says to the calls that there are answers for. */
const saidByEngine = async (answers: object): Promise<Record<string, unknown>> => {
  const engine = createEngine(places);
  const said: Record<string, unknown> = {};
  for (const name of Object.keys(answers)) {
    const [feature = '', method = ''] = name.split('.');
    said[name] = await engine.invoke(feature, method, {});
  }
  await engine.close();
  return said;
};

it('answers what the first screen asks exactly as the engine does', async () => {
  await useBefore();
  const first = firstAnswers(places);
  expect(Object.keys(first)).toHaveLength(5);
  expect(first).toEqual(await saidByEngine(first));
  expect(first['library.recent']).toMatchObject({
    value: [
      { name: 'two', missing: false },
      { name: 'one', missing: true },
    ],
  });
});

it('answers like the engine where nothing was ever kept', async () => {
  const first = firstAnswers(places);
  expect(first).toEqual(await saidByEngine(first));
});

it('leaves samples to the engine whose titles are not written down', () => {
  const samplesFolder = join(folder, 'samples');
  mkdirSync(samplesFolder);
  writeFileSync(join(samplesFolder, 'letter-en.txt'), 'A letter\n\nDear reader.\n');
  expect(firstAnswers({ ...places, samplesFolder })).not.toHaveProperty('library.samples');
});
