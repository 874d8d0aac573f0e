import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { blocksIn, bytesFile, filledWith, rowsFor } from './filling.ts';
import { odsGolden } from './ods-golden.ts';

const filled = async (name: string, words: Readonly<Record<string, string>>): Promise<string> => {
  const file = bytesFile(odsGolden[name]?.() ?? new Uint8Array(), 'utf-8');
  const rows = rowsFor(await blocksIn('ods', file), ({ rich }) => plain(words[rich.text] ?? rich.text));
  const { bytes } = await filledWith('ods', [file], rows);
  const zip = openZip(bytes);
  const part = typeof zip === 'string' ? zip : zip.read('content.xml');
  return part instanceof Uint8Array ? new TextDecoder().decode(part) : String(part);
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
});
