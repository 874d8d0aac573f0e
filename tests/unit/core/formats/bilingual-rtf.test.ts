import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { code } from '#core/formats/bilingual-rtf/code.ts';
import { largestRtf } from '#core/formats/bilingual-rtf/read.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { fail, plain, type DocumentId, type RichText } from '#core/model/index.ts';
import { goldenFolder } from './golden-files.ts';
import { column, findingsOf, labels, rowsOf, type RowSpec } from './sources.ts';

const fileOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(goldenFolder, 'bilingual-rtf', `${name}.rtf`)));

const sourceFor = (bytes: Uint8Array, specs: readonly RowSpec[]) => ({
  title: 'table',
  columns: column('en', 'en'),
  labels,
  rows: rowsOf(specs).map((row): ExportRow => ({ ...row, document: 1 as DocumentId })),
  originals: () => [{ bytes: () => bytes, text: () => '' }],
});

const options = { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' } as const;

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const filled = (bytes: Uint8Array, specs: readonly RowSpec[]): string => {
  const pieces: Buffer[] = [];
  const done = code.fill?.(sourceFor(bytes, specs), options, (piece) => void pieces.push(Buffer.from(piece)));
  expect(done).toMatchObject({ ok: true });
  return latin(Buffer.concat(pieces));
};

const translationsIn = (bytes: Uint8Array): readonly RichText[] =>
  Array.from(code.read?.([bytes], {}, usualLimits).blocks ?? []).flatMap((block) => {
    if (!block.ok) throw new Error(block.error.code);
    return (block.value.segments ?? []).flatMap(({ translations = [] }) =>
      translations.map(({ rich }) => rich),
    );
  });

const table = (target: string): string =>
  `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\trowd\\cellx1\\cellx2\\cellx3\\pard\\intbl #\\cell Source\\cell Target\\cell\\row\r\n\\trowd\\cellx1\\cellx2\\cellx3\\pard\\intbl 1\\cell {\\f0\\fs24 a}\\cell ${target}\\cell\\row}`;

describe('new words in a table of RTF', () => {
  it.each([
    ['', 'Ferry', '{\\plain\\f0\\fs24\\uc1 Ferry}'],
    [
      '{\\f0\\fs20\\b old} {\\i one}',
      '渡𠮷{x}\\',
      '{\\f0\\fs20\\b {\\plain\\f0\\fs20\\uc1 \\u28193?\\u-10174?\\u-8265?\\{x\\}\\\\}}{\\i }',
    ],
    ["caf\\'e9\\u233\\'e9 \\~x", 'a\tb\nc\u00a0d', '{\\plain\\uc1 a\\tab b\\line c\\~d}'],
    ['one\\par\\pard\\intbl two', 'x\ny', '{\\plain\\uc1 x\\par y}\\pard\\intbl '],
    ['{\\v secret}{\\deleted gone}word', 'new', '{\\v secret}{\\deleted gone}{\\plain\\uc1 new}'],
  ])('stand where the old ones did, and nothing else changes: %s', (was, words, now) => {
    const bytes = bytesOf(table(was));
    expect(filled(bytes, [{ ref: '0.1', texts: { source: 'a', en: words } }])).toBe(table(now));
    expect(translationsIn(bytesOf(table(now)))).toEqual([plain(words)]);
  });

  it('keep tags and formatting, wherever they go', () => {
    const bytes = fileOf('memoq');
    const [first] = translationsIn(bytes);
    const [open, close] = first?.tags ?? [];
    if (open === undefined || close === undefined) throw new Error('no tags');
    const rich: RichText = {
      text: 'Bitte anmelden.',
      tags: [
        { ...open, at: 6 },
        { at: 6, kind: 'open', id: 9, type: 'strong' },
        { at: 14, kind: 'close', id: 9, type: 'strong' },
        { ...close, at: 14 },
      ],
    };
    const written = bytesOf(filled(bytes, [{ ref: '0.2', texts: { source: 'x', en: rich } }]));
    const [again, ...others] = translationsIn(written);
    expect(again?.text).toBe('Bitte anmelden.');
    expect(again?.tags.map(({ at, kind, type }) => `${at} ${kind} ${type}`)).toEqual([
      '6 empty other',
      '6 open strong',
      '14 empty other',
      '14 close strong',
    ]);
    expect(others).toEqual(translationsIn(bytes).slice(1));
    expect(latin(written)).toContain('{\\plain\\f0\\fs20\\cs16\\cf1\\uc1 [1\\}}');
  });

  it('keep a picture byte for byte, and leave what the file locks', () => {
    const bytes = fileOf('fields-and-tables');
    const texts = translationsIn(bytes);
    const rich: RichText = { text: 'c', tags: (texts[2]?.tags ?? []).map((tag) => ({ ...tag, at: 1 })) };
    const written = filled(bytes, [
      { ref: '0.1', texts: { source: 'x', en: 'changed' } },
      { ref: '0.3', texts: { source: 'x', en: rich } },
    ]);
    expect(written).toContain('\\uc1 c}{\\pict\\pngblip 89504e}');
    expect(written).not.toContain('changed');
    const locked: RowSpec[] = [{ ref: '0.1', texts: { source: 'x', en: 'changed' } }];
    const found = findingsOf(code, sourceFor(bytes, locked), options);
    expect(found.map(({ code: word }) => word)).toEqual(['bilingual-rtf.locked']);
  });

  it('are told from other files by their beginning', () => {
    expect(formats.ofFile('a.rtf', fileOf('memoq'))?.id).toBe('bilingual-rtf');
    expect(formats.ofFile('a', fileOf('memoq'))?.id).toBe('bilingual-rtf');
  });
});

it('refuses a table that takes too much memory before it is parsed', () => {
  const bytes = new Uint8Array(largestRtf + 1).fill(0x20);
  bytes.set(fileOf('memoq'));
  const { blocks } = code.read?.([bytes], {}, usualLimits) ?? { blocks: [] };
  expect(Array.from(blocks)).toEqual([fail('file.too-large', { limit: largestRtf })]);
});
