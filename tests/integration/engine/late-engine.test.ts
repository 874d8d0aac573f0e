import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventName } from '#api/events.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { firstAnswers } from '#engine/first-answers.ts';
import { lateEngine } from '#engine/late-engine.ts';
import { installation } from '#engine/places.ts';
import { quickFolder } from '#tests/quick-folder.ts';

const asked = [
  ['project', 'info'],
  ['project', 'refused'],
  ['preferences', 'get'],
  ['library', 'recent'],
  ['library', 'samples'],
] as const;

let folder: string;
let places: { dataFolder: string; libraryFolder: string; samplesFolder: string };
const open: Pick<Engine, 'close'>[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(quickFolder, 'duizhao-late-'));
  places = {
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    samplesFolder: join(installation, 'samples'),
  };
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  rmSync(folder, { recursive: true });
});

const late = (): Pick<Engine, 'invoke' | 'onEvent' | 'close'> => {
  const engine = lateEngine(places);
  open.push(engine);
  return engine;
};

const whole = (): Engine => {
  const engine = createEngine(places);
  open.push(engine);
  return engine;
};

/** Leaves a preference, a known project whose file is there, and one whose file is gone. */
const useBefore = async (): Promise<void> => {
  const engine = createEngine(places);
  await engine.client.preferences.set({ theme: 'dark', fontSize: 18 });
  for (const name of ['one', 'two']) await engine.client.library.create({ name });
  const recent = await engine.client.library.recent({});
  await engine.close();
  if (recent.ok) rmSync(recent.value[1]?.path ?? '');
};

it('answers what the first screen asks exactly as the engine does', async () => {
  await useBefore();
  const first = firstAnswers(places);
  const engine = whole();
  for (const [feature, method] of asked) {
    const answer = first(feature, method, {});
    expect(answer).not.toBeNull();
    expect(answer).toEqual(await engine.invoke(feature, method, {}));
  }
  expect(first('library', 'recent', {})).toMatchObject({
    value: [
      { name: 'two', missing: false },
      { name: 'one', missing: true },
    ],
  });
});

it('answers nothing by itself that has input, or that it does not know', () => {
  const first = firstAnswers(places);
  expect(first('preferences', 'get', { a: 1 })).toBeNull();
  expect(first('preferences', 'get', null)).toBeNull();
  expect(first('library', 'forget', {})).toBeNull();
  expect(first('constructor', 'name', {})).toBeNull();
});

it('leaves samples to the engine whose titles are not written down', async () => {
  const samplesFolder = join(folder, 'samples');
  mkdirSync(samplesFolder);
  writeFileSync(join(samplesFolder, 'letter-en.txt'), 'A letter\n\nDear reader.\n');
  places = { ...places, samplesFolder };
  expect(firstAnswers(places)('library', 'samples', {})).toBeNull();
  expect(await late().invoke('library', 'samples', {})).toMatchObject({ value: [{ name: 'A letter' }] });
});

it('answers from the engine alone once that was asked for anything, in the order of the calls', async () => {
  const engine = late();
  const events: EventName[] = [];
  const deaf = engine.onEvent((name) => void events.push(name));
  expect(await engine.invoke('preferences', 'get', {})).toMatchObject({ value: { theme: 'system' } });
  const [set, got] = await Promise.all([
    engine.invoke('preferences', 'set', { theme: 'dark' }),
    engine.invoke('preferences', 'get', {}),
  ]);
  expect([set, got]).toMatchObject([{ ok: true }, { value: { theme: 'dark' } }]);
  expect(events).toEqual(['preferences.changed']);
  deaf();
  const created = await engine.invoke('library', 'create', { name: 'new' });
  expect(created).toMatchObject({ ok: true });
  expect(await engine.invoke('project', 'info', {})).toEqual(created);
  expect(events).toEqual(['preferences.changed']);
});

it('says of a call for a certain project what the engine says', async () => {
  expect(await late().invoke('project', 'info', {}, join(folder, 'gone.duizhao'))).toEqual(
    await whole().invoke('project', 'info', {}, join(folder, 'gone.duizhao')),
  );
});

it('closes before the engine was asked for', async () => {
  const engine = late();
  await engine.invoke('preferences', 'get', {});
  expect(await engine.close()).toBeUndefined();
});
