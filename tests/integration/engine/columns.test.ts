import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { plain, type ProjectInfo, type Row, type Side } from '#core/model/index.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { codeOf, good, reopen, scratch, startEngine } from './fixtures.ts';
import { handBack, handOver, itemsIn, merge, taking, type Host } from './review/reviewing.ts';

const japanese = ['雨の日に、彼女は駅で待っていた。傘はなかった。', '', '次の日、手紙が来た。', ''].join(
  '\n',
);

const rowsOf = async (client: EngineClient): Promise<readonly Row[]> =>
  good(await client.rows.page({ from: 1, count: 100 })).rows;

const write = async (client: EngineClient, row: number, side: Side, text: string): Promise<void> => {
  const { segment, cells } = await rowNumbered(client, row);
  good(await client.cells.edit({ segment, side, before: cells[side]?.text ?? '', after: plain(text) }));
};

const undoAll = async (client: EngineClient): Promise<number> => {
  let undone = 0;
  while ((await client.history.undo({})).ok) undone += 1;
  return undone;
};

/** A Japanese original with Chinese in both scripts and two English columns, in a project of its own. */
const manyColumns = async (): Promise<{ folder: string; client: EngineClient; project: ProjectInfo }> => {
  const folder = scratch();
  const { client } = startEngine(folder);
  writeFileSync(join(folder, 'ame.txt'), japanese);
  const { project, document } = good(
    await client.documents.import({ from: { path: join(folder, 'ame.txt') }, into: 'new', job: 'i' }),
  );
  expect(project.documents[0]?.language).toBe('ja');
  good(await client.columns.add({ language: 'en', label: 'Published' }));
  good(await client.documents.setTargets({ document, targets: ['zh-Hans', 'zh-Hant', 'en', 'en-2'] }));
  return { folder, client, project: good(await client.project.info({})) };
};

