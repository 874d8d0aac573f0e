import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bookLayouts } from '#core/layouts/layouts.ts';
import { epubcheck } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { returningBookOf } from '../../unit/core/book-back/round-trip.ts';
import { settingsOf, written } from '../../unit/core/layouts/books.ts';
import { judged } from './epub-check.ts';

const jar = epubcheck('books of each layout through EPUBCheck');
const folder = mkdtempSync(join(quickFolder, 'duizhao-books-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(jar === null)(
  'EPUBCheck finds neither errors nor warnings in the book of any layout',
  { timeout: 300_000 },
  async () => {
    const books = bookLayouts
      .filter(({ outputs }) => outputs.includes('epub'))
      .flatMap(({ id, options }) => [
        {
          name: `${id}.epub`,
          settings: settingsOf({ layout: id, readings: 'pinyin', back: ['notes', 'glossary', 'changes'] }),
        },
        ...(options.includes('hiding')
          ? [
              {
                name: `${id}-tap.epub`,
                settings: settingsOf({ layout: id, hiding: 'tap', glosses: true, unit: 'sentence' }),
              },
            ]
          : []),
      ]);
    // Cut off, to see that faults are told.
    const bad = {
      name: 'bad.epub',
      bytes: Buffer.from(written(returningBookOf(), settingsOf({}), 'epub')).subarray(0, 2000),
    };
    writeFileSync(join(folder, bad.name), bad.bytes);
    for (const { name, settings } of books)
      writeFileSync(join(folder, name), written(returningBookOf(), settings, 'epub'));
    const lines = await judged(
      jar ?? '',
      [...books, bad].map(({ name }) => join(folder, name)),
    );
    expect(lines.slice(0, -1)).toEqual(books.map(({ name }) => `${name} 0`));
    expect(lines.at(-1)).not.toBe('bad.epub 0');
  },
);
