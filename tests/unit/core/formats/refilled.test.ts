import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addedLines, fileLines, visibleLine } from './file-lines.ts';
import {
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
} from './golden-files.ts';
import { changedRows } from './other-builds.ts';

/*
 * What filling writes where a translation is not built like its original: for every golden file the lines that are new when its texts are changed in turn by `translations`,
 * and when rows are left out or lead nowhere.
 * `refilled/<format>.txt` holds what is written now; where a change of the code changes it, the lines that differ are looked through, and it is written anew by
 * `vitest run FILE -u`.
 */

/** Rows that are not those of the file: some are left out, some lead to no place, and some to one that it does not have. */
const otherRows = (golden: GoldenRows, next: () => string): GoldenRows => ({
  ...golden,
  rows: rowsWithWords(golden, next).rows.flatMap((row, n) => {
    const { ref: _, ...nowhere } = row;
    return [[row], [], [nowhere], [{ ...row, ref: 'x-0' }]][n % 4] ?? [];
  }),
});

const changes: Readonly<Record<string, (golden: GoldenRows, next: () => string) => GoldenRows>> = {
  'of another build': changedRows,
  'of other rows': otherRows,
};

const filledText = async (file: GoldenFile): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null) return [];
  const golden = rowsOfGolden(read, file.settings);
  const before = fileLines(bytes, file.settings.encoding);
  const lines: string[] = [];
  for (const [name, change] of Object.entries(changes)) {
    let count = 0;
    const filled = await tryFillGolden(
      file,
      bytes,
      change(golden, () => `qz${(count += 1)}zq`),
    );
    if (filled === null) continue;
    const after = filled.ok ? fileLines(filled.value, file.settings.encoding) : [];
    const said = filled.ok
      ? `${addedLines(after, before).length} lines gone`
      : `${filled.error.code} ${JSON.stringify(filled.error.params ?? {})}`;
    lines.push(
      `== ${file.name}, ${name}: ${said}`,
      ...addedLines(before, after).map((line) => `  ${visibleLine(line)}`),
    );
  }
  return lines;
};

describe.each([...Map.groupBy(goldenFiles(), ({ format }) => format)])('%s', (format, own) => {
  it('is filled with texts of another build, and with other rows, as it was', async () => {
    const parts: string[] = [];
    for (const file of own) parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`refilled/${format}.txt`);
  });
});
