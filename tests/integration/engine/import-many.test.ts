import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { JobProgress } from '#api/jobs.ts';
import { defaultSettings, type Result } from '#core/model/index.ts';
import type { ImportTypes } from '#engine/import/messages.ts';
import { createReader } from '#engine/import/reader.ts';
import { createPool, type Running } from '#engine/workers/pool.ts';
import { startWorker } from '#engine/workers/start.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

const write = (folder: string, name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** An engine with a project of one document, and files beside it: two that can be read, two that cannot. */
const prepared = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await importFile(engine, folder, 'first.txt', '第一句。\n'));
  const files = [
    write(folder, 'a.txt', '甲。乙。\n'),
    write(folder, 'empty.txt', ''),
    write(folder, 'blank.txt', '\n\n'),
    write(folder, 'b.txt', '丙。\n'),
  ].map((path) => ({ from: { path } }));
  return { folder, engine, client: engine.client, files };
};

describe('importing several documents', () => {
  test('takes those that can be read in one step of undo, and tells the others with their reasons', async () => {
    const { engine, client, files } = await prepared();
    const report = good(await client.documents.importAll({ files, into: 'open', job: 'all' }));
    expect(report.documents.map(({ file, rows }) => [file, rows])).toEqual([
      [0, 2],
      [3, 1],
    ]);
    expect(report.failed.map(({ file, name, failure }) => [file, name, failure.code])).toEqual([
      [1, 'empty.txt', 'file.empty'],
      [2, 'blank.txt', 'document.no-text'],
    ]);
    expect(report.project).toMatchObject({ rows: 4, canUndo: true });
    const [entry] = good(await client.history.list({ count: 1 }));
    expect(entry).toMatchObject({ kind: 'import', document: 'a.txt', documents: 2 });
    good(await client.history.undo({}));
    expect((await allRows(engine)).map(({ cells }) => cells.source?.text)).toEqual(['第一句。']);
    good(await client.history.redo({}));
    expect((await allRows(engine)).map(({ cells }) => cells.source?.text)).toEqual([
      '第一句。',
      '甲。',
      '乙。',
      '丙。',
    ]);
    expect(good(await client.project.check({})).problems).toEqual([]);
  });

  test('into a new project names it after the first that can be; without any there is none', async () => {
    const { folder, client, files } = await prepared();
    const before = good(await client.project.info({})).path;
    const bad = files.slice(1, 3);
    const none = good(await client.documents.importAll({ files: bad, into: 'new', job: 'none' }));
    expect(none).toMatchObject({ project: null, documents: [], failed: [{ file: 0 }, { file: 1 }] });
    expect(good(await client.project.info({})).path).toBe(before);
    const projects = readdirSync(join(folder, 'library')).filter((name) => name.endsWith('.duizhao'));
    expect(projects).toEqual(['first.duizhao']);
    const some = good(
      await client.documents.importAll({ files: [...bad, ...files.slice(3)], into: 'new', job: 'some' }),
    );
    expect(some.project).toMatchObject({ rows: 1 });
    expect(some.documents).toMatchObject([{ file: 2 }]);
  });

  test('cancelled, leaves nothing of any, and says which file it was at', async () => {
    const { folder, engine, client, files } = await prepared();
    const long = write(folder, 'long.txt', '他說：「發現了新的東西。」\n'.repeat(20_000));
    const seen: NonNullable<JobProgress['file']>[] = [];
    const stop = engine.onEvent((name, payload) => {
      if (name !== 'jobs.progress') return;
      const { file } = payload as JobProgress;
      if (file === undefined) return;
      seen.push(file);
      if (file.name === 'long.txt') void client.jobs.cancel({ job: 'all' });
    });
    onTestFinished(stop);
    const asked = [files[0], { from: { path: long } }, files[3]].filter((file) => file !== undefined);
    const answer = await client.documents.importAll({ files: asked, into: 'open', job: 'all' });
    expect(codeOf(answer)).toBe('job.cancelled');
    expect(seen[0]).toEqual({ name: 'a.txt', at: 1, of: 3 });
    expect(seen.at(-1)).toEqual({ name: 'long.txt', at: 2, of: 3 });
    expect(good(await client.project.info({}))).toMatchObject({
      rows: 1,
      documents: [{ name: 'first.txt' }],
    });
    expect(existsSync(long)).toBe(true);
    expect(good(await client.documents.importAll({ files, into: 'open', job: 'all' })).project?.rows).toBe(4);
  });
});

