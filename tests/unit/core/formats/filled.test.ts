import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addedLines, fileLines, visibleLine } from './file-lines.ts';
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
 * document is adapted to its language. `filled/<format>.txt` has been read; where it changes, it is written anew by `vitest run THIS-FILE -u` and read again.
 */

const files = goldenFiles();

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
    `== ${file.name}: ${addedLines(after, before).length} lines gone`,
    ...addedLines(before, after).map((line) => `  ${visibleLine(line)}`),
  ];
};

describe.each([...Map.groupBy(files, ({ format }) => format)])('%s', (format, own) => {
  it('writes what was read of it', async () => {
    const parts: string[] = [];
    for (const file of own) parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`filled/${format}.txt`);
  });
});
