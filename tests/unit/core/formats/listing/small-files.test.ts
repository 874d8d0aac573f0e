import { describe, expect, it } from 'vitest';
import { addedLines, fileLines, visibleLine } from '../file-lines.ts';
import { readGolden, rowsOfGolden, tryFillGolden, type GoldenFile } from '../golden-files.ts';
import { goldenText } from '../golden-text.ts';
import { changedRows } from '../other-builds.ts';
import { smallPackages } from './small-packages.ts';
import { smallTexts } from './small-texts.ts';

/*
 * What is read from small files that each have one thing which is seldom in files, and what is written where their texts are translated, emptied, or in other looks. Each answer has been
 * looked through; where one changes on purpose it is written anew by `vitest run FILE -u`.
 */

const fileOf = (format: string, bilingual: boolean): GoldenFile => ({
  format,
  name: 'small',
  path: '',
  rows: '',
  settings: { source: 'zh', ...(bilingual ? {} : { target: 'en' }) },
});

/** With words, in bold, emptied: ways of `changedRows`. */
const ways = [1, 3, 5];

const bilingual = new Set(['xliff', 'mxliff', 'tmx', 'po']);

const filledLines = async (file: GoldenFile, bytes: Uint8Array): Promise<readonly string[]> => {
  const read = await readGolden(file, bytes);
  if (read.failure !== null) return [];
  const lines: string[] = [];
  for (const way of ways) {
    let n = 0;
    const rows = changedRows(rowsOfGolden(read, file.settings), () => `w${(n += 1)}`, way);
    const done = await tryFillGolden(file, bytes, rows);
    if (done === null) continue;
    if (!done.ok) lines.push(`=> ${done.error.code} ${JSON.stringify(done.error.params ?? {})}`);
    else if (bytes[0] === 0x50) {
      const [before, after] = [fileLines(bytes), fileLines(done.value)];
      lines.push('=>', ...addedLines(before, after).map((line) => `   ${visibleLine(line)}`));
    } else lines.push(`=> ${visibleLine(new TextDecoder().decode(done.value))}`);
  }
  return lines;
};

const listing = async (format: string, all: readonly (readonly [string, Uint8Array])[]): Promise<string> => {
  const lines: string[] = [];
  const file = fileOf(format === 'xliff-12' ? 'xliff' : format, bilingual.has(format.replace('-12', '')));
  for (const [name, bytes] of all) {
    const read = goldenText(await readGolden(file, bytes));
    lines.push(
      `== ${visibleLine(name)}`,
      ...read
        .trimEnd()
        .split('\n')
        .map((line) => visibleLine(line)),
    );
    lines.push(...(await filledLines(file, bytes)));
  }
  return `${lines.join('\n')}\n`;
};

describe('small files', () => {
  it.each(Object.entries(smallTexts))('of %s are read and filled as listed', async (format, texts) => {
    const all = texts.map((text) => [text, Buffer.from(text)] as const);
    await expect(await listing(format, all)).toMatchFileSnapshot(`small/${format}.txt`);
  });

  it.each(Object.entries(smallPackages))('of %s are read and filled as listed', async (format, bodies) => {
    const all = bodies.map(([body, file]) => [body, file(body)] as const);
    await expect(await listing(format, all)).toMatchFileSnapshot(`small/${format}.txt`);
  });
});
