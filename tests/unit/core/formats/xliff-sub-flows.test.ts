import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { plain } from '#core/model/index.ts';
import { fillGolden, readGolden, rowsOfGolden } from './golden-files.ts';

const path = join(import.meta.dirname, 'golden/xliff/12-sub-flows.xlf');
const was = readFileSync(path, 'utf8');
const golden = { format: 'xliff', name: 'a.xlf', path, rows: '', settings: { target: 'en' } };

/** The file with other words in some rows; those of the first unit are 0 to 3, of the second 4 and 5. */
const filled = async (texts: Readonly<Record<number, string>>): Promise<string> => {
  const bytes = Buffer.from(was);
  const read = await readGolden(golden, bytes);
  const own = rowsOfGolden(read, { target: 'en' });
  const rows = own.rows.map((row, n): ExportRow => {
    const text = texts[n];
    if (text === undefined) return row;
    const source = row.texts['source'] ?? plain('');
    // The code of the original goes behind the words, where it has one.
    const tags = source.tags.map((tag) => ({ ...tag, at: text.length }));
    return {
      ...row,
      texts: { ...row.texts, c1: { text, tags } },
      facts: { ...row.facts, c1: { state: 'translated', locked: false, origin: 'typed', stale: false } },
    };
  });
  return Buffer.from((await fillGolden(golden, bytes, { ...own, rows })) ?? []).toString('utf8');
};

it('a sub-flow is filled where it stands, and nothing else changes', async () => {
  expect(await filled({})).toBe(was);
  expect(await filled({ 2: 'ship & boat' })).toBe(
    was.replace('title="<sub>boat', 'title="<sub>ship &amp; boat'),
  );
  // One in the code of another one.
  expect(await filled({ 3: 'new line' })).toBe(was.replace('<sub>break', '<sub>new line'));
});

it('sub-flows go along with the code, when the text it stands in is written too', async () => {
  const now = await filled({ 0: 'See here', 1: 'the boat', 2: 'a ship', 3: 'line' });
  expect(now).toContain(
    '>See here<ph id="1">&lt;img alt="<sub>the boat<ph id="2">&lt;br title="<sub>line</sub>"&gt;</ph></sub>" title="<sub>a ship</sub>"&gt;</ph></target>',
  );
  // A code that is taken from the original has the translations of its sub-flows.
  const added = await filled({ 4: 'See', 5: 'picture' });
  expect(added).toContain(
    '<target state="translated">See<ph id="1">&lt;img alt="<sub>picture</sub>"&gt;</ph></target>',
  );
});

it('a sub-flow whose code the translation lacks has no place, and leaves the file as it is', async () => {
  expect(await filled({ 5: 'picture' })).not.toContain('picture');
});
