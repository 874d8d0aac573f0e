import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formats } from '#core/formats/index.ts';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  type GoldenFile,
  type ReadGolden,
} from './golden-files.ts';
import { goldenText } from './golden-text.ts';
import { mutants } from './mutants.ts';

const files = goldenFiles();

/** Damaged copies of each file; `npm run bench -- fuzz` makes ten times as many. */
const copies = 2;

const wordsIn = (text: string): readonly string[] => text.match(/qz\d+zq/g) ?? [];

/** The unique words that a reading finds, in order: of the translations, where the file has any, else of the originals. */
const wordsOf = (read: ReadGolden, isBilingual: boolean, language: string): readonly string[] =>
  read.blocks.flatMap(({ rich, segments }) => {
    if (segments === undefined) return wordsIn(rich.text);
    if (!isBilingual) return segments.flatMap((segment) => wordsIn(segment.rich.text));
    return segments.flatMap(({ translations = [] }) =>
      translations.filter((one) => one.language === language).flatMap((one) => wordsIn(one.rich.text)),
    );
  });

const contents = new Map<string, Uint8Array>();
const contentOf = ({ path }: GoldenFile): Uint8Array => {
  const content = contents.get(path) ?? readFileSync(path);
  contents.set(path, content);
  return content;
};

/** The other files of a format, to be spliced with. */
const siblings = ({ format, path }: GoldenFile): readonly Uint8Array[] =>
  files.flatMap((one) => (one.format === format && one.path !== path ? [contentOf(one)] : []));

const excepted = ({ settings, name }: GoldenFile, check: 'identity' | 'words' | 'mutations'): boolean => {
  const reason = settings.except?.[check];
  if (reason === undefined) return false;
  onTestFinished(() => console.log(`skipped: ${check} of ${name}: ${reason}`));
  return true;
};

describe.each(files.map((file) => [`${file.format}/${file.name}`, file] as const))('%s', (_, file) => {
  const bytes = contentOf(file);
  /** What is read of it as it is: once for all that look at it. */
  let known: Promise<ReadGolden> | null = null;
  const reading = (): Promise<ReadGolden> => (known ??= readGolden(file, bytes));

  it('is read as the rows beside it say', async () => {
    expect(existsSync(file.rows), 'npm run golden').toBe(true);
    expect(goldenText(await reading())).toBe(readFileSync(file.rows, 'utf8'));
  });

  it('is what it was when it is filled with its own words', async () => {
    const read = await reading();
    if (read.failure !== null || excepted(file, 'identity')) return;
    const filled = await fillGolden(file, bytes, rowsOfGolden(read, file.settings));
    if (filled === null) return;
    expect(Buffer.from(filled).equals(bytes), Buffer.from(filled).toString('utf8').slice(0, 4000)).toBe(true);
  });

  it('holds every new word once, where its text stood', async () => {
    const read = await reading();
    if (read.failure !== null || excepted(file, 'words')) return;
    const golden = rowsOfGolden(read, file.settings);
    let count = 0;
    const given: string[] = [];
    const next = (): string => {
      const word = `qz${(count += 1)}zq`;
      given.push(word);
      return word;
    };
    const filled = await fillGolden(file, bytes, rowsWithWords(golden, next));
    if (filled === null) return;
    const again = await readGolden(file, filled);
    expect(again.failure).toBe(null);
    const isBilingual =
      golden.isBilingual ||
      again.blocks.some(({ segments = [] }) => segments.some((one) => (one.translations ?? []).length > 0));
    expect(wordsOf(again, isBilingual, golden.column.language)).toEqual(given);
  });

  it('is read, refused and filled without a fault when it is damaged', async () => {
    if (excepted(file, 'mutations')) return;
    for (const copy of mutants(bytes, siblings(file), copies, bytes.length)) {
      const read = await readGolden(file, copy);
      expect(read.blocks.length).toBeLessThan(10_000);
      if (read.failure !== null) continue;
      const golden = rowsOfGolden(read, file.settings);
      await fillGolden(file, copy, golden);
      await fillGolden(
        file,
        copy,
        rowsWithWords(golden, () => 'qz'),
        true,
      );
    }
  });
});

it('has files of every format that is read, and damages them in more than a thousand ways', () => {
  expect([...new Set(files.map(({ format }) => format))]).toEqual(
    formats.importing.map(({ id }) => id).sort(),
  );
  expect(files.length * copies).toBeGreaterThan(1_000);
});
