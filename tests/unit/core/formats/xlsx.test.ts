import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import type { FillFinding } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { columnKey, renameColumns } from '#core/formats/xlsx/structured-references.ts';
import { renameInFormula } from '#core/formats/xlsx/rename-sheets.ts';
import { possibleNames } from '#core/formats/sheet-names.ts';
import { plain, type BlockId, type DocumentId, type RichText } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { bytesFile, filledWith, rowsFor } from './filling.ts';
import { column, labels } from './sources.ts';
import { xlsxGolden, xlsxSettings } from './xlsx-golden.ts';

const fileOf = (name: string) => ({
  ...bytesFile(xlsxGolden[name]?.() ?? new Uint8Array(), 'utf-8'),
  choices: xlsxSettings[name]?.choices ?? {},
});

const partOf = (bytes: Uint8Array, part: string): string => {
  const zip = openZip(bytes);
  const content = typeof zip === 'string' ? zip : zip.read(part);
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : String(content);
};

const readBlocks = async (name: string, choices = fileOf(name).choices) => {
  const { bytes } = fileOf(name);
  const code = await formats.get('xlsx')?.load();
  return Array.from(code?.read?.([bytes()], { choices }, { heldUnits: 1e6 }).blocks ?? [], (block) => {
    if (!block.ok) throw new Error(block.error.code);
    return block.value;
  });
};

/** The rows of a sheet of originals and translations, with other translations for some originals. */
const translatedRows = async (
  name: string,
  words: Readonly<Record<string, RichText>>,
): Promise<readonly ExportRow[]> =>
  (await readBlocks(name)).flatMap(({ segments = [], line }) =>
    segments.map(({ rich, ref = '', translations = [] }, n) => {
      const en = words[rich.text] ?? translations.find(({ language }) => language.startsWith('en'))?.rich;
      return {
        row: line + n,
        document: 1 as DocumentId,
        block: { id: line as BlockId, kind: 'paragraph', level: 0 } as const,
        opensBlock: n === 0,
        opensDocument: null,
        gap: '',
        texts: { source: rich, ...(en === undefined ? {} : { en }) },
        ref,
      };
    }),
  );

const sheet = 'xl/worksheets/sheet1.xml';

it('a sheet is chosen by its name without the blanks at its ends, and without regard to capital letters', async () => {
  const code = await formats.get('xlsx')?.load();
  const parts = unzipSync(fileOf('chosen-sheets').bytes());
  const workbook = new TextDecoder().decode(parts['xl/workbook.xml']);
  expect(workbook).toContain('name="表二"');
  const bytes = zipSync({
    ...parts,
    'xl/workbook.xml': strToU8(workbook.replace('name="表二"', 'name=" 表二 B\u00a0"')),
  });
  const texts = (sheets: string): readonly string[] =>
    Array.from(code?.read?.([bytes], { choices: { sheets } }, { heldUnits: 1e6 }).blocks ?? [], (block) =>
      block.ok ? block.value.rich.text : block.error.code,
    );
  const own = (await readBlocks('chosen-sheets')).map(({ rich }) => rich.text);
  expect(texts('表二 b')).toEqual(own);
  expect(texts('表二')).not.toEqual(own);
});

describe('a sheet of originals and translations', () => {
  it('is read cell by cell where its first row is said to be text', async () => {
    const blocks = await readBlocks('bilingual', { header: 'no' });
    expect(blocks.map(({ rich }) => rich.text)).toEqual([
      'ID',
      '中文',
      'English',
      'Notes',
      '今天',
      'today',
      '標題用',
      '明天早上',
    ]);
  });

  it('keeps its bytes where nothing changed', async () => {
    const file = fileOf('bilingual-formulas');
    const { bytes } = await filledWith('xlsx', [file], await translatedRows('bilingual-formulas', {}));
    expect(bytes).toEqual(file.bytes());
  });

  it('gets translations in their own cells, also where there was no cell, and keeps formulas and styles', async () => {
    const rows = await translatedRows('bilingual-formulas', {
      今天: plain('Today!'),
      明天早上: {
        text: 'tomorrow morning',
        tags: [
          { at: 9, kind: 'open', id: 1, type: 'strong' },
          { at: 16, kind: 'close', id: 1, type: 'strong' },
        ],
      },
    });
    const { bytes } = await filledWith('xlsx', [fileOf('bilingual-formulas')], rows);
    const xml = partOf(bytes, sheet);
    expect(xml).toContain('<c r="C2" s="2" t="s"><v>8</v></c>');
    expect(xml).toContain('<c r="B3" s="1" t="s"><v>7</v></c><c r="C3" s="1" t="s"><v>9</v></c><c r="D3"/>');
    expect(xml).toContain('<c r="C4" t="str"><f>UPPER("now")</f><v>NOW</v></c>');
    const strings = partOf(bytes, 'xl/sharedStrings.xml');
    expect(strings).toContain(
      '<si><t>Today!</t></si><si><r><t xml:space="preserve">tomorrow </t></r><r><rPr><b/></rPr><t>morning</t></r></si></sst>',
    );
    expect(strings).toContain('uniqueCount="10"');
    // The original, and a string that other cells share, are as they were.
    expect(strings).toContain('<si><t>今天</t></si><si><t>today</t></si>');
  });

  it('says which translation a formula keeps out', async () => {
    const code = await formats.get('xlsx')?.load();
    const rows = await translatedRows('bilingual-formulas', { 今天: plain('Now') });
    const source = {
      title: '',
      columns: column('en', 'en'),
      rows,
      labels,
      originals: () => [fileOf('bilingual-formulas')],
    };
    const found: FillFinding[] = [];
    const find = (finding: FillFinding): void => void found.push(finding);
    const options = { layout: 'interleaved', created: '2026-01-02T03:04:05.000Z', find } as const;
    code?.fill?.(source, options, () => undefined);
    expect(found).toEqual([{ code: 'xlsx.formula', row: 3, side: 'en', severity: 'warning', detail: '' }]);
  });
});

