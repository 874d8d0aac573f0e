import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { fillEpub } from '#core/formats/epub/fill.ts';
import { readEpub } from '#core/formats/epub/read.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { DocumentId } from '#core/model/index.ts';
import { epubcheck } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { book2, book3, zipped, type BookParts } from '../../unit/core/formats/epub-books.ts';
import { sourceOf } from '../../unit/core/formats/sources.ts';

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

/** For a program that runs for seconds: what is compiled thoroughly, or collected by several threads, costs as much again. */
const briefly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** What EPUBCheck says of a book: its count of faults, and each of them. */
const judged = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, `${name}.epub`);
  writeFileSync(path, bytes);
  const told = await promisify(execFile)('java', [...briefly, '-jar', jar ?? '', path]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${told.stderr}\n${told.stdout}`;
};

describe.skipIf(jar === null)('a small book in EPUBCheck', { timeout: 300_000 }, () => {
  it.each([
    ['EPUB 3', book3],
    ['EPUB 2', book2],
  ])('%s has no faults, as it was made and with every text exchanged', async (name, book) => {
    const [made, exchanged] = await Promise.all([
      judged(`${name} made`, zipped(book)),
      judged(`${name} exchanged`, translated(book)),
    ]);
    for (const said of [made, exchanged])
      expect(said).toContain('Messages: 0 fatals / 0 errors / 0 warnings / 0 infos');
  });
});
