import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fillGolden,
  goldenFiles,
  readGolden,
  rowsOfGolden,
  withWords,
  type ReadGolden,
} from './golden-files.ts';
import { goldenText } from './golden-text.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const textIn = (bytes: Uint8Array): string | null => {
  try {
    const text = decoder.decode(bytes);
    return text.includes('\0') || text.includes('\r') || !text.includes('\n') ? null : text;
  } catch {
    return null;
  }
};

/** Without the places in the file, which are characters of it in some formats. */
const rowsIn = (text: string): string => text.replaceAll(/ @(?:[a-z]+ )*[\d+/-]+/g, '');

const files = goldenFiles().flatMap((file) => {
  const text = textIn(readFileSync(file.path));
  return text === null ? [] : [[`${file.format}/${file.name}`, file, text] as const];
});

describe.each(files)('%s, with the line ends of Windows', (_, file, text) => {
  const bytes = new TextEncoder().encode(text.replaceAll('\n', '\r\n'));

  let known: Promise<ReadGolden> | null = null;
  const reading = (): Promise<ReadGolden> => (known ??= readGolden(file, bytes));

  // The rows beside each file are what is read of it with its own line ends: golden.test.ts shows that.
  it('has the same rows', async () => {
    expect(rowsIn(goldenText(await reading()))).toBe(rowsIn(readFileSync(file.rows, 'utf8')));
  });

  it('gets new words without another kind of line end', async () => {
    const read = await reading();
    if (read.failure !== null) return;
    const golden = rowsOfGolden(read, file.settings);
    const { side } = golden.column;
    // A line end in the words themselves is theirs: XML says LF whatever the file has.
    if (golden.rows.some(({ texts }) => texts.source?.text.includes('\n') === true)) return;
    const rows = golden.rows.map((row) => {
      const rich = withWords(row.texts.source ?? { text: '', tags: [] }, () => 'one');
      return { ...row, texts: { ...row.texts, [side]: rich } };
    });
    const filled = await fillGolden(file, bytes, { ...golden, rows });
    if (filled === null) return;
    const found = new TextDecoder().decode(filled);
    expect(found.match(/.{0,60}(?:\r(?!\n)|(?<!\r)\n).{0,60}/gs) ?? []).toEqual([]);
  });
});
