import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { fillGolden, readGolden, rowsOfGolden } from './golden-files.ts';

const path = join(import.meta.dirname, 'golden/md/cells-beyond.md');
const file = { format: 'md', name: 'a.md', path, rows: '', settings: { target: 'en' } };
const bytes = readFileSync(path);

it('cells that a table has no column for are no rows, are told, and stay in the file', async () => {
  const read = await readGolden(file, bytes);
  expect(read.blocks.map(({ rich }) => rich.text)).toEqual([
    '甲',
    '乙',
    '一',
    '二',
    '五',
    '六',
    '七',
    '後。',
  ]);
  expect(read.findings).toEqual([{ code: 'left-cells', line: 3, detail: '', count: 3 }]);
  const golden = rowsOfGolden(read, file.settings);
  const rows = golden.rows.map((row, n) => ({ ...row, texts: { ...row.texts, c1: plain(`w${n}`) } }));
  expect(Buffer.from((await fillGolden(file, bytes, { ...golden, rows })) ?? []).toString('utf8')).toBe(
    '| w0 | w1 |\n| --- | --- |\n| w2 | w3 | 三 *多* | 四 |\n| w4 |\n| w5 | w6 | 八\n\nw7\n',
  );
});

it('a project that has rows of such cells leaves them as they are', async () => {
  const golden = rowsOfGolden(await readGolden(file, bytes), file.settings);
  const own = golden.rows.flatMap((row, n) =>
    n === 3 ? [row, { ...row, ref: '99999', texts: { source: plain('三'), c1: plain('gone') } }] : [row],
  );
  const filled = await fillGolden(file, bytes, { ...golden, rows: own });
  expect(Buffer.from(filled ?? []).equals(bytes)).toBe(true);
});
