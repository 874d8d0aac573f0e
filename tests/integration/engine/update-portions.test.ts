import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { Result } from '#core/model/index.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { listEvents } from '#engine/store/history-repository.ts';
import { mostChanges } from '#engine/update/newer.ts';
import { startable } from '../programs.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { codeOf, good, reopen, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';
import { contentOf, newer, older, sentence, textOf, writeNewer } from './updating.ts';

type Meanwhile = (client: EngineClient) => Promise<void>;

const kind = 'update-document';

/** A project with a translated and annotated document; what is to be done while it is updated is done once. */
const opened = async (meanwhile: { readonly surveying?: Meanwhile; readonly storing?: Meanwhile } = {}) => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const { document, project } = good(await importFile(engine, folder, 'older.txt', textOf(older)));
  for (const row of [1, 50, 150, 205, 285, 320]) {
    const { segment } = await rowNumbered(client, row);
    const after = { text: `Sentence ${row}.`, tags: [] };
    good(await client.cells.edit({ segment, side: 'en', before: '', after }));
    await annotate(client, [[row, 'source', '山裡']], { body: String(row) });
  }
  const waiting = { ...meanwhile };
  const doings: Promise<void>[] = [];
  const start = (phase: keyof typeof waiting): void => {
    const next = waiting[phase];
    delete waiting[phase];
    if (next !== undefined) doings.push(next(client));
  };
  const content = async (): Promise<unknown> => {
    good(await client.project.close({}));
    const found = contentOf(project.path);
    good(await client.project.open({ path: project.path }));
    return found;
  };
  const update = async (paragraphs = newer) => {
    const path = writeNewer(folder, paragraphs);
    const stop = engine.onEvent((name, payload) => {
      // What changes the project first is the first portion.
      if (name === 'project.changed') start('storing');
      if (name === 'jobs.progress' && (payload as JobProgress).phase === 'surveying') start('surveying');
    });
    const result = await client.documents.update({ document, from: { path }, job: 'update' });
    await Promise.all(doings);
    stop();
    expect(Object.keys(waiting)).toEqual([]);
    return result;
  };
  return { engine, client, folder, document, path: project.path, content, update };
};

const portions = async (client: EngineClient): Promise<number> =>
  good(await client.history.list({})).filter((entry) => entry.kind === kind && entry.of === null).length;
const expectSound = async (client: EngineClient): Promise<void> =>
  expect(good(await client.project.check({})).problems).toEqual([]);
const joined = async (...[engine]: Parameters<typeof allRows>): Promise<string> =>
  (await allRows(engine))
    .map(({ cells, gap }) => (cells.source?.text ?? '') + gap)
    .join('')
    .trim();

test('a large update is stored in portions, and is one step of undo and of redo', async () => {
  const { engine, client, content, update } = await opened();
  const before = await content();
  const report = good(await update());
  expect(report.rows).toEqual({
    kept: 200,
    changed: 100,
    moved: 50,
    added: 180,
    removed: 80,
    split: 0,
    merged: 10,
    held: 0,
  });
  expect(await portions(client)).toBeGreaterThan(2);
  expect(await joined(engine)).toBe(textOf(newer).trim());
  await expectSound(client);
  const { sequence } = report;
  if (sequence === null) throw new Error('nothing was changed');
  const { total, items } = good(await client.history.changes({ sequence, from: 0, count: 500 }));
  const told = Map.groupBy(items, ({ is }) => is);
  expect([total, told.get('added')?.length, told.get('moved')?.length]).toEqual([items.length, 180, 50]);
  const after = await content();

  good(await client.history.undo({}));
  expect(await content()).toEqual(before);
  good(await client.history.redo({}));
  expect(await content()).toEqual(after);
  await expectSound(client);
  // The same file again: nothing.
  expect(good(await update()).sequence).toBeNull();
});

test('between two portions translations are saved; what the update has in hand is refused, and nothing is lost', async () => {
  const order: string[] = [];
  const answers: Result<unknown>[] = [];
  const typed = { text: 'Typed meanwhile.', tags: [] };
  const { engine, client, content, update } = await opened({
    storing: async (client) => {
      const rows = await client.rows.page({ from: 1, count: 500 });
      const rowOf = (text: string) => {
        const row = good(rows).rows.find(({ cells }) => cells.source?.text === text);
        if (row === undefined) throw new Error(`no row of ${text}`);
        return row;
      };
      const [kept, joined] = [rowOf(sentence(150)), rowOf(sentence(284))];
      const edit = (row: typeof kept) =>
        client.cells.edit({
          segment: row.segment,
          side: 'en',
          before: row.cells.en?.text ?? '',
          after: typed,
        });
      answers.push(await edit(kept));
      order.push('typed');
      answers.push(await edit(joined));
      answers.push(await client.segments.split({ segment: kept.segment, side: 'source', at: 4 }));
      answers.push(await client.history.undo({}), await client.history.undo({}));
    },
  });
  const before = await content();
  const report = good(await update());
  order.push('updated');
  expect(answers.map(codeOf)).toEqual([
    null,
    'document.updating',
    'document.updating',
    null,
    'document.updating',
  ]);
  expect(order).toEqual(['typed', 'updated']);
  expect(report.rows.merged).toBe(10);
  expect(await joined(engine)).toBe(textOf(newer).trim());
  await expectSound(client);
  good(await client.history.undo({}));
  expect(await content()).toEqual(before);
});

