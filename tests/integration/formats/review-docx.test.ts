import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewDocxMatch } from '#core/review/docx/matched.ts';
import type { RichText } from '#core/model/index.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { workInWriter } from '#tests/real-documents/writer-macro.ts';
import {
  edited,
  frozenRows,
  matched,
  pair,
  partsOf,
  readOk,
  written,
} from '../../unit/core/review/docx/documents.ts';
import {
  bodyXml,
  deleted,
  inCell,
  inserted,
  parseBody,
  run,
} from '../../unit/core/review/docx/word-edits.ts';

const missing = lackOfProgram('soffice', 'documents for review through LibreOffice') !== null;

const folder = mkdtempSync(join(quickFolder, 'duizhao-review-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const profile = join(folder, 'profile');
const soffice = (...order: string[]): void => {
  const place = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const done = spawnSync('soffice', [place, '--headless', ...order], {
    timeout: 100_000,
    killSignal: 'SIGKILL',
  });
  expect(done.status, done.stderr.toString()).toBe(0);
};
const convert = (name: string, format: string): void =>
  soffice('--convert-to', format, '--outdir', folder, join(folder, name));

const formatted: RichText = {
  text: '𠮷祥號 tram, H2O, x2 and code here.',
  tags: [
    ...pair(1, 'strong', 0, 3),
    { at: 4, kind: 'open', id: 7, type: 'other', data: { markup: 'x' } },
    ...pair(2, 'emphasis', 4, 8),
    { at: 8, kind: 'close', id: 7, type: 'other' },
    ...pair(3, 'sub', 11, 12),
    ...pair(4, 'sup', 16, 17),
    ...pair(5, 'code', 22, 26),
    ...pair(6, 'link', 27, 31, { href: 'https://example.org' }),
    { at: 31, kind: 'empty', id: 8, type: 'image', data: { alt: 'map', src: 'm.png' } },
  ],
};
const rows = frozenRows([
  { source: '電車在此。', en: 'The tram is here.', kind: 'heading' },
  { source: '港口在此。', en: 'The harbour is here.' },
  { source: '檔案館在此。', en: 'The archive is here.' },
  { source: '鐘聲在此。', en: 'The bell is here.' },
  { source: '橋在此。', en: formatted },
  { source: '上下文。', en: 'Context.', isContext: true },
  { source: '兩行\n與\t空格  在此。', en: 'Two lines\nand\ta tab  here\u00ad.' },
]);

/** The document as Word leaves it when B has worked in it with tracking on. */
const reviewed = edited(written(rows), (xml) => {
  const body = parseBody(xml);
  const changes: Readonly<Record<number, string>> = {
    1: run('The ') + deleted(run('harbour')) + inserted(run('port')) + run(' is here.'),
    3: run('The bell') + inserted(run(' of the tram')) + run(' is here.'),
  };
  return bodyXml({
    ...body,
    rows: body.rows.map((row, i) => inCell(row, 2, (content) => changes[i] ?? content)),
  });
});

/** What somebody does in LibreOffice: accepts the last tracked change, puts the row of the bridge before that of the bell. */
const work = `
  changes = doc.Redlines.createEnumeration()
  Do While changes.hasMoreElements()
    change = changes.nextElement()
  Loop
  view.gotoRange(change.RedlineStart, False)
  view.gotoRange(change.RedlineEnd, True)
  Order("AcceptTrackedChange")
  doc.RecordChanges = False
  table = doc.TextTables.getByIndex(0)
  view.gotoRange(table.getCellByName("A6").Text.Start, False)
  Order("EntireRow")
  Order("Cut")
  table.Rows.removeByIndex(5, 1)
  view.gotoRange(table.getCellByName("A5").Text.Start, False)
  Order("PasteRowsBefore")
  doc.RecordChanges = True`;

/** A comment by C on the archive. LibreOffice without a screen cannot be made to add one, so it is put in its own format. */
const commented = (xml: string): string =>
  xml.replace(
    /archive(?=[^<]* is here\.)/,
    '<office:annotation office:name="c1"><dc:creator>C</dc:creator><dc:date>2026-11-26T10:00:00</dc:date><text:p>Which one?</text:p></office:annotation>archive<office:annotation-end office:name="c1"/>',
  );

describe.skipIf(missing)('a document for review through LibreOffice', () => {
  it('has numbers, bookmarks, properties, texts and looks when it is only saved again', () => {
    const bytes = written(rows);
    writeFileSync(join(folder, 'saved.docx'), bytes);
    mkdirSync(join(folder, 'again'));
    soffice('--convert-to', 'docx', '--outdir', join(folder, 'again'), join(folder, 'saved.docx'));
    const again = readFileSync(join(folder, 'again/saved.docx'));
    expect(partsOf(again)['docProps/app.xml']).toContain('LibreOffice');
    expect(readOk(again).origin).toEqual(readOk(bytes).origin);
    const bookmarks = (docx: Uint8Array) => readOk(docx).rows.map(({ cells }) => cells.id?.bookmarks);
    expect(bookmarks(again)).toEqual(bookmarks(bytes));
    const match = matched(again, rows);
    expect(match.rows.map(({ facts }) => facts)).toEqual(rows.map(() => ['unchanged']));
    expect(match).toMatchObject({ strange: [], comments: [], outside: [] });
  }, 120_000);

  describe('that was worked on in both programs', () => {
    let match: ReviewDocxMatch | null = null;

    beforeAll(() => {
      writeFileSync(join(folder, 'reviewed.docx'), reviewed);
      const flat = join(folder, 'edited.fodt');
      workInWriter(folder, [{ path: join(folder, 'reviewed.docx'), work: [work], to: flat, as: 'fodt' }]);
      writeFileSync(flat, commented(readFileSync(flat, 'utf8')));
      convert('edited.fodt', 'docx');
      match = matched(readFileSync(join(folder, 'edited.docx')), rows);
    }, 240_000);

    it('is reported as what was done, and nothing else', () => {
      expect(match?.rows.map(({ row, facts }) => [row, ...facts])).toEqual([
        [1, 'unchanged'],
        [2, 'edited'],
        [3, 'unchanged', 'commented'],
        [4, 'edited', 'untracked'],
        [5, 'unchanged', 'moved'],
        [6, 'unchanged'],
        [7, 'unchanged'],
      ]);
      expect(match).toMatchObject({ strange: [], comments: [], outside: [] });
      expect(match?.rows[4]?.moved).toEqual({ from: 5, to: 4 });
    });

    it('has the change that was accepted and the one still open, and who made it', () => {
      expect(match?.rows[1]?.text).toEqual({ text: 'The port is here.', tags: [] });
      expect(match?.rows[1]?.changes.map(({ is, author, text }) => [is, author, text])).toEqual([
        ['delete', 'B', 'harbour'],
        ['insert', 'B', 'port'],
      ]);
      expect(match?.rows[3]?.text).toEqual({ text: 'The bell of the tram is here.', tags: [] });
      expect(match?.rows[3]?.changes).toEqual([]);
    });

    it('has the comment with its author, on its words', () => {
      const words = { start: 4, end: 11 };
      expect(match?.rows[2]?.comments).toMatchObject([
        {
          author: 'C',
          text: 'Which one?',
          words: [{ segment: 102, side: 'en', frozen: words, own: words }],
        },
      ]);
      expect(match?.people.map(({ name }) => name)).toEqual(['B', 'C']);
    });
  });
});
