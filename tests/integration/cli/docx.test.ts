import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openZip } from '#core/package/unzip.ts';
import { p, r, styles, wordFile } from '../../unit/core/formats/docx-files.ts';
import { answerOf, workplace } from './running.ts';

const partOf = (path: string, name: string): string => {
  const zip = openZip(readFileSync(path));
  if (typeof zip === 'string') throw new Error(zip);
  const part = zip.read(name);
  return part === null || typeof part === 'string' ? String(part) : Buffer.from(part).toString('utf8');
};

const bytes = wordFile(
  p(r('檔案館的歷史'), '<w:outlineLvl w:val="0"/>') +
    p(
      r('第一句。', '<w:rFonts w:eastAsia="PMingLiU" w:hint="eastAsia"/>') +
        r('第二句', '<w:b/>') +
        '<w:r><w:footnoteReference w:id="1"/></w:r>' +
        r('。'),
    ) +
    `<w:tbl><w:tr><w:tc>${p(r('年份'))}</w:tc><w:tc>${p(r('事件'))}</w:tc></w:tr></w:tbl>`,
  [styles('')],
);

test('a Word document is read, translated, and written as a Word document', async () => {
  const { at, run } = workplace();
  writeFileSync(at('館.docx'), bytes);
  expect((await run(['new', 'p.duizhao', '館.docx'])).code).toBe(0);
  const { rows } = answerOf(await run(['rows', 'p.duizhao', '--json'])) as {
    rows: readonly { row: number; kind?: string; texts?: Record<string, { text: string }> }[];
  };
  expect(rows.length).toBe(5);

  // nothing translated, nothing adapted: the file
  const same = await run([
    'export',
    'p.duizhao',
    '--as',
    'same',
    '--document',
    '1',
    '--no-adapt',
    '--out',
    'same.docx',
  ]);
  expect(same).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(at('same.docx')).equals(Buffer.from(bytes))).toBe(true);

  expect(
    (await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'A history of the archive'])).code,
  ).toBe(0);
  expect((await run(['set', 'p.duizhao', '5', '--lang', 'en', '--text', 'Event'])).code).toBe(0);
  const told = answerOf(
    await run(['export', 'p.duizhao', '--as', 'same', '--document', '1', '--check', '--json']),
  );
  expect(told).toMatchObject({ adapted: [{ code: 'docx.hint', count: 1 }], failure: null });
  const done = await run(['export', 'p.duizhao', '--as', 'same', '--document', '1', '--out', 'en.docx']);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  const xml = partOf(at('en.docx'), 'word/document.xml');
  expect(xml).toContain(
    '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>A history of the archive</w:t></w:r></w:p>',
  );
  expect(xml).toContain(
    '<w:tc><w:p><w:r><w:t xml:space="preserve">年份</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Event</w:t>',
  );
  expect(xml).toContain(
    '<w:rFonts w:eastAsia="PMingLiU"/></w:rPr><w:t xml:space="preserve">第一句。</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>',
  );
  expect(partOf(at('en.docx'), 'word/styles.xml')).toBe(partOf(at('館.docx'), 'word/styles.xml'));
});

test('tracked changes can be refused, and are refused with a sentence', async () => {
  const { at, run } = workplace();
  writeFileSync(at('改.docx'), wordFile(p('<w:ins w:id="1" w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins>')));
  const refused = await run(['new', 'q.duizhao', '改.docx', '--option', 'trackedChanges=refuse']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('tracked changes');
  expect((await run(['new', 'p.duizhao', '改.docx'])).code).toBe(0);
});
