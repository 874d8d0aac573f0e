import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lackOfProgram, sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { converted } from '#tests/real-documents/office.ts';
import {
  fillGolden,
  readGolden,
  rowsOfGolden,
  rowsWithWords,
  type GoldenRows,
} from '#tests/unit/core/formats/golden-files.ts';

const lacks = lackOfProgram('soffice', 'filled Word documents through LibreOffice');
const folder = sharedPath('conformance/docx');
const work = mkdtempSync(join(quickFolder, 'duizhao-docx-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** LibreOffice draws the words of SmartArt from a part of their own, and has them in no text: those of the original neither. */
const isDrawn = (ref: string): boolean => ref.startsWith('word/diagrams/');

test.skipIf(lacks !== null || folder === null)(
  'LibreOffice opens filled documents and has each translation: in texts, tables, notes, headers, text boxes',
  async () => {
    const wanted = new Map<string, readonly { readonly word: string; readonly ref: string }[]>();
    let count = 0;
    for (const name of readdirSync(folder ?? '').filter((one) => one.endsWith('.docx'))) {
      const path = join(folder ?? '', name);
      const bytes = readFileSync(path);
      const file = { format: 'docx', name, path, rows: '', settings: {} };
      const golden = rowsOfGolden(await readGolden(file, bytes), {});
      const own: { word: string; ref: string }[] = [];
      const filling: GoldenRows = {
        ...golden,
        rows: golden.rows.flatMap((row) => {
          const next = (): string => {
            own.push({ word: `qz${(count += 1)}zq`, ref: row.ref ?? '' });
            return own.at(-1)?.word ?? '';
          };
          return rowsWithWords({ ...golden, rows: [row] }, next).rows;
        }),
      };
      const filled = await fillGolden(file, bytes, filling);
      if (filled === null) continue;
      writeFileSync(join(work, name), filled);
      wanted.set(name, own);
    }
    const names = [...wanted.keys()];
    const opened = converted(
      work,
      names.map((name) => join(work, name)),
      'fodt',
    );
    const missing = names.flatMap((name, n) => {
      const shown = new Set(readFileSync(opened[n] ?? '', 'utf8').match(/qz\d+zq/g));
      return (wanted.get(name) ?? [])
        .filter(({ word }) => !shown.has(word))
        .map(({ ref }) => `${name} ${ref}`);
    });
    const drawn = missing.filter((one) => isDrawn(one.slice(one.indexOf(' ') + 1)));
    expect(missing.filter((one) => !drawn.includes(one))).toEqual([]);
    console.log(
      `LibreOffice has ${count - missing.length} of ${count} new words of ${names.length} documents; the others are words of SmartArt: ${drawn.length}`,
    );
  },
);
