import { beforeEach, describe, expect, test } from 'vitest';
import { clientOf } from '#api/client.ts';
import type { EngineClient } from '#api/contract.ts';
import type { Result } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { plainContent, rangeOf } from './annotating.ts';
import { codeOf, dialogue, good, page, projectFile, scratch, startEngine } from './fixtures.ts';

let engine: Engine;
/** Asks for what is open, and for a project that was open before. */
let here: EngineClient;
let elsewhere: EngineClient;

beforeEach(async () => {
  const folder = scratch();
  engine = startEngine(folder);
  const path = projectFile(folder, [dialogue, page]);
  good(await engine.client.project.open({ path }));
  here = clientOf(engine.invoke, () => path);
  elsewhere = clientOf(engine.invoke, () => `${path}.before`);
});

const state = async () => ({
  history: good(await here.history.list({ count: 50 })),
  rows: good(await here.rows.page({ from: 1, count: 50 })),
  info: good(await here.project.info({})),
});

/** Calls of every feature, each with what it would take here. */
const calls: Readonly<Record<string, (client: EngineClient) => Promise<Result<unknown>>>> = {
  'project.copy': (client) => client.project.copy({}),
  'project.keepPlace': (client) => client.project.keepPlace({ row: 2, side: 'en', panel: null }),
  'project.close': (client) => client.project.close({}),
  'documents.remove': async (client) => {
    const [first] = good(await here.project.info({})).documents;
    if (first === undefined) throw new Error('no document');
    return client.documents.remove({ document: first.id });
  },
  'documents.import': (client) =>
    client.documents.import({ from: { path: '/nowhere.txt' }, into: 'open', job: 'a' }),
  'rows.page': (client) => client.rows.page({ from: 1, count: 5 }),
  'cells.setState': async (client) => {
    const [row] = good(await here.rows.page({ from: 1, count: 1 })).rows;
    if (row === undefined) throw new Error('no row');
    return client.cells.setState({ segments: [row.segment], side: 'en', state: 'reviewed' });
  },
  'history.undo': (client) => client.history.undo({}),
  'annotations.list': (client) => client.annotations.list({ filter: {} }),
  'annotations.create': async (client) =>
    client.annotations.create({
      content: plainContent,
      ranges: [await rangeOf(here, 1, 'source', '發現')],
    }),
};

describe('a call that was meant for a project that is no longer the open one', () => {
  test('is refused and changes nothing', async () => {
    const before = await state();
    for (const [name, ask] of Object.entries(calls)) {
      expect(codeOf(await ask(elsewhere)), name).toBe('project.other');
    }
    expect(await state()).toEqual(before);
  });

  test('may ask which one is open', async () => {
    expect(good(await elsewhere.project.info({}))).toEqual(good(await here.project.info({})));
  });

  test('is refused also when the other was opened while it waited its turn', async () => {
    const { path } = good(await here.project.info({}));
    const opening = here.library.create({ name: 'another' });
    const asked = here.project.close({});
    const other = good(await opening);
    expect(other.path).not.toBe(path);
    expect(codeOf(await asked)).toBe('project.other');
    expect(good(await here.project.info({})).path).toBe(other.path);
  });

  test('names it by a text', async () => {
    const answer = await engine.invoke('rows', 'page', { from: 1, count: 1 }, 7 as unknown as string);
    expect(codeOf(answer)).toBe('input.invalid');
  });
});
