import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lackOfProgram, sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { fillGolden, readGolden, rowsOfGolden, withWords, type GoldenFile } from './golden-files.ts';

/*
 * The OASIS test suite of XLIFF 2.1 and files that Trados wrote: nothing of them is part of this project, so these tests are skipped
 * where the folder is not there.
 */
const suite = sharedPath('conformance/xliff-2.1');
const trados = sharedPath('conformance/sdlxliff');
const lint = lackOfProgram('xmllint', 'what validates XLIFF against its schemas');

const filesIn = (folder: string | null, pattern: string): readonly string[] =>
  folder === null
    ? []
    : globSync(pattern, { cwd: folder })
        .sort()
        .map((path) => join(folder, path));

const targetOf = (bytes: Uint8Array): string | undefined =>
  /\s(?:trgLang|target-language)=["']([^"']+)["']/.exec(Buffer.from(bytes).toString('utf8'))?.[1];

const asGolden = (format: string, path: string, target: string | undefined): GoldenFile => ({
  format,
  name: basename(path),
  path,
  rows: '',
  settings: target === undefined ? {} : { target },
});

/** Longer files are only given back as they are: what else is shown of them takes seconds. Bytes. */
const largest = 400_000;

/** A file filled with its own texts, and with a new word in each stretch of each text that is not locked. */
const filledFrom = async (format: string, path: string) => {
  const bytes = readFileSync(path);
  const file = asGolden(format, path, targetOf(bytes));
  const read = await readGolden(file, bytes);
  expect(read.failure, path).toBe(null);
  const golden = rowsOfGolden(read, file.settings);
  const { side } = golden.column;
  const own = {
    ...golden,
    rows: golden.rows.map((row) =>
      golden.isBilingual ? row : { ...row, texts: { ...row.texts, [side]: { text: '', tags: [] } } },
    ),
  };
  let words = 0;
  const rows = golden.rows.map((row) => {
    const facts = row.facts?.[side];
    const source = row.texts.source;
    if (facts === undefined || facts.locked || source === undefined) return row;
    const rich = withWords(source, () => `qz${(words += 1)}zq`);
    return {
      ...row,
      texts: { ...row.texts, [side]: rich },
      facts: { ...row.facts, [side]: { ...facts, state: 'reviewed' as const } },
    };
  });
  if (rows.length === 0) return { bytes, same: bytes, changed: bytes, words: 0, codes: 0, read, file };
  const same = await fillGolden(file, bytes, own);
  const changed = bytes.length > largest ? null : await fillGolden(file, bytes, { ...golden, rows });
  const codes = rows.reduce((sum, { texts }) => sum + (texts[side]?.tags.length ?? 0), 0);
  return { bytes, same, changed, words, codes, read, file };
};

const wordsIn = (bytes: Uint8Array | null): readonly string[] => {
  // A mark may stand within a word.
  const text = Buffer.from(bytes ?? [])
    .toString('utf8')
    .replaceAll(/<[^>]*>/g, '');
  return text.match(/qz\d+zq/g) ?? [];
};

/** Which of these documents `xmllint` finds fault with. */
const invalidAmong = (documents: ReadonlyMap<string, Uint8Array>): readonly string[] => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-xliff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const paths = Array.from(documents, ([name, bytes], n) => {
    const path = join(folder, `${n}-${name}`);
    writeFileSync(path, bytes);
    return path;
  });
  const schema = join(suite ?? '', 'schemas/xliff_core_2.0.xsd');
  try {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...paths], { stdio: 'pipe' });
    return [];
  } catch (error) {
    const { stderr } = error as { stderr: Buffer };
    return stderr
      .toString('utf8')
      .split('\n')
      .filter((line) => line.includes('error'));
  }
};

/** Invalid files that are read all the same, and why. */
const accepted: Readonly<Record<string, string>> = {
  // Schema and text of the module say that the profile alone says what may stand there, and a valid file of the suite has a word.
  'Bad-slr_sizeInfo-not-integer.xlf': 'any text may stand there',
};

/**
 * And as files of 2.2: the history of changes is a module of 2.0 alone. From 2.1 on it is an extension without a schema, whose faults are
 * told: nothing that is read or written here depends on it.
 */
const accepted22: typeof accepted = {
  ...accepted,
  'Bad-ctr-property-not-legit-category.xlf': 'history of changes',
  'Bad-ctr_appliesTo-not-using-ref-to-resolvableID.xlf': 'history of changes',
  'Bad-ctr_property-not-content-or-valid-attribute-ref.xlf': 'history of changes',
  'Bad-ctr_ref-not-pointed-to-resolvableID.xlf': 'history of changes',
  'Bad-ctr_revisions-not-using-ref-to-resolvableID.xlf': 'history of changes',
};

