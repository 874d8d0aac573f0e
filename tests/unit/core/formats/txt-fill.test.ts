import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { txt as code } from '#core/formats/txt/index.ts';
import { plain } from '#core/model/index.ts';
import { encodings, type Encoding } from '#core/text/decode/index.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { prepareBlocks } from '#core/import/index.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import { wrapParagraph } from '../text/cleanup/wrap-paragraph.ts';
import { blocksIn, bytesFile, encodedFile, filledWith, rowsFor } from './filling.ts';
import { column, labels } from './sources.ts';

const textOf = (bytes: Uint8Array, encoding: Encoding): string => bytesFile(bytes, encoding).text();

const fill = async (
  file: ReturnType<typeof encodedFile>,
  translate: (text: string) => string,
  options: Parameters<typeof filledWith>[3] = {},
) => {
  const blocks = await blocksIn('txt', file);
  const rows = rowsFor(blocks, ({ rich }) => plain(translate(rich.text)));
  return filledWith('txt', [file], rows, options);
};

const shape = '\r\n　　天亮了。\r\n\n \t\r\n\t船開了。 \r老人站在岸邊。\u2028\n\n好。';

describe.each(encodings)('%s', (encoding) => {
  test('a text whose words stay comes out as it was, and one whose words change keeps all else', async () => {
    const mark = encoding.startsWith('utf-') ? '\ufeff' : '';
    const text = encoding === 'windows-1252' ? '\r\n\tDay broke. \r\rThe boat left.' : `${mark}${shape}`;
    const legacy = text.replaceAll('\u2028', encoding.startsWith('utf-') ? '\u2028' : '\n');
    const file = encodedFile(legacy, encoding);
    expect((await fill(file, (words) => words)).bytes).toEqual(file.bytes());
    const changed = await fill(file, (words) => words.replaceAll(/[開o]/g, '(x)'));
    expect(changed.written).toMatchObject({ ok: true });
    expect(changed.bytes).toEqual(encodeText(legacy.replaceAll(/[開o]/g, '(x)'), encoding));
  });
});

test('any text with all its rows as they are gives its very bytes, and each row goes to its own place', async () => {
  const pieces = ['天', '。', 'a b', ' ', '\t', '　', '\n', '\r\n', '\r', '\u0085', '\ufeff', '😀', '\u0000'];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom('utf-8', 'utf-16be', 'gb18030'), async (text, encoding) => {
      const file = encodedFile(`x${text}`, encoding);
      expect((await fill(file, (words) => words)).bytes).toEqual(file.bytes());
      let count = 0;
      const { bytes } = await fill(file, () => `<${(count += 1)}>`);
      const marks = Array.from({ length: count }, (_, n) => `<${n + 1}>`);
      const own = textOf(bytes, encoding);
      expect(own.match(/<\d+>/g) ?? []).toEqual(marks);
      // What is not words stays.
      const places = (await blocksIn('txt', file)).map(({ ref }) => ref?.split('-').map(Number) ?? []);
      const units = file.text().split('');
      const between = units.filter((_, at) => !places.some(([from = 0, to = 0]) => from <= at && at < to));
      expect(own.replaceAll(/<\d+>/g, '')).toBe(between.join(''));
    }),
    { numRuns: 60 },
  );
});

