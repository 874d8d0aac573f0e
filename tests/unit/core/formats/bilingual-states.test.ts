import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { CellState, DocumentId } from '#core/model/index.ts';
import { goldenFolder } from './golden-files.ts';
import { column, labels, rowsOf } from './sources.ts';

/** The states of a file of Trados, row by row, and the file with other states in some rows. */
const table = async (format: string, name: string) => {
  const code = await formats.get(format)?.load();
  const bytes = new Uint8Array(readFileSync(join(goldenFolder, format, name)));
  const segmentsIn = (file: Uint8Array) =>
    Array.from(code?.read?.([file], {}, usualLimits).blocks ?? []).flatMap((block) =>
      block.ok ? (block.value.segments ?? []) : [],
    );
  const segments = segmentsIn(bytes);
  const filled = (states: Readonly<Record<number, CellState>>): Uint8Array => {
    const rows = rowsOf(
      segments.map(({ ref = '', rich, translations = [] }, n) => {
        const own = translations[0];
        const state = states[n] ?? own?.state ?? 'empty';
        return {
          ref,
          texts: { source: rich, en: own?.rich ?? { text: '', tags: [] } },
          facts: { en: { state, locked: own?.locked ?? false, origin: 'typed', stale: false } },
        };
      }),
    );
    const pieces: Uint8Array[] = [];
    const done = code?.fill?.(
      {
        title: 'table',
        columns: column('en', 'en'),
        labels,
        rows: rows.map((row): ExportRow => ({ ...row, document: 1 as DocumentId })),
        originals: () => [{ bytes: () => bytes, text: () => '' }],
      },
      { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' },
      (piece) => void pieces.push(Buffer.from(piece)),
    );
    expect(done).toMatchObject({ ok: true });
    return new Uint8Array(Buffer.concat(pieces));
  };
  const statesOf = (file: Uint8Array) =>
    segmentsIn(file).map(({ translations = [] }) => [translations[0]?.rich.text, translations[0]?.state]);
  return { bytes, filled, statesOf };
};

it.each([
  ['bilingual-docx', 'trados.docx'],
  ['bilingual-rtf', 'trados.rtf'],
])('a state that changed is written in the word that the file has for it: %s', async (format, name) => {
  const { bytes, filled, statesOf } = await table(format, name);
  expect(Buffer.from(filled({})).equals(bytes)).toBe(true);
  const was = statesOf(bytes);
  const at = was.findIndex(([, state]) => state === 'translated');
  const wanted = was.map(([, state]) => state).find((state) => state === 'reviewed' || state === 'approved');
  if (wanted === undefined) throw new Error('the file has no such state');
  const now = statesOf(filled({ [at]: wanted }));
  expect(now).toEqual(was.with(at, [was[at]?.[0], wanted]));
});

it('a state that no row of the file has a word for is not written', async () => {
  const { bytes, filled, statesOf } = await table('bilingual-docx', 'phrase.docx');
  const [first] = statesOf(bytes);
  expect(first).toBeDefined();
  expect(Buffer.from(filled({ 0: 'approved' })).equals(bytes)).toBe(true);
});
