import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationFilter } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { plain } from '#core/model/index.ts';
import { dialogue, good, projectFile, scratch, startEngine } from './fixtures.ts';

let client: EngineClient;
let folder: string;

beforeEach(async () => {
  folder = scratch();
  client = startEngine(folder).client;
  good(await client.project.open({ path: projectFile(folder, [dialogue]) }));
  const error = await annotate(
    client,
    [
      [3, 'source', '第三'],
      [3, 'en', 'third'],
    ],
    {
      kind: 'error',
      body: '**Wrong**, "quite"\n<script>alert(1)</script>',
      category: 'accuracy/mistranslation',
      severity: 'major',
      tags: ['=1+1'],
      visibility: 'export',
    },
  );
  good(await client.annotations.reply({ annotation: error.annotation.id, body: 'Yes.' }));
  good(await client.annotations.resolve({ annotations: [error.annotation.id], reason: 'done' }));
  await annotate(client, [[1, 'source', '發現']], { body: '@SUM(A1)', visibility: 'private' });
});

const report = async (format: 'csv' | 'html', filter = {}): Promise<string> => {
  const path = join(folder, `report.${format}`);
  const done = good(await client.annotations.export({ job: format, format, filter, path }));
  expect(done).toMatchObject({ path, bytes: readFileSync(path).length });
  return readFileSync(path, 'utf8');
};

describe('reports on annotations', () => {
  test('are a table that no spreadsheet takes for formulas', async () => {
    const csv = await report('csv', { visibilities: ['private', 'export'] });
    const [head, ...lines] = csv.split('\r\n');
    expect(head).toBe(
      '\ufeffNo.,Row,Document,Column,Annotated text,State of the text,Other annotated text,Kind,Error type,Severity,Tags,Content,Alternative wording,Author,Created,Changed,Visible to,Resolution,Resolved by,Resolved on,Replies',
    );
    expect(lines.map((line) => line.replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'TIME'))).toEqual([
      expect.stringMatching(
        /^1,1,document\.txt,Original,發現,Unchanged,,Comment,,,,'@SUM\(A1\),,[^,]*,TIME,TIME,Private,,,,$/,
      ),
      expect.stringMatching(
        /^2,3,document\.txt,Original,第三,Unchanged,English 3: third,Error,Mistranslation,Major,'=1\+1,"Wrong, ""quite"" <script>alert\(1\)<\/script>",,[^,]*,TIME,TIME,For export,Done,[^,]*,TIME,[^,]*\(TIME\): Yes\.$/,
      ),
      '',
    ]);
  });

  test('are a page with counts, words in context, and no script', async () => {
    const html = await report('html', { severities: ['major'] });
    expect(html).toContain('<dt>Annotations</dt><dd>1</dd><dt>Resolved</dt><dd>1</dd>');
    expect(html).toContain('這是<mark class="resolved">第三</mark>句。');
    expect(html).toContain('This is the <mark class="resolved">third</mark>.');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|javascript:/i);
    expect(html).not.toContain('SUM');
  });

  test('hold private ones only when these are named, and say how many stay', async () => {
    const secret = await annotate(client, [[3, 'source', '這是']], {
      kind: 'term',
      body: 'SECRET',
      tags: ['SECRETTAG'],
      visibility: 'private',
    });
    good(await client.annotations.reply({ annotation: secret.annotation.id, body: 'SECRETREPLY' }));
    for (const format of ['jsonld', 'csv', 'html'] as const) {
      const written = async (filter: AnnotationFilter) => {
        const path = join(folder, `${crypto.randomUUID()}.${format}`);
        const { annotations, withheld } = good(
          await client.annotations.export({ job: path, format, filter, path }),
        );
        return { annotations, withheld, secret: readFileSync(path, 'utf8').includes('SECRET') };
      };
      expect(await written({})).toEqual({ annotations: 1, withheld: 2, secret: false });
      expect(await written({ kinds: ['term'] })).toEqual({ annotations: 0, withheld: 1, secret: false });
      expect(await written({ visibilities: ['shared', 'export'] })).toEqual({
        annotations: 1,
        withheld: 0,
        secret: false,
      });
      expect(await written({ visibilities: ['private'] })).toEqual({
        annotations: 2,
        withheld: 0,
        secret: true,
      });
    }
    expect(good(await client.annotations.facets({})).visibilities).toEqual([
      { value: 'private', count: 2 },
      { value: 'export', count: 1 },
    ]);
  });

  test('hold nothing of a document that was taken out, nor of a text that is no more', async () => {
    const { segment, cells } = await rowNumbered(client, 1);
    await annotate(client, [[1, 'source', '發現']], { body: 'KEPT' });
    const before = cells.source?.text ?? '';
    good(
      await client.cells.edit({
        segment,
        side: 'source',
        before,
        after: plain(before.slice(0, before.indexOf('發現') + 2)),
      }),
    );
    const gone = before.slice(before.indexOf('發現') + 2);
    expect(gone.length).toBeGreaterThan(1);
    const path = join(folder, 'now.jsonld');
    good(await client.annotations.export({ job: 'now', format: 'jsonld', path }));
    expect(readFileSync(path, 'utf8')).toContain('KEPT');
    expect(readFileSync(path, 'utf8')).not.toContain(gone);
    const [document] = good(await client.project.info({})).documents;
    if (document === undefined) throw new Error('no document');
    good(await client.documents.remove({ document: document.id }));
    const out = good(await client.annotations.export({ job: 'out', format: 'jsonld', path }));
    expect(out).toMatchObject({ annotations: 0, withheld: 0 });
    expect(readFileSync(path, 'utf8')).not.toContain('KEPT');
  });

  test('notes go along with documents as far as they are meant to', async () => {
    const run = async (
      format: 'docx' | 'html',
      notes: 'none' | 'export' | 'all',
      columns: ('source' | 'en')[],
    ) => {
      const path = join(folder, `${notes}.${format}`);
      const done = good(await client.exports.run({ job: path, format, columns, notes, path }));
      return { notes: done.notes, bytes: new Uint8Array(readFileSync(path)) };
    };
    const pages = [
      await run('html', 'none', ['source', 'en']),
      await run('html', 'export', ['source', 'en']),
      await run('html', 'all', ['en']),
    ].map(({ notes, bytes }) => ({ notes, html: strFromU8(bytes) }));
    expect(pages.map(({ notes }) => notes)).toEqual([0, 1, 2]);
    expect(pages[0]?.html).not.toContain('<mark');
    expect(pages[1]?.html).toContain(
      '這是<mark class="resolved">第三</mark><sup class="sign"><a id="words-1" href="#note-1">1</a></sup>句。',
    );
    expect(pages[1]?.html).not.toContain('SUM');
    // The words of the first are in a column that is not written: it is listed at the end.
    expect(pages[2]?.html).toMatch(/<section class="elsewhere">.*\n.*<q id="words-1">發現<\/q>/);
    const { bytes } = await run('docx', 'export', ['source', 'en']);
    const parts = unzipSync(bytes);
    expect(strFromU8(parts['word/comments.xml'] ?? new Uint8Array()).match(/<w:comment /g)).toHaveLength(3);
  });
});