test('lines that a sentence was broken over are one place, and lines joined to a row go with it', async () => {
  const prose = readFileSync(
    new URL('../../../../bench/truth/cases/prose-zh-Hant.txt', import.meta.url),
    'utf8',
  );
  const paragraphs = prose
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, 8);
  const wrapped = paragraphs.map((paragraph) => wrapParagraph(paragraph, 30));
  const file = encodedFile(`\r\n${wrapped.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`);
  const blocks = await blocksIn('txt', file);
  const builder = createSurvey();
  for (const block of blocks) builder.observe(block.rich.text, block);
  const survey = builder.finish();
  const prepared = [...prepareBlocks(blocks, { language: 'zh-Hant', survey, columns: [] })];
  const [template] = rowsFor(blocks, () => plain(''));
  if (template === undefined) throw new Error('no block');
  const rows = prepared.flatMap(({ segments }, n) =>
    segments.map(({ ref, gap }, at): ExportRow => ({
      ...template,
      row: n + 1,
      opensBlock: at === 0,
      gap,
      texts: { source: plain(''), en: plain(`<${n + 1}.${at + 1}>`) },
      ...(ref === undefined ? {} : { ref }),
    })),
  );
  const refs = [...new Set(rows.map(({ ref }) => ref))];
  expect(refs).toHaveLength(paragraphs.length);
  expect(refs.every((ref) => ref?.includes(' '))).toBe(true);
  const expected = paragraphs.map((_, n) => {
    const own = rows.filter(({ row }) => row === n + 1);
    return own.map(({ texts }) => texts['en']?.text).join(' ');
  });
  expect(textOf((await filledWith('txt', [file], rows)).bytes, 'utf-8')).toBe(
    `\r\n${expected.join('\r\n\r\n')}\r\n`,
  );
  // The second paragraph joined to the first: nothing of it is left behind.
  const joined = rows.filter(({ row }) => row !== 2);
  expect(textOf((await filledWith('txt', [file], joined)).bytes, 'utf-8')).toBe(
    `\r\n${expected.filter((_, n) => n !== 1).join('\r\n\r\n')}\r\n`,
  );
});

test('a character that the encoding lacks is never lost in silence', async () => {
  const file = encodedFile('釣魚。\r\n好。\r\n', 'big5');
  const translate = (words: string): string => words.replace('釣魚', 'Café 钓鱼');
  expect(await fill(file, translate)).toEqual({
    bytes: new Uint8Array(),
    written: {
      ok: false,
      error: { code: 'export.unencodable', params: { encoding: 'big5', count: 3, characters: 'é 钓 鱼' } },
    },
  });
  const replaced = await fill(file, translate, { fallback: 'replace' });
  expect(replaced.bytes).toEqual(encodeText('Caf□ □□。\r\n好。\r\n', 'big5'));
  const moved = await fill(file, translate, { fallback: 'utf-8' });
  expect(moved.bytes).toEqual(encodeText('Café 钓鱼。\r\n好。\r\n', 'utf-8'));
  // Told before, of each row and character, unless it is chosen what becomes of them.
  const rows = rowsFor(await blocksIn('txt', file), ({ rich }) => plain(translate(rich.text)));
  const { checkFill } = await code.load();
  const source = { title: '', columns: column('en', 'en'), rows, labels, originals: () => [file] };
  const options = { layout: 'interleaved', created: '' } as const;
  const told = (char: string) => ({
    code: 'txt.unencodable',
    row: 1,
    side: 'en',
    severity: 'error',
    detail: char,
  });
  expect([...(checkFill?.(source, options) ?? [])]).toEqual(['é', '钓', '鱼'].map(told));
  expect([...(checkFill?.(source, { ...options, fallback: 'utf-8' }) ?? [])]).toEqual([]);
  // Where all fits the encoding stays.
  const same = await fill(file, (words) => words, { fallback: 'utf-8' });
  expect(same.bytes).toEqual(file.bytes());
});

test('an untranslated row leaves its line empty; several columns, and rows without places, make a new document', async () => {
  const file = encodedFile('甲。\n乙。\n');
  expect(textOf((await fill(file, (words) => words.replace('甲。', ''))).bytes, 'utf-8')).toBe('\n乙。\n');
  const columns = [...column('source', 'zh-Hant'), ...column('en', 'en')];
  const both = await fill(file, () => 'A.', { columns });
  expect(textOf(both.bytes, 'utf-8')).toBe('甲。\nA.\n\n乙。\nA.\n');
  const rows = rowsFor(await blocksIn('txt', file), () => plain('A.'));
  const old = rows.map(({ ref: _ref, ...row }) => row);
  expect(textOf((await filledWith('txt', [file], old)).bytes, 'utf-8')).toBe('A.\nA.\n');
});