describe('translated names of sheets', () => {
  it('are what formulas, links and properties say as well', async () => {
    const file = fileOf('sheet-names');
    const blocks = await readBlocks('sheet-names');
    const rows = rowsFor(blocks, ({ rich, kind }) =>
      plain(kind !== 'heading' ? rich.text : rich.text === '收入' ? 'Income' : "Cost's all"),
    );
    const { bytes } = await filledWith('xlsx', [file], rows);
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('<sheet name="Income" sheetId="1"');
    const second = partOf(bytes, 'xl/worksheets/sheet2.xml');
    expect(second).toContain(`<f>SUM('Cost''s all'!B1,Income!B1)&amp;"收入!"</f>`);
    expect(second).toContain('location="Income!A1"');
    expect(partOf(bytes, 'docProps/app.xml')).toContain(
      "<vt:lpstr>Income</vt:lpstr><vt:lpstr>Cost's all</vt:lpstr>",
    );
    expect(partOf(bytes, 'xl/sharedStrings.xml')).toContain('<t>收入</t>');
  });

  it('leave a damaged part that only lists them', async () => {
    const file = fileOf('sheet-names');
    const parts = unzipSync(file.bytes());
    const damaged = zipSync({ ...parts, 'docProps/app.xml': strToU8('<?xml version="1.0" <Properties>') });
    const rows = rowsFor(await readBlocks('sheet-names'), ({ rich }) =>
      plain(rich.text === '收入' ? 'Income' : rich.text),
    );
    const { bytes } = await filledWith('xlsx', [{ ...file, bytes: () => damaged }], rows);
    expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('Income!B1');
    expect(partOf(bytes, 'docProps/app.xml')).toBe('<?xml version="1.0" <Properties>');
  });

  it.each([
    ['甲!A1+甲:乙!B2', 'One!A1+One:Two!B2'],
    ["'甲'!A1", 'One!A1'],
    ["'丙 丁'!A1", "'3 & 4'!A1"],
    ['[1]甲!A1', '[1]甲!A1'],
    ["'[本.xlsx]甲'!A1", "'[本.xlsx]甲'!A1"],
    ['大甲!A1', '大甲!A1'],
    ['"甲!"&甲!$A$1', '"甲!"&One!$A$1'],
    ['SUM(甲:丙!A1)', 'SUM(One:丙!A1)'],
  ])('%s becomes %s', (formula, expected) => {
    const names = new Map([
      ['甲', 'One'],
      ['乙', 'Two'],
      ['丙 丁', '3 & 4'],
    ]);
    expect(renameInFormula(formula, names)).toBe(expected);
  });

  it.each([
    [['甲'], { 甲: 'A/B: C' }, { 甲: 'A B C' }],
    [['甲', 'Sum'], { 甲: 'sum' }, { 甲: 'sum 2' }],
    [['甲', '乙'], { 甲: 'Same', 乙: 'SAME' }, { 甲: 'Same', 乙: 'SAME 2' }],
    [['甲'], { 甲: "'Quoted'" }, { 甲: 'Quoted' }],
    [['甲'], { 甲: '///' }, {}],
    [['甲'], { 甲: 'x'.repeat(40) }, { 甲: 'x'.repeat(31) }],
  ])('of %j wanted as %j are %j', (all, wanted, expected) => {
    expect(Object.fromEntries(possibleNames(all, new Map(Object.entries(wanted))))).toEqual(expected);
  });
});