describe('a project of many columns', () => {
  it('cuts an original of another language, and converts Chinese from Chinese', async () => {
    const { client, project } = await manyColumns();
    expect(
      project.documents[0]?.columns.map(({ id, language, convertedFrom }) => [id, language, convertedFrom]),
    ).toEqual([
      ['source', 'ja', null],
      ['zh-Hans', 'zh-Hans', null],
      ['zh-Hant', 'zh-Hant', 'zh-Hans'],
      ['en', 'en', null],
      ['en-2', 'en', null],
    ]);
    const rows = await rowsOf(client);
    expect(rows.map(({ cells }) => cells.source?.text)).toEqual([
      '雨の日に、彼女は駅で待っていた。',
      '傘はなかった。',
      '次の日、手紙が来た。',
    ]);
    await write(client, 1, 'zh-Hans', '下雨天，她在车站等着。');
    expect((await rowNumbered(client, 1)).cells['zh-Hant']).toMatchObject({
      text: '下雨天，她在車站等着。',
      origin: 'converted',
    });
    await write(client, 1, 'en', 'On a rainy day she waited at the station.');
    await write(client, 1, 'en-2', 'One wet day, she was waiting at the station.');
    const hits = good(await client.find.search({ query: { text: '车站', mode: 'plain' } }));
    expect(hits.hits.map(({ side }) => side)).toEqual(['zh-Hans', 'zh-Hant']);
    const counts = good(await client.project.counts({}));
    expect(counts.find(({ side }) => side === 'en-2')).toMatchObject({ words: 9, draft: 1, empty: 2 });
    expect(counts.find(({ side }) => side === 'source')).toMatchObject({ segments: 3, words: 33 });
  });

  it('links one annotation to any of them, and finds it in each', async () => {
    const { client } = await manyColumns();
    await write(client, 1, 'zh-Hans', '下雨天，她在车站等着。');
    await write(client, 1, 'en-2', 'One wet day, she was waiting at the station.');
    const made = await annotate(
      client,
      [
        [1, 'source', '駅'],
        [1, 'zh-Hant', '車站'],
        [1, 'en-2', 'station'],
      ],
      { kind: 'term' },
    );
    expect(made.anchors.map(({ side, words }) => [side, words])).toEqual([
      ['source', '駅'],
      ['zh-Hant', '車站'],
      ['en-2', 'station'],
    ]);
    const facets = good(await client.annotations.facets({ filter: {} }));
    expect(facets.sides.map(({ value }) => value)).toEqual(['source', 'zh-Hant', 'en-2']);
    expect(facets.uncountered).toBe(1);
    await write(client, 1, 'en-2', 'One wet day she was waiting at that station.');
    const mark = (await rowNumbered(client, 1)).marks.find(({ side }) => side === 'en-2');
    expect(mark).toMatchObject({ start: 36, end: 43, status: 'live' });
  });

  it('is exported in the columns that are chosen, each under its name and in its language', async () => {
    const { folder, client } = await manyColumns();
    await write(client, 1, 'en-2', 'One wet day.');
    const path = join(folder, 'out.html');
    good(
      await client.exports.run({ job: 'e', format: 'html', columns: ['en-2', 'source', 'zh-Hant'], path }),
    );
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('One wet day.');
    expect(
      [...page.matchAll(/<th scope="col"[^>]*>([^<]*)<\/th>/g)].map(([, head]) => head).slice(-3),
    ).toEqual(['Published', 'Original', 'Traditional Chinese']);
    expect(page).toMatch(/lang="ja"/);
    const docx = join(folder, 'out.docx');
    good(await client.exports.run({ job: 'e', format: 'docx', columns: ['source', 'en-2'], path: docx }));
    expect(readFileSync(docx).length).toBeGreaterThan(1000);
  });

  it('is reviewed in any of them: names and languages go along, and what comes back is merged', async () => {
    const { folder, client, project } = await manyColumns();
    await write(client, 1, 'en-2', 'One wet day, she waits at the station.');
    await write(client, 1, 'zh-Hans', '下雨天，她在车站等着。');
    const review = good(
      await client.review.open({
        title: 'Both',
        asked: 'suggest',
        scope: { is: 'all' },
        sides: ['en-2', 'zh-Hant'],
      }),
    );
    const host = { folder, client, path: project.path, review } as Host;
    const guest = await taking(host, await handOver(host), '乙');
    const copy = good(await guest.client.project.info({}));
    expect(copy.documents[0]?.columns.map(({ id, language, label }) => [id, language, label])).toEqual([
      ['source', 'ja', ''],
      ['zh-Hant', 'zh-Hant', ''],
      ['en-2', 'en', 'Published'],
    ]);
    expect(codeOf(await guest.client.columns.add({ language: 'fr' }))).toBe('review.not-in-copy');
    await write(guest.client, 1, 'en-2', 'One wet day, she waited at the station.');
    good(await merge(host, await handBack(guest), true));
    expect((await rowNumbered(client, 1)).cells['en-2']?.text).toBe(
      'One wet day, she waited at the station.',
    );
    const items = await itemsIn(host);
    expect(items.map(({ side }) => side)).toEqual(['en-2']);
    for (const format of ['html', 'docx', 'csv'] as const)
      good(
        await client.review.report({
          job: format,
          review: review.id,
          format,
          path: join(folder, `r.${format}`),
        }),
      );
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('Published');
    const word = join(folder, 'r-word.docx');
    good(await client.review.writeDocx({ job: 'w', review: review.id, side: 'en-2', path: word }));
  });

  it('is as it was when all is undone, and as it is when it is done again', async () => {
    const { client, project } = await manyColumns();
    await write(client, 1, 'en-2', 'One wet day.');
    good(await client.columns.change({ column: 'en-2', label: 'First edition' }));
    good(await client.columns.order({ columns: ['en-2', 'source'] }));
    const info = good(await client.project.info({}));
    expect(info.settings.columns.map(({ id }) => id)).toEqual(['en-2', 'source', 'zh-Hans', 'zh-Hant', 'en']);
    expect(info.documents[0]?.columns.map(({ id }) => id)).toEqual([
      'en-2',
      'source',
      'zh-Hans',
      'zh-Hant',
      'en',
    ]);
    const undone = await undoAll(client);
    expect(undone).toBe(5);
    const begun = good(await client.project.info({}));
    expect(begun.settings.columns.map(({ id }) => id)).toEqual(['source', 'zh-Hans', 'zh-Hant', 'en']);
    for (let n = 0; n < undone; n += 1) good(await client.history.redo({}));
    expect(good(await client.project.info({})).settings).toEqual(info.settings);
    expect((await rowNumbered(client, 1)).cells['en-2']?.text).toBe('One wet day.');
    expect(good(await client.project.check({})).problems).toEqual([]);
    good(await client.project.close({}));
    const again = good(await client.project.open({ path: project.path }));
    expect(again.documents[0]?.columns).toEqual(info.documents[0]?.columns);
  });

  it('takes no column it cannot have, and loses no text with one', async () => {
    const { client } = await manyColumns();
    const before = good(await client.project.info({}));
    await write(client, 1, 'en-2', 'One wet day.');
    expect(codeOf(await client.columns.remove({ column: 'en-2' }))).toBe('column.has-texts');
    expect(codeOf(await client.columns.remove({ column: 'en' }))).toBe('cell.unknown-side');
    expect(codeOf(await client.columns.add({ language: 'no tag' }))).toBe('input.invalid');
    expect(codeOf(await client.columns.add({ language: 'fr', convertedFrom: 'zh-Hans' }))).toBe(
      'column.not-convertible',
    );
    expect(codeOf(await client.columns.change({ column: 'zh-Hans', convertedFrom: 'zh-Hant' }))).toBe(
      'column.not-convertible',
    );
    expect(codeOf(await client.columns.order({ columns: ['fr'] }))).toBe('cell.unknown-side');
    expect(good(await client.project.info({})).settings).toEqual(before.settings);
    for (const language of ['fr', 'de', 'es']) good(await client.columns.add({ language }));
    expect(codeOf(await client.columns.add({ language: 'it' }))).toBe('column.too-many');
    good(await client.columns.remove({ column: 'de' }));
    const { documents } = good(await client.project.info({}));
    expect(documents[0]?.targets).toEqual(['zh-Hans', 'zh-Hant', 'en', 'en-2', 'fr', 'es']);
  });

  it('gives a second document the columns that people added', async () => {
    const { folder, client } = await manyColumns();
    writeFileSync(join(folder, 'b.txt'), '老人說，船早就走了。');
    const { document } = good(
      await client.documents.import({ from: { path: join(folder, 'b.txt') }, into: 'open', job: 'j' }),
    );
    const { documents } = good(await client.project.info({}));
    expect(documents.find(({ id }) => id === document)?.targets).toEqual(['zh-Hans', 'en', 'en-2']);
  });
});

