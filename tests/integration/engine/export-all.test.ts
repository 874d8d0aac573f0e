import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JobProgress } from '#api/jobs.ts';
import type { DocumentId } from '#core/model/index.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

/*
 * Which documents leave a project when several are written at once: those that are asked for and no others, in the order of the project, never over another
 * file, and none at all when it is cancelled or refused as a whole.
 */

const names = ['first', 'second', 'third', 'fourth'];

/** A project of four documents, of which the last one was undone. */
const opened = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const documents: DocumentId[] = [];
  for (const [n, name] of names.entries()) {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, `這是${name}。\n`);
    const into = n === 0 ? 'new' : 'open';
    documents.push(good(await client.documents.import({ from: { path }, into, job: name })).document);
  }
  good(await client.history.undo({}));
  const out = join(folder, 'out');
  mkdirSync(out);
  return { folder, engine, client, documents, out };
};

const wish = { job: 'all', columns: ['source'], pattern: '{name}' };

describe('documents that are written at once', () => {
  test('are those that were asked for, in the order of the project, whatever was asked for', async () => {
    const { client, documents, folder } = await opened();
    for (let asked = 0; asked < 8; asked += 1) {
      // What was undone is no document of the project, though it is asked for.
      const chosen = documents.filter((_, n) => n === 3 || (asked >> n) % 2 === 1);
      const to = join(folder, `of ${asked}`);
      mkdirSync(to);
      const report = good(await client.exports.all({ ...wish, folder: to, documents: chosen.toReversed() }));
      const expected = names.filter((_, n) => n < 3 && (asked >> n) % 2 === 1);
      expect(report.folder).toBe(to);
      expect(report.failed).toEqual([]);
      expect(report.files.map(({ document }) => document)).toEqual(chosen.slice(0, expected.length));
      expect(readdirSync(to).toSorted()).toEqual(expected.map((name) => `${name}.txt`).toSorted());
      for (const name of expected)
        expect(readFileSync(join(to, `${name}.txt`), 'utf8')).toBe(`這是${name}。\n`);
    }
  });

  test('are all of the project where none was named, in its own folder where none was', async () => {
    const { client, folder } = await opened();
    const report = good(await client.exports.all(wish));
    expect(report.folder).toBe(join(folder, 'library', 'Exports'));
    expect(readdirSync(report.folder).toSorted()).toEqual(['first.txt', 'second.txt', 'third.txt']);
    // Again: beside what is there.
    const again = good(await client.exports.all(wish));
    expect(again.files.map(({ path }) => path.replace(`${report.folder}/`, ''))).toEqual([
      'first 2.txt',
      'second 2.txt',
      'third 2.txt',
    ]);
    expect(readdirSync(report.folder)).toHaveLength(6);
  });

  test('that cannot be written are told, and the others are', async () => {
    const { client, documents, out } = await opened();
    const report = good(
      await client.exports.all({ ...wish, columns: ['en'], folder: out, untranslated: 'refuse' }),
    );
    expect(report.files).toEqual([]);
    expect(report.failed.map(({ document, name, failure }) => [document, name, failure.code])).toEqual(
      names.slice(0, 3).map((name, n) => [documents[n], `${name}.txt`, 'export.untranslated']),
    );
    expect(readdirSync(out)).toEqual([]);
  });

  test('leave nothing behind when it is cancelled on the way', async () => {
    const { engine, client, out } = await opened();
    const there: number[] = [];
    engine.onEvent((name, payload) => {
      if (name !== 'jobs.progress') return;
      const { job, file } = payload as JobProgress;
      if (job !== wish.job || file?.at !== 3) return;
      there.push(readdirSync(out).filter((name) => name.endsWith('.txt')).length);
      void client.jobs.cancel({ job });
    });
    expect(codeOf(await client.exports.all({ ...wish, folder: out }))).toBe('job.cancelled');
    // Two were finished by then.
    expect(there[0]).toBe(2);
    expect(readdirSync(out)).toEqual([]);
  });

  test('leave nothing behind when a name for all of them is refused', async () => {
    const { client, out } = await opened();
    expect(codeOf(await client.exports.all({ ...wish, folder: out, pattern: '{nothing}' }))).toBe(
      'export.bad-pattern',
    );
    expect(readdirSync(out)).toEqual([]);
  });
});