test('an engine that closes ends the task that runs, and what it had stored', async () => {
  const { folder, engine, client, files } = await prepared();
  const path = write(folder, 'long.txt', '他說：「發現了新的東西。」\n'.repeat(20_000));
  const { path: project } = good(await client.project.info({}));
  const closed = new Promise<void>((resolve) => {
    const stop = engine.onEvent((name, payload) => {
      if (name !== 'jobs.progress' || (payload as JobProgress).phase !== 'storing') return;
      stop();
      void engine.close().then(resolve);
    });
  });
  const all = client.documents.importAll({ files: [...files, { from: { path } }], into: 'open', job: 'all' });
  expect(codeOf(await all)).toBe('job.cancelled');
  await closed;
  const next = startEngine(folder);
  good(await next.client.project.open({ path: project }));
  expect((await allRows(next)).map(({ cells }) => cells.source?.text)).toEqual(['第一句。']);
  expect(good(await next.client.project.check({})).problems).toEqual([]);
});

describe('the reader of documents', () => {
  const order = (path: string) => ({ path, name: 'a.txt', settings: defaultSettings });

  /** What ends the reading of a document. */
  const readAll = async (reading: Running<ImportTypes>): Promise<Result<null>> => {
    for (;;) {
      const message = await reading.next();
      if (message.is === 'end') {
        await reading.close();
        return message.result;
      }
      if (message.is === 'said' && (message.value.is === 'batch' || message.value.is === 'original'))
        reading.makeRoom();
    }
  };

  const counted = () => {
    const workers: Worker[] = [];
    const pool = createPool((memory) => {
      const worker = startWorker(memory);
      workers.push(worker);
      return worker;
    });
    onTestFinished(pool.close);
    return { reader: createReader(pool), workers };
  };

  test('starts one thread for many documents and looks at them, also after one that cannot be read', async () => {
    const folder = scratch();
    const path = write(folder, 'a.txt', '甲。\n');
    const blank = write(folder, 'b.txt', '\n');
    const { reader, workers } = counted();
    for (const one of [path, blank, path, join(folder, 'none.txt'), path, path]) {
      const result = await readAll(reader.read(order(one)));
      const expected = one === path ? 'ok' : one === blank ? 'document.no-text' : 'file.not-found';
      expect(result.ok ? 'ok' : result.error.code).toBe(expected);
      const looked = await reader.inspect({ path: one, name: 'a.txt' });
      expect(looked.ok).toBe(!one.endsWith('none.txt'));
    }
    expect(workers).toHaveLength(1);
  });

  test('starts another when one broke down or was left before its end', async () => {
    const folder = scratch();
    const path = write(folder, 'a.txt', '甲。\n');
    const { reader, workers } = counted();
    const left = reader.read(order(path));
    expect(await left.next()).toMatchObject({ is: 'said', value: { is: 'progress' } });
    await left.close();
    good(await readAll(reader.read(order(path))));
    expect(workers).toHaveLength(2);
    await workers[1]?.terminate();
    good(await readAll(reader.read(order(path))));
    expect(workers).toHaveLength(3);
    // Nobody makes room for what it reads, so it waits in the middle.
    const long = write(folder, 'long.txt', '甲乙丙丁。\n'.repeat(4000));
    const broken = reader.read(order(long));
    await broken.next();
    await workers[2]?.terminate();
    expect(codeOf(await readAll(broken))).toBe('internal');
  });
});
