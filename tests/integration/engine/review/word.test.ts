import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from '../fixtures.ts';
import { allRows } from '../importing.ts';

/** A review of all English, as a Word document. */
const written = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, [dialogue]) }));
  const review = good(
    await engine.client.review.open({
      title: 'First look',
      asked: 'suggest',
      scope: { is: 'all' },
      sides: ['en'],
      reviewers: [],
    }),
  );
  const path = join(folder, 'out.docx');
  const report = good(
    await engine.client.review.writeDocx({ job: 'w', review: review.id, side: 'en', path }),
  );
  expect(report).toMatchObject({ path, rows: 5 });
  return { folder, engine, review: review.id, path };
};

/** The document as somebody changed its body. */
const changed = (path: string, to: string, change: (body: string) => string): string => {
  const parts = unzipSync(readFileSync(path));
  const body = parts['word/document.xml'];
  if (body === undefined) throw new Error('no body');
  const before = strFromU8(body);
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  writeFileSync(to, zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
  return to;
};

describe('a review in Word', () => {
  it('comes back as suggestions of its reviewer, and a second time as nothing new', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(path, join(folder, 'back.docx'), (body) => body.replace('The end.', 'An end.'));
    const read = () =>
      engine.client.review.readDocx({ job: 'r', review, from: { path: back }, reviewer: '甲' });
    const first = good(await read());
    expect(first).toMatchObject({ same: false, items: 1, from: '甲', clashes: 0 });
    expect(first.rows.map(({ what, row }) => [what, row])).toEqual([
      ['edited', 5],
      ['untracked', 5],
    ]);
    const { items } = good(await engine.client.review.items({ review }));
    expect(
      items.map(({ reviewer, removed, inserted, standing }) => [reviewer, removed, inserted, standing]),
    ).toEqual([['甲', 'The', 'An', 'free']]);
    expect(good(await read())).toMatchObject({ same: true, items: 0 });
    good(
      await engine.client.review.answer({ review, items: items.map(({ id }) => id), decision: 'accepted' }),
    );
    expect((await allRows(engine)).at(-1)?.cells.en?.text).toBe('An end.');
    expect(good(await read())).toMatchObject({ same: true });
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  it('that has nothing to do with the review is refused, and so is what is no Word document', async () => {
    const { folder, engine, review, path } = await written();
    const strange = join(folder, 'strange.docx');
    good(
      await engine.client.exports.run({ job: 'e', format: 'docx', columns: ['source', 'en'], path: strange }),
    );
    const read = (from: string) =>
      engine.client.review.readDocx({ job: 'r', review, from: { path: from }, reviewer: '甲' });
    expect(codeOf(await read(strange))).toBe('review.word-no-rows');
    const text = join(folder, 'text.docx');
    writeFileSync(text, 'not a zip');
    expect(codeOf(await read(text))).not.toBeNull();
    good(await engine.client.review.close({ review, closed: true }));
    expect(codeOf(await read(path))).toBe('review.closed');
  });
});

describe('the report of a review', () => {
  it('is written as a page, as a table, and as a Word document', async () => {
    const { folder, engine, review } = await written();
    for (const format of ['html', 'csv'] as const) {
      const path = join(folder, `report.${format}`);
      const report = good(await engine.client.review.report({ job: 'p', review, format, path }));
      expect(report).toMatchObject({ path, rows: 5 });
      expect(readFileSync(path, 'utf8')).toContain(format === 'html' ? 'First look' : '\uFEFF');
    }
    const path = join(folder, 'report.docx');
    good(await engine.client.review.report({ job: 'p', review, format: 'docx', path }));
    const body = unzipSync(readFileSync(path))['word/document.xml'];
    expect(body === undefined ? '' : strFromU8(body)).toContain('First look');
  });
});
