import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { code } from '#core/formats/bilingual-docx/code.ts';
import { columnsIn } from '#core/formats/bilingual-docx/headings.ts';
import { bilingualDocx } from '#core/formats/bilingual-docx/index.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import type { RawSegment } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { DocumentId, RichText } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { goldenFolder } from './golden-files.ts';
import { column, findingsOf, labels, rowsOf, type RowSpec } from './sources.ts';

const fileOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(goldenFolder, 'bilingual-docx', `${name}.docx`)));

const partOf = (bytes: Uint8Array): string => {
  const zip = openZip(bytes);
  if (typeof zip === 'string') throw new Error(zip);
  const part = zip.read('word/document.xml');
  if (part === null || typeof part === 'string') throw new Error(String(part));
  return new TextDecoder().decode(part);
};

const segmentsOf = (bytes: Uint8Array): readonly RawSegment[] =>
  Array.from(code.read?.([bytes], {}, usualLimits).blocks ?? []).flatMap((block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value.segments ?? [];
  });

const sourceFor = (name: string, specs: readonly RowSpec[]) => ({
  title: 'table',
  columns: column('en', 'en'),
  labels,
  rows: rowsOf(specs).map((row): ExportRow => ({ ...row, document: 1 as DocumentId })),
  originals: () => [{ bytes: () => fileOf(name), text: () => '' }],
});

const options = { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' } as const;

const filled = (name: string, specs: readonly RowSpec[]): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const done = code.fill?.(sourceFor(name, specs), options, (piece) => void pieces.push(Buffer.from(piece)));
  expect(done).toMatchObject({ ok: true });
  return new Uint8Array(Buffer.concat(pieces));
};

/** The words of a part that are not in the other, each change as `was → now`. */
const cellsOf = (part: string): readonly string[] => part.split('<w:tc>').slice(1);
const changedCells = (name: string, specs: readonly RowSpec[]): readonly string[] => {
  const before = cellsOf(partOf(fileOf(name)));
  return cellsOf(partOf(filled(name, specs))).filter((cell, n) => cell !== before[n]);
};

describe('the head of a table', () => {
  it.each([
    ['Segment ID|Segment status|Source segment|Target segment', [2, 3, 0, 1, null, null, null]],
    ['ID|Chinese (Taiwan)|English (United States)|Comment|Status', [1, 2, 0, 4, 3, 'zh-TW', 'en-US']],
    ['ID|Chinese (Simplified, China)|French|Comments|Status', [1, 2, 0, 4, 3, 'zh-Hans-CN', 'fr']],
    ['ID|#|Source (zh-tw)|Target (en)|M|Comment', [2, 3, 0, null, 5, 'zh-TW', 'en']],
    ['Source|Target|Notes', [0, 1, null, null, 2, null, null]],
    ['#|Source: Chinese (Hong Kong)|Translation: German', [1, 2, 0, null, null, 'zh-HK', 'de']],
    ['No.|zh_CN|EN-GB', [1, 2, 0, null, null, 'zh-CN', 'en-GB']],
  ])('%s', (head, expected) => {
    const found = columnsIn(head.split('|'));
    expect([
      found?.source,
      found?.target,
      found?.id,
      found?.state,
      found?.comment,
      found?.sourceLanguage,
      found?.targetLanguage,
    ]).toEqual(expected);
  });

  it.each([
    'Chinese|English',
    'Source|Target',
    'ID|Name|Comment',
    'No.|原文|English',
    'ID|Chinese',
    'The source|The target|Status',
    '',
  ])('is none: %s', (head) => expect(columnsIn(head.split('|'))).toBe(null));
});

describe('a Word document', () => {
  it.each([
    ['trados', true],
    ['memoq', true],
    ['phrase', true],
    ['cafetran', true],
    ['deja-vu', true],
    ['other-order', true],
    ['no-table', false],
    ['other-table', false],
    ['no-package', false],
  ])('%s is taken for a bilingual table: %s', (name, isOne) => {
    expect(bilingualDocx.sniff(fileOf(name), `${name}.docx`)).toBe(isOne);
    expect(formats.ofFile(`${name}.docx`, fileOf(name))?.id === 'bilingual-docx').toBe(isOne);
  });
});

