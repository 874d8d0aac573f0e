import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { scheduler } from 'node:timers/promises';
import type { ExportColumn } from '#core/formats/export-source.ts';
import type { Book, BookWords } from '#core/layouts/book.ts';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { usualSettings, type BookOutput } from '#core/layouts/settings.ts';
import { writeBook } from '#core/layouts/write.ts';
import { ownFaces } from '#engine/books/faces.ts';
import { printBook } from '#engine/books/print-book.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { watchChildren } from './children.ts';
import { must } from './engine.ts';
import { timed } from './measure.ts';
import { novelRows } from './novel.ts';

/** Milliseconds in which the watcher of processes looks at them a few times. */
const looks = 1000;
/** Characters of a chapter. */
const perChapter = 12_500;

const [, , layout = '', output = '', folder = '', characters = '', hyphenation = 'divided'] = process.argv;

const columns: readonly ExportColumn[] = [
  { side: 'source', language: 'zh-Hans', label: '原文' },
  { side: 'en', language: 'en', label: 'English' },
];

const words: BookWords = {
  language: 'en',
  contents: 'Contents',
  notes: 'Annotations',
  glossary: 'Glossary',
  remark: 'Remark',
  changes: 'Changes',
  show: 'Show',
  back: 'Back',
  row: 'Row {row}',
  by: '{author}',
  reading: 'Reading',
  text: 'Text',
  landmarks: 'Places',
  access: { all: 'Text.', reflows: '', fixed: '', readings: '', vertical: '' },
};

/** Reads the rows as a book. */
const read = (output: BookOutput): Book => {
  const labels = { language: 'en', number: 'No.', page: '{page}' };
  const origin = output === 'epub' || output === 'docx' ? { project: 'novel', name: 'Novel' } : null;
  const facts = { origin, author: '', created: '2026-01-01T00:00:00.000Z', glossary: [], changes: [], words };
  return must(
    makeBook(
      {
        title: 'Novel',
        columns,
        rows: novelRows(Number(characters), Math.ceil(Number(characters) / perChapter)),
        labels,
      },
      facts,
    ),
  );
};

/** Reads the rows as a book and writes it into a file. */
const write = (path: string, layout: string, output: BookOutput): void => {
  const file = openSync(path, 'w');
  must(
    writeBook(read(output), { ...usualSettings, layout }, output, { glosser: null }, (piece) => {
      writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
    }),
  );
  closeSync(file);
};

/** Bytes of memory of a browser that has printed an empty page and nothing else. */
const idle = async (folder: string): Promise<number> => {
  const page = join(folder, 'empty.html');
  writeFileSync(page, '<!doctype html><title>Empty</title>');
  const printing = chromiumPrinter().open(folder);
  const watched = watchChildren();
  must(await printing.print(page, join(folder, 'empty.pdf'), new AbortController().signal));
  await scheduler.wait(looks);
  const { bytes } = watched.stop();
  printing.close();
  return bytes;
};

/** Prints the rows as a book; answers the seconds that the browser took. `divides`: with words divided at the ends of lines, as the app prints. */
const print = async (path: string, folder: string, id: string, divides: boolean): Promise<number> => {
  const layout = layoutOf(id);
  if (layout === null) throw new Error(id);
  const printing = chromiumPrinter().open(folder);
  const { signal } = new AbortController();
  let waited = 0;
  const settings = { ...usualSettings, layout: id };
  const options = {
    glosser: null,
    moreStyle: ownFaces(),
    ...(divides ? { hyphens: englishHyphens() } : {}),
  };
  const done = await printBook(read('pdf'), layout, options, { path, folder, settings }, async (request) => {
    const { value, ms } = await timed(() => printing.print(request.page, request.pdf, signal));
    waited += ms / 1000;
    return value;
  });
  printing.close();
  must(done);
  return waited;
};

/**
 * Writes one book of the layout, output, folder and number of characters in its arguments, a PDF with its words `whole` where that is one more, and prints what it took as one JSON object:
 * seconds, bytes of the file, and of memory of this process (`idle`: with everything loaded and the printer's part not begun) and of the
 * browser.
 */
const path = join(folder, `${layout}.${output}`);
const isPrinted = output === 'pdf';
const idleBrowser = isPrinted ? await idle(folder) : 0;
const watched = watchChildren();
// What loading left behind is let go (`--expose-gc`).
globalThis.gc?.();
const idleHere = process.memoryUsage.rss();
const before = process.cpuUsage();
const { value: waited, ms } = await timed(async () => {
  if (isPrinted) return print(path, folder, layout, hyphenation === 'divided');
  write(path, layout, output as BookOutput);
  return 0;
});
const browser = watched.stop();
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    seconds: ms / 1000,
    waited,
    processor: (user + system) / 1_000_000,
    size: statSync(path).size,
    idle: idleHere,
    // maxRSS is in KiB (getrusage).
    most: process.resourceUsage().maxRSS * 1024,
    browserSeconds: browser.seconds,
    browserMost: browser.bytes,
    browserIdle: idleBrowser,
  }),
);
