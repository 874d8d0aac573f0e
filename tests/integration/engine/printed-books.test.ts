import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import { fontSizes } from '#core/layouts/estimate.ts';
import { gridOf } from '#core/layouts/grid.ts';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { printBook } from '#engine/books/print-book.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { lackOf, lackOfProgram } from '#tests/needs.ts';
import { fontsOf, piecesOf, say } from '#tests/printed.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { bookOf, note, settingsOf, words } from '../../unit/core/layouts/books.ts';
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

const titles = ['One', 'Two', 'Three'];
const lengths = [3, 24, 2];

const longBook = () => {
  const columns = [
    { side: 'source', language: 'en', label: 'Original' },
    { side: 'en', language: 'en', label: 'English' },
  ] as const;
  const rows = titles.flatMap((title, n) => chapter(title, lengths[n] ?? 0));
  const facts = { origin: null, author: 'A. Writer', created: '2026-01-02T03:04:05.000Z', words };
  const made = makeBook(sourceOf(rows, columns), { ...facts, glossary: [], changes: [] });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

/** One browser for all books. */
const printing = chromiumPrinter().open(folder);
afterAll(() => printing.close());

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
  const { signal } = new AbortController();
  let parts = 0;
  const options = { glosser: null, partSize, hyphens: englishHyphens() };
  const done = await printBook(book, layout, options, { path, folder, settings }, ({ page, pdf }) => {
    parts += 1;
    return printing.print(page, pdf, signal);
  });
  expect(done).toEqual({ ok: true, value: null });
  return { path, parts, pages: say('pdftotext', '-layout', path, '-').split('\f') };
};

const settled = (places: readonly number[]): readonly number[] => places.toSorted((a, b) => a - b);

