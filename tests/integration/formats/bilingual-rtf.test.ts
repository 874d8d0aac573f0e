import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { code } from '#core/formats/bilingual-rtf/code.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import type { RawSegment } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { plain, type BlockId, type DocumentId } from '#core/model/index.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { goldenFolder } from '#tests/unit/core/formats/golden-files.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';

const lack = lackOfProgram('soffice', 'bilingual tables that LibreOffice writes as RTF');

const segmentsOf = (bytes: Uint8Array): readonly RawSegment[] =>
  Array.from(code.read?.([bytes], {}, usualLimits).blocks ?? []).flatMap((block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value.segments ?? [];
  });

const textsOf = (segments: readonly RawSegment[]): readonly string[] =>
  segments.map(({ rich, translations = [] }) => `${rich.text} → ${translations[0]?.rich.text ?? ''}`);

test.skipIf(lack !== null)('a table that LibreOffice wrote is read, filled, and read by it again', () => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-rtf-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const convert = (to: string, path: string): Uint8Array => {
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        path,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    const name = path.replace(/^.*\/|\.[^.]*$/g, '');
    return new Uint8Array(readFileSync(join(folder, `${name}.${to.split(':')[0] ?? ''}`)));
  };
  const bytes = convert('rtf', join(goldenFolder, 'bilingual-docx', 'trados.docx'));
  const segments = segmentsOf(bytes);
  expect(textsOf(segments)).toEqual([
    '渡口在南岸。 → The ferry is on the south bank.',
    // The Word file describes no styles, so that LibreOffice drops the one that tells tags.
    '按<14>確定</14>。 → ',
    '<15/>完 → Done<15/>',
    '甲 → A',
    '乙 → B',
    '丙 → C',
  ]);
  const rows = segments.map(({ rich, ref = '' }, n): ExportRow => ({
    row: n + 1,
    document: 1 as DocumentId,
    block: { id: (n + 1) as BlockId, kind: 'paragraph', level: 0 },
    opensBlock: true,
    opensDocument: null,
    gap: '\n',
    ref,
    texts: { source: rich, en: plain(`qz${n}zq 渡 {\\}`) },
  }));
  const pieces: Buffer[] = [];
  const done = code.fill?.(
    {
      title: 'table',
      columns: [{ side: 'en', language: 'en', label: '' }],
      labels,
      rows,
      originals: () => [{ bytes: () => bytes, text: () => '' }],
    },
    { layout: 'side-by-side', created: '2026-01-01T00:00:00.000Z' },
    (piece) => void pieces.push(Buffer.from(piece)),
  );
  expect(done).toMatchObject({ ok: true });
  const filled = join(folder, 'filled.rtf');
  writeFileSync(filled, Buffer.concat(pieces));
  const text = Buffer.from(convert('txt:Text (encoded):UTF8', filled)).toString('utf8');
  rows.forEach((_, n) => expect(text.split(`qz${n}zq 渡 {\\}`).length, `row ${n + 1}`).toBe(2));
  expect(text).not.toContain('The ferry is on the south bank.');
  expect(text).toContain('渡口在南岸。');
});
