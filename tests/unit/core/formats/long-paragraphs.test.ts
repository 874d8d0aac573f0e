import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { longestBlock } from '#core/formats/raw-block.ts';
import { p, r, wordFile } from './docx-files.ts';
import { fillGolden, readGolden, rowsOfGolden, rowsWithWords, type GoldenFile } from './golden-files.ts';
import { openDocumentFile, p as odtParagraph } from './open-document-files.ts';
import { xlsxGolden } from './xlsx-golden.ts';

const sentences = (count: number): string => `${'字'.repeat(999)}。`.repeat(count);

/** A paragraph of 280,000 characters, of which those from 80,000 to 210,000 are bold: both cuts are within. */
const [before, bold, after] = [sentences(80), sentences(130), sentences(70)];

/** A workbook whose first shared string is that long. */
const workbook = (): Uint8Array => {
  const parts = unzipSync(xlsxGolden['one-string-several-cells']?.() ?? new Uint8Array());
  const path = 'xl/sharedStrings.xml';
  const run = (words: string, look = ''): string => `<r>${look}<t>${words}</t></r>`;
  const long = `<si>${run(before)}${run(bold, '<rPr><b/></rPr>')}${run(after)}</si>`;
  const strings = strFromU8(parts[path] ?? new Uint8Array()).replace(/<si>[^]*?<\/si>/, long);
  return zipSync({ ...parts, [path]: strToU8(strings) });
};

const documents: Readonly<Record<string, Uint8Array>> = {
  docx: wordFile(p(r('前。')) + p(r(before) + r(bold, '<w:b/>') + r(after)) + p(r('後。'))),
  odt: openDocumentFile(
    'text',
    odtParagraph('前。') +
      odtParagraph(`${before}<text:span text:style-name="T1">${bold}</text:span>${after}`) +
      odtParagraph('後。'),
  ),
  txt: new TextEncoder().encode(`前。\n\n${before}${bold}${after}\n\n後。\n`),
  xlsx: workbook(),
  html: new TextEncoder().encode(
    `<!doctype html><title>題</title><p>前。</p><p>${before}<b>${bold}</b>${after}</p><p>後。</p>`,
  ),
};

describe.each(Object.entries(documents))(
  'a paragraph that is longer than a block may be, in %s',
  (format, bytes) => {
    const file: GoldenFile = {
      format,
      name: `long.${format}`,
      path: '',
      rows: '',
      settings: { target: 'en' },
    };
    const longOf = (blocks: Awaited<ReturnType<typeof readGolden>>['blocks']) =>
      blocks.filter(({ rich }) => rich.text.length > 10);

    it('is read as several, none too long and no word lost', async () => {
      const long = longOf((await readGolden(file, bytes)).blocks);
      expect(long.length).toBe(3);
      for (const { rich } of long) expect(rich.text.length).toBeLessThanOrEqual(longestBlock);
      expect(long.map(({ rich }) => rich.text).join('') === before + bold + after).toBe(true);
    });

    it('is given back as it was, and holds every new word in its place, bold where it was', async () => {
      const golden = rowsOfGolden(await readGolden(file, bytes), file.settings);
      expect(Buffer.from((await fillGolden(file, bytes, golden)) ?? []).equals(Buffer.from(bytes))).toBe(
        true,
      );
      const given: string[] = [];
      const filled = await fillGolden(
        file,
        bytes,
        rowsWithWords(golden, () => {
          given.push(`qz${given.length}zq`);
          return given.at(-1) ?? '';
        }),
      );
      const again = (await readGolden(file, filled ?? new Uint8Array())).blocks;
      expect(again.flatMap(({ rich }) => rich.text.match(/qz\d+zq/g) ?? [])).toEqual(given);
      // A plain text has nothing to say that by.
      if (format === 'txt') return;
      const whole = again.find(({ rich }) => rich.tags.length > 0)?.rich;
      const [open, close] = whole?.tags ?? [];
      expect(whole?.tags.length).toBe(2);
      const inside = Array.from(whole?.text ?? '')
        .slice(open?.at, close?.at)
        .join('');
      const first = again.find(({ rich }) => rich.tags.length > 0)?.rich.text.match(/\d+/)?.[0] ?? '';
      const from = Number(first) + 80;
      expect(inside.match(/qz\d+zq/g)).toEqual(given.slice(from, from + 130));
    });
  },
);
