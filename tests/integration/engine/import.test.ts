import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JobProgress } from '#api/index.ts';
import { plain, type DocumentId } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { originalParts } from '#engine/store/originals-repository.ts';
import { codeOf, good, reopen, scratch, startEngine } from './fixtures.ts';
import { allRepairs, allRows, importFile, joined } from './importing.ts';

const text = '他說：「發現了。」後來走了。\n\n第二段里,有兩句話。真的嗎？\n';

/** Sentences enough for many batches. */
const long = (sentences: number): string =>
  Array.from({ length: sentences }, (_, n) => `第${n}句話說完了。${n % 7 === 6 ? '\n' : ''}`).join('');

const kept = (path: string, document: DocumentId): Buffer => {
  const project = reopen(path);
  const bytes = Buffer.concat([...originalParts(project.handle, document)]);
  closeProject(project);
  return bytes;
};

describe('a document', () => {
  test('becomes a project of its own name: rows, converted column, empty column', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const report = good(await importFile(engine, folder, '一篇.txt', text));
    expect(report.project).toMatchObject({
      name: '一篇',
      path: join(folder, 'library', '一篇.duizhao'),
      rows: report.rows,
    });
    expect(report.project.documents).toMatchObject([
      { name: '一篇.txt', format: 'txt', encoding: 'utf-8', language: 'zh-Hant', targets: ['zh-Hans', 'en'] },
    ]);
    const rows = await allRows(engine);
    expect(rows).toHaveLength(report.rows);
    expect(rows[0]?.cells).toMatchObject({
      source: { text: '他說：「發現了。」', origin: 'imported' },
      'zh-Hans': { text: '他说：「发现了。」', origin: 'converted', state: 'draft' },
      en: { text: '', state: 'empty' },
    });
    expect(rows.filter(({ opensBlock }) => opensBlock)).toHaveLength(2);
    const sides = good(await engine.client.project.counts({}));
    expect(sides.find(({ side }) => side === 'source')).toMatchObject({ characters: report.characters });
  });

  test('keeps its original bytes unchanged, in parts', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const rows = 3_500;
    const lines = Array.from({ length: rows }, (_, n) => `第${n}段${'山高水長'.repeat(75)}。`).join('\n');
    const content = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(lines)]);
    expect(content.length).toBeGreaterThan(3 * 1024 * 1024);
    const report = good(await importFile(engine, folder, 'long.txt', content));
    await engine.close();
    const stored = kept(report.project.path, report.document);
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(digest(stored)).toBe(digest(content));
    expect(report.rows).toBe(rows);
  });

  test.each([
    [
      'gb18030',
      Buffer.from('cbfbcbb5a3babad3c0efd3d0d3e3a1a3cbfbc3c7b6bcd7dfc1cba1a3', 'hex'),
      'zh-Hans',
      '他说：河里有鱼。他们都走了。',
    ],
    ['big5', Buffer.from('a54cbba1a147aa65b8cca6b3b3bda143', 'hex'), 'zh-Hant', '他說：河裡有魚。'],
    ['utf-16le', Buffer.from('\ufeff他說：河裡有魚。', 'utf16le'), 'zh-Hant', '他說：河裡有魚。'],
  ] as const)('in %s is read right', async (encoding, bytes, language, words) => {
    const folder = scratch();
    const engine = startEngine(folder);
    const report = good(await importFile(engine, folder, 'x.txt', bytes));
    expect(report.project.documents[0]).toMatchObject({ encoding, language });
    expect(joined(await allRows(engine))).toBe(words);
  });

  test('of Markdown or HTML brings its headings and tags', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, 'a.md', '# 標題在這裡\n\n這是**重要**的話。\n'));
    const rows = await allRows(engine);
    expect(rows[0]?.block).toMatchObject({ kind: 'heading', level: 1 });
    expect(rows[1]?.cells.source).toMatchObject({ text: '這是重要的話。', tags: [{ at: 2 }, { at: 4 }] });
    expect(rows[1]?.cells['zh-Hans']?.tags).toEqual(rows[1]?.cells.source?.tags);
    good(await importFile(engine, folder, 'b.html', '<h2>標題</h2><p>這是<em>重要</em>的話。</p>'));
    expect((await allRows(engine))[0]?.block).toMatchObject({ kind: 'heading', level: 2 });
  });

  test('in English gets both Chinese columns, empty', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, 'e.txt', 'The first sentence is here. And this is the second.\n'));
    const rows = await allRows(engine);
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0]?.cells ?? {}).sort()).toEqual(['source', 'zh-Hans', 'zh-Hant']);
  });

  test('is added to the open project; undo hides it, redo shows it', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, 'a.txt', text));
    const path = join(folder, 'b.txt');
    writeFileSync(path, '又一篇。說完了。');
    const first = (await allRows(engine)).length;
    good(await engine.client.documents.import({ from: { path }, into: 'open', job: 'b' }));
    expect(await allRows(engine)).toHaveLength(first + 2);
    good(await engine.client.history.undo({}));
    expect(await allRows(engine)).toHaveLength(first);
    good(await engine.client.history.redo({}));
    expect(await allRows(engine)).toHaveLength(first + 2);
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  test('may be a sample or an upload, and nothing outside their folders', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    mkdirSync(join(folder, 'samples'));
    writeFileSync(join(folder, 'samples', 'news-zh-Hant.txt'), '新聞\n說完了。');
    mkdirSync(join(folder, 'data', 'uploads'), { recursive: true });
    writeFileSync(join(folder, 'data', 'uploads', 'abc-1'), text);
    const sample = { sample: 'news-zh-Hant.txt' };
    expect(
      good(await engine.client.documents.import({ from: sample, into: 'new', job: 's' })).project.name,
    ).toBe('新聞');
    const upload = { upload: 'abc-1', name: '上傳.txt' };
    expect(
      good(await engine.client.documents.import({ from: upload, into: 'new', job: 'u' })).project.name,
    ).toBe('上傳');
    for (const from of [{ sample: '../data/uploads/abc-1' }, { upload: '../uploads/abc-1', name: 'x.txt' }]) {
      expect(codeOf(await engine.client.documents.import({ from, into: 'new', job: 'x' }))).toBe(
        'file.not-found',
      );
    }
  });

  test('that is a project is recognised before it is imported', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const { project } = good(await importFile(engine, folder, 'a.txt', text));
    await engine.close();
    const other = startEngine(scratch());
    expect(good(await other.client.documents.inspect({ from: { path: project.path } })).project).toBe(true);
  });

  test('that calls itself a review package is told from a document, whatever is in it', async () => {
    const folder = scratch();
    const path = join(folder, 'Letter.Duizhao-Review');
    writeFileSync(path, text);
    const inspected = good(await startEngine(folder).client.documents.inspect({ from: { path } }));
    expect(inspected).toMatchObject({ name: 'Letter.Duizhao-Review', project: false, package: true });
  });
});

