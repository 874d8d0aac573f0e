import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportColumn } from '#core/formats/export-source.ts';
import type { Book, BookWords } from '#core/layouts/book.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { usualSettings, type BookOutput } from '#core/layouts/settings.ts';
import { writeBook } from '#core/layouts/write.ts';
import { ownFaces } from '#engine/books/faces.ts';
import { printBook } from '#engine/books/print-book.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { watchChildren, watchMemory } from '../children.ts';
import { must } from '../engine.ts';
import { megabytes, round, timed, type Bench, type Line } from '../measure.ts';
import { novelRows } from '../novel.ts';

const characters = 500_000;
const chapters = 40;

const columns: readonly ExportColumn[] = [
  { side: 'source', language: 'zh-Hant', label: '原文' },
  { side: 'en', language: 'en', label: 'English' },
];

const words: BookWords = {
  language: 'en',
  contents: 'Contents',
  notes: 'Annotations',
  glossary: 'Glossary',
  changes: 'Changes',
  show: 'Show',
  back: 'Back',
  row: 'Row {row}',
  by: '{author}',
  text: 'Text',
};

/** Reads the rows as a book. */
const read = (output: BookOutput): Book => {
  const labels = { language: 'en', number: 'No.', page: '{page}' };
  const origin = output === 'epub' || output === 'docx' ? { project: 'novel', name: 'Novel' } : null;
  const facts = { origin, author: '', created: '2026-01-01T00:00:00.000Z', glossary: [], changes: [], words };
  return must(makeBook({ title: 'Novel', columns, rows: novelRows(characters, chapters), labels }, facts));
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

/** Prints the rows as a book; answers the seconds that the browser took. */
const print = async (path: string, folder: string, id: string): Promise<number> => {
  const layout = layoutOf(id);
  if (layout === null) throw new Error(id);
  const printing = chromiumPrinter().open(folder);
  const { signal } = new AbortController();
  let waited = 0;
  const settings = { ...usualSettings, layout: id };
  const options = { glosser: null, moreStyle: ownFaces() };
  const done = await printBook(read('pdf'), layout, options, { path, folder, settings }, async (request) => {
    const { value, ms } = await timed(() => printing.print(request.page, request.pdf, signal));
    waited += ms / 1000;
    return value;
  });
  printing.close();
  must(done);
  return waited;
};

const written = async (folder: string, layout: string, output: BookOutput): Promise<Line> => {
  const path = join(folder, `${layout}.${output}`);
  const isPrinted = output === 'pdf';
  const watched = watchChildren();
  const own = watchMemory();
  const before = process.cpuUsage();
  const { value: waited, ms } = await timed(async () => {
    if (isPrinted) return print(path, folder, layout);
    write(path, layout, output);
    return 0;
  });
  const browser = watched.stop();
  const memory = own.stop();
  const { user, system } = process.cpuUsage(before);
  return {
    layout,
    output,
    seconds: round(ms / 1000, 2),
    'of it here': round(ms / 1000 - waited, 2),
    'processor seconds here': round((user + system) / 1_000_000, 2),
    'of the browser': isPrinted ? round(browser.seconds, 2) : '',
    MB: round(statSync(path).size / 1_048_576, 2),
    'MB of memory here': megabytes(memory.most),
    'of it above idle': megabytes(memory.most - memory.before),
    'and of the browser': isPrinted ? megabytes(browser.bytes) : '',
  };
};

/** A novel of 500,000 characters with its translation, from its rows to each output: seconds, size, and memory of the processes. */
export const books: Bench = {
  name: 'books',
  run: async (folder) => {
    const lines: Line[] = [];
    for (const [layout, output] of [
      ['side-by-side', 'epub'],
      ['side-by-side', 'docx'],
      ['side-by-side', 'html'],
      ['facing', 'docx'],
      ['side-by-side', 'pdf'],
      ['facing', 'pdf'],
    ] as const)
      lines.push(await written(folder, layout, output));
    return { title: `Books of ${characters} characters with their translation`, notes: [], lines };
  },
};
