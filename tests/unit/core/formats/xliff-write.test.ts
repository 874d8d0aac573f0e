import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ExportColumn, ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import { plain, tagData, type CellState, type RichText } from '#core/model/index.ts';
import { lackOfProgram, sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { readGolden, type GoldenFile } from './golden-files.ts';
import { goldenText } from './golden-text.ts';
import { rowsOf, sourceOf, type RowSpec } from './sources.ts';

const code = await formats.get('xliff')?.load();
const old = await formats.get('xliff-12')?.load();

const columns: readonly ExportColumn[] = [
  { side: 'source', language: 'zh-Hant', label: '原文' },
  { side: 'en', language: 'en', label: 'English' },
];

const written = (
  specs: readonly RowSpec[],
  change: (row: ExportRow) => ExportRow = (row) => row,
  by = code,
): string => {
  let text = '';
  const rows = rowsOf(specs).map(change);
  const source = { ...sourceOf([], columns, '渡口'), rows };
  const done = by?.write?.(
    source,
    { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' },
    (piece) => {
      text += String(piece);
    },
  );
  expect(done?.ok).toBe(true);
  return text;
};

const file: GoldenFile = { format: 'xliff', name: 'new.xlf', path: '', rows: '', settings: {} };

const note: ExportNote = {
  number: 1,
  quote: '渡口',
  head: 'Comment',
  body: 'Which **ferry**?',
  wording: null,
  author: 'Ann',
  created: '2026-01-02T03:04:05.000Z',
  resolved: null,
  replies: [{ author: 'Ben', created: '2026-01-03T00:00:00.000Z', body: 'The old one.' }],
};

const rich: RichText = {
  text: '在渡口等船',
  tags: [
    { at: 1, kind: 'open', id: 1, type: 'strong' },
    { at: 2, kind: 'open', id: 2, type: 'link', data: { href: 'https://example.org/?a=1&b=2' } },
    { at: 3, kind: 'close', id: 1, type: 'strong' },
    { at: 4, kind: 'close', id: 2, type: 'link' },
    { at: 5, kind: 'empty', id: 3, type: 'image', data: { alt: '圖' } },
    { at: 5, kind: 'empty', id: 4, type: 'other', data: tagData({ half: 'start', display: '<i>' }) },
  ],
};

const state = (value: CellState) => ({
  en: { state: value, locked: false, origin: 'typed' as const, stale: false },
});

const specs: readonly RowSpec[] = [
  { opensDocument: 'a "b".md', texts: { source: '標題', en: 'Title' }, facts: state('approved') },
  {
    texts: { source: rich, en: plain('Waiting at the \u0001ferry') },
    facts: state('reviewed'),
    gap: ' ',
    notes: [{ note, side: 'source', start: 1, end: 3, isFirst: true }],
  },
  { opensBlock: false, texts: { source: '第二句。', en: '' }, facts: state('empty') },
  { opensDocument: 'c.md', texts: { source: '另一個。', en: 'Another & more' }, facts: state('draft') },
];

const sample = (by = code): string => written(specs, undefined, by);

it('writes documents as files, blocks as units, rows as segments, and reads them again', async () => {
  expect(goldenText(await readGolden(file, Buffer.from(sample())))).toBe(
    [
      'language: zh-Hant',
      'paragraph (line 4)',
      '  · 標題   @0.0',
      '    en [approved]: Title',
      'paragraph (line 7)',
      '  · 在⟨1 strong “b” id=2-1⟩渡⟨2 other “https://example.org/?a=1…” id=2-2⟩口⟨/1⟩等⟨/2⟩船⟨3 other “圖” id=2-3/⟩⟨4 other start “<i>” id=2-4/⟩   @1.0',
      '    en [reviewed]: Waiting at the ␁ferry',
      '    ! 1–3 Ann 2026-01-02T03:04:05.000Z: Comment\\nWhich **ferry**?\\nBen: The old one.',
      '  · 第二句。   @1.2',
      'paragraph (line 19)',
      '  · 另一個。   @2.0',
      '    en [draft]: Another & more',
      '',
    ].join('\n'),
  );
});

it('writes the same as XLIFF 1.2, a unit for each row, and reads it again', async () => {
  expect(goldenText(await readGolden(file, Buffer.from(sample(old))))).toBe(
    [
      'language: zh-Hant',
      'paragraph (line 5)',
      '  · 標題   @0.0',
      '    en [approved]: Title',
      'paragraph (line 9)',
      '  · 在⟨1 strong “bold” id=1⟩渡⟨2 other “https://example.org/?a=1…” id=2⟩口⟨/1⟩等⟨/2⟩船⟨3 other “圖” id=3/⟩⟨4 other start “<i>” id=4/⟩   @1.0',
      '    en [reviewed]: Waiting at the ␁ferry',
      '    ! Ann: Which **ferry**?',
      '    ! Ben: The old one.',
      'paragraph (line 15)',
      '  · 第二句。   @2.0',
      'paragraph (line 22)',
      '  · 另一個。   @3.0',
      '    en [draft]: Another & more',
      '',
    ].join('\n'),
  );
});

const locked = (text: string) => ({
  texts: { source: '字', en: text },
  facts: { en: { ...state('translated').en, locked: true } },
});

it.each([
  ['2.1', code],
  ['1.2', old],
])('writes locks that are read again: %s', async (_, by) => {
  const read = await readGolden(
    file,
    Buffer.from(written([locked('Word'), { texts: { source: '二', en: 'Two' } }, locked('')], undefined, by)),
  );
  const told = read.blocks.flatMap(({ segments = [] }) =>
    segments.flatMap(({ translations = [] }) => translations.map((one) => `${one.rich.text} ${one.locked}`)),
  );
  expect(told).toEqual(['Word true', 'Two false', ' true']);
});

it('writes a file for nothing, and for one column', async () => {
  for (const by of [code, old])
    for (const text of [written([], undefined, by), written([{ texts: { source: '字' } }], undefined, by)])
      expect((await readGolden(file, Buffer.from(text))).failure).toBe(null);
});

const schema = sharedPath('conformance/xliff-2.1/schemas/xliff_core_2.0.xsd');
const lint = lackOfProgram('xmllint', 'what validates new XLIFF');

it.skipIf(schema === null || lint !== null)('writes what the schema of XLIFF 2.1 allows', () => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-xliff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const paths = [sample(), written([])].map((text, n) => {
    const path = join(folder, `${n}.xlf`);
    writeFileSync(path, text);
    return path;
  });
  const run = (): Buffer =>
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema ?? '', ...paths], { stdio: 'pipe' });
  expect(run).not.toThrow();
});
