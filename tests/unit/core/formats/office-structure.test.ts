import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  type GoldenFile,
} from './golden-files.ts';

/* How office files are built after every stretch of text has new words, with signs of XML in them and a character that it cannot hold, and they were adapted to their language. */

const noXmllint = lackOfProgram('xmllint', 'that filled office files are XML to another parser');
const formats = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp']);
const openDocument = new Set(['odt', 'ods', 'odp']);

/** The bytes of a filled file; null for one that cannot be filled so. */
const filledBytes = async (file: GoldenFile): Promise<Uint8Array | null> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null || file.settings.except?.words !== undefined) return null;
  let count = 0;
  const rows = rowsWithWords(rowsOfGolden(read, file.settings), () => `q<${(count += 1)}>&]]>\u0001"z`);
  return fillGolden(file, bytes, rows, true);
};

const filled: { readonly file: GoldenFile; readonly bytes: Uint8Array }[] = [];
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'office-structure-'));
  for (const file of goldenFiles().filter(({ format }) => formats.has(format))) {
    const bytes = await filledBytes(file);
    if (bytes !== null) filled.push({ file, bytes });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the first entry of a zip is called, how it is packed (0: not at all), and how long what stands behind its name is (APPNOTE 4.3.7). */
const firstEntry = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint16(26, true);
  return {
    name: strFromU8(bytes.subarray(30, 30 + length)),
    method: view.getUint16(8, true),
    extra: view.getUint16(28, true),
  };
};

describe('a filled office file', () => {
  it('is there for each format', () => {
    expect(new Set(filled.map(({ file }) => file.format))).toEqual(formats);
  });

  it.skipIf(noXmllint !== null)('has parts that are well-formed to another parser', () => {
    const paths: string[] = [];
    for (const [n, { bytes }] of filled.entries())
      for (const [name, part] of Object.entries(unzipSync(bytes))) {
        if (!/\.(?:xml|rels|rdf)$/.test(name) || part.length === 0) continue;
        const path = join(folder, `${n}-${name.replaceAll('/', '-')}`);
        writeFileSync(path, part);
        paths.push(path);
      }
    const run = spawnSync('xmllint', ['--noout', '--nonet', ...paths], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(paths.length).toBeGreaterThan(filled.length);
  });

  it('of OpenDocument says first and unpacked what it is, and lists each of its parts once (part 2, sections 3.2 and 3.3)', () => {
    for (const { file, bytes } of filled.filter((one) => openDocument.has(one.file.format))) {
      const original = readFileSync(file.path);
      expect([file.name, firstEntry(bytes)]).toEqual([file.name, { name: 'mimetype', method: 0, extra: 0 }]);
      const [before, after] = [unzipSync(original), unzipSync(bytes)];
      expect([file.name, Object.keys(after)]).toEqual([file.name, Object.keys(before)]);
      expect([file.name, after['mimetype']]).toEqual([file.name, before['mimetype']]);
      const manifest = strFromU8(after['META-INF/manifest.xml'] ?? new Uint8Array());
      const listed = [...manifest.matchAll(/full-path="([^"]*)"/g)].map(([, path = '']) => path);
      expect([file.name, listed]).toEqual([file.name, [...new Set(listed)]]);
    }
  });
});
