import * as fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { dropHistory, mendProject } from '#engine/salvage/mend.ts';
import { all } from '#engine/store/handles.ts';
import { dialogue, good, page, projectFile, reopen, scratch } from './fixtures.ts';

/*
 * Of a damaged file some rows are lost: documents, paragraphs, places, texts. What is left is put together so that no text that was found is
 * lost, and each stands where it did as far as that can be told.
 */

type CellRow = { segment_id: number; side: string; text: string; state: string };
type SegmentRow = { id: number; document_id: number; rank: string };

const segments = [1, 2, 3, 4, 5, 6, 7];
const targets: Readonly<Record<number, readonly string[]>> = {
  1: ['source', 'zh-Hans', 'en'],
  2: ['source', 'zh-Hans', 'zh-Hant'],
};

const some = (values: readonly number[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const loss = fc.record({
  documents: some([1, 2], 1),
  blocks: fc.boolean(),
  places: some(segments, 3),
  texts: fc.uniqueArray(fc.tuple(fc.constantFrom(...segments), fc.constantFrom('source', 'zh-Hans', 'en')), {
    maxLength: 3,
    selector: ([segment, side]) => `${segment} ${side}`,
  }),
  /** A rank that none can follow, and two that are the same. */
  bad: fc.option(fc.constantFrom(...segments)),
  twin: fc.option(fc.constantFrom(2, 3, 4, 5, 7)),
});

test('no text that was found is lost, and each stands behind the one it stood behind, as far as that can be told', () => {
  const folder = scratch();
  const template = projectFile(folder, [dialogue, page]);
  let runs = 0;
  fc.assert(
    fc.property(loss, ({ documents, blocks, places, texts, bad, twin }) => {
      runs += 1;
      const path = join(folder, `run${runs}.duizhao`);
      copyFileSync(template, path);
      const project = reopen(path);
      const { write } = project.database;
      if (write === null) throw new Error('read-only');
      write.pragma('foreign_keys = OFF');
      for (const id of documents) write.prepare('DELETE FROM documents WHERE id = ?').run(id);
      if (blocks) write.prepare('DELETE FROM blocks').run();
      // A place is lost and not all of its texts: else nothing is left of the row.
      for (const [segment, side] of texts)
        if (!(places.includes(segment) && side === 'source'))
          write.prepare('DELETE FROM cells WHERE segment_id = ? AND side = ?').run(segment, side);
      for (const id of places) write.prepare('DELETE FROM segments WHERE id = ?').run(id);
      if (bad !== null) write.prepare(`UPDATE segments SET rank = rank || '0' WHERE id = ?`).run(bad);
      const isTwin = twin !== null && !places.includes(twin) && !places.includes(twin - 1) && bad === null;
      if (isTwin)
        write
          .prepare('UPDATE segments SET rank = (SELECT rank FROM segments WHERE id = ?) WHERE id = ?')
          .run(twin - 1, twin);
      const found = all<CellRow>(write, 'SELECT * FROM cells');

      const mended = write.transaction(() => {
        const told = mendProject(write);
        dropHistory(write);
        return told;
      })();

      const cells = all<CellRow>(write, 'SELECT * FROM cells');
      expect(cells).toEqual(expect.arrayContaining(found));
      const order = all<SegmentRow>(write, 'SELECT * FROM segments ORDER BY document_id, rank');
      // All rows are there, in the order of their numbers, which is that of the text.
      expect(order.map(({ id }) => id)).toEqual(segments);
      expect(new Set(order.map(({ document_id, rank }) => `${document_id} ${rank}`)).size).toBe(7);
      // One that lost its place is in the document of the one before it.
      const documentOf = (id: number): number => {
        if (!places.includes(id)) return id <= 5 ? 1 : 2;
        const before = segments.findLast((one) => one < id && !places.includes(one));
        const first = segments.find((one) => !places.includes(one)) ?? 1;
        return documentOf(before ?? first);
      };
      for (const { id, document_id } of order) expect([id, document_id]).toEqual([id, documentOf(id)]);
      // Each has a text in every column of its document; those that were lost are empty.
      for (const { id, document_id } of order)
        for (const side of documents.includes(document_id) ? ['source'] : (targets[document_id] ?? [])) {
          const own = cells.filter((cell) => cell.segment_id === id && cell.side === side);
          expect(own).toHaveLength(1);
          const was = found.find((cell) => cell.segment_id === id && cell.side === side);
          expect([own[0]?.text, own[0]?.state]).toEqual(
            was === undefined ? ['', 'empty'] : [was.text, was.state],
          );
        }
      const isNamed = new Set(order.map(({ document_id }) => document_id));
      expect(mended.documents).toBe(documents.filter((id) => isNamed.has(id)).length);
      const badOnes = bad !== null && !places.includes(bad) ? 1 : 0;
      expect(mended.places).toBe(places.length + badOnes + (isTwin ? 1 : 0));
      expect(mended.texts).toBe(cells.length - found.length);
      closeProject(project);

      const opened = reopen(path);
      expect(good(checkProject(opened)).problems).toEqual([]);
      closeProject(opened);
    }),
    { numRuns: 10 },
  );
});
