import { expect, test } from 'vitest';
import { plain, type ReviewRecord, type SegmentId } from '#core/model/index.ts';
import type { ReviewDocxMatch, RowMatch } from '#core/review/docx/matched.ts';
import { docxRecord } from '#core/review/docx/record.ts';
import { emptyRecord } from '#core/review/merge.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { richHash } from '#core/review/rich-edit.ts';

const rows = 300;
const moment = '2026-01-01T00:00:00Z';
const textOf = (n: number): string => `Row ${n} went away.`;

const frozen = Array.from({ length: rows }, (_, n): PackagedRow => {
  const rich = plain(textOf(n));
  return {
    segment: (n + 1) as SegmentId,
    row: n + 1,
    block: { kind: 'paragraph', level: 0 },
    opensBlock: true,
    isContext: false,
    cells: [{ side: 'en', ...rich, state: 'draft', hash: richHash(rich) }],
  };
});

/** A row that one person, who wrote in no other, has changed; `n` says which. */
const edited = (n: number, made: string): RowMatch => {
  const text = plain(textOf(n).replace('went', made));
  return {
    segment: (n + 1) as SegmentId,
    row: n + 1,
    isContext: false,
    facts: ['edited'],
    foundBy: null,
    text,
    versions: [{ author: `R${n}`, date: moment, text }],
    notes: [],
    comments: [],
    changes: [],
    moved: null,
    found: [],
  };
};

const matchOf = (matched: readonly RowMatch[]): ReviewDocxMatch => ({
  side: 'en',
  rows: matched,
  strange: [],
  comments: [],
  outside: [],
  people: matched.map(({ versions }) => ({
    name: versions[0]?.author ?? '',
    changes: 1,
    comments: 0,
    from: moment,
    to: moment,
  })),
  savedBy: '',
});

/** The record of a document, and in how many pieces it was made. */
const recordOf = (match: ReviewDocxMatch, present: ReviewRecord) => {
  const who = { reviewer: '', review: 'r', at: moment };
  const steps = docxRecord(match, frozen, { present, received: emptyRecord }, who);
  for (let pieces = 0; ; pieces += 1) {
    const step = steps.next();
    if (step.done === true) return { pieces, record: step.value };
  }
};

test('a document of many people is worked out row by row, and not once for each of them', () => {
  const all = frozen.map((_, n) => edited(n, 'walked'));
  const { pieces, record } = recordOf(matchOf(all), emptyRecord);
  expect(record.cells).toHaveLength(rows);
  expect(pieces).toBeLessThanOrEqual(2 * rows);
});

test('who changed a text back to what it was frozen as says so, and nobody else says anything of it', () => {
  const all = frozen.map((_, n) => edited(n, 'walked'));
  const before = recordOf(matchOf(all), emptyRecord).record;
  const back: readonly RowMatch[] = all.map((row, n) =>
    n === 0 ? { ...row, facts: ['unchanged'], text: null, versions: [] } : row,
  );
  // R0 wrote in another row, so that the document still bears the name.
  const [, second, ...others] = back;
  if (second === undefined || back[0] === undefined) throw new Error('no rows');
  const text = plain(textOf(1).replace('went', 'drove'));
  const both = { ...second, versions: [...second.versions, { author: 'R0', date: moment, text }] };
  const { record } = recordOf(matchOf([back[0], both, ...others]), before);
  const first = record.cells.filter(({ value }) => value.segment === 1);
  expect(first.map(({ value }) => [value.reviewer, value.text.text])).toEqual([['R0', textOf(0)]]);
  expect(first[0]?.replaces).toHaveLength(1);
});