/** A file of 2.1 as one of 2.2: the invalid files of the later suite are the same. */
const asVersion22 = (bytes: Buffer): Uint8Array =>
  Buffer.from(
    bytes
      .toString('utf8')
      .replaceAll('urn:oasis:names:tc:xliff:document:2.0', 'urn:oasis:names:tc:xliff:document:2.2')
      .replaceAll(/(?<=<(?:\w+:)?xliff\b[^>]*\sversion=["'])2\.[01]/g, '2.2'),
  );

/** How many invalid files are refused with what is wrong; and the names of those with which it is not as it should be. */
const refusedIn = async (read: typeof accepted, change: (bytes: Buffer) => Uint8Array) => {
  const unexpected: string[] = [];
  let refused = 0;
  const all = filesIn(suite, '{core,modules}/invalid/*.xlf');
  for (const path of all) {
    const { failure } = await readGolden(asGolden('xliff', path, undefined), change(readFileSync(path)));
    const isRefused = failure?.code === 'document.invalid' && failure.params?.['detail'] !== '';
    if (isRefused) refused += 1;
    if (isRefused === Object.hasOwn(read, basename(path))) unexpected.push(basename(path));
  }
  return { all: all.length, refused, unexpected };
};

describe.skipIf(suite === null)('the test suite of XLIFF 2.1', () => {
  const valid = filesIn(suite, '{core,modules}/valid/*.xlf');
  const pairs = filesIn(suite, 'core/in-out/*.xlf');

  it('is read where it is valid, given back as it was, and filled with new words in their places', async () => {
    const written = new Map<string, Uint8Array>();
    let [words, codes] = [0, 0];
    for (const path of [...valid, ...pairs]) {
      const filled = await filledFrom('xliff', path);
      expect(Buffer.from(filled.same ?? []).equals(filled.bytes), path).toBe(true);
      expect(wordsIn(filled.changed).length, path).toBe(filled.words);
      expect((await readGolden(filled.file, filled.changed ?? new Uint8Array())).failure, path).toBe(null);
      written.set(basename(path), filled.changed ?? new Uint8Array());
      words += filled.words;
      codes += filled.codes;
    }
    console.log(`XLIFF 2.1: ${written.size} files, ${words} new texts, ${codes} codes in them`);
    expect(lint === null ? invalidAmong(written) : []).toEqual([]);
  });

  it('is refused where it is invalid, with what is wrong', async () => {
    const { all, refused, unexpected } = await refusedIn(accepted, (bytes) => bytes);
    console.log(
      `XLIFF 2.1: ${refused} of ${all} invalid files refused; read: ${Object.keys(accepted).length}`,
    );
    expect(unexpected).toEqual([]);
  });

  it('is read and refused in the same way as XLIFF 2.2', async () => {
    const unread: string[] = [];
    for (const path of valid) {
      const file = asGolden('xliff', path, undefined);
      if ((await readGolden(file, asVersion22(readFileSync(path)))).failure !== null) unread.push(path);
    }
    expect(unread).toEqual([]);
    const { all, refused, unexpected } = await refusedIn(accepted22, asVersion22);
    console.log(`as XLIFF 2.2: ${refused} of ${all} invalid files refused`);
    expect(unexpected).toEqual([]);
  });
});

describe.skipIf(trados === null)('files that Trados wrote', () => {
  it('come back as they were, and hold every new word and code', async () => {
    let [files, segments, codes] = [0, 0, 0];
    for (const path of filesIn(trados, '*.sdlxliff')) {
      const filled = await filledFrom('sdlxliff', path);
      expect(Buffer.from(filled.same ?? []).equals(filled.bytes), path).toBe(true);
      files += 1;
      if (filled.changed === null) continue;
      expect(wordsIn(filled.changed).length, path).toBe(filled.words);
      segments += filled.words;
      const again = await readGolden(filled.file, filled.changed);
      const tags = again.blocks.flatMap(({ segments: own = [] }) =>
        own.flatMap(({ translations = [] }) => translations.flatMap(({ rich }) => rich.tags)),
      );
      expect(tags.length, path).toBe(filled.codes);
      codes += filled.codes;
    }
    console.log(
      `SDLXLIFF: ${files} files; in the shorter ones ${segments} new texts, ${codes} codes in them`,
    );
  });
});
