import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileLines, visibleLine } from './file-lines.ts';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  type GoldenFile,
} from './golden-files.ts';

/*
 * What filling writes that was not in the file: for every golden file the lines (of markup, one for each tag) that are new when each stretch of text has a new word and the
 * document is adapted to its language. `filled/<format>.txt` has been read; where it changes, it is written anew by `vitest run -u` and read again.
 */

const files = goldenFiles();

/** What the second has more often than the first, in its order. */
const added = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const known = new Map<string, number>();
  for (const line of before) known.set(line, (known.get(line) ?? 0) + 1);
  return after.filter((line) => {
    const left = known.get(line) ?? 0;
    known.set(line, left - 1);
    return left <= 0;
  });
};

const filledText = async (file: GoldenFile): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null || file.settings.except?.words !== undefined) return [];
  let count = 0;
  const rows = rowsWithWords(rowsOfGolden(read, file.settings), () => `qz${(count += 1)}zq`);
  const filled = await fillGolden(file, bytes, rows, true);
  if (filled === null) return [];
  const [before = [], after = []] = [bytes, filled].map((one) => fileLines(one, file.settings.encoding));
  return [
    `== ${file.name}: ${added(after, before).length} lines gone`,
    ...added(before, after).map((line) => `  ${visibleLine(line)}`),
  ];
};

describe.each([...Map.groupBy(files, ({ format }) => format)])('%s', (format, own) => {
  it('writes what was read of it', async () => {
    const parts: string[] = [];
    for (const file of own) parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`filled/${format}.txt`);
  });
});