describe('translated heads of tables', () => {
  const filledTable = async (words: Readonly<Record<string, string>>): Promise<(part: string) => string> => {
    const rows = rowsFor(await readBlocks('table-heads'), ({ rich }) => plain(words[rich.text] ?? rich.text));
    const { bytes } = await filledWith('xlsx', [fileOf('table-heads')], rows);
    return (part) => partOf(bytes, part);
  };

  it('are what the table, formulas and pivot tables say as well', async () => {
    const part = await filledTable({
      品名: 'Item',
      數量: 'Amount',
      '單價 [元]': 'Price [¥]',
      總計: 'Total',
    });
    const table = part('xl/tables/table1.xml');
    expect(table).toContain('<tableColumn id="1" name="Item" totalsRowLabel="Total"/>');
    expect(table).toContain('name="Price [¥]"><calculatedColumnFormula>T1[[#This Row],[Amount]]*2<');
    const cells = part(sheet);
    expect(cells).toContain('<f>T1[[#This Row],[Amount]]*2</f>');
    expect(cells).toContain('<f>SUBTOTAL(109,T1[Amount])</f>');
    expect(cells).toContain('<f>T1[[#Headers],[Amount]]&amp;"[數量]"</f>');
    expect(part('xl/pivotCache/pivotCacheDefinition1.xml')).toContain('<cacheField name="Amount"/>');
    // What formulas keep as their result is reckoned anew by the program.
    expect(part('xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/>');
  });

  it('are never the same twice, and never empty', async () => {
    const part = await filledTable({ 品名: 'Name', 數量: 'NAME', '單價 [元]': '' });
    expect(part('xl/tables/table1.xml').match(/ name="[^"]*"/g)).toEqual([
      ' name="T1"',
      ' name="Name"',
      ' name="NAME2"',
      ' name="單價 [元]"',
    ]);
    const strings = part('xl/sharedStrings.xml');
    const texts = Array.from(strings.matchAll(/<t>([^<]*)<\/t>/g), ([, text]) => text);
    const shown = Array.from(
      part(sheet).matchAll(/ r="([ABC]1)" t="s"><v>(\d+)</g),
      ([, , n]) => texts[Number(n)],
    );
    expect(shown).toEqual(['Name', 'NAME2', '單價 [元]']);
  });

  it.each([
    ['T[甲]', 'T[One]'],
    ['t[[甲]:[乙]]', 't[[One]:[A, b]]'],
    ['T[乙]', 'T[[A, b]]'],
    ['T[@甲]*T[[#This Row],[乙]]', 'T[@One]*T[[#This Row],[A, b]]'],
    ["T[[#All],[丙'[1']]]", "T[[#All],['#1]]"],
    ['T[#Headers]', 'T[#Headers]'],
    ['"T[甲]"&T[甲]', '"T[甲]"&T[One]'],
    ['U[甲]', 'U[甲]'],
    ['[1]!T[甲]', '[1]!T[甲]'],
    ["'[b.xlsx]S'!A1+[1]S!B2", "'[b.xlsx]S'!A1+[1]S!B2"],
    ['[@甲]+[甲]', '[@One]+[One]'],
    ['T[甲', 'T[甲'],
  ])('%s becomes %s', (formula, expected) => {
    const names = new Map(
      [
        ['甲', 'One'],
        ['乙', 'A, b'],
        ['丙[1]', '#1'],
      ].map(([old = '', name = '']) => [columnKey(old), name]),
    );
    expect(renameColumns(formula, new Map([['t', names]]), names)).toBe(expected);
  });
});

it.each(['cells', 'one-string-several-cells', 'bilingual', 'table-heads'])(
  'refuses a workbook that lacks a string of its cells: %s',
  async (name) => {
    const parts = unzipSync(fileOf(name).bytes());
    const strings = new TextDecoder().decode(parts['xl/sharedStrings.xml']);
    const last = strings.lastIndexOf('<si');
    const left = `${strings.slice(0, last)}${strings.slice(strings.indexOf('</si>', last) + '</si>'.length)}`;
    expect(left.length).toBeLessThan(strings.length);
    const damaged = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(left) });
    const code = await formats.get('xlsx')?.load();
    const { choices } = fileOf(name);
    const blocks = Array.from(code?.read?.([damaged], { choices }, { heldUnits: 1e6 }).blocks ?? []);
    expect(blocks.flatMap((one) => (one.ok ? [] : [one.error]))).toEqual([
      { code: 'document.missing-part', params: { part: 'sharedStrings' } },
    ]);
  },
);
