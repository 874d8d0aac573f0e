import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowMatch } from '#core/review/docx/matched.ts';
import { edited, frozenRows, matched, partsOf, written, type RowSpec } from './documents.ts';
import { expectedFacts, operate, operations, tellable, type Model } from './row-operations.ts';
import { bodyXml, parseBody } from './word-edits.ts';

describe('whatever is done to the rows of a document', () => {
  const specs: readonly RowSpec[] = Array.from({ length: 6 }, (_, i) => ({
    source: `原文${i}。`,
    en: `Frozen ${i}.`,
  }));
  const frozen = frozenRows(specs);
  const docx = written(frozen);
  const start = parseBody(partsOf(docx)['word/document.xml'] ?? '');
  const models = start.rows.map((xml, i): Model => ({
    xml,
    of: i,
    text: `Frozen ${i}.`,
    before: `Frozen ${i}.`,
    original: `原文${i}。`,
    id: 'whole',
    isMarked: true,
    isTakenOut: false,
    isOriginalEdited: false,
    hasRemark: false,
  }));

  it('the report is right, and has every row once', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const now = list.reduce(operate, models);
        const match = matched(
          edited(docx, () => bodyXml({ ...start, rows: now.map(({ xml }) => xml) })),
          frozen,
        );
        const found = [...match.rows.flatMap((row) => row.found), ...match.strange.map((row) => row.found)];
        expect(found.map(({ at }) => at).sort((a, b) => a - b)).toEqual(now.map((_, i) => i));
        for (const { at, text, original, isTakenOut } of found) {
          const model = now[at];
          expect([text, original]).toEqual([isTakenOut ? model?.before : model?.text, model?.original]);
          expect(isTakenOut).toBe(model?.isTakenOut);
        }
        match.rows.forEach((row, i) => {
          const told = tellable(now.filter(({ of }) => of === i));
          const facts = row.facts.filter((fact) => fact !== 'moved' && fact !== 'untracked');
          expect(facts).toEqual(expectedFacts(told, `Frozen ${i}.`));
          expect(row.found).toHaveLength(told.length);
          const live = row.found.find(({ isTakenOut }) => !isTakenOut);
          expect(row.text).toEqual(facts.includes('edited') ? { text: live?.text, tags: [] } : null);
        });
        // Rows said to have stayed stand in their order, and each moved one says where it is.
        const placed = match.rows.filter((row) => row.found.some(({ isTakenOut }) => !isTakenOut));
        const placeOf = (row: RowMatch): number => row.found.find(({ isTakenOut }) => !isTakenOut)?.at ?? 0;
        const stayed = placed.filter(({ moved }) => moved === null).map(placeOf);
        expect(stayed).toEqual([...stayed].sort((a, b) => a - b));
        const order = [...placed].sort((a, b) => placeOf(a) - placeOf(b));
        for (const row of placed.filter(({ moved }) => moved !== null))
          expect(row.moved).toEqual({ from: placed.indexOf(row) + 1, to: order.indexOf(row) + 1 });
      }),
      { numRuns: 60 },
    );
  });
});