describe('a table that is filled', () => {
  it('has tags as the runs they are in the original, in cells that were empty', () => {
    const rich = segmentsOf(fileOf('trados'))[1]?.rich ?? { text: '', tags: [] };
    const [first, second] = rich.tags;
    const text: RichText = {
      text: 'Press OK & go',
      tags: [first, second].flatMap((tag, n) => (tag === undefined ? [] : [{ ...tag, at: n === 0 ? 6 : 8 }])),
    };
    expect(changedCells('trados', [{ ref: '0.2', texts: { source: rich, en: text } }])).toEqual([
      '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">Press </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Tag"/><w:noProof/></w:rPr><w:t xml:space="preserve">&lt;14&gt;</w:t></w:r><w:r><w:t xml:space="preserve">OK</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Tag"/><w:noProof/></w:rPr><w:t xml:space="preserve">&lt;/14&gt;</w:t></w:r><w:r><w:t xml:space="preserve"> &amp; go</w:t></w:r></w:p></w:tc></w:tr><w:tr>',
    ]);
  });

  it('keeps the look of its words, and puts formatting in the order of the schema', () => {
    const text: RichText = {
      text: 'a new\tferry',
      tags: [
        { at: 2, kind: 'open', id: 1, type: 'strong' },
        { at: 5, kind: 'close', id: 1, type: 'strong' },
      ],
    };
    const [cell = ''] = changedCells('split-runs', [{ ref: '0.1', texts: { source: '渡口', en: text } }]);
    const look = (more: string): string =>
      `<w:rPr><w:rFonts w:ascii="Arial"/>${more}<w:color w:val="FF0000"/></w:rPr>`;
    expect(cell).toContain(
      `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r>${look('')}<w:t xml:space="preserve">a </w:t></w:r><w:r>${look('<w:b/><w:bCs/>')}<w:t xml:space="preserve">new</w:t></w:r><w:r>${look('')}<w:tab/><w:t xml:space="preserve">ferry</w:t></w:r></w:p>`,
    );
  });

  it('keeps comments and bookmarks, and lines as paragraphs or breaks', () => {
    const [commented = ''] = changedCells('comments', [
      { ref: '0.1', texts: { source: '渡口', en: 'boat' } },
    ]);
    expect(commented).toContain(
      '<w:p><w:commentRangeStart w:id="1"/><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:t xml:space="preserve">boat</w:t></w:r><w:commentRangeEnd w:id="1"/><w:bookmarkEnd w:id="7"/><w:r><w:commentReference w:id="1"/></w:r></w:p>',
    );
    const [lines = ''] = changedCells('paragraphs', [
      { ref: '0.1', texts: { source: '第一行\n第二行', en: 'one\ntwo\nthree' } },
    ]);
    expect(lines.match(/<w:p>/g)).toHaveLength(3);
    const [breaks = ''] = changedCells('paragraphs', [
      { ref: '0.2', texts: { source: '甲', en: 'one\ntwo' } },
    ]);
    expect(breaks).toContain('one</w:t><w:br/><w:t xml:space="preserve">two');
  });

  it('leaves what is locked, complex or emptied, and says so', () => {
    const memoq: RowSpec[] = [
      { ref: '0.4', texts: { source: '鎖住', en: 'other' } },
      { ref: '0.3', texts: { source: '粗', en: '' } },
    ];
    expect(Buffer.from(filled('memoq', memoq)).equals(fileOf('memoq'))).toBe(true);
    const found = (name: string, specs: readonly RowSpec[]): readonly string[] =>
      findingsOf(code, sourceFor(name, specs), options).map(({ code: word, row }) => `${word} ${row}`);
    expect(found('memoq', memoq)).toEqual(['bilingual-docx.kept 2', 'bilingual-docx.locked 1']);
    const complex: RowSpec[] = [{ ref: '0.1', texts: { source: '渡口', en: 'eight' } }];
    expect(Buffer.from(filled('fields-and-tables', complex)).equals(fileOf('fields-and-tables'))).toBe(true);
    expect(found('fields-and-tables', complex)).toEqual(['bilingual-docx.locked 1']);
  });
});
