import { expect, it } from 'vitest';
import type { ExportSource } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import { plain, type BlockId, type DocumentId } from '#core/model/index.ts';
import { column, labels, rowsOf } from './sources.ts';

/*
 * What each format says when it is to fill a file and what it needs is not there. `fill-failures.txt` holds
 * what is said now; where a change of the code changes it, the lines that differ are looked through.
 */

const row = {
  row: 1,
  document: 1 as DocumentId,
  block: { id: 1 as BlockId, kind: 'paragraph' as const, level: 0 },
  opensBlock: true,
  opensDocument: 'letter',
  gap: '',
  ref: '1',
  texts: { source: plain('原文'), en: plain('Words') },
};
const whole: ExportSource = { title: 'project', columns: column('en', 'en'), labels, rows: [row] };
const { document: _, ...ofNone } = row;
const { ref: __, ...nowhere } = row;
const noText = { bytes: () => new Uint8Array(), text: () => '' };

const cases: Readonly<Record<string, ExportSource>> = {
  'no column': { ...whole, columns: [] },
  'no file is kept': whole,
  'no file of the document': { ...whole, originals: () => [] },
  'a row of no document': { ...whole, rows: [ofNone], originals: () => [noText] },
  'a row of no place': { ...whole, rows: [nowhere], originals: () => [noText] },
  'no row': { ...whole, rows: rowsOf([]), originals: () => [noText] },
  'an empty file': { ...whole, originals: () => [noText] },
};

it('is refused in every format where no column is named, before anything is written', async () => {
  const said = await Promise.all(
    formats.all.flatMap((format) =>
      (['fill', 'write'] as const).map(async (way) => {
        let pieces = 0;
        const options = { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' } as const;
        const source = { ...whole, columns: [], originals: () => [noText] };
        const done = (await format.load())[way]?.(source, options, () => void (pieces += 1));
        const what = done === undefined ? 'cannot' : done.ok ? 'written' : done.error.code;
        return { format: format.id, way, what, pieces };
      }),
    ),
  );
  const others = said.filter(
    ({ what, pieces }) => (what !== 'cannot' && what !== 'export.no-columns') || pieces > 0,
  );
  expect(others).toEqual([]);
  expect(said.filter(({ what }) => what === 'export.no-columns').length).toBeGreaterThan(formats.all.length);
});

it('is refused with its reason, or written as it was', async () => {
  const lines: string[] = [];
  for (const format of formats.importing) {
    const { fill } = await format.load();
    if (fill === null) continue;
    for (const [name, source] of Object.entries(cases)) {
      let pieces = 0;
      const options = { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' } as const;
      const done = fill(source, options, () => void (pieces += 1));
      const said = done.ok
        ? JSON.stringify(done.value)
        : `${done.error.code} ${JSON.stringify(done.error.params ?? {})}`;
      lines.push(`${format.id}, ${name}: ${said}, ${pieces === 0 ? 'nothing' : 'something'} written`);
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('fill-failures.txt');
});
