import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readLimits } from '#core/formats/limits.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

test('a line of thousands of sentences is one paragraph, however many batches it comes in', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const line = Array.from({ length: 2500 }, (_, n) => `第${n}句。`).join('');
  const report = good(await importFile(engine, folder, 'line.txt', `前。\n${line}\n後。\n`));
  expect(report.rows).toBe(2502);
  const rows = await allRows(engine);
  expect(rows.map(({ cells }) => cells.source?.text).join('')).toBe(`前。${line}後。`);
  expect(rows.flatMap(({ opensBlock }, n) => (opensBlock ? [n] : []))).toEqual([0, 1, 2501]);
  expect(good(await engine.client.project.check({})).problems).toEqual([]);
  const path = join(folder, 'line.txt');
  const [document] = report.project.documents;
  if (document === undefined) throw new Error('no document');
  const same = await engine.client.documents.update({ document: document.id, from: { path }, job: 'u' });
  expect(good(same).rows).toMatchObject({ kept: 2502, changed: 0, added: 0, removed: 0 });
});

test('files of others that flood or are cancelled leave the project as it was, and what is typed meanwhile', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  good(await client.project.open({ path: projectFile(folder, [dialogue]) }));
  const asked = {
    title: 'A look',
    asked: 'suggest',
    scope: { is: 'all' },
    sides: ['en'],
    reviewers: [],
  } as const;
  const review = good(await client.review.open({ ...asked, sides: ['en'], reviewers: [] })).id;
  const path = join(folder, 'out.docx');
  good(await client.review.writeDocx({ job: 'w', review, side: 'en', path }));
  const parts = unzipSync(readFileSync(path));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const flooded = body.replace('</w:tr>', `</w:tr>${'<w:tr/>'.repeat(readLimits.wordRows + 1)}`);
  const flood = join(folder, 'flood.docx');
  writeFileSync(flood, zipSync({ ...parts, 'word/document.xml': strToU8(flooded) }));

  const before = await allRows(engine);
  const reading = client.review.readDocx({ job: 'r', review, from: { path: flood }, reviewer: 'A' });
  const [row] = before;
  if (row === undefined) throw new Error('no row');
  const after = { text: 'Typed meanwhile.', tags: [] };
  good(
    await client.cells.edit({ segment: row.segment, side: 'en', before: row.cells.en?.text ?? '', after }),
  );
  expect(await reading).toEqual({
    ok: false,
    error: {
      code: 'file.too-many',
      params: { name: 'flood.docx', what: 'wordRows', limit: readLimits.wordRows },
    },
  });
  expect(good(await client.review.items({ review })).items).toEqual([]);

  const notes = join(folder, 'notes.jsonld');
  writeFileSync(notes, `[${'{"type":"Annotation"},'.repeat(50_000)}{}]`);
  const taking = client.annotations.import({ from: { path: notes }, job: 'a' });
  good(await client.jobs.cancel({ job: 'a' }));
  expect(codeOf(await taking)).toBe('job.cancelled');
  expect((await allRows(engine))[0]?.cells.en?.text).toBe('Typed meanwhile.');
});