describe.skipIf(lacking !== null)('a book that is printed in parts', () => {
  beforeAll(() => bringUpToDate(['fonts'], () => undefined));

  it('has the pages of one that is printed at once, and leads to its chapters in contents, outline and links', async () => {
    const wish = { layout: 'alternating' } as const;
    const whole = await printed('whole', longBook(), wish);
    const { path, parts, pages } = await printed('joined', longBook(), wish, 2000);
    expect(whole.parts).toBe(2);
    expect(parts).toBeGreaterThan(3);
    expect(pages).toEqual(whole.pages);

    const text = pages.slice(2);
    const on = (title: string): number => text.findIndex((page) => page.includes(`${title}-0 `)) + 1;
    const contents = pages[1] ?? '';
    for (const title of titles) expect(contents).toMatch(new RegExp(`^ *${title} +${on(title)}$`, 'mu'));
    expect(contents).toMatch(/^ *ii$/mu);
    expect(on('Two')).toBeGreaterThan(1);
    const named = say('pdfinfo', '-dests', path);
    for (const [number, title] of titles.entries())
      expect(named).toMatch(new RegExp(`^ *${on(title) + 2} \\[.*\\] "c${number + 1}"$`, 'mu'));
    const facts = say('pdfinfo', path);
    expect(facts).toMatch(/^Tagged: +yes$/mu);
    expect(facts).toMatch(/^Author: +A\. Writer$/mu);
    const tags = say('pdfinfo', '-struct-text', path);
    expect(tags.match(/^Document/gmu)).toHaveLength(1);
    const order = Array.from(tags.matchAll(/"((?:One|Two|Three)-\d+) /gu), ([, name]) => placeOf(name));
    expect(order).toHaveLength(2 * lengths.reduce((sum, length) => sum + length, 0));
    expect(order).toEqual(settled(order));
    expect(readFileSync(path).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('has no running head where a chapter opens, and one on the pages that follow', async () => {
    const { pages } = await printed('heads', longBook(), { layout: 'alternating' }, 2000);
    // Behind the title and the contents; nothing comes after the last sign for the end of a page.
    const text = pages.slice(2, -1);
    const heads = text.map((page) => page.split('\n', 1)[0] ?? '');
    const opens = titles.map((title) => text.findIndex((page) => page.includes(`${title}-0 `)));
    const atRight = /^ {20,}\S/u;
    expect(opens.filter((at) => atRight.test(heads[at] ?? ''))).toEqual([]);
    const later = heads.filter((_, at) => at % 2 === 0 && !opens.includes(at));
    expect(later.length).toBeGreaterThan(0);
    for (const head of later) expect(head).toMatch(atRight);
  });

  it('sets the bullets of Chinese items in the face of Latin ones', async () => {
    const item = { kind: 'list-item', level: 1, texts: { source: '一盞燈籠', en: 'A lantern' } } as const;
    const { path } = await printed('bullets', bookOf([item]), { layout: 'side-by-side' });
    const boxes = say('pdftotext', '-bbox', path, '-');
    const heights = (word: string): readonly string[] =>
      Array.from(
        boxes.matchAll(/<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</gu),
        ([, top, foot, found]) => (found === word ? [(Number(foot) - Number(top)).toFixed(2)] : []),
      ).flat();
    expect(heights('•')).toHaveLength(2);
    expect(new Set(heights('•'))).toEqual(new Set(heights('lantern')));
  });

  it('embeds its fonts as outlines with Unicode, and leads from notes to their words and back, across parts', async () => {
    const wish = { layout: 'facing', back: ['notes'] } as const;
    const { path, parts, pages } = await printed('notes', bookOf(), wish, 500);
    expect(parts).toBeGreaterThan(2);
    const named = say('pdfinfo', '-dests', path);
    expect(named).toContain('"n1"');
    expect(named).toContain('"w1"');
    expect(pages.join('').replaceAll(/\s/gu, '')).toContain('老張說：「再等一會兒吧。」');
    const fonts = fontsOf(path);
    for (const font of fonts)
      expect(font).toMatchObject({ type: 'CID TrueType', embedded: 'yes', unicode: 'yes' });
    const ofRegular = fonts.filter(({ name }) => name === 'NotoSerifTC-Regular');
    expect(new Set(fonts.map(({ name }) => name))).toEqual(
      new Set(['NotoSerifTC-Regular', 'NotoSerifTC-Bold', 'SourceSerif4-Regular', 'SourceSerif4-Bold']),
    );
    // All parts have this face; its bytes are there once.
    expect(ofRegular.length).toBeGreaterThan(1);
    const file = readFileSync(path).toString('latin1');
    expect(file.match(/\/Length1 /gu)?.length).toBeLessThanOrEqual(fonts.length - ofRegular.length + 1);
  });

  it('sets upright lines on the whole height of a page, and nothing beyond its edges', async () => {
    const text = '渡船還沒有來，河上只有霧。'.repeat(30);
    const book = bookOf([{ texts: { source: text, en: 'The ferry had not come.' } }]);
    const { path } = await printed('upright', book, { layout: 'vertical', readings: 'zhuyin' });
    const boxes = say('pdftotext', '-bbox', path, '-');
    const edges = (name: string): readonly number[] =>
      Array.from(
        boxes.matchAll(new RegExp(`<word [^>]*${name}="([\\d.-]+)"[^>]*>[^<]*\\p{Script=Han}`, 'gu')),
        ([, at]) => Number(at),
      );
    const [, width = 0, height = 0] = (/<page width="([\d.]+)" height="([\d.]+)"/u.exec(boxes) ?? []).map(
      Number,
    );
    expect(Math.min(...edges('xMin'))).toBeGreaterThan(0);
    expect(Math.max(...edges('xMax'))).toBeLessThan(width);
    expect(Math.max(...edges('yMax'))).toBeLessThan(height);
    expect(Math.max(...edges('yMax'))).toBeGreaterThan(0.85 * height);
  });

  it('divides English words at the ends of lines, of which all others are whole when they are copied', async () => {
    const words =
      'the representative was listening attentively to the extraordinary understanding of misunderstood circumstances and considerable comfortable mountains';
    const text = Array.from({ length: 4 }, () => words).join(' and ');
    const book = bookOf([
      { kind: 'heading', level: 1, texts: { source: '岸', en: `the ${'extraordinary '.repeat(12)}` } },
      { texts: { source: '渡船還沒有來。', en: text } },
    ]);
    const { pages } = await printed('divided', book, { layout: 'side-by-side' });
    const shown = pages.slice(1).join('\n');
    expect(shown).not.toContain('\u00ad');
    const atEnds = shown.match(/\p{Ll}[\u2010-]$/gmu) ?? [];
    expect(atEnds.length).toBeGreaterThan(2);
    // Words of the column, without Chinese and numbers of pages, and those of the heading.
    const copied = shown
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/[\u2010-] ?\n[^\p{Ll}]*/gu, '')
      .match(/\p{Ll}{3,}/gu);
    expect(new Set(copied)).toEqual(new Set([...(words.match(/\p{L}{3,}/gu) ?? []), 'the', 'and']));
    expect(/extraordinary(?:\s+extraordinary){11}/u.test(shown.replaceAll(/\s+/gu, ' '))).toBe(true);
  });

  /** Prose of both languages with headings, lists, bold words and other sizes among them, longer than two pages. */
  const mixed = bookOf(
    Array.from({ length: 4 }, (_, chapter): readonly RowSpec[] => [
      { kind: 'heading', level: 1 + (chapter % 3), texts: { source: '渡口', en: 'The Crossing' } },
      {
        texts: {
          source: {
            text: '渡船還沒有來。',
            tags: [
              { at: 0, kind: 'open', id: 1, type: 'strong' },
              { at: 2, kind: 'close', id: 1, type: 'strong' },
            ],
          },
          en: {
            text: 'The ferry 渡船 had not come.',
            tags: [
              { at: 0, kind: 'open', id: 1, type: 'sup' },
              { at: 3, kind: 'close', id: 1, type: 'sup' },
            ],
          },
        },
        notes: [{ note: { ...note, number: chapter + 1 }, side: 'source', start: 0, end: 2, isFirst: true }],
      },
      { kind: 'list-item', level: 1, texts: { source: '一盞燈籠與 lantern', en: 'A lantern' } },
      { kind: 'quote', level: 1, texts: { source: '水深則流緩。'.repeat(9), en: 'Deep water. '.repeat(16) } },
      { kind: 'code', level: 0, texts: { source: 'ferry.start()', en: 'ferry.start()' } },
      ...Array.from({ length: 5 }, (__, n) => ({
        texts: {
          source: '河上只有霧。'.repeat(9 + n),
          en: 'There was only mist on the river. '.repeat(6 + n),
        },
      })),
    ]).flat(),
  );

  /** Pieces of running text alone, behind the title and the contents, and the grid they are to stand on. */
  const onGrid = async (wish: Parameters<typeof settingsOf>[0]) => {
    const settings = settingsOf(wish);
    const { path } = await printed(`grid-${Object.values(wish).join('-')}`, mixed, wish);
    const body = (await piecesOf(path)).filter(
      ({ size, page, text }) =>
        page > 2 && Math.abs(size - fontSizes[settings.paper]) < 0.2 && /[河霧]|river/u.test(text),
    );
    const languages = mixed.columns.map(({ language }) => language);
    return { body, ...gridOf(settings, languages) };
  };
  /** How far places, in points, are from a grid of so many pixels that the first of them stands on. */
  const farthest = (places: readonly number[], pixels: number): number => {
    const step = pixels * 0.75;
    const first = places[0] ?? NaN;
    return Math.max(...places.map((place) => Math.abs(((place - first + 100.5 * step) % step) - step / 2)));
  };

  it.each([
    { layout: 'side-by-side', theme: 'plain', paper: 'a4' },
    { layout: 'side-by-side', theme: 'study', paper: 'a5' },
    { layout: 'alternating', theme: 'book', paper: 'a5' },
    { layout: 'facing', theme: 'book', paper: 'a4' },
    { layout: 'side-by-side', theme: 'book', paper: 'a5', readings: 'pinyin' },
  ] as const)('sets lines of $layout, $theme, $paper on one grid in all columns and pages', async (wish) => {
    const { body, unit } = await onGrid(wish);
    const places = body.map(({ y }) => y);
    const found = {
      pages: new Set(body.map(({ page }) => page)).size > 1,
      lines: new Set(places).size > 12,
      chinese: body.some(({ text }) => /[河霧]/u.test(text)),
      english: body.some(({ text }) => text.includes('river')),
    };
    expect(found).toEqual({ pages: true, lines: true, chinese: true, english: true });
    expect(farthest(places, unit)).toBeLessThan(0.5);
  });

  it('sets upright lines on a grid of their own, and the pages beside them on that of lines across', async () => {
    const { body, unit, upright } = await onGrid({ layout: 'vertical', theme: 'plain', paper: 'a5' });
    // Punctuation has another origin than characters.
    const lines = body.filter(({ text }) => /^\p{Script=Han}/u.test(text)).map(({ x }) => x);
    expect(new Set(lines).size).toBeGreaterThan(6);
    expect(farthest(lines, upright)).toBeLessThan(0.5);
    const across = body.filter(({ text }) => text.includes('river')).map(({ y }) => y);
    expect(new Set(across).size).toBeGreaterThan(6);
    expect(farthest(across, unit)).toBeLessThan(0.5);
  });

  it('sets Zhuyin at the right of each character, in lines across and upright', async () => {
    const text = '渡船還沒有來。'.repeat(12);
    const book = bookOf([{ texts: { source: text, en: 'The ferry had not come.' } }]);
    for (const layout of ['single', 'vertical']) {
      const { path } = await printed(`beside-${layout}`, book, { layout, readings: 'zhuyin-beside' });
      const boxes = Array.from(
        say('pdftotext', '-bbox', path, '-').matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)/gu,
        ),
        ([, xMin, yMin, xMax, yMax, word = '']) => ({
          word,
          left: Number(xMin),
          top: Number(yMin),
          right: Number(xMax),
          bottom: Number(yMax),
        }),
      );
      const signs = boxes.filter(({ word }) => /^\p{Script=Bopomofo}/u.test(word));
      const characters = boxes.filter(({ word }) => /^\p{Script=Han}/u.test(word));
      expect(signs.length).toBeGreaterThan(0);
      for (const { left, top, bottom } of signs) {
        const middle = (top + bottom) / 2;
        const beside = characters.filter(
          (one) =>
            left >= one.left && left - one.right < 12 && middle > one.top - 2 && middle < one.bottom + 2,
        );
        expect(beside.length).toBeGreaterThan(0);
      }
    }
  });

  it('is broken off where nobody wants it any more', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await printing.print(join(folder, 'x.html'), join(folder, 'x.pdf'), stop.signal)).toMatchObject({
      error: { code: 'job.cancelled' },
    });
  });
});

/** The place of a paragraph in the book. */
const placeOf = (name = ''): number => {
  const [title = '', at = ''] = name.split('-');
  return titles.indexOf(title) * 1000 + Number(at);
};
