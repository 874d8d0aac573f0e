import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fillEpub } from '#core/formats/epub/fill.ts';
import { readEpub } from '#core/formats/epub/read.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { DocumentId } from '#core/model/index.ts';
import { epubcheck } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { book2, book3, zipped, type BookParts } from '../../unit/core/formats/epub-books.ts';
import { sourceOf } from '../../unit/core/formats/sources.ts';
import { judged } from './epub-check.ts';

const jar = epubcheck('books through EPUBCheck');
const folder = mkdtempSync(join(quickFolder, 'duizhao-epub-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A book with words of its own for every text, saying that it is in English now. */
const translated = (book: BookParts): Uint8Array => {
  const bytes = zipped(book);
  const rows = Array.from(readEpub([bytes], {}, usualLimits).blocks).flatMap((block, n) => {
    if (!block.ok) throw new Error(block.error.code);
    const { rich, ref, kind } = block.value;
    const texts = { source: rich, en: { text: `Text & <${n}>`, tags: [] } };
    const opensDocument = n === 0 ? 'book.epub' : null;
    return [{ kind, document: 1 as DocumentId, opensDocument, ...(ref === undefined ? {} : { ref }), texts }];
  });
  const source = {
    ...sourceOf(rows, [{ side: 'en', language: 'en', label: 'English' }]),
    originals: () => [{ bytes: () => bytes, text: () => '' }],
  };
  const pieces: Uint8Array[] = [];
  const written = fillEpub(
    source,
    { layout: 'interleaved', created: '2026-05-06T07:08:09.123Z', adapt: true },
    (piece) => void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice()),
  );
  expect(written.ok).toBe(true);
  return Buffer.concat(pieces);
};

it.skipIf(jar === null)(
  'EPUBCheck finds no faults in small books of EPUB 3 and 2, as they were made and with every text exchanged',
  { timeout: 300_000 },
  async () => {
    const books = Object.entries({
      'made-3.epub': zipped(book3),
      'exchanged-3.epub': translated(book3),
      'made-2.epub': zipped(book2),
      'exchanged-2.epub': translated(book2),
    });
    for (const [name, bytes] of books) writeFileSync(join(folder, name), bytes);
    const lines = await judged(
      jar ?? '',
      books.map(([name]) => join(folder, name)),
    );
    expect(lines).toEqual(books.map(([name]) => `${name} 0`));
  },
);
