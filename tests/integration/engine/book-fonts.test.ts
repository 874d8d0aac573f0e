import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { bookFonts } from '#engine/places.ts';
import { lackOf } from '#tests/needs.ts';
import { good, scratch, startEngine } from './fixtures.ts';

const lacking = lackOf('browser', chromiumPrinter().isThere(), 'books in print');

/** Writes a small book with the faces of a folder; answers what is said of it. */
const written = async (fontsFolder: string, output: 'pdf' | 'html') => {
  const folder = scratch();
  const path = join(folder, 'a.txt');
  writeFileSync(path, '船開走了。\n');
  const { client } = startEngine(folder, { fontsFolder });
  good(await client.documents.import({ from: { path }, into: 'new', job: 'import' }));
  return good(
    await client.books.write({
      job: output,
      output,
      path: join(folder, `book.${output}`),
      columns: ['source'],
      settings: { layout: 'single' },
    }),
  );
};

describe.skipIf(lacking !== null)('a PDF that was set in fonts of the system', () => {
  beforeAll(() => bringUpToDate(['fonts'], () => undefined));

  it('says so, and nothing else does', async () => {
    const none = join(bookFonts, 'none');
    expect(await written(none, 'pdf')).toMatchObject({ rows: 1, noFonts: true });
    expect(await written(none, 'html')).not.toHaveProperty('noFonts');
    expect(await written(bookFonts, 'pdf')).not.toHaveProperty('noFonts');
  });
});
