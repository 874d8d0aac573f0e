import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addedLines, fileLines, visibleLine } from './file-lines.ts';
import {
  goldenFiles,
  readGolden,
  rowsOfGolden,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
  type ReadGolden,
} from './golden-files.ts';
import { goldenText } from './golden-text.ts';
import { changedRows } from './other-builds.ts';
import { changedCopies } from './pieces.ts';

/*
 * What each piece of a file says: how the reading and the filling of the golden files change when one piece is left out, doubled or has another value. `pieces/<format>.txt` holds what
 * is read now, and `pieces/filled/` what is filled otherwise than in the file itself; where a change of the code changes it, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

/** What stands in one list and not in the other. */
const differences = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const [had, has] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !has.has(line)).map((line) => `- ${line.trim()}`),
    ...after.filter((line) => !had.has(line)).map((line) => `+ ${line.trim()}`),
  ];
};

/** A change that shifts everything is told by its beginning. */
const shown = 4;

const told = (found: readonly string[]): readonly string[] =>
  [...found.slice(0, shown), ...(found.length > shown ? [`… ${found.length - shown} more`] : [])].map(
    (line) => `  ${line.slice(0, 200)}`,
  );

/** What filling a copy writes otherwise than filling the file itself, with texts that are built in one of several ways. */
const filler = (file: GoldenFile, bytes: Uint8Array, read: ReadGolden) => {
  const { encoding } = file.settings;
  const added = async (own: Uint8Array, rows: GoldenRows, way: number): Promise<readonly string[]> => {
    // One word for all: a text more or less is told once, and not by all that follow it.
    const filled = await tryFillGolden(
      file,
      own,
      changedRows(rows, () => 'qzzq', way),
      true,
    );
    if (filled === null) return [];
    if (!filled.ok) return [`${filled.error.code} ${JSON.stringify(filled.error.params ?? {})}`];
    return addedLines(fileLines(own, encoding), fileLines(filled.value, encoding));
  };
  const ownRows = rowsOfGolden(read, file.settings);
  const usual = new Map<number, readonly string[]>();
  return async (copy: Uint8Array, again: ReadGolden, n: number): Promise<readonly string[]> => {
    if (again.failure !== null) return [];
    const way = n % 9;
    const before = usual.get(way) ?? (await added(bytes, ownRows, way));
    usual.set(way, before);
    const after = await added(copy, rowsOfGolden(again, file.settings), way);
    return told([
      ...addedLines(after, before).map((line) => `- ${visibleLine(line)}`),
      ...addedLines(before, after).map((line) => `+ ${visibleLine(line)}`),
    ]);
  };
};

type Sayings = { readonly read: readonly string[]; readonly filled: readonly string[] };

const sayings = async (file: GoldenFile, seen: Set<string>): Promise<Sayings> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null || bytes.length > 60_000) return { read: [], filled: [] };
  const before = goldenText(read).split('\n');
  const lines: string[] = [`== ${file.name}`];
  const filled: string[] = [];
  const fill = filler(file, bytes, read);
  // Packages take long to be packed again.
  const step = bytes[0] === 0x50 && bytes[1] === 0x4b ? 3 : 1;
  for (const [n, { what, bytes: changed }] of changedCopies(bytes, seen).entries()) {
    const again = await readGolden(file, changed);
    lines.push(visibleLine(what), ...told(differences(before, goldenText(again).split('\n'))));
    const written = n % step === 0 ? await fill(changed, again, n / step) : [];
    if (written.length > 0) filled.push(`${file.name}, ${visibleLine(what)}`, ...written);
  }
  return { read: lines, filled };
};

const files = goldenFiles();

describe.each([...Map.groupBy(files, ({ format }) => format)])('%s', (format, own) => {
  it('is read and filled by its pieces as it was', async () => {
    const seen = new Set<string>();
    const read: string[] = [];
    const filled: string[] = [];
    for (const file of own) {
      const said = await sayings(file, seen);
      read.push(...said.read);
      filled.push(...said.filled);
    }
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`pieces/${format}.txt`);
    await expect(`${filled.join('\n')}\n`).toMatchFileSnapshot(`pieces/filled/${format}.txt`);
  });
});