/*
 * `version-8.duizhao.gz` was made by the last version that knew three languages, with something in every table (`makeRichProject`), what a
 * reviewer handed back and an ignored finding; `version-8.json` is what that version answered about it.
 */
describe('a project of the version before columns', () => {
  const snapshot = JSON.parse(readFileSync(join(import.meta.dirname, 'version-8.json'), 'utf8')) as Record<
    'info' | 'rows' | 'annotations' | 'history' | 'reviews' | 'items' | 'counts',
    unknown
  >;

  const opened = async () => {
    const folder = scratch();
    const path = join(folder, 'rich.duizhao');
    writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-8.duizhao.gz'))));
    const { client } = startEngine(folder);
    return { path, client, project: good(await client.project.open({ path })) };
  };

  it('opens with the same rows, annotations, history and reviews, and its three columns', async () => {
    const { client, project } = await opened();
    expect(project).toMatchObject(snapshot.info as object);
    expect(project.settings.columns.map(({ id }) => id)).toEqual(['source', 'zh-Hans', 'zh-Hant', 'en']);
    expect(good(await client.rows.page({ from: 1, count: 500 }))).toMatchObject(snapshot.rows as object);
    expect(good(await client.annotations.list({ count: 500 }))).toMatchObject(snapshot.annotations as object);
    expect(good(await client.history.list({ count: 500 }))).toMatchObject(snapshot.history as object);
    expect(good(await client.project.counts({}))).toEqual(snapshot.counts);
    const overview = good(await client.review.overview({}));
    expect(overview).toMatchObject(snapshot.reviews as object);
    const review = overview.role === 'host' ? (overview.reviews[0]?.id ?? '') : '';
    expect(good(await client.review.items({ review, count: 500 }))).toMatchObject(snapshot.items as object);
    expect(good(await client.project.check({})).problems).toEqual([]);
  });

  it('is undone back to its start, and takes a new column like any other', async () => {
    const { client, path } = await opened();
    expect(await undoAll(client)).toBeGreaterThan(20);
    const start = good(await client.project.info({}));
    expect(start.canUndo).toBe(false);
    const texts = (await rowsOf(client)).map(({ cells }) => cells.en?.text);
    expect(new Set(texts)).toEqual(new Set(['']));
    expect(start.settings).toMatchObject({ region: 'cn', protectedWords: [] });
    while ((await client.history.redo({})).ok);
    expect(good(await client.rows.page({ from: 1, count: 500 }))).toMatchObject(snapshot.rows as object);
    good(await client.columns.add({ language: 'fr' }));
    await write(client, 2, 'fr', 'Le vieil homme.');
    expect(good(await client.project.check({})).problems).toEqual([]);
    good(await client.project.close({}));
    const project = reopen(path);
    expect(project.settings.columns.at(-1)?.id).toBe('fr');
  });
});
