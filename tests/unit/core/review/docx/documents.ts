import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { plain } from '#core/model/index.ts';
import type { CellState, InlineTag, RichText, SegmentId, Side } from '#core/model/index.ts';
import type { PackagedCell, PackagedRow, ReviewSession } from '#core/review/package.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { matchReviewDocx } from '#core/review/docx/match.ts';
import type { ReviewDocxMatch } from '#core/review/docx/matched.ts';
import { readReviewDocx, type ReviewDocx } from '#core/review/docx/read.ts';
import { reviewDocxWords } from '#core/review/docx/words.ts';
import { writeReviewDocx, type ReviewDocxSource } from '#core/review/docx/write.ts';

export const session: ReviewSession = {
  id: 'session-1',
  title: '對照',
  opened: '2026-11-25T10:00:00Z',
  asked: 'suggest',
  scope: { is: 'all' },
  language: 'zh-Hant',
  sides: ['en'],
  profile: null,
  reviewers: ['A'],
};

export type RowSpec = {
  readonly source: string | RichText;
  readonly en?: string | RichText;
  readonly segment?: number;
  readonly isContext?: boolean;
  readonly kind?: PackagedRow['block']['kind'];
};

const cell = (side: Side, text: string | RichText, state: CellState = 'translated'): PackagedCell => {
  const rich = typeof text === 'string' ? plain(text) : text;
  return { ...rich, side, state, hash: richHash(rich) };
};

/** Frozen rows; segments are other numbers than rows, as in a project that has been worked on. */
export const frozenRows = (specs: readonly RowSpec[]): PackagedRow[] =>
  specs.map(({ source, en, segment, isContext = false, kind = 'paragraph' }, i) => ({
    segment: (segment ?? 100 + i) as SegmentId,
    row: i + 1,
    block: { kind, level: kind === 'heading' ? 1 : 0 },
    opensBlock: true,
    isContext,
    cells: [cell('source', source), ...(en === undefined ? [] : [cell('en', en)])],
  }));

/** Words of the interface as their keys: what they say is not these tests' concern. */
const keys = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  [key, ...Object.values(values)].join(' ');

export const sourceOf = (
  rows: readonly PackagedRow[],
  more: Partial<ReviewDocxSource> = {},
): ReviewDocxSource => ({
  project: 'project-1',
  session,
  round: 1,
  rows,
  side: 'en',
  words: reviewDocxWords(keys, 'en', session, 1, rows, 'en'),
  ...more,
});

export const written = (rows: readonly PackagedRow[], more: Partial<ReviewDocxSource> = {}): Uint8Array => {
  const parts: Uint8Array[] = [];
  expect(writeReviewDocx(sourceOf(rows, more), (bytes) => parts.push(bytes)).ok).toBe(true);
  return Buffer.concat(parts);
};

export const readOk = (bytes: Uint8Array): ReviewDocx => {
  const read = readReviewDocx(bytes, 'review.docx');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

export const matched = (bytes: Uint8Array, rows: readonly PackagedRow[]): ReviewDocxMatch =>
  matchReviewDocx(readOk(bytes), rows, session, 'en');

export const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** A document with its main part rewritten, as a word processor would. */
export const edited = (docx: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = partsOf(docx);
  return zipped({ ...parts, 'word/document.xml': change(parts['word/document.xml'] ?? '') });
};

/** A pair of tags over a stretch of code points. */
export const pair = (
  id: number,
  type: InlineTag['type'],
  start: number,
  end: number,
  data?: Readonly<Record<string, string>>,
): InlineTag[] => [
  { at: start, kind: 'open', id, type, ...(data === undefined ? {} : { data }) },
  { at: end, kind: 'close', id, type },
];
