import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';
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

const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

const markedEncoding = ([first, second]: Uint8Array): Encoding | null =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;

/** A file as lines: of a package, those of its parts. Each tag begins one. */
const linesOf = ({ settings }: GoldenFile, bytes: Uint8Array): readonly string[] => {
  const split = (text: string): readonly string[] =>
    text.split(/\r\n|[\r\n]|(?=<[^/])/).filter((line) => line !== '');
  if (!isPackage(bytes)) {
    const decoder = openDecoder(markedEncoding(bytes) ?? settings.encoding ?? 'utf-8');
    return split(decoder.push(bytes) + decoder.end());
  }
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
    `part ${name}`,
    ...(/\.(?:xml|rels|xhtml|opf|ncx|html|txt|mqxliff|sdlxliff|sdlproj)$|mimetype$/.test(name)
      ? split(new TextDecoder().decode(part)).map((line) => `${name}: ${line}`)
      : []),
  ]);
};

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

const visible = (line: string): string =>
  JSON.stringify(line)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[\p{Cc}\p{Cf}\u00a0\u3000]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);

const filledText = async (file: GoldenFile): Promise<readonly string[]> => {
  const bytes = readFileSync(file.path);
  const read = await readGolden(file, bytes);
  if (read.failure !== null || file.settings.except?.words !== undefined) return [];
  let count = 0;
  const rows = rowsWithWords(rowsOfGolden(read, file.settings), () => `qz${(count += 1)}zq`);
  const filled = await fillGolden(file, bytes, rows, true);
  if (filled === null) return [];
  const [before, after] = [linesOf(file, bytes), linesOf(file, filled)];
  return [
    `== ${file.name}: ${added(after, before).length} lines gone`,
    ...added(before, after).map((line) => `  ${visible(line)}`),
  ];
};

describe.each([...Map.groupBy(files, ({ format }) => format)])('%s', (format, own) => {
  it('writes what was read of it', async () => {
    const parts: string[] = [];
    for (const file of own) parts.push(...(await filledText(file)));
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`filled/${format}.txt`);
  });
});
