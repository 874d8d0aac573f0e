import { expect, test } from 'vitest';
import type { DocumentId } from '#core/model/index.ts';
import { discard } from '#engine/import/discard.ts';
import { readOrder } from '#engine/import/read-order.ts';
import { closeProject, reloadOrder, writable, type OpenProject } from '#engine/project/open-project.ts';
import { transact } from '#engine/store/database.ts';
import { discardSome } from '#engine/store/discard-document.ts';
import { column } from '#engine/store/handles.ts';
import { insertOriginalPart } from '#engine/store/originals-repository.ts';
import { orderedSegments } from '#engine/store/segments-repository.ts';
import { good, projectFile, reopen, scratch } from './fixtures.ts';
import { eventually } from '#tests/eventually.ts';

const rows = 1200;

/** A project with a document of 1,200 paragraphs and six parts of its file, and one beside it. */
const project = (): { readonly open: OpenProject; readonly document: DocumentId } => {
  const language = 'zh-Hant' as const;
  const own = { language, targets: ['en' as const], rows: [{ source: '天黑了。', opens: true }] };
  const long = {
    ...own,
    rows: Array.from({ length: rows }, (_, n) => ({ source: `第${n}句。`, opens: true })),
  };
  const open = reopen(projectFile(scratch(), [own, long]));
  const document = open.order.documentAt(2);
  if (document === null) throw new Error('no document');
  good(
    transact(good(writable(open)), open.path, (write) => {
      for (let part = 100; part < 106; part += 1)
        insertOriginalPart(write, document, part, new Uint8Array([1]));
    }),
  );
  return { open, document };
};

const left = ({ handle }: OpenProject, document: DocumentId) =>
  Object.fromEntries(
    ['segments', 'blocks', 'originals'].map((table) => [
      table,
      column<number>(handle, `SELECT count(*) FROM ${table} WHERE document_id = ?`, document)[0],
    ]),
  );

test('what an import left is taken back in pieces, its paragraphs and its file too', () => {
  const { open, document } = project();
  const before = left(open, document);
  const piece = (): boolean =>
    good(transact(good(writable(open)), open.path, (write) => discardSome(write, document, 500)));
  expect(piece()).toBe(true);
  expect(left(open, document)).toEqual({ ...before, segments: rows - 500, blocks: rows - 500 });
  expect(piece()).toBe(true);
  expect(piece()).toBe(true);
  expect(left(open, document)).toEqual({ ...before, segments: 0, blocks: 0 });
  expect(piece()).toBe(true);
  expect(piece()).toBe(false);
  expect(left(open, document)).toEqual({ segments: 0, blocks: 0, originals: 0 });
  closeProject(open);
});

test('taking back goes on by itself, and ends when the project is closed', async () => {
  const { open, document } = project();
  await discard(open, document);
  await eventually(() => expect(left(open, document)).toEqual({ segments: 0, blocks: 0, originals: 0 }));
  expect(column<number>(open.handle, 'SELECT count(*) FROM documents')[0]).toBe(1);
  closeProject(open);
  await discard(open, document);
});

test('the order of a document is the same, read little by little', async () => {
  const { open, document } = project();
  expect(await readOrder(open, document)).toEqual(orderedSegments(open.handle, document));
  const given = orderedSegments(open.handle, document).toReversed();
  reloadOrder(open, new Map([[document, given]]));
  expect(open.order.slice(2, 3)).toEqual(given.slice(0, 3));
  closeProject(open);
  expect(await readOrder(open, document)).toBeNull();
});
