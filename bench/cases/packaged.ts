import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { formats } from '#core/formats/index.ts';
import { createEncodingProbe, encodingOfLabel, type Encoding } from '#core/text/decode/index.ts';
import {
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
} from '#tests/unit/core/formats/golden-files.ts';
import { round, type Bench, type Line } from '../measure.ts';
import { packagedDocuments, type Packaged } from '../packaged/find.ts';
import { judges, madeByPandoc, type NewWord, type Said } from '../packaged/judges.ts';

/** At most so many files of a format are tried: `PACKAGED_FILES=5000` tries all. */
const most = Number(process.env['PACKAGED_FILES'] ?? 120);
/** A part of the paths that are tried, to look at one fault: `PACKAGED_ONLY=policy`. */
const only = process.env['PACKAGED_ONLY'] ?? '';
/** Pages that pandoc makes documents of. */
const pandocPages = 6;

/** What became of a file: its original and the filled one, on the disk, or why there is none. */
type Tried =
  | {
      readonly is: 'filled';
      readonly from: Packaged;
      readonly original: string;
      readonly filled: string;
      readonly words: readonly NewWord[];
      readonly faults: readonly string[];
    }
  | { readonly is: 'not'; readonly from: Packaged; readonly why: string; readonly isFault: boolean };

const encodingOf = (format: string, bytes: Uint8Array): Encoding | null => {
  const known = formats.get(format);
  if (known?.encoding === 'own') return 'utf-8';
  const said = known?.declaredCharset?.(bytes.subarray(0, 4096)) ?? null;
  const declared = said === null ? null : encodingOfLabel(said);
  if (declared !== null) return declared;
  const probe = createEncodingProbe();
  probe.push(bytes);
  const report = probe.finish();
  return report.candidates[0]?.encoding ?? null;
};

const wordsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text): readonly string[] => text.match(/qz\d+zq/g) ?? []);

/** A file that should have translations and has none is given some; others are to be what they were. */
const isToStay = ({ isBilingual }: GoldenRows, format: string): boolean =>
  isBilingual || formats.get(format)?.bilingual !== true;

/** Reads a file, fills it with its own words, then with new ones, and reads that again. */
const tried = async (from: Packaged, folder: string, n: number): Promise<Tried> => {
  const bytes = readFileSync(from.path);
  const encoding = encodingOf(from.format, bytes);
  if (encoding === null) return { is: 'not', from, why: 'no encoding', isFault: true };
  const file: GoldenFile = {
    format: from.format,
    name: basename(from.path),
    path: from.path,
    rows: '',
    settings: { encoding },
  };
  const read = await readGolden(file, bytes);
  // What the file itself is to blame for, or has nothing in it, is told apart below by its code.
  if (read.failure !== null)
    return {
      is: 'not',
      from,
      why: `${read.failure.code} ${JSON.stringify(read.failure.params ?? {})}`,
      isFault: true,
    };
  if (read.blocks.length === 0) return { is: 'not', from, why: 'no text', isFault: false };
  const faults: string[] = [];
  const rows = rowsOfGolden(read, {});
  const same = await tryFillGolden(file, bytes, rows);
  if (same === null) return { is: 'not', from, why: 'not written back', isFault: false };
  if (!same.ok) faults.push(`filled with its own words: ${same.error.code}`);
  else if (isToStay(rows, from.format) && !Buffer.from(same.value).equals(bytes))
    faults.push('filled with its own words it is another file');
  const given: NewWord[] = [];
  // Behind `$name` a letter would be part of the name.
  const lead = from.format === 'po' ? '.' : '';
  const next = (was: string): string => {
    const word = `qz${given.length + 1}zq`;
    given.push({ word, was });
    return `${lead}${word}`;
  };
  const filled = await tryFillGolden(file, bytes, rowsWithWords(rows, next), true);
  if (filled?.ok !== true) {
    const why = `filled with new words: ${filled === null ? 'nothing' : filled.error.code}`;
    return { is: 'not', from, why, isFault: true };
  }
  const again = await readGolden(file, filled.value);
  const shown = wordsIn(
    again.blocks.flatMap(({ rich, segments = [] }) => [
      rich.text,
      ...segments.flatMap(({ translations = [] }) => translations.map((one) => one.rich.text)),
    ]),
  );
  const distinct = new Set(shown);
  const lost = given.filter(({ word }) => !distinct.has(word)).length;
  if (again.failure !== null) faults.push(`filled, it cannot be read: ${again.failure.code}`);
  else if (lost > 0) faults.push(`of ${given.length} new words ${lost} are not read again`);
  else if (distinct.size !== shown.length)
    faults.push(`${shown.length - distinct.size} new words stand twice`);
  const path = (kind: string): string => join(folder, kind, `${n}${extname(from.path)}`);
  copyFileSync(from.path, path('original'));
  writeFileSync(path('filled'), filled.value);
  return { is: 'filled', from, original: path('original'), filled: path('filled'), words: given, faults };
};

