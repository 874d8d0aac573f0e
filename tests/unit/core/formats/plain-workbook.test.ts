import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachRow, fromRows } from '#core/formats/xlsx/plain-rows.ts';
import { plainWorkbook, type SheetProblem } from '#core/formats/xlsx/plain-workbook.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { TableRow } from '#core/formats/table-row.ts';

const look = { sheet: 'terms', widths: [10, 20] };

const written = (rows: Iterable<readonly string[]>): Uint8Array | SheetProblem => {
  const pieces: Uint8Array[] = [];
  const writing = plainWorkbook(rows, look);
  for (;;) {
    const next = writing.next();
    if (next.done === true) return next.value ?? Buffer.concat(pieces);
    pieces.push(next.value);
  }
};

const readRows = (bytes: Uint8Array): Result<readonly TableRow[]> => {
  const steps = fromRows(bytes, function* (rows): Generator<undefined, Result<readonly TableRow[]>> {
    yield;
    return ok(rows);
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const read = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const found = readRows(bytes);
  if (!found.ok) throw new Error(found.error.code);
  return found.value.map(({ values }) => values);
};

const file = (rows: readonly (readonly string[])[]): Uint8Array => {
  const bytes = written(rows);
  if (!(bytes instanceof Uint8Array)) throw new Error(bytes.kind);
  return bytes;
};

/** A workbook of ours with another sheet, and shared strings where `shared` has some. */
const withSheet = (data: string, shared = ''): Uint8Array => {
  const parts = unzipSync(file([['a']]));
  const names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'xl/_rels/workbook.xml.rels';
  const strings = `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  return zipSync({
    ...parts,
    [relations]: strToU8(strFromU8(parts[relations]!).replace('</Relationships>', strings)),
    'xl/sharedStrings.xml': strToU8(`<sst ${names}>${shared}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${names}><sheetData>${data}</sheetData></worksheet>`),
  });
};

const pieces = [
  '=1+1',
  '+',
  '-',
  '@',
  "'",
  '"',
  '007',
  '1/2',
  '\n',
  '\t',
  ' ',
  '𠮷',
  '👩🏽‍🚀',
  '发現',
  '<&>',
  '\u0001',
  '\uffff',
];
const escapes = ['_x005F_', '_x000D', '_', 'x0041_', '_x'];
const words = fc.array(fc.constantFrom(...pieces, ...escapes), { maxLength: 6 }).map((all) => all.join(''));

describe('a workbook of text', () => {
  it('comes back as it was written, whatever its cells look like', () => {
    fc.assert(
      fc.property(fc.array(fc.array(words, { maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const table = rows.map((row) => [...row, 'end']);
        expect(read(file([['head'], ...table]))).toEqual([['head'], ...table]);
      }),
      { numRuns: 40 },
    );
  });

  it('has no cell that a spreadsheet would run or take for a number', () => {
    const sheet = strFromU8(unzipSync(file([['h'], ['=1+1', '007']]))['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/<c /g)).toHaveLength(3);
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(3);
  });

  it('holds cells as long as Excel does, and says which one is longer', () => {
    const longest = '字'.repeat(32_767);
    expect(read(file([['h'], [longest]]))).toEqual([['h'], [longest]]);
    expect(written([['h'], ['a', `${longest}字`]])).toEqual({
      kind: 'cell',
      row: 2,
      column: 2,
      limit: 32_767,
    });
  });

  it('says where it has more rows than a sheet', () => {
    function* rows(): Generator<readonly string[]> {
      for (let n = 0; n <= 1_048_576; n += 1) yield [];
    }
    expect(written(rows())).toEqual({ kind: 'rows', row: 1_048_577, limit: 1_048_576 });
  });

  it('of other programs is read: shared strings with runs and readings, numbers, formulas, cells left out', () => {
    const shared =
      '<si><r><t>渡</t></r><r><rPr><b/></rPr><t>口</t></r><rPh sb="0" eb="1"><t>ど</t></rPh></si><si><t>a_x000D_&#10;b</t></si>';
    const data =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>0.10000000000000001</v></c></row><row r="4"/><row><c t="s"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c><c t="b"><v>1</v></c><c t="inlineStr"><is><t>i</t><rPh sb="0" eb="1"><t>no</t></rPh></is></c></row>';
    expect(read(withSheet(data, shared))).toEqual([
      ['渡口', '', '0.1'],
      ['a\nb', 'x', 'TRUE', 'i'],
    ]);
  });

  it('that is none, or is made to flood memory, ends in a failure', () => {
    expect(readRows(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false });
    expect(readRows(withSheet('<row><c>'))).toMatchObject({
      ok: false,
      error: { code: 'document.bad-part' },
    });
    const cut = file([['h'], ['a'.repeat(1000)]]);
    const at = Buffer.from(cut).indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length + 20;
    cut[at] = (cut[at] ?? 0) ^ 0xff;
    expect(readRows(cut)).toMatchObject({ ok: false, error: { code: 'document.damaged-package' } });
    const far = '<row><c r="ALL1" t="b"><v>1</v></c></row>'.repeat(4_100);
    expect(readRows(withSheet(far))).toMatchObject({ ok: false, error: { code: 'file.too-many' } });
  });

  it('is read row by row, of the first sheet that can be, and says at its end what is wrong', () => {
    const rowsOf = (bytes: Uint8Array, heads: readonly string[] = ['h']) =>
      [
        ...eachRow(bytes, (head) =>
          heads.includes(head?.values[0] ?? '')
            ? ok(({ values }: TableRow) => values.join('|'))
            : { ok: false, error: { code: 'memory.no-columns' } },
        ),
      ].map((one) => (one.ok ? one.value : one.error.code));
    const lines = Array.from({ length: 3_000 }, (_, n) => [`渡口 ${n}`, 'x']);
    expect(rowsOf(file([['h'], ...lines]))).toEqual(lines.map((line) => line.join('|')));
    expect(rowsOf(file([['other'], ['a']]))).toEqual(['memory.no-columns']);
    expect(rowsOf(file([]), [''])).toEqual([]);
    expect(
      rowsOf(withSheet('<row><c t="str"><v>h</v></c></row><row><c t="str"><v>a</v></c></row><row>')),
    ).toEqual(['a', 'document.bad-part']);
    expect(rowsOf(new Uint8Array([1, 2, 3]))).toEqual(['document.damaged-package']);
  });
});
