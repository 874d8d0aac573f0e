import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { JobProgress } from '#api/jobs.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { rowNumbered } from './annotating.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from './fixtures.ts';

const count = 450;
const replies = 300;
const kind = 'import-annotations';

/** Annotations of a word in the third row, and replies of which each answers the one after it. */
const file = (folder: string): string => {
  const selector = { type: 'TextQuoteSelector', exact: '第三句', prefix: '這是' };
  const annotations = Array.from({ length: count }, (_, n) => ({
    type: 'Annotation',
    id: `urn:uuid:${n}`,
    body: { type: 'TextualBody', value: 'a' },
    target: { selector },
  }));
  const answers = Array.from({ length: replies }, (_, n) => ({
    type: 'Annotation',
    id: `urn:uuid:reply-${n}`,
    motivation: 'replying',
    body: { type: 'TextualBody', value: 'a' },
    target: n + 1 === replies ? 'urn:uuid:0' : `urn:uuid:reply-${n + 1}`,
  }));
  const path = join(folder, 'many.jsonld');
  writeFileSync(path, JSON.stringify([...annotations, ...answers]));
  return path;
};

/** An engine over a project; `whileStoring` is done once, between two portions. */
const opened = async (whileStoring: (client: EngineClient) => Promise<void> = () => Promise.resolve()) => {
  const folder = scratch();
  const path = file(folder);
  let done: Promise<void> | null = null;
  const engine = startEngine(folder);
  engine.onEvent((name, payload) => {
    if (name === 'jobs.progress' && (payload as JobProgress).phase === 'storing')
      done ??= whileStoring(engine.client);
  });
  const { client } = engine;
  good(await client.project.open({ path: projectFile(folder, [dialogue]) }));
  const take = async () => {
    const result = await client.annotations.import({ from: { path }, job: 'many' });
    await done;
    if (done === null) throw new Error('nothing was stored');
    return result;
  };
  return { client, take };
};

const total = async (client: EngineClient): Promise<number> =>
  good(await client.annotations.list({ count: 1 })).total;
const portions = async (client: EngineClient): Promise<number> =>
  good(await client.history.list({})).filter((entry) => entry.kind === kind && entry.of === null).length;
const problems = async (client: EngineClient) => good(await client.project.check({})).problems;

test('many annotations come in portions, and are one step of undo', async () => {
  const { client, take } = await opened();
  const report = good(await take());
  expect(report.items.filter(({ taken }) => taken === 'refused').slice(0, 3)).toEqual([]);
  expect(report).toMatchObject({ taken: count, orphaned: 0 });
  expect(await portions(client)).toBeGreaterThan(2);
  const first = good(await client.annotations.list({ count: 500 })).items.find(
    ({ replies: own }) => own.length > 0,
  );
  expect(first?.replies).toHaveLength(replies);
  good(await client.history.undo({}));
  expect(await total(client)).toBe(0);
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  good(await client.history.redo({}));
  expect(await total(client)).toBe(count);
  expect(await problems(client)).toEqual([]);
  expect(good(await take())).toMatchObject({ taken: 0, same: count });
});

test('what is typed between two portions moves the words of both', async () => {
  const { client, take } = await opened(async (client) => {
    const { segment, cells } = await rowNumbered(client, 3);
    const before = cells.source?.text ?? '';
    const after = { text: `真的，${before}`, tags: [] };
    good(await client.cells.edit({ segment, side: 'source', before, after }));
  });
  expect(good(await take())).toMatchObject({ taken: count, orphaned: 0 });
  const text = (await rowNumbered(client, 3)).cells.source?.text ?? '';
  const { items } = good(await client.annotations.list({ count: 500 }));
  const words = items.flatMap(({ anchors }) =>
    anchors.map(({ start, end }) => sliceCodePoints(text, start, end)),
  );
  expect(words).toEqual(Array.from({ length: count }, () => '第三句'));
  expect(await problems(client)).toEqual([]);
});

test('cancelled between two portions nothing of them stays', async () => {
  const { client, take } = await opened(async (client) => {
    good(await client.jobs.cancel({ job: 'many' }));
  });
  expect(codeOf(await take())).toBe('job.cancelled');
  expect(await portions(client)).toBeGreaterThan(0);
  expect(await total(client)).toBe(0);
  expect(await problems(client)).toEqual([]);
});