describe('a job', () => {
  const cancelling = async (folder: string, phase: JobProgress['phase']): Promise<Engine> => {
    const engine = startEngine(folder);
    engine.onEvent((name, payload) => {
      if (name !== 'jobs.progress') return;
      const progress = payload as JobProgress;
      if (progress.phase === phase) void engine.client.jobs.cancel({ job: progress.job });
    });
    return engine;
  };

  test.each(['reading', 'surveying', 'storing'] as const)(
    'cancelled while %s leaves nothing, and no project',
    async (phase) => {
      const folder = scratch();
      const engine = await cancelling(folder, phase);
      expect(codeOf(await importFile(engine, folder, 'long.txt', long(60_000)))).toBe('job.cancelled');
      expect(readdirSync(join(folder, 'library'))).toEqual([]);
      expect(good(await engine.client.library.recent({}))).toEqual([]);
      expect(codeOf(await engine.client.project.info({}))).toBe('project.none-open');
    },
  );

  test('cancelled in an open project leaves it as it was, in memory and on disk', async () => {
    const folder = scratch();
    const engine = await cancelling(folder, 'storing');
    const { path } = good(await engine.client.library.create({ name: 'p' }));
    writeFileSync(join(folder, 'long.txt'), long(60_000));
    const from = { path: join(folder, 'long.txt') };
    expect(codeOf(await engine.client.documents.import({ from, into: 'open', job: 'l' }))).toBe(
      'job.cancelled',
    );
    expect(await allRows(engine)).toEqual([]);
    await engine.close();
    const project = reopen(path);
    for (const table of ['documents', 'originals', 'blocks', 'segments', 'cells', 'repairs']) {
      expect(project.handle.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    closeProject(project);
  });

  test('tells how far it is in all three phases, and lets edits go on between', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, 'a.txt', text));
    const [row] = await allRows(engine);
    const told: JobProgress[] = [];
    const saves: Promise<string | null>[] = [];
    let typed = '';
    engine.onEvent((name, payload) => {
      if (name !== 'jobs.progress') return;
      told.push(payload as JobProgress);
      const before = typed;
      typed += 'x';
      const edit = { segment: row?.segment ?? 0, side: 'en' as const, before, after: plain(typed) };
      saves.push(engine.client.cells.edit(edit).then(codeOf));
    });
    writeFileSync(join(folder, 'long.txt'), long(60_000));
    const from = { path: join(folder, 'long.txt') };
    good(await engine.client.documents.import({ from, into: 'open', job: 'l' }));
    expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['reading', 'surveying', 'storing']));
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
    expect(new Set(await Promise.all(saves))).toEqual(new Set([null]));
    expect((await allRows(engine))[0]?.cells.en?.text).toBe(typed);
  });

  test('that fails for a new project opens the one before it again', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    const first = good(await importFile(engine, folder, 'a.txt', text));
    expect(codeOf(await importFile(engine, folder, 'blank.txt', ' \n'.repeat(10)))).toBe('document.no-text');
    expect(good(await engine.client.project.info({})).path).toBe(first.project.path);
    expect(existsSync(join(folder, 'library', 'blank.duizhao'))).toBe(false);
  });
});

test('an interrupted import is gone when the project is opened again', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { project } = good(await importFile(engine, folder, 'a.txt', text));
  await engine.close();
  const opened = reopen(project.path);
  opened.database.write?.exec(`UPDATE documents SET status = 'importing', present = 0`);
  closeProject(opened);
  const again = reopen(project.path);
  expect(again.handle.prepare('SELECT count(*) AS n FROM segments').get()).toEqual({ n: 0 });
  closeProject(again);
});

test('what a repair leaves nothing of is white space, and its repair can still be switched', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const content = '第一句話。\n&nbsp;&nbsp;\n第二句話。';
  good(await importFile(engine, folder, 'a.txt', content));
  const repairs = await allRepairs(engine);
  const accepted = repairs.filter(({ decision }) => decision === 'accepted');
  expect(accepted.length).toBeGreaterThan(0);
  expect(await allRows(engine)).toHaveLength(2);
  const ids = accepted.map(({ id }) => id);
  good(await engine.client.cleanup.decide({ repairs: ids, decision: 'refused' }));
  expect(joined(await allRows(engine))).toBe(content);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(content);
});