/** What is said more often of the filled file than of its original. */
const newlySaid = (original: Said, filled: Said): readonly string[] =>
  [...filled].flatMap(([what, times]) => {
    const before = original.get(what) ?? 0;
    return times > before ? [`${what}${times - before > 1 ? ` (${times - before} times)` : ''}`] : [];
  });

type Result = { readonly line: Line; readonly told: readonly string[] };

const lineOf = (format: string, all: readonly Tried[]): Result => {
  const done = all.filter((one) => one.is === 'filled');
  const judge = judges[format];
  const before = judge?.(done.map(({ original }) => ({ path: original, words: [] }))) ?? null;
  const after =
    judge?.(done.map(({ filled, words, original }) => ({ path: filled, words, original }))) ?? null;
  const faultsOf = done.map(({ faults }, n) => [
    ...faults,
    ...newlySaid(before?.[n] ?? new Map(), after?.[n] ?? new Map()),
  ]);
  const not = all.filter((one) => one.is === 'not');
  const unread = not.filter(({ isFault }) => isFault);
  const clean = faultsOf.filter((faults) => faults.length === 0).length;
  const counted = done.length + unread.length;
  return {
    line: {
      format,
      files: all.length,
      'without text, or only read': not.length - unread.length,
      tried: counted,
      'without any fault': clean,
      share: counted === 0 ? '–' : `${round((100 * clean) / counted)} %`,
      'faults of the originals':
        before === null ? 'not judged' : before.filter(({ size }) => size > 0).length,
    },
    told: [
      ...unread.map(({ from, why }) => `- ${from.path}: ${why}`),
      ...done.flatMap(({ from }, n) => (faultsOf[n] ?? []).map((fault) => `- ${from.path}: ${fault}`)),
    ],
  };
};

const setUp =
  'Set up with `apt-get install debian-reference debian-reference-zh-cn debian-reference-zh-tw maint-guide maint-guide-zh-cn maint-guide-zh-tw developers-reference debian-handbook debian-policy debian-faq debian-faq-zh-cn debmake-doc installation-guide-amd64 gettext-doc translate-toolkit python3-docx pandoc epubcheck libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui libxml2-utils gettext`.';

/** Documents of Debian's packages, read, filled and opened by their formats' own programs. */
export const packaged: Bench = {
  name: 'packaged',
  run: async (folder) => {
    const found = packagedDocuments(most);
    const pages = found.filter(({ format }) => format === 'html');
    const step = Math.max(1, Math.floor(pages.length / pandocPages));
    const chosen = pages.filter((_, n) => n % step === 0).slice(0, pandocPages);
    const made = madeByPandoc(
      chosen.map(({ path }) => path),
      folder,
    ).map((path) => ({ path, format: extname(path).slice(1) }));
    const all = [...found, ...made].filter(({ path }) => path.includes(only));
    const lines: Line[] = [];
    const told: string[] = [];
    for (const format of new Set(all.map((one) => one.format))) {
      const own = join(folder, format);
      for (const kind of ['original', 'filled']) mkdirSync(join(own, kind), { recursive: true });
      const results: Tried[] = [];
      for (const [n, from] of all.filter((one) => one.format === format).entries())
        results.push(await tried(from, own, n));
      const result = lineOf(format, results);
      lines.push(result.line);
      told.push(...result.told);
      console.error(Object.values(result.line).join(' | '));
    }
    return {
      title: `Documents of Debian's packages, at most ${most} of a format`,
      notes: [
        "Each is filled with its own words (and then to be the same bytes), and with a new word in each stretch of text, adapted to the new language; that is read again, and opened by the format's own program. A fault: what is not so, or what that program says of the filled file and not of the original.",
        setUp,
        '',
        ...told,
      ],
      lines,
    };
  },
};
