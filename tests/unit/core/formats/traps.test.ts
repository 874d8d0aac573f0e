import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { p, r, wordFile } from './docx-files.ts';
import { fillGolden, readGolden, rowsOfGolden, type GoldenFile } from './golden-files.ts';
import { xlsxGolden } from './xlsx-golden.ts';

/* What formats hold that is easily read or written wrongly, and that no golden file shows. */

const fileOf = (format: string): GoldenFile => ({
  format,
  name: `trap.${format}`,
  path: '',
  rows: '',
  settings: { target: 'en' },
});

const textsOf = async (format: string, bytes: Uint8Array): Promise<readonly string[]> =>
  (await readGolden(fileOf(format), bytes)).blocks.map(({ rich }) => rich.text);

describe('paragraphs in alternatives of a Word document', () => {
  const alternatives = `<mc:AlternateContent><mc:Choice Requires="wps">${p(r('選的。'))}</mc:Choice><mc:Fallback>${p(r('備用的。'))}</mc:Fallback></mc:AlternateContent>`;
  const document = wordFile(p(r('前。')) + alternatives + p(r('後。')));

  it('are read once, those of the choice', async () => {
    expect(await textsOf('docx', document)).toEqual(['前。', '選的。', '後。']);
  });
});

describe('words that look like the escape of a character, in a workbook', () => {
  it('are written so that they are read as they are', async () => {
    const bytes = xlsxGolden['escapes']?.() ?? new Uint8Array();
    const golden = rowsOfGolden(await readGolden(fileOf('xlsx'), bytes), { target: 'en' });
    const words = 'call it _x0041_, not _x41_';
    const rows = golden.rows.map((row, n) =>
      n === 0 ? { ...row, texts: { ...row.texts, [golden.column.side]: plain(words) } } : row,
    );
    const filled = (await fillGolden(fileOf('xlsx'), bytes, { ...golden, rows })) ?? new Uint8Array();
    expect((await textsOf('xlsx', filled)).join('\n')).toContain(words);
    const strings = unzipSync(filled)['xl/sharedStrings.xml'] ?? new Uint8Array();
    expect(strFromU8(strings)).toContain('call it _x005F_x0041_, not _x41_');
  });
});

/** A file of XLIFF 1.2 with one unit, and the same filled with these words in its first row, whatever its lock. */
const xliff = (unit: string): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant" target-language="en" datatype="html"><body>${unit}</body></file></xliff>`;

const filledXliff = async (unit: string, words: string): Promise<string> => {
  const bytes = Buffer.from(xliff(unit));
  const golden = rowsOfGolden(await readGolden(fileOf('xliff'), bytes), { target: 'en' });
  const rows = golden.rows.map((row) => ({
    ...row,
    texts: { ...row.texts, [golden.column.side]: plain(words) },
  }));
  return Buffer.from((await fillGolden(fileOf('xliff'), bytes, { ...golden, rows })) ?? []).toString('utf8');
};

describe('XLIFF 1.2', () => {
  it('has a new target behind seg-source and before alternatives, where its schema has it', async () => {
    const cut = '<source>甲</source><seg-source><mrk mtype="seg" mid="1">甲</mrk></seg-source>';
    const other = '<alt-trans><source>甲</source><target>Z</target></alt-trans>';
    expect(await filledXliff(`<trans-unit id="1">${cut}${other}</trans-unit>`, 'A')).toMatch(
      /<\/seg-source><target[^>]*><mrk mtype="seg" mid="1">A<\/mrk><\/target><alt-trans>/,
    );
  });

  it('keeps what must not be translated as it is, whatever the project says', async () => {
    const locked = '<trans-unit id="1" translate="no"><source>甲</source><target>A</target></trans-unit>';
    expect(await filledXliff(locked, 'B')).toBe(xliff(locked));
  });
});
