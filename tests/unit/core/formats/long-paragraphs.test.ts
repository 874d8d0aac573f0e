import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { longestBlock } from '#core/formats/raw-block.ts';
import { plain } from '#core/model/index.ts';
import { p, r, wordFile } from './docx-files.ts';
import { book2, zipped } from './epub-books.ts';
import { fillGolden, readGolden, rowsOfGolden, rowsWithWords, type GoldenFile } from './golden-files.ts';
import { openDocumentFile, p as odtParagraph } from './open-document-files.ts';
import { xlsxGolden } from './xlsx-golden.ts';

const sentences = (count: number): string => `${'字'.repeat(999)}。`.repeat(count);

/** A book that says nothing but this. */
const bookOf = (body: string): Uint8Array =>
  zipped({
    ...book2,
    'c1.html': (book2['c1.html'] ?? '').replace(/<body>[^]*<\/body>/, `<body>${body}</body>`),
  });

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
  md: new TextEncoder().encode(`前。\n\n${before}<b>${bold}</b>${after}\n\n後。\n`),
  xlsx: workbook(),
  epub: bookOf(`<p>前。</p><p>${before}<b>${bold}</b>${after}</p><p>後。</p>`),
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
      blocks.filter(({ rich }) => rich.text.length > 1000);

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

/** The document filled with what it says, but for the words of its first row where others are given. */
const changed = async (name: string, text: string, first?: string): Promise<string> => {
  const format = name.slice(name.lastIndexOf('.') + 1).replace('mdx', 'md');
  const file: GoldenFile = { format, name, path: '', rows: '', settings: { target: 'en' } };
  const bytes = Buffer.from(text);
  const golden = rowsOfGolden(await readGolden(file, bytes), file.settings);
  const { side } = golden.column;
  const rows = golden.rows.map((row, n) =>
    n > 0 || first === undefined ? row : { ...row, texts: { ...row.texts, [side]: plain(first) } },
  );
  return Buffer.from((await fillGolden(file, bytes, { ...golden, rows })) ?? []).toString('utf8');
};

const marked = '字**粗**。'.repeat(40_000); // 280,000 characters of more markup than is parsed
const scarce = `${'字'.repeat(1399)}**粗**。`.repeat(200);

describe('a block of 280,000 characters with markup', () => {
  it.each([
    ['a.md', `# 題\n\n${marked}\n\n後*文*。\n`],
    ['b.md', `# 題\n\n${scarce}\n\n> ${scarce}\n\n- ${scarce}\n\n後\\*文。\n`],
    ['c.md', `前 *文*\n${scarce.replaceAll('。', '。\n')}\n`],
    ['d.mdx', `${scarce}\n\n{a}\n\n${marked}{b}\n`],
    ['e.md', `\`\`\`\n${`${marked.slice(0, 7000)}\n`.repeat(40)}\`\`\`\n`],
    ['f.md', `<p>${scarce.replaceAll(/\*\*(.)\*\*/g, '<b>$1</b>')}</p>\n`],
    ['a.html', `<p>${scarce.replaceAll('**粗**', '<b>粗</b>')}</p>`],
    ['a.txt', `前。\n\n${marked}\n`],
    [
      'a.po',
      `msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "${marked}"\nmsgstr "${marked}"\n\nmsgid "後"\nmsgstr "A"\n`,
    ],
    ['a.json', `{"a": "${marked}", "b": "後。"}\n`],
    [
      'a.srt',
      `1\n00:00:01,000 --> 00:00:02,000\n${marked.replaceAll('**粗**', '<b>粗</b>')}\n\n2\n00:00:03,000 --> 00:00:04,000\n後。\n`,
    ],
  ])('comes back as it was, in %s', async (name, text) => {
    expect((await changed(name, text)) === text).toBe(true);
  });

  it('keeps its marks where other words change', async () => {
    // Sentences of English have spaces between them.
    const now = async (name: string, text: string, first: string): Promise<string> =>
      (await changed(name, text, first)).replaceAll(' ', '');
    expect((await now('a.md', `首。${scarce}\n`, '新。')) === `新。${scarce}\n`).toBe(true);
    expect((await now('b.md', `首。${marked}\n`, '新。')) === `新。${marked}\n`).toBe(true);
    const page = scarce.replaceAll('**粗**', '<b>粗</b>');
    expect((await now('c.html', `<p>首。${page}</p>`, '新。')) === `<p>新。${page}</p>`).toBe(true);
  });

  it('tells the repairs of its emphasis in each piece, where the letters stand', async () => {
    const text = `**${'字'.repeat(99)}。**後`.repeat(100);
    const file: GoldenFile = { format: 'md', name: 'a.md', path: '', rows: '', settings: {} };
    const { blocks } = await readGolden(file, Buffer.from(text + '字'.repeat(200_000)));
    const marks = blocks.flatMap(({ rich, drafts = [] }) =>
      drafts.map(({ start, end }) => rich.text.slice(start, end)),
    );
    expect(marks).toEqual(Array.from({ length: 200 }, () => '**'));
    expect(blocks[1]?.drafts?.length).toBe(1);
  });
});
