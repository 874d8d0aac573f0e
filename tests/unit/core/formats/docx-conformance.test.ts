import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openZip } from '#core/package/unzip.ts';
import { sharedPath } from '#tests/needs.ts';
import { fillGolden, readGolden, rowsOfGolden, withWords, type GoldenFile } from './golden-files.ts';

const folder = sharedPath('conformance/docx');
const goldenOf = (path: string, name: string): GoldenFile => ({
  format: 'docx',
  name,
  path,
  rows: '',
  settings: {},
});
const wordsIn = (text: string): readonly string[] => text.match(/qz\d+zq/g) ?? [];

const namesIn = (bytes: Uint8Array): readonly string[] => {
  const zip = openZip(bytes);
  if (typeof zip === 'string') throw new Error(zip);
  return zip.names;
};

test.skipIf(folder === null)(
  'Word files of others are read, and filled: untouched byte for byte, translated each word once',
  async () => {
    const files = readdirSync(folder ?? '').filter((name) => name.endsWith('.docx'));
    let rows = 0;
    let words = 0;
    const wordless: string[] = [];
    for (const name of files) {
      const path = join(folder ?? '', name);
      const bytes = readFileSync(path);
      const file = goldenOf(path, name);
      const read = await readGolden(file, bytes);
      expect(read.failure, name).toBe(null);
      const golden = rowsOfGolden(read, {});
      rows += golden.rows.length;
      if (golden.rows.length === 0) {
        wordless.push(name);
        continue;
      }
      const same = await fillGolden(file, bytes, golden);
      expect(Buffer.from(same ?? []).equals(bytes), name).toBe(true);
      const given: string[] = [];
      const next = (): string => {
        words += 1;
        given.push(`qz${words}zq`);
        return `qz${words}zq`;
      };
      const { side } = golden.column;
      const changed = golden.rows.map((row) => ({
        ...row,
        texts: { ...row.texts, [side]: withWords(row.texts.source ?? { text: '', tags: [] }, next) },
      }));
      const filled = await fillGolden(file, bytes, { ...golden, rows: changed });
      expect(namesIn(filled ?? new Uint8Array()), name).toEqual(namesIn(bytes));
      const again = await readGolden(file, filled ?? new Uint8Array());
      expect(again.failure, name).toBe(null);
      expect(
        again.blocks.flatMap(({ rich }) => wordsIn(rich.text)),
        name,
      ).toEqual(given);
    }
    console.log(
      `${files.length} Word files, ${rows} rows, ${words} new words, each read back once; without words: ${wordless.join(', ')}`,
    );
  },
);
