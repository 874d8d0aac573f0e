import { readFileSync } from 'node:fs';
import { formats } from '#core/formats/index.ts';
import type { Result } from '#core/model/index.ts';
import {
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
} from '#tests/unit/core/formats/golden-files.ts';
import { mutants } from '#tests/unit/core/formats/mutants.ts';
import { megabytes } from '../measure.ts';
import type { FuzzFault, FuzzLine } from './lines.ts';

/**
 * Reads and fills argv[3] damaged copies of the golden files of the format argv[2], by the seed argv[4]; argv[5] names a single copy
 * (`file#number`). Prints lines of JSON (`FuzzLine`): which copy is begun, each fault, and last what was done.
 */
const [, , format = '', amount = '', seed = '', single = ''] = process.argv;

/** Milliseconds of processor time that one call may take. */
const patience = 2000;

const say = (line: FuzzLine): void => console.log(JSON.stringify(line));

const files = goldenFiles().filter((file) => file.format === format);
const contents = files.map(({ path }) => readFileSync(path));
const done = { copies: 0, read: 0, refused: 0, filled: 0, unlike: 0, longest: 0 };

const own = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Runs one call on a copy; null where it throws, which is told. */
const call = async <T>(copy: string, what: string, work: () => Promise<T>): Promise<T | null> => {
  const fault = (kind: FuzzFault, detail: string): void => say({ is: 'fault', copy, what, kind, detail });
  const began = own();
  let result: T | null = null;
  try {
    result = await work();
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    fault('thrown', said.split('\n').slice(0, 3).join(' | '));
  }
  const took = own() - began;
  done.longest = Math.max(done.longest, took);
  if (took > patience) fault('slow', `${Math.round(took)} ms`);
  return result;
};

/** Formats whose files tell their language or have its plural forms, and so may change when their own words are filled in. */
const changing: ReadonlySet<string> = new Set(['po', 'android', 'stringsdict']);

/** Whether a copy that is filled with its own words is to be what it was: one that should have translations and has none is given some. */
const isToStay = ({ isBilingual }: GoldenRows): boolean =>
  !changing.has(format) && (isBilingual || formats.get(format)?.bilingual !== true);

/** A format may refuse to fill what it says the reason of: a file for another language. */
const isFault = (filled: Result<Uint8Array> | null): filled is Extract<Result<Uint8Array>, { ok: false }> =>
  filled?.ok === false && filled.error.code !== 'export.refused';

const fills = async (file: GoldenFile, bytes: Uint8Array, copy: string): Promise<void> => {
  const read = await call(copy, 'read', () => readGolden(file, bytes));
  if (read === null || read.failure !== null) {
    done.refused += 1;
    return;
  }
  done.read += 1;
  const rows = await call(copy, 'rows', async () => rowsOfGolden(read, file.settings));
  if (rows === null) return;
  const same = await call(copy, 'fill', () => tryFillGolden(file, bytes, rows));
  if (same?.ok === false) say({ is: 'fault', copy, what: 'fill', kind: 'refused', detail: same.error.code });
  if (same?.ok === true) {
    done.filled += 1;
    if (isToStay(rows) && !Buffer.from(same.value).equals(bytes)) {
      done.unlike += 1;
      say({ is: 'fault', copy, what: 'fill', kind: 'unlike', detail: '' });
    }
  }
  const other = await call(copy, 'fill anew', () =>
    tryFillGolden(
      file,
      bytes,
      rowsWithWords(rows, () => 'qz'),
      true,
    ),
  );
  if (isFault(other))
    say({ is: 'fault', copy, what: 'fill anew', kind: 'refused', detail: other.error.code });
};

const total = Number(amount);
for (const [n, file] of files.entries()) {
  const bytes = contents[n] ?? new Uint8Array();
  const share = Math.floor(((n + 1) * total) / files.length) - Math.floor((n * total) / files.length);
  let number = 0;
  for (const copy of mutants(
    bytes,
    contents.filter((_, other) => other !== n),
    share,
    Number(seed) + n,
  )) {
    number += 1;
    const name = `${format}/${file.name}#${number}`;
    if (single !== '' && single !== name) continue;
    say({ is: 'begun', copy: name });
    done.copies += 1;
    await fills(file, copy, name);
  }
}
say({ is: 'done', ...done, memory: megabytes(process.resourceUsage().maxRSS * 1024) });
