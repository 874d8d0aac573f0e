import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { fail, ok, type Result } from '#core/model/index.ts';
import { createPreviewPrinter } from '#engine/books/preview-printer.ts';
import { quickFolder } from '#tests/quick-folder.ts';

/* Pages of a book are its words: they lie in a folder as long as they are printed, and no longer. */

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A printer that writes down what it is asked. */
const printing = (printed: Result<null> = ok(null)) => {
  const data = mkdtempSync(join(quickFolder, 'duizhao-test-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const told: string[] = [];
  const folders: string[] = [];
  const previews = createPreviewPrinter(
    {
      isThere: () => true,
      open: (folder) => {
        folders.push(folder);
        told.push('open');
        return {
          print: (page, pdf, signal) => {
            told.push(`${page} to ${pdf}${signal.aborted ? ', late' : ''}`);
            return Promise.resolve(printed);
          },
          close: () => void told.push('close'),
        };
      },
    },
    data,
    { now: () => new Date(), later: () => () => undefined },
  );
  const pages: string[] = [];
  /** One preview that leaves a page behind. */
  const preview = (answer: () => Promise<Result<string>> = () => Promise.resolve(ok('done'))) =>
    previews.use(async (folder, print) => {
      pages.push(folder);
      writeFileSync(join(folder, 'page.html'), 'words');
      const done = await print('page.html', 'page.pdf');
      return done.ok ? answer() : done;
    });
  const left = (): readonly string[] => readdirSync(join(data, 'printing'));
  return { data, told, folders, pages, preview, left, close: previews.close };
};

test('a preview has a folder of its own, in that of the printer, which is gone with its pages afterwards', async () => {
  const { told, folders, pages, preview } = printing();
  expect(await preview()).toEqual(ok('done'));
  expect(await preview(() => Promise.resolve(fail('export.print-failed')))).toEqual(
    fail('export.print-failed'),
  );
  await expect(preview(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(new Set(pages).size).toBe(3);
  for (const folder of pages) {
    expect(dirname(folder)).toBe(folders[0]);
    expect(existsSync(folder)).toBe(false);
  }
  // One printer for all of them.
  expect(told).toEqual(['open', ...Array.from({ length: 3 }, () => 'page.html to page.pdf')]);
});

test('what the printer says of a page is what is answered', async () => {
  const { preview, pages } = printing(fail('export.print-failed'));
  expect(await preview()).toEqual(fail('export.print-failed'));
  expect(existsSync(pages[0] ?? '')).toBe(false);
});

test('the printer waits half a minute for the next preview, and goes then with its folder', async () => {
  const { told, preview, left } = printing();
  await preview();
  vi.advanceTimersByTime(29_999);
  await preview();
  vi.advanceTimersByTime(29_999);
  expect(told).not.toContain('close');
  expect(left()).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(told.filter((one) => one === 'close')).toHaveLength(1);
  expect(left()).toEqual([]);
  await preview();
  expect(told.slice(-2)).toEqual(['open', 'page.html to page.pdf']);
  expect(left()).toHaveLength(1);
});

test('while a preview is in print its printer stays, however long it takes', async () => {
  const { told, preview } = printing();
  await preview();
  let end = (): void => undefined;
  const long = preview(
    () =>
      new Promise((resolve) => {
        end = () => resolve(ok('late'));
      }),
  );
  await vi.waitFor(() => expect(told).toHaveLength(3));
  vi.advanceTimersByTime(60_000);
  expect(told).not.toContain('close');
  end();
  expect(await long).toEqual(ok('late'));
});

test('closed, it leaves nothing and starts nothing', async () => {
  const { told, preview, left, close } = printing();
  close();
  expect(told).toEqual([]);
  await preview();
  close();
  expect(told.at(-1)).toBe('close');
  expect(left()).toEqual([]);
  close();
  vi.advanceTimersByTime(60_000);
  expect(told.filter((one) => one === 'close')).toHaveLength(1);
});

test('what a print left that did not end goes an hour later, what is still in print stays', async () => {
  const { data, preview, left } = printing();
  const all = join(data, 'printing');
  for (const [name, minutes] of [
    ['book-old', 61],
    ['book-new', 59],
  ] as const) {
    mkdirSync(join(all, name), { recursive: true });
    writeFileSync(join(all, name, 'page.html'), 'words');
    const at = (Date.now() - minutes * 60_000) / 1000;
    utimesSync(join(all, name), at, at);
  }
  await preview();
  expect(left()).toContain('book-new');
  expect(left()).not.toContain('book-old');
  expect(left()).toHaveLength(2);
});

test('where no folder can be made nothing is printed, and it is said why', async () => {
  const { data, told, preview } = printing();
  writeFileSync(join(data, 'printing'), 'a file stands here');
  const answer = await preview();
  expect(answer.ok).toBe(false);
  expect(told).toEqual([]);
});
