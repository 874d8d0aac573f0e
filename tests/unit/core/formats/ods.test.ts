import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { blocksIn, bytesFile, filledWith, rowsFor } from './filling.ts';
import { renameInAddress } from '#core/formats/odt/document/rename-sheets.ts';
import { goldenFiles, readGolden, rowsOfGolden, rowsWithWords, tryFillGolden } from './golden-files.ts';
import { odsGolden } from './ods-golden.ts';

const filled = async (name: string, words: Readonly<Record<string, string>>): Promise<string> => {
  const file = bytesFile(odsGolden[name]?.() ?? new Uint8Array(), 'utf-8');
  const rows = rowsFor(await blocksIn('ods', file), ({ rich }) => plain(words[rich.text] ?? rich.text));
  const { bytes } = await filledWith('ods', [file], rows);
  const zip = openZip(bytes);
  const part = typeof zip === 'string' ? zip : zip.read('content.xml');
  return part instanceof Uint8Array ? new TextDecoder().decode(part) : String(part);
};

/** The parts of a golden file with a word in each stretch of its texts. */
const filledGolden = async (name: string, word: () => string): Promise<(part: string) => string> => {
  const file = goldenFiles().find((one) => one.format === 'ods' && one.name === `${name}.ods`);
  if (file === undefined) throw new Error(name);
  const bytes = readFileSync(file.path);
  const rows = rowsOfGolden(await readGolden(file, bytes), file.settings);
  const done = await tryFillGolden(file, bytes, rowsWithWords(rows, word));
  const zip = openZip(done?.ok === true ? done.value : new Uint8Array());
  return (part) => {
    const read = typeof zip === 'string' ? null : zip.read(part);
    return read instanceof Uint8Array ? new TextDecoder().decode(read).replaceAll('&apos;', "'") : '';
  };
};

describe('a spreadsheet', () => {
  it('loses what a cell says of its text beside the text, where that changes: it would count instead of it', async () => {
    const xml = await filled('said-twice', { 甲: 'Alpha' });
    expect(xml).toContain(
      '<table:table-cell office:value-type="string"><text:p>Alpha</text:p></table:table-cell>',
    );
    expect(xml).toContain("office:string-value='乙'><text:p>乙</text:p>");
  });

  it('has a repeated cell translated in all its places', async () => {
    expect(await filled('repeated', { 同上: 'ditto' })).toContain(
      'table:number-columns-repeated="3"><text:p>ditto</text:p>',
    );
  });

  it.each([
    ['of:=[$表一.A1]+[表一.$B$2:.C3]', "of:=[$'Sheet 1'.A1]+['Sheet 1'.$B$2:.C3]"],
    ["of:=['兩 字'.A1]", 'of:=[Two.A1]'],
    ['of:="表一.A1"&[$表一.A1]', `of:="表一.A1"&[$'Sheet 1'.A1]`],
    ['$表一.$A$1:$表一.$B$2 $別表.A1', "$'Sheet 1'.$A$1:$'Sheet 1'.$B$2 $別表.A1"],
    ['#表一.A1', "#'Sheet 1'.A1"],
    ['of:=[.A1]+大表一.A1', 'of:=[.A1]+大表一.A1'],
  ])('is called by its new name: %s', (was, now) => {
    const names = new Map([
      ['表一', 'Sheet 1'],
      ['兩 字', 'Two'],
    ]);
    expect(renameInAddress(was, names)).toBe(now);
  });

  it('calls its sheets by their new names in formulas, named ranges, links and charts', async () => {
    const words = ['First: one', 'a', 'Second', 'b', 'c'];
    const part = await filledGolden('sheet-names', () => words.shift() ?? 'qz');
    const xml = part('content.xml');
    expect(xml).toContain('<table:table table:name="First one">');
    expect(xml).toContain('<table:table table:name="Second">');
    expect(xml).toContain(`table:formula="of:=[$'First one'.A1]&amp;[$Second.$A$1]&amp;&quot;表一.A1&quot;"`);
    expect(xml).toContain(`table:name="表一" table:base-cell-address="$'First one'.$A$1"`);
    expect(part('Object 1/content.xml')).toContain(`"'First one'.A1:'First one'.B2"`);
  });

  it('puts a translation into a cell that stood for several, and one where there was none', async () => {
    const part = await filledGolden('bilingual', () => 'qz');
    const xml = part('content.xml');
    const cell = '<table:table-cell office:value-type="string"><text:p>qz</text:p></table:table-cell>';
    expect(xml).toContain(
      `<text:p>船來了</text:p></table:table-cell>${cell}<table:table-cell table:number-columns-repeated="2"/>`,
    );
    expect(xml).toContain(`<text:p>天黑了</text:p></table:table-cell>${cell}</table:table-row>`);
    expect(xml).toContain('<office:annotation><text:p>批語</text:p></office:annotation><text:p>qz</text:p>');
  });
});
