import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainWorkbook } from '#core/formats/xlsx/plain-workbook.ts';
import { rawZip } from '../engine/raw-zip.ts';
import { answerOf, failureOf, workplace } from './running.ts';

/** A project, and what importing a file of terms into it answers; `terms`: what is in it then. */
const place = async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '他來了。\n');
  await run(['new', 'p', 'a.txt']);
  return {
    imported: async (name: string, content: string | Uint8Array) => {
      writeFileSync(at(name), content);
      return run(['terms', 'import', 'p.duizhao', name, '--json']);
    },
    written: async (): Promise<string> => {
      answerOf(await run(['terms', 'export', 'p.duizhao', '--out', 'out.csv', '--json']));
      return readFileSync(at('out.csv'), 'utf8');
    },
  };
};

const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (...targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], n) => `<Relationship Id="r${n}" Type="${relations}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** A workbook whose cells are shared strings, of which it has those that are given. */
const sharing = (strings: readonly string[], rows: readonly (readonly number[])[]): Uint8Array => {
  const cells = rows.map((row) => `<row>${row.map((n) => `<c t="s"><v>${n}</v></c>`).join('')}</row>`);
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/></Types>`,
    '_rels/.rels': rels(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${cells.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`,
  };
  return rawZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
};

test('of a damaged table of terms nothing is lost: what has no column is in the note, rows without terms are counted', async () => {
  const { imported, written } = await place();
  const table = [
    'zh-Hant,en,note,note,',
    '茶,tea,drunk,hot,a remark',
    '酒,wine, red, white, rosé, none of these',
    '水',
    ',',
    '',
    '米,rice',
  ].join('\n');
  expect(answerOf(await imported('t.csv', table))).toMatchObject({ added: 4, skipped: 2 });
  const text = await written();
  for (const said of ['hot', 'a remark', 'rosé', 'none of these', '水', '米']) expect(text).toContain(said);
});

test('a damaged workbook of terms is refused whole, and what is wrong is said', async () => {
  const { imported, written } = await place();
  const rows = [
    ['zh-Hant', 'en'],
    ...Array.from({ length: 400 }, (_, n) => [`第${n}號渡口`, `crossing ${n}`]),
  ];
  const whole = Buffer.concat([...plainWorkbook(rows, { sheet: 'terms', widths: [9, 9] })]);
  const strings = ['zh-Hant', 'en', '茶', 'tea'];
  const flipped = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  flipped[middle] = (flipped[middle] ?? 0) ^ 0xff;
  const refused = {
    cut: whole.subarray(0, -200),
    flipped,
    'without strings': sharing(strings.slice(0, 3), [
      [0, 1],
      [2, 3],
    ]),
    'no workbook': Buffer.from('zh-Hant,en\n茶,tea\n'),
    empty: Buffer.alloc(0),
  };
  const codes: Record<string, unknown> = {};
  for (const [what, bytes] of Object.entries(refused))
    codes[what] = failureOf(await imported('t.xlsx', bytes));
  expect(codes).toMatchObject({
    cut: { code: 'document.damaged-package' },
    flipped: { code: 'document.damaged-package' },
    'without strings': { code: 'document.missing-part', params: { part: 'sharedStrings' } },
    'no workbook': { code: 'document.damaged-package' },
    empty: { code: 'file.empty' },
  });
  expect((await written()).trim().split('\n')).toHaveLength(1);
  const shared = sharing(strings, [
    [0, 1],
    [2, 3],
  ]);
  expect(answerOf(await imported('t.xlsx', shared))).toMatchObject({ added: 1 });
  expect(answerOf(await imported('t.xlsx', whole))).toMatchObject({ added: 400, skipped: 0 });
});
