import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Side } from '#core/model/index.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { bookFonts } from '#engine/places.ts';
import type { Engine } from '#engine/engine.ts';
import { lackOf, lackOfProgram } from '#tests/needs.ts';
import { say } from '#tests/printed.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

const lacking =
  lackOf('browser', chromiumPrinter().isThere(), 'pages of books') ??
  lackOfProgram('pdftotext', 'pages of books');

/** A title above chapters of paragraphs that name themselves; sections in the first would be chapters if the rest were not known. */
const novel = [
  '# A Book',
  ...[1, 2, 3].flatMap((chapter) => [
    `## Chapter ${chapter}`,
    ...Array.from({ length: 40 }, (_, n) => [
      ...(n % 20 === 10 ? [`### Section ${chapter}.${n}`] : []),
      `This is ${chapter}-${n} here, ${'the river was wide and grey, '.repeat(6)}and so on.`,
    ]).flat(),
  ]),
].join('\n\n');

const opened = async (text = novel): Promise<{ readonly folder: string; readonly engine: Engine }> => {
  const folder = scratch();
  const path = join(folder, 'a.md');
  writeFileSync(path, text);
  const engine = startEngine(folder, { fontsFolder: join(bookFonts, 'none') });
  good(await engine.client.documents.import({ from: { path }, into: 'new', job: 'import' }));
  return { folder, engine };
};

const columns: Side[] = ['source'];
const wish = { job: 'pages', columns, settings: { layout: 'single' } };

/** What the shown pages say, with what each is. */
const pagesOf = async ({ folder, engine }: Awaited<ReturnType<typeof opened>>, row?: number) => {
  const { pdf, pages } = good(
    await engine.client.books.previewPages({ ...wish, ...(row === undefined ? {} : { row }) }),
  );
  const path = join(folder, 'pages.pdf');
  writeFileSync(path, Buffer.from(pdf, 'base64'));
  const texts = say('pdftotext', '-layout', path, '-').split('\f');
  return pages.map(({ at, kind }) => ({ kind, text: texts[at] ?? '' }));
};

const rowOf = async ({ client }: Engine, words: string): Promise<number> => {
  const { rows } = good(await client.rows.page({ from: 1, count: 200 }));
  const found = rows.find(({ cells }) => cells.source?.text.includes(words));
  if (found === undefined) throw new Error(words);
  return found.row;
};

describe.skipIf(lacking !== null)('pages of a book before it is written', () => {
  it('are its first ones, as the book has them', async () => {
    const project = await opened();
    const pages = await pagesOf(project);
    expect(pages).toHaveLength(8);
    expect(pages[0]?.kind).toBe('title');
    expect(pages[1]?.text).toContain('1-0 here');
    // A chapter opens where its first paragraph stands.
    for (const { kind, text } of pages.slice(1))
      expect(kind, text).toBe(/\d-0 here/u.test(text) ? 'opening' : 'text');

    const path = join(project.folder, 'book.pdf');
    good(await project.engine.client.books.write({ ...wish, job: 'book', output: 'pdf', path }));
    const whole = say('pdftotext', '-layout', path, '-').split('\f');
    const first = whole.findIndex((page) => page.includes('1-0 here'));
    expect(pages.slice(1).map(({ text }) => text)).toEqual(whole.slice(first, first + 7));
    // What was printed for them is gone but for the folder of the browser, which waits for the next ones.
    expect(readdirSync(join(project.folder, 'data', 'printing')).length).toBeLessThanOrEqual(1);
    await project.engine.close();
    expect(readdirSync(join(project.folder, 'data', 'printing'))).toEqual([]);
  });

  it('are the opening of its chapter and then those from a row on', async () => {
    const project = await opened();
    const pages = await pagesOf(project, await rowOf(project.engine, '2-33 here'));
    expect(pages.map(({ kind }) => kind).slice(0, 3)).toEqual(['title', 'opening', 'text']);
    expect(pages[1]?.text).toContain('Chapter 2');
    expect(pages[2]?.text).toContain('2-33 here');
    // A section is no chapter, since the whole book has those.
    const sections = pages.filter(({ text }) => /Section 2\.30/u.test(text));
    for (const { kind } of sections) expect(kind).toBe('text');
    await project.engine.close();
  });

  it('are none without text, and end when they are cancelled', async () => {
    const { engine } = await opened('船。');
    const none = good(await engine.client.books.previewPages({ ...wish, columns: ['en'] }));
    expect(none).toEqual({ pdf: '', pages: [] });
    const asked = engine.client.books.previewPages(wish);
    const gone = engine.onEvent((name) => {
      if (name === 'jobs.progress') void engine.client.jobs.cancel({ job: wish.job });
    });
    expect(codeOf(await asked)).toBe('job.cancelled');
    gone();
    expect(codeOf(await engine.client.books.previewPages({ ...wish, settings: { layout: 'x' } }))).toBe(
      'export.unknown-layout',
    );
    await engine.close();
  });
});

describe('a page of the web before it is written', () => {
  it('begins with the paragraph of a row', async () => {
    const { engine } = await opened();
    const row = await rowOf(engine, '2-33 here');
    const { html } = good(await engine.client.books.preview({ ...wish, output: 'html', nonce: '', row }));
    expect(html).toContain('2-33 here');
    expect(html).not.toContain('2-32 here');
    await engine.close();
  });

  it('shows cards by the names of their fields, and nothing where there is none', async () => {
    const { engine } = await opened('船。\n\n岸。');
    const { rows } = good(await engine.client.rows.page({ from: 1, count: 2 }));
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    good(
      await engine.client.cells.edit({
        segment: first.segment,
        side: 'en',
        before: first.cells.en?.text ?? '',
        after: { text: 'A <boat>.', tags: [] },
      }),
    );
    const cards = { ...wish, output: 'csv', nonce: 'n', settings: { layout: 'cards' } } as const;
    const { html } = good(await engine.client.books.preview({ ...cards, columns: ['source', 'en'] }));
    expect(html.match(/class="card"/gu)).toHaveLength(1);
    expect(html).toContain('A &lt;boat&gt;.</p>');
    expect(html).toContain('<style nonce="n">');
    expect(
      good(await engine.client.books.preview({ ...cards, columns: ['en', 'source'], row: 2 })).html,
    ).toBe('');
    await engine.close();
  });
});
