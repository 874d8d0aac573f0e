import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockId, DocumentId } from '#core/model/index.ts';
import { beginningIn, type Placed } from '#engine/books/extract.ts';

/** A paragraph or a heading of so many rows, in the document before or in another one. */
const part = fc.record({
  level: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
  rows: fc.integer({ min: 1, max: 3 }),
  isOther: fc.boolean(),
});

type Part = { readonly level: number | null; readonly rows: number; readonly isOther: boolean };

const rowsOf = (parts: readonly Part[]): Placed => {
  let document = 1;
  return parts.flatMap(({ level, rows, isOther }, n) => {
    if (isOther) document += 1;
    return Array.from({ length: rows }, () => ({
      document: document as DocumentId,
      block: {
        id: (n + 1) as BlockId,
        kind: level === null ? ('paragraph' as const) : ('heading' as const),
        level: level ?? 0,
      },
    }));
  });
};

/** The rule as it is said: chapters begin with the book, with each document, and with headings of their level; headings above one stand with it. */
const expected = (rows: Placed, level: number, isStart: boolean): number => {
  const all = rows.map((_, at) => at);
  const isHeading = (at: number): boolean => rows[at]?.block.kind === 'heading';
  const opens = all.filter((at) => (at === 0 ? isStart : rows[at]?.block.id !== rows[at - 1]?.block.id));
  const chapters = opens.filter((at) =>
    at === 0
      ? isStart || (isHeading(at) && (rows[at]?.block.level ?? 0) <= level)
      : rows[at]?.document !== rows[at - 1]?.document ||
        (isHeading(at) && (rows[at]?.block.level ?? 0) <= level),
  );
  const last = chapters.at(-1);
  if (last === undefined) return opens.at(-1) ?? 0;
  const notHeading = all.findLast((at) => at <= last && !isHeading(at)) ?? -1;
  return Math.min(last, ...chapters.filter((at) => at > notHeading));
};

test('an extract begins with the chapter of the row that is sought, or with its paragraph', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (parts, level, isStart) => {
        const rows = rowsOf(parts);
        expect(beginningIn(rows, level, isStart)).toBe(expected(rows, level, isStart));
      },
    ),
    { numRuns: 500 },
  );
});
