import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { printBook } from '#engine/books/print-book.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { lackOf, lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { bookOf, settingsOf, words } from '../../unit/core/layouts/books.ts';
import { sourceOf, type RowSpec } from '../../unit/core/formats/sources.ts';

const lacking =
  lackOf('browser', chromiumPrinter().isThere(), 'books in print') ??
  lackOfProgram('pdftotext', 'books in print');
const folder = mkdtempSync(join(quickFolder, 'duizhao-printed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A heading and many paragraphs of different length, each of which has its number in it. */
const chapter = (title: string, paragraphs: number): readonly RowSpec[] => [
  { kind: 'heading', level: 1, texts: { source: title, en: title } },
  ...Array.from({ length: paragraphs }, (_, n) => ({
    texts: {
      source: `${title}-${n} ${'The river was wide. '.repeat(1 + (n % 7))}`,
      en: `${title}-${n} ${'The ferry had not come. '.repeat(1 + (n % 5))}`,
    },
  })),
];

const longBook = () => {
  const columns = [
    { side: 'source', language: 'en', label: 'Original' },
    { side: 'en', language: 'en', label: 'English' },
  ] as const;
  const rows = [...chapter('One', 6), ...chapter('Two', 50), ...chapter('Three', 4)];
  const facts = { origin: null, author: 'A. Writer', created: '2026-01-02T03:04:05.000Z', words };
  const made = makeBook(sourceOf(rows, columns), { ...facts, glossary: [], changes: [] });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

const say = (program: string, ...args: readonly string[]): string =>
  spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;

/** Prints a book; answers the file, and how many parts it was printed in. */
const printed = async (
  name: string,
  book: Parameters<typeof printBook>[0],
  wish: Parameters<typeof settingsOf>[0],
  partSize = Infinity,
) => {
  const path = join(folder, `${name}.pdf`);
  const settings = settingsOf(wish);
  const layout = layoutOf(settings.layout);
  if (layout === null) throw new Error(settings.layout);
  const printing = chromiumPrinter().open(folder);
  const { signal } = new AbortController();
  let parts = 0;
  const done = await printBook(
    book,
    layout,
    { glosser: null, partSize },
    { path, folder, settings },
    ({ page, pdf }) => {
      parts += 1;
      return printing.print(page, pdf, signal);
    },
  );
  printing.close();
  expect(done).toEqual({ ok: true, value: null });
  return { path, parts, pages: say('pdftotext', '-layout', path, '-').split('\f') };
};

describe.skipIf(lacking !== null)('a book that is printed in parts', () => {
  it('has the pages of one that is printed at once, numbers and heads too', async () => {
    const wish = { layout: 'alternating' } as const;
    const whole = await printed('whole', longBook(), wish);
    const joined = await printed('joined', longBook(), wish, 6000);
    expect(whole.parts).toBe(2);
    expect(joined.parts).toBeGreaterThan(3);
    expect(joined.pages).toEqual(whole.pages);
  });

  it('tells its chapters with their pages in the contents, the outline and by links', async () => {
    const { path, pages } = await printed('contents', longBook(), { layout: 'side-by-side' }, 6000);
    const text = pages.slice(2);
    const on = (title: string): number => text.findIndex((page) => page.includes(`${title}-0 `)) + 1;
    const contents = pages[1] ?? '';
    for (const title of ['One', 'Two', 'Three'])
      expect(contents).toMatch(new RegExp(`^ *${title} +${on(title)}$`, 'mu'));
    expect(contents).toMatch(/^ *ii$/mu);
    expect(on('Two')).toBeGreaterThan(1);
    const named = say('pdfinfo', '-dests', path);
    for (const [number, title] of ['One', 'Two', 'Three'].entries())
      expect(named).toMatch(new RegExp(`^ *${on(title) + 2} \\[.*\\] "c${number + 1}"$`, 'mu'));
    const facts = say('pdfinfo', path);
    expect(facts).toMatch(/^Tagged: +yes$/mu);
    expect(facts).toMatch(/^Author: +A\. Writer$/mu);
    const tags = say('pdfinfo', '-struct-text', path);
    expect(tags.match(/^Document/gmu)).toHaveLength(1);
    const order = Array.from(tags.matchAll(/"((?:One|Two|Three)-\d+) /gu), ([, name]) => name);
    expect(order.length).toBe(120);
    expect(order).toEqual(order.toSorted((a, b) => number(a) - number(b)));
    expect(readFileSync(path).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('leads from notes to their words and back, across parts', async () => {
    const { path } = await printed('notes', bookOf(), { layout: 'facing', back: ['notes'] }, 500);
    const named = say('pdfinfo', '-dests', path);
    expect(named).toContain('"n1"');
    expect(named).toContain('"w1"');
    expect(say('pdfinfo', path)).toMatch(/^Tagged: +yes$/mu);
  });

  it('is broken off where nobody wants it any more', async () => {
    const stop = new AbortController();
    const printing = chromiumPrinter().open(folder);
    stop.abort();
    expect(await printing.print(join(folder, 'x.html'), join(folder, 'x.pdf'), stop.signal)).toMatchObject({
      error: { code: 'job.cancelled' },
    });
    printing.close();
  });
});

const chapters = ['One', 'Two', 'Three'];
/** The place of a paragraph in the book. */
const number = (name = ''): number => {
  const [title = '', at = ''] = name.split('-');
  return chapters.indexOf(title) * 1000 + Number(at);
};
