import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { checks } from '#core/checks/index.ts';
import type { ExportNotes, ExportReport } from '#api/index.ts';
import { plain, type Result, type Side } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { annotate } from './annotating.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine, type DraftDocument } from './fixtures.ts';
import { allRows } from './importing.ts';

const opened = async (folder: string, document: DraftDocument = dialogue): Promise<Engine> => {
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, [document]) }));
  return engine;
};

const run = (
  engine: Engine,
  format: string,
  more: { path?: string; columns?: Side[]; job?: string } = {},
): Promise<Result<ExportReport>> =>
  engine.client.exports.run({ job: 'export', format, columns: ['source', 'zh-Hans', 'en'], ...more });

const long: DraftDocument = {
  ...dialogue,
  rows: Array.from({ length: 3000 }, (_, n) => ({ source: `第${n}句。`, opens: n % 5 === 0 })),
};

/** What an export of all columns is called. */
const name = 'p · Original + Simplified Chinese + English';

describe('a document written out', () => {
  test.each(['docx', 'html', 'md', 'txt'] as const)(
    'as %s goes to the exports folder, numbered when taken',
    async (format) => {
      const folder = scratch();
      const engine = await opened(folder);
      const first = good(await run(engine, format));
      const second = good(await run(engine, format));
      expect(first.path).toBe(join(folder, 'library', 'Exports', `${name}.${format}`));
      expect(second.name).toBe(`${name} 2.${format}`);
      const bytes = readFileSync(first.path);
      expect(bytes.length).toBe(first.bytes);
      const text =
        format === 'docx'
          ? strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
          : bytes.toString();
      for (const words of ['他說：「發現了新的東西。」', '他说：「发现了新的东西。」', 'The end.'])
        expect(text).toContain(words);
      expect(first.rows).toBe(5);
      expect(readdirSync(dirname(first.path)).sort()).toEqual([`${name} 2.${format}`, `${name}.${format}`]);
    },
  );

  test('says how many annotations went along, and how many stayed', async () => {
    const { client } = await opened(scratch());
    for (const visibility of ['export', 'shared', 'shared', 'private'] as const)
      await annotate(client, [[1, 'source', '他']], { body: 'x', visibility });
    const columns: Side[] = ['source', 'en'];
    const all = { export: 1, shared: 2, private: 1 };
    expect(good(await client.exports.notes({ columns }))).toEqual(all);
    const written = async (format: string, notes: ExportNotes) => {
      const { notes: along, left } = good(await client.exports.run({ job: 'x', format, columns, notes }));
      return { along, left };
    };
    expect(await written('docx', 'export')).toEqual({ along: 1, left: { ...all, export: 0 } });
    expect(await written('html', 'shared')).toEqual({ along: 3, left: { export: 0, shared: 0, private: 1 } });
    expect(await written('txt', 'all')).toEqual({ along: 0, left: all });
  });

  test('in the interface language asked for', async () => {
    const engine = await opened(scratch());
    const request = { job: 'x', format: 'html', columns: ['source', 'en'] as Side[] } as const;
    const report = good(await engine.client.exports.run({ ...request, interfaceLanguage: 'zh-Hans' }));
    expect(readFileSync(report.path, 'utf8')).toContain('原文');
  });

  test('holds all rows of a long project once, in order, while edits go on', async () => {
    const engine = await opened(scratch(), long);
    const row = (await allRows(engine))[2999];
    const exporting = run(engine, 'txt', { columns: ['source'] });
    good(
      await engine.client.cells.edit({
        segment: row?.segment ?? 0,
        side: 'en',
        before: '',
        after: plain('x'),
      }),
    );
    const report = good(await exporting);
    expect(report.rows).toBe(3000);
    const numbers = readFileSync(report.path, 'utf8').match(/\d+/g)?.map(Number);
    expect(numbers).toEqual(Array.from({ length: 3000 }, (_, n) => n));
  });

  test('has no text checked on the way: nothing that is found goes into a file', async () => {
    const engine = await opened(scratch());
    const checked = vi.spyOn(checks, 'run');
    try {
      good(await run(engine, 'html'));
      expect(checked).not.toHaveBeenCalled();
      await allRows(engine);
      expect(checked).toHaveBeenCalled();
    } finally {
      checked.mockRestore();
    }
  });

  test('to a chosen path replaces what is there', async () => {
    const folder = scratch();
    const engine = await opened(folder);
    const path = join(folder, 'chosen.txt');
    writeFileSync(path, 'old');
    expect(good(await run(engine, 'txt', { path, columns: ['en'] })).path).toBe(path);
    expect(readFileSync(path, 'utf8')).toContain('The end.');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('an export that cannot be', () => {
  test('never touches the project, a folder, or a file that was there', async () => {
    const folder = scratch();
    const engine = await opened(folder);
    expect(codeOf(await run(engine, 'txt', { path: join(folder, 'p.duizhao') }))).toBe('export.same-file');
    expect(codeOf(await run(engine, 'txt', { path: folder }))).toBe('file.is-directory');
    expect(codeOf(await run(engine, 'txt', { columns: ['zh-Hant'] }))).toBe('export.no-columns');
    expect(await allRows(engine)).toHaveLength(5);
  });

  test('because nobody may write there leaves the old file', async (context) => {
    context.skip(process.getuid?.() === 0, 'the superuser may write everywhere');
    const folder = scratch();
    const engine = await opened(folder);
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'kept.txt'), 'kept');
    chmodSync(closed, 0o500);
    expect(codeOf(await run(engine, 'txt', { path: join(closed, 'kept.txt') }))).toBe('file.no-permission');
    chmodSync(closed, 0o700);
    expect(readFileSync(join(closed, 'kept.txt'), 'utf8')).toBe('kept');
  });

  test('because it was cancelled leaves no file', async () => {
    const folder = scratch();
    const engine = await opened(folder, long);
    let told = 0;
    engine.onEvent((name) => {
      if (name !== 'jobs.progress') return;
      told += 1;
      void engine.client.jobs.cancel({ job: 'export' });
    });
    const path = join(folder, 'kept.txt');
    writeFileSync(path, 'kept');
    expect(codeOf(await run(engine, 'txt', { path }))).toBe('job.cancelled');
    expect(told).toBeGreaterThan(0);
    expect(readFileSync(path, 'utf8')).toBe('kept');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});
