import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  type GoldenFile,
} from '#tests/unit/core/formats/golden-files.ts';
import { type Bench, type Line } from '../measure.ts';
import { judges, type Judged, type NewWord } from '../packaged/judges.ts';

/** Files that are broken on purpose. */
const broken: ReadonlySet<string> = new Set(['broken-part.docx', 'no-package.docx']);

/** A file with a new word in each stretch of text, and the words; null for one that is refused, or has no text. */
const filled = async (
  file: GoldenFile,
  bytes: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly words: readonly NewWord[] } | null> => {
  const read = await readGolden(file, bytes);
  if (read.failure !== null) return null;
  const words: NewWord[] = [];
  const rows = rowsWithWords(rowsOfGolden(read, file.settings), (was) => {
    const word = `qz${words.length + 1}zq`;
    words.push({ word, was });
    return word;
  });
  const done = await fillGolden(file, bytes, rows, true);
  return done === null ? null : { bytes: done, words };
};

const formatOf = (name: string): string => extname(name).slice(1);

/** All golden office files as they are, and filled, opened by LibreOffice. */
export const goldenOffice: Bench = {
  name: 'golden-office',
  run: async (folder) => {
    const files = goldenFiles().filter(
      ({ name }) => judges[formatOf(name)] !== undefined && /^(?:do|od|pp|xl)/.test(formatOf(name)),
    );
    const told: string[] = [];
    const lines: Line[] = [];
    for (const [extension, own] of Map.groupBy(files, ({ name }) => formatOf(name))) {
      const judged: (Judged & { readonly title: string })[] = [];
      for (const kind of ['original', 'filled'])
        mkdirSync(join(folder, extension, kind), { recursive: true });
      for (const file of own) {
        if (broken.has(file.name)) continue;
        const name = `${file.format}--${file.name}`;
        const bytes = readFileSync(file.path);
        const pathOf = (kind: string): string => join(folder, extension, kind, `${kind}-${name}`);
        const add = (kind: string, content: Uint8Array, words: readonly NewWord[]): void => {
          writeFileSync(pathOf(kind), content);
          const title = `${kind} ${file.format}/${file.name}`;
          judged.push({ path: pathOf(kind), words, original: pathOf('original'), title });
        };
        add('original', bytes, []);
        const done = await filled(file, bytes);
        if (done !== null) add('filled', done.bytes, done.words);
      }
      const said = judges[extension]?.(judged) ?? null;
      const faults = judged.flatMap(({ title }, n) =>
        Array.from(said?.[n] ?? [], ([what, times]) => `- ${title}: ${what} ×${times}`),
      );
      told.push(...faults);
      lines.push({
        extension,
        files: judged.length,
        'not opened': said === null ? 'not judged' : faults.filter((one) => one.includes('not open')).length,
        'words not shown in': faults.filter((one) => one.includes('show a word')).length,
      });
    }
    return {
      title: 'Golden office files, as they are and filled, opened by LibreOffice',
      notes: [
        'A word that is not shown: LibreOffice shows the text of the original in its place, and not the new word.',
        ...told,
      ],
      lines,
    };
  },
};
