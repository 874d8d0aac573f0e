import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  withWords,
  type GoldenFile,
  type ReadGolden,
} from './golden-files.ts';
import { goldenText } from './golden-text.ts';

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

const mend = (n: number): (() => number) => {
  let state = n;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff);
};

/** The bytes cut off somewhere, and with some of them exchanged, left out or doubled: the same for each run. */
function* damaged(bytes: Uint8Array): Generator<Uint8Array> {
  const random = mend(bytes.length + 7);
  const at = (): number => random() % Math.max(bytes.length, 1);
  for (let n = 0; n < 6; n += 1) yield bytes.slice(0, at());
  for (let n = 0; n < 12; n += 1) {
    const copy = Array.from(bytes);
    for (let times = 1 + (random() % 4); times > 0; times -= 1) {
      const place = at();
      if (n % 3 === 0) copy[place] = random() & 0xff;
      else if (n % 3 === 1) copy.splice(place, 1 + (random() % 8));
      else copy.splice(place, 0, ...bytes.subarray(place, place + (random() % 40)));
    }
    yield Uint8Array.from(copy);
  }
}

const excepted = ({ settings, name }: GoldenFile, check: 'identity' | 'words' | 'mutations'): boolean => {
  const reason = settings.except?.[check];
  if (reason === undefined) return false;
  onTestFinished(() => console.log(`skipped: ${check} of ${name}: ${reason}`));
  return true;
};

describe.each(goldenFiles().map((file) => [`${file.format}/${file.name}`, file] as const))(
  '%s',
  (_, file) => {
    const bytes = readFileSync(file.path);

    it('is read as the rows beside it say', async () => {
      expect(existsSync(file.rows), 'npm run golden').toBe(true);
      expect(goldenText(await readGolden(file, bytes))).toBe(readFileSync(file.rows, 'utf8'));
    });

    it('is what it was when it is filled with its own words', async () => {
      const read = await readGolden(file, bytes);
      if (read.failure !== null || excepted(file, 'identity')) return;
      const filled = await fillGolden(file, bytes, rowsOfGolden(read, file.settings));
      if (filled === null) return;
      expect(Buffer.from(filled).equals(bytes), Buffer.from(filled).toString('utf8').slice(0, 4000)).toBe(
        true,
      );
    });

    it('holds every new word once, where its text stood', async () => {
      const read = await readGolden(file, bytes);
      if (read.failure !== null || excepted(file, 'words')) return;
      const golden = rowsOfGolden(read, file.settings);
      const { side, language } = golden.column;
      let count = 0;
      const given: string[] = [];
      const next = (): string => {
        const word = `qz${(count += 1)}zq`;
        given.push(word);
        return word;
      };
      const rows = golden.rows.map((row) => {
        const facts = row.facts?.[side];
        if (facts?.locked === true) return row;
        const rich = withWords(row.texts.source ?? { text: '', tags: [] }, next);
        const own =
          facts === undefined ? {} : { [side]: { ...facts, state: 'translated' as const, stale: false } };
        return { ...row, texts: { ...row.texts, [side]: rich }, facts: { ...row.facts, ...own } };
      });
      const filled = await fillGolden(file, bytes, { ...golden, rows });
      if (filled === null) return;
      const again = await readGolden(file, filled);
      expect(again.failure).toBe(null);
      const isBilingual =
        golden.isBilingual ||
        again.blocks.some(({ segments = [] }) => segments.some((one) => (one.translations ?? []).length > 0));
      expect(wordsOf(again, isBilingual, language)).toEqual(given);
    });

    it('is read, refused and filled without a fault when it is damaged', async () => {
      if (excepted(file, 'mutations')) return;
      for (const copy of damaged(bytes)) {
        const read = await readGolden(file, copy);
        expect(read.blocks.length).toBeLessThan(10_000);
        if (read.failure === null) await fillGolden(file, copy, rowsOfGolden(read, file.settings));
      }
    });
  },
);
