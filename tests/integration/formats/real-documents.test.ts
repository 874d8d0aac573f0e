import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { converted } from '#tests/real-documents/office.ts';
import { calcSource, impressSource, writerSource } from '#tests/real-documents/sources.ts';
import {
  fillGolden,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
} from '#tests/unit/core/formats/golden-files.ts';

const lacks = lackOfProgram('soffice', 'documents that LibreOffice makes and opens');
const work = mkdtempSync(join(quickFolder, 'duizhao-real-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/**
 * A format, what LibreOffice makes it of, what it opens it as, and at least how many texts it has. Null where it cannot tell: it only writes
 * EPUB, and of a page it passes over the notes and the footer that it wrote itself.
 */
const kinds = [
  { format: 'docx', source: 'writer.fodt', back: 'fodt', texts: 24 },
  { format: 'odt', source: 'writer.fodt', back: 'fodt', texts: 24 },
  { format: 'html', source: 'writer.fodt', back: null, texts: 26 },
  { format: 'epub', source: 'writer.fodt', back: null, texts: 20 },
  { format: 'xlsx', source: 'calc.fods', back: 'fods', texts: 7 },
  { format: 'pptx', source: 'impress.fodp', back: 'fodp', texts: 8 },
] as const;

const sources = { 'writer.fodt': writerSource, 'calc.fods': calcSource, 'impress.fodp': impressSource };

const wordsIn = (text: string): readonly string[] => text.match(/qz\d+zq/g) ?? [];

/** A document that LibreOffice made, filled with new words, and what those were. */
type Filled = {
  readonly path: string;
  readonly back: 'fodt' | 'fods' | 'fodp';
  readonly given: readonly string[];
};
const filledOnes = new Map<string, Filled>();

describe.skipIf(lacks !== null)('documents that LibreOffice made', () => {
  beforeAll(() => {
    for (const [name, source] of Object.entries(sources)) writeFileSync(join(work, name), source());
  });

  test.each(kinds)(
    '$format: read, the same when nothing was translated, and each new word once',
    async ({ format, source, back, texts }) => {
      const [path = ''] = converted(work, [join(work, source)], format);
      const bytes = readFileSync(path);
      const file = { format, name: basename(path), path, rows: '', settings: {} };
      const read = await readGolden(file, bytes);
      expect(read.failure).toBe(null);
      expect(read.blocks.length).toBeGreaterThanOrEqual(texts);
      const rows = rowsOfGolden(read, {});
      const same = await fillGolden(file, bytes, rows);
      expect(Buffer.from(same ?? []).equals(bytes)).toBe(true);
      const given: string[] = [];
      const next = (): string => {
        given.push(`qz${given.length + 1}zq`);
        return given.at(-1) ?? '';
      };
      const filled = await fillGolden(file, bytes, rowsWithWords(rows, next));
      const again = await readGolden(file, filled ?? new Uint8Array());
      expect(again.blocks.flatMap(({ rich }) => wordsIn(rich.text))).toEqual(given);
      if (back === null) return;
      const own = join(work, `filled-${format}.${format}`);
      writeFileSync(own, filled ?? '');
      filledOnes.set(format, { path: own, back, given });
    },
  );

  test('opened again with every new word', () => {
    expect(filledOnes.size).toBe(kinds.filter(({ back }) => back !== null).length);
    for (const [back, ones] of Map.groupBy(filledOnes.values(), (one) => one.back)) {
      const paths = converted(
        work,
        ones.map(({ path }) => path),
        back,
      );
      for (const [n, { path, given }] of ones.entries()) {
        const shown = new Set(wordsIn(readFileSync(paths[n] ?? '', 'utf8')));
        expect([path, given.filter((word) => !shown.has(word))]).toEqual([path, []]);
      }
    }
  });
});
