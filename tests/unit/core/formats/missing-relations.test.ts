import { strFromU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { goldenFiles, readGolden, type GoldenFile } from './golden-files.ts';

const without = (bytes: Uint8Array, part: string): Uint8Array => {
  const parts = unzipSync(bytes);
  expect(Object.keys(parts)).toContain(part);
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part)));
};

const goldenWith = (format: string, wanted: (parts: Record<string, Uint8Array>) => boolean): GoldenFile => {
  const found = goldenFiles().find(
    (file) => file.format === format && wanted(unzipSync(readFileSync(file.path))),
  );
  if (found === undefined) throw new Error(`no such file of ${format}`);
  return found;
};

const wordsOf = ({ blocks }: Awaited<ReturnType<typeof readGolden>>): readonly string[] =>
  blocks.map(({ rich }) => rich.text);

describe('a package that lacks what names its parts', () => {
  test('a Word document is read with headers and notes by their types, and this is told', async () => {
    const file = goldenWith(
      'docx',
      (parts) =>
        Object.keys(parts).some((name) => /^word\/header\d*\.xml$/.test(name)) &&
        strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array()).includes('.header+xml') &&
        parts['word/_rels/document.xml.rels'] !== undefined,
    );
    const bytes = readFileSync(file.path);
    const [whole, read] = [
      await readGolden(file, bytes),
      await readGolden(file, without(bytes, 'word/_rels/document.xml.rels')),
    ];
    expect(read.failure).toBe(null);
    expect(wordsOf(read).toSorted()).toEqual(wordsOf(whole).toSorted());
    expect(read.findings).toContainEqual({
      code: 'part-missing',
      line: 0,
      detail: 'word/_rels/document.xml.rels',
    });
  });

  test.each([
    ['pptx', 'ppt/_rels/presentation.xml.rels'],
    ['xlsx', 'xl/_rels/workbook.xml.rels'],
    ['docx', '_rels/.rels'],
    ['pptx', '_rels/.rels'],
  ])('%s without %s is refused, for nothing tells the order of its parts', async (format, part) => {
    const file = goldenWith(format, (parts) => parts[part] !== undefined);
    const { failure } = await readGolden(file, without(readFileSync(file.path), part));
    expect(failure).toEqual({ code: 'document.missing-part', params: { part } });
  });

  test.each([
    ['epub', 'META-INF/container.xml'],
    ['odt', 'META-INF/manifest.xml'],
    ['ods', 'META-INF/manifest.xml'],
    ['odp', 'META-INF/manifest.xml'],
  ])('%s without %s is read as it is with it, and this is told', async (format, part) => {
    const file = goldenWith(format, (parts) => parts[part] !== undefined);
    const bytes = readFileSync(file.path);
    const [whole, read] = [await readGolden(file, bytes), await readGolden(file, without(bytes, part))];
    expect(wordsOf(read)).toEqual(wordsOf(whole));
    expect(read.findings).toContainEqual({ code: 'part-missing', line: 0, detail: part });
    expect(whole.findings.some(({ code }) => code === 'part-missing')).toBe(false);
  });
});
