import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readJsonFile } from '#engine/store/read-json.ts';
import { listSamples } from '#engine/store/samples-folder.ts';

const ours = new URL('../../../../samples', import.meta.url).pathname;

const folders: string[] = [];
const copy = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-samples-'));
  folders.push(folder);
  cpSync(ours, folder, { recursive: true });
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the titles written down beside the samples', () => {
  test('are those the samples bear once they are cleaned up, of every sample and of nothing else', () => {
    const folder = copy();
    rmSync(join(folder, 'titles.json'));
    const borne = Object.fromEntries(listSamples(folder).map(({ id, name }) => [id, name]));
    expect(Object.keys(borne)).toEqual(readdirSync(folder).sort());
    expect(readJsonFile(join(ours, 'titles.json'))).toEqual(borne);
  });

  test('are taken as they are; what they lack, or a damaged file, is made up for from the sample', () => {
    const folder = copy();
    const borne = listSamples(folder);
    const [first, ...others] = borne;
    writeFileSync(
      join(folder, 'titles.json'),
      JSON.stringify({ [first?.id ?? '']: 'Another', 'page-en.html': 3 }),
    );
    expect(listSamples(folder)).toEqual([{ ...first, name: 'Another' }, ...others]);
    for (const damaged of ['{"', 'null', '[]', '""']) {
      writeFileSync(join(folder, 'titles.json'), damaged);
      expect(listSamples(folder)).toEqual(borne);
    }
  });
});
