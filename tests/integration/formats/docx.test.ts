import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#core/formats/docx/write.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { rowsOf, sourceOf, three } from '../../unit/core/formats/sources.ts';

const lacks = (['soffice', 'pdftotext'] as const).map((name) =>
  lackOfProgram(name, 'DOCX through LibreOffice to PDF'),
);
const missing = lacks.some((lack) => lack !== null);

const folder = mkdtempSync(join(quickFolder, 'duizhao-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Converts a DOCX with LibreOffice, in a profile of its own, and gives the words of the PDF page by page. */
const pagesOf = (docx: Uint8Array): string[] => {
  const file = join(folder, 'out.docx');
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const converted = spawnSync('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ]);
  expect(converted.status, converted.stderr.toString()).toBe(0);
  const text = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', join(folder, 'out.pdf'), '-']);
  expect(text.status).toBe(0);
  return text.stdout.toString().split('\f').slice(0, -1);
};

describe.skipIf(missing)('a written DOCX in LibreOffice', () => {
  it('has all three columns, its headings, and the head of the table on every page', () => {
    const specs = Array.from({ length: 60 }, (_, i) => ({
      texts: {
        source: `第${i}號電車從港口開往檔案館。`,
        'zh-Hans': `第${i}号电车从港口开往档案馆。`,
        en: `Tram ${i} runs from the harbour to the archive, and its bell is heard in every street along the way.`,
      },
    }));
    const heading = {
      kind: 'heading' as const,
      level: 1,
      texts: { source: '電車', 'zh-Hans': '电车', en: 'Trams' },
    };
    const parts: Uint8Array[] = [];
    const source = { ...sourceOf([], three, '對照'), rows: rowsOf([heading, ...specs]) };
    expect(writeDocx(source, { layout: 'table' }, (bytes) => parts.push(bytes)).ok).toBe(true);
    const pages = pagesOf(Buffer.concat(parts));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.replaceAll(/\s/g, '')).toMatch(/原文简体中文English/);
    // Which column a word stands in depends on the machine's fonts; that every text is there does not.
    const words = pages.join('').replaceAll(/\s/g, '');
    for (const text of ['電車', '电车', 'Trams', '第7號電車', '第59号电车', 'Tram59runs'])
      expect(words).toContain(text);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });
});