test('what is typed between two portions stays in its row, also when the update is cancelled', async () => {
  const { client, update, content } = await opened({
    storing: async (client) => {
      const { segment } = await rowNumbered(client, 400);
      const after = { text: 'Typed meanwhile.', tags: [] };
      const row = good(await client.rows.page({ from: 1, count: 500 })).rows.find(
        ({ cells }) => cells.source?.text === sentence(399),
      );
      expect(row?.cells.en?.text ?? '').toBe('');
      good(await client.cells.edit({ segment: row?.segment ?? segment, side: 'en', before: '', after }));
      good(await client.jobs.cancel({ job: 'update' }));
    },
  });
  const before = await content();
  expect(codeOf(await update())).toBe('job.cancelled');
  const { segment, cells } = await rowNumbered(client, 400);
  expect([cells.source?.text, cells.en?.text]).toEqual([sentence(399), 'Typed meanwhile.']);
  await expectSound(client);
  good(await client.history.undo({}));
  expect(await content()).toEqual(before);
  expect(segment).toBe((await rowNumbered(client, 400)).segment);
});

test('cancelled between two portions an update leaves everything as it was, and nothing to do again', async () => {
  const { client, content, update } = await opened({
    storing: async (client) => {
      good(await client.jobs.cancel({ job: 'update' }));
    },
  });
  const before = await content();
  expect(codeOf(await update())).toBe('job.cancelled');
  expect(await portions(client)).toBeGreaterThan(0);
  expect(await content()).toEqual(before);
  await expectSound(client);
  expect(codeOf(await client.history.redo({}))).toBe('nothing-to-redo');
  // Nothing is held any more, and the same update can be made.
  expect(good(await update()).rows.added).toBe(180);
});

test('an original that is edited while an update is worked out is what it is worked out from', async () => {
  const { engine, client, update } = await opened({
    surveying: async (client) => {
      const { segment, cells } = await rowNumbered(client, 120);
      const before = cells.source?.text ?? '';
      const after = { text: `${before}真的。`, tags: [] };
      good(await client.cells.edit({ segment, side: 'source', before, after }));
      good(await client.segments.split({ segment, side: 'source', at: before.length }));
    },
  });
  good(await update());
  // The file has not changed that row: what was done to it stays.
  const rows = await allRows(engine);
  const at = rows.findIndex(({ cells }) => cells.source?.text === sentence(119));
  expect(rows[at + 1]?.cells.source?.text).toBe('真的。');
  expect(rows).toHaveLength(491);
  await expectSound(client);
});

test('killed between two portions, what was stored is sound, and is taken back when the project is opened', async () => {
  const { engine, client, folder, document, path, content } = await opened();
  const before = await content();
  await engine.close();
  const child = startable(join(import.meta.dirname, 'update-kill-child.ts'));
  for (const stored of ['1', '2', '3']) {
    const args = [child, path, writeNewer(folder), join(folder, 'other'), String(document), stored];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([run.signal, run.stderr]).toEqual(['SIGKILL', '']);
    const project = reopen(path);
    const standing = listEvents(project.handle, Number.MAX_SAFE_INTEGER, 10, null).filter(
      (event) => event.kind === kind && event.state === 'done',
    );
    expect(standing).toHaveLength(Number(stored));
    expect(good(checkProject(project)).problems).toEqual([]);
    closeProject(project);

    good(await client.project.open({ path }));
    expect(await content()).toEqual(before);
    await expectSound(client);
    expect(codeOf(await client.history.redo({}))).toBe('nothing-to-redo');
    good(await client.project.close({}));
  }
});

test('a file that differs in more rows than an update may change is refused, and changes nothing', async () => {
  const { client, content, update } = await opened();
  const before = await content();
  const flood = ['一。'.repeat(mostChanges + older.length + 1)];
  const refused = await update(flood);
  expect(refused.ok ? null : refused.error).toMatchObject({
    code: 'document.too-many-changes',
    params: { name: 'newer.txt', limit: mostChanges },
  });
  expect(await content()).toEqual(before);
  expect(await portions(client)).toBe(0);
});
