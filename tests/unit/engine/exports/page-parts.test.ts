import { serialize } from 'node:v8';
import { expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import type { BlockId, DocumentId, InlineTag, RichText, SegmentId } from '#core/model/index.ts';
import { inParts } from '#engine/exports/page-parts.ts';

/** What is larger than this in bytes V8 makes among its old objects where it is received. */
const mostYoung = 100_000;

const tag = (n: number): InlineTag => ({
  at: n,
  kind: 'empty',
  id: n + 1,
  type: 'other',
  data: { display: 'x'.repeat(20), half: 'start' },
});

const text = (length: number, tags: number): RichText => ({
  text: '渡'.repeat(length),
  tags: Array.from({ length: tags }, (_, n) => tag(n)),
});

const note: ExportNote = {
  number: 1,
  quote: '渡口',
  head: 'Comment',
  body: '渡'.repeat(50),
  wording: null,
  author: 'a',
  created: '2026-01-01T00:00:00.000Z',
  resolved: null,
  replies: [],
};

const row = (n: number, rich: RichText, notes: number): ExportRow => ({
  row: n,
  segment: n as SegmentId,
  document: 1 as DocumentId,
  block: { id: n as BlockId, kind: 'paragraph', level: 0 },
  opensBlock: true,
  opensDocument: null,
  gap: '\n\n',
  texts: { source: rich, c1: structuredClone(rich), c2: structuredClone(rich) },
  facts: {
    source: { state: 'approved', locked: false, origin: 'imported', stale: false },
    c1: { state: 'approved', locked: false, origin: 'imported', stale: false },
    c2: { state: 'approved', locked: false, origin: 'imported', stale: false },
  },
  ref: `${n}.0`,
  ...(notes === 0
    ? {}
    : {
        notes: Array.from({ length: notes }, () => ({
          note: structuredClone(note),
          side: 'c1',
          start: 0,
          end: 1,
          isFirst: true,
        })),
      }),
});

it.each([
  ['short texts', text(5, 0), 0],
  ['long texts', text(2000, 0), 0],
  ['many tags', text(300, 60), 0],
  ['notes', text(20, 2), 12],
] as const)('rows are told in parts that stay young where they are received: %s', (_, rich, notes) => {
  const page = Array.from({ length: 200 }, (__, n) => structuredClone(row(n, rich, notes)));
  const parts = [...inParts(page)];
  expect(parts.flat()).toEqual(page);
  for (const part of parts) expect(serialize(part).length).toBeLessThan(mostYoung);
  // Each part is an answer that is waited for.
  expect(parts.length).toBeLessThan(serialize(page).length / 8000 + 1);
});

it('a row that is larger than a part is one by itself', () => {
  const page = [row(1, text(5, 0), 0), row(2, text(60_000, 0), 0), row(3, text(5, 0), 0)];
  expect([...inParts(page)].map((part) => part.map((one) => one.row))).toEqual([[1], [2], [3]]);
});
