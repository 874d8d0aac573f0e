import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { visibleLine } from './file-lines.ts';
import { goldenFiles, readGolden, type GoldenFile } from './golden-files.ts';
import { goldenText } from './golden-text.ts';
import { changedCopies } from './pieces.ts';

/*
 * What each piece of a file says: how the reading of the golden files changes when one piece is left out, doubled or has another value. `pieces/<format>.txt` holds what
 * is read now; where a change of the code changes it, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
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

const sayings = async (file: GoldenFile, seen: Set<string>): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null || bytes.length > 60_000) return [];
  const before = goldenText(read).split('\n');
  const lines: string[] = [`== ${file.name}`];
  for (const { what, bytes: changed } of changedCopies(bytes, seen)) {
    const found = differences(before, goldenText(await readGolden(file, changed)).split('\n'));
    const rest = found.length > shown ? [`… ${found.length - shown} more`] : [];
    lines.push(
      visibleLine(what),
      ...[...found.slice(0, shown), ...rest].map((line) => `  ${line.slice(0, 200)}`),
    );
  }
  return lines;
};

const files = goldenFiles();

describe.each([...Map.groupBy(files, ({ format }) => format)])('%s', (format, own) => {
  it('is read by its pieces as it was', async () => {
    const seen = new Set<string>();
    const lines: string[] = [];
    for (const file of own) lines.push(...(await sayings(file, seen)));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`pieces/${format}.txt`);
  });
});
