import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UpdateReport } from '#api/index.ts';
import type { DocumentId, Result, Row } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { annotate } from './annotating.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRepairs, allRows, importFile } from './importing.ts';

const weather = '第一段的第一句話很短。';
const river = '第二段只有這一句，說的是山裡的一條河。';
const article = [
  `${weather}第一段的第二句話比較長一些，說的是昨天的天氣。`,
  river,
  '圖書館的門一直開到晚上九點，門口總有人排隊。館員把舊報紙收進閣樓裡。孩子們在院子裡放風箏。',
  '最後一段只說了一聲再見，然後大家都回家了。',
];

const text = (paragraphs: readonly string[]): string => paragraphs.join('\n\n') + '\n';

const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('it is not there');
  return value;
};

type Opened = {
  readonly engine: Engine;
  readonly folder: string;
  readonly document: DocumentId;
  readonly path: string;
};

const english = (row: number): string => `Sentence number ${row} of the article.`;

/** A project with the document, each row translated and reviewed. */
const translated = async (content: string): Promise<Opened> => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { document, project } = good(await importFile(engine, folder, 'article.txt', content));
  for (const { segment, row } of await allRows(engine)) {
    const after = { text: english(row), tags: [] };
    good(await engine.client.cells.edit({ segment, side: 'en', before: '', after }));
  }
  const segments = (await allRows(engine)).map(({ segment }) => segment);
  good(await engine.client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
  return { engine, folder, document, path: project.path };
};

const update = async (
  { engine, folder, document }: Opened,
  content: string | Uint8Array,
): Promise<Result<UpdateReport>> => {
  const path = join(folder, 'newer.txt');
  writeFileSync(path, content);
  return engine.client.documents.update({ document, from: { path }, job: 'update' });
};

const sources = (rows: readonly Row[]): readonly string[] =>
  rows.map(({ cells }) => cells.source?.text ?? '');
const translations = (rows: readonly Row[]): readonly string[] =>
  rows.map(({ cells: { en } }) => `${en?.text} ${en?.state}${en?.stale === true ? ' stale' : ''}`);

/** What it did, without the rows that stayed as they were and what it did not do. */
const done = ({ rows: { kept: _kept, ...others } }: UpdateReport) =>
  Object.fromEntries(Object.entries(others).filter(([, count]) => count > 0));

const tables = ['blocks', 'segments', 'cells', 'repairs', 'annotations', 'anchors', 'replies'];

/** Everything the project holds, as it lies on the disk, without history and without the bytes of newer files. */
const dump = async ({ engine, path }: Opened): Promise<unknown> => {
  good(await engine.client.project.close({}));
  const file = new Database(path, { readonly: true });
  const rows = tables.map((table) => [table, file.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]);
  const documents = file.prepare('SELECT * FROM documents WHERE version_of IS NULL').all();
  file.close();
  good(await engine.client.project.open({ path }));
  return { rows, documents };
};

const undo = async ({ engine }: Opened): Promise<unknown> => good(await engine.client.history.undo({}));
const redo = async ({ engine }: Opened): Promise<unknown> => good(await engine.client.history.redo({}));

/** Undoes the last action and does it again, comparing every table on the way. Left undone. */
const expectExactUndo = async (opened: Opened, before: unknown): Promise<void> => {
  const after = await dump(opened);
  await undo(opened);
  expect(await dump(opened)).toEqual(before);
  await redo(opened);
  expect(await dump(opened)).toEqual(after);
  await undo(opened);
};

const sound = async ({ engine }: Opened): Promise<void> =>
  expect(good(await engine.client.project.check({})).problems).toEqual([]);

/** A word of each row of the article, and what is said of it. */
const annotated = async ({ engine: { client } }: Opened) => {
  const words = ['很短', '天氣', '河', '圖書館', '閣樓', '風箏', '再見'];
  for (const [n, word] of words.entries()) await annotate(client, [[n + 1, 'source', word]], { body: word });
};

/** The annotations by their words as annotated, each with its state and the row and words it now has. */
const anchors = async ({ engine: { client } }: Opened): Promise<Readonly<Record<string, string>>> => {
  const { items } = good(await client.annotations.list({}));
  return Object.fromEntries(
    items.map(({ annotation: { body }, anchors: [anchor] }) => [
      body,
      `${anchor?.status} ${anchor?.row} ${anchor?.words}`,
    ]),
  );
};

const [first = '', , third = '', last = ''] = article;

test('each kind of change is followed, with translations and annotations, and undone exactly', async () => {
  const opened = await translated(text(article));
  await annotated(opened);
  const before = await dump(opened);
  const rows = await allRows(opened.engine);
  expect(rows).toHaveLength(7);
  const ids = (now: readonly Row[]) =>
    now.map(({ segment }) => rows.findIndex((row) => row.segment === segment) + 1);

  // The same file: no event, nothing changed.
  const { sequence } = good(await opened.engine.client.project.info({}));
  const same = good(await update(opened, text(article)));
  expect([done(same), same.rows.kept, same.project.sequence]).toEqual([{}, 7, sequence]);
  expect(await dump(opened)).toEqual(before);

  // A sentence changed: it keeps its id and translation, which is stale; the conversion follows.
  const changed = '第二段只有這一句，說的是山裡的一條大河。';
  const report = good(await update(opened, text([first, changed, third, last])));
  expect([done(report), report.annotations]).toEqual([
    { changed: 1 },
    { live: 1, edited: 0, replaced: 0, orphan: 0, ambiguous: 0 },
  ]);
  let now = await allRows(opened.engine);
  expect(ids(now)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(now[2]?.cells.source).toMatchObject({ text: changed, state: 'translated', origin: 'imported' });
  expect(now[2]?.cells['zh-Hans']?.text).toBe('第二段只有这一句，说的是山里的一条大河。');
  expect(translations(now)[2]).toBe(`${english(3)} reviewed stale`);
  expect(translations(now).filter((each) => each.endsWith('stale'))).toHaveLength(1);
  expect((await anchors(opened))['河']).toBe('live 3 河');
  await expectExactUndo(opened, before);

  // A sentence inserted inside a paragraph.
  const inserted = third.replace('館員', '窗外的桂花樹已經開滿了花。館員');
  expect(done(good(await update(opened, text([first, river, inserted, last]))))).toEqual({ added: 1 });
  now = await allRows(opened.engine);
  expect(ids(now)).toEqual([1, 2, 3, 4, 0, 5, 6, 7]);
  expect(now.map(({ block }) => block.id)[4]).toBe(now[3]?.block.id);
  expect(now[4]?.cells['zh-Hans']?.text).toBe('窗外的桂花树已经开满了花。');
  expect(await anchors(opened)).toMatchObject({ 閣樓: 'live 6 閣樓', 再見: 'live 8 再見' });
  await expectExactUndo(opened, before);

  // A sentence deleted: the words of a short annotation are gone, wherever else they might stand.
  const removal = good(await update(opened, text([weather, `${river}昨天的天氣。`, third, last])));
  expect(done(removal)).toMatchObject({ removed: 1 });
  expect(removal.annotations.orphan).toBe(1);
  expect((await anchors(opened))['天氣']).toMatch(/^orphan null/);
  await sound(opened);
  await expectExactUndo(opened, before);

  // A sentence written anew elsewhere is another row; an annotation of words that are long enough may be meant there, which is asked.
  const { annotation } = await annotate(opened.engine.client, [[6, 'source', '在院子裡放風箏']], {
    body: '院子',
  });
  const anew = third.replace('孩子們在院子裡放風箏。', '');
  const found = good(
    await update(
      opened,
      text([`整個下午都聽得見笑聲，因為有許多孩子們在院子裡放風箏。${first}`, river, anew, last]),
    ),
  );
  expect([done(found), found.annotations.orphan]).toEqual([{ added: 1, removed: 1 }, 1]);
  expect(await anchors(opened)).toMatchObject({
    風箏: expect.stringMatching(/^orphan/),
    院子: 'ambiguous null 在院子裡放風箏',
  });
  await undo(opened);
  good(await opened.engine.client.history.undo({}));
  expect((await anchors(opened))[annotation.body]).toBeUndefined();

  // A paragraph moved: everything of it goes along.
  const moved = good(await update(opened, text([third, first, river, last])));
  expect([done(moved), moved.annotations.orphan]).toEqual([{ moved: 3 }, 0]);
  now = await allRows(opened.engine);
  expect(ids(now)).toEqual([4, 5, 6, 1, 2, 3, 7]);
  expect(now.map(({ opensBlock }) => opensBlock)).toEqual([true, false, false, true, false, true, true]);
  expect((await anchors(opened))['風箏']).toBe('live 3 風箏');
  await expectExactUndo(opened, before);

  // Two sentences joined: one row with both translations.
  const joined = third.replace('排隊。館員', '排隊，館員');
  expect(done(good(await update(opened, text([first, river, joined, last]))))).toEqual({ merged: 1 });
  now = await allRows(opened.engine);
  expect(ids(now)).toEqual([1, 2, 3, 4, 6, 7]);
  expect(translations(now)[3]).toBe(`${english(4)} ${english(5)} reviewed stale`);
  expect(await anchors(opened)).toMatchObject({ 圖書館: 'live 4 圖書館', 閣樓: 'live 4 閣樓' });
  await sound(opened);
  await expectExactUndo(opened, before);

  // One sentence cut in two: the first half keeps the translation.
  const cut = third.replace('九點，門口', '九點。門口');
  expect(done(good(await update(opened, text([first, river, cut, last]))))).toEqual({ split: 1 });
  now = await allRows(opened.engine);
  expect(ids(now)).toEqual([1, 2, 3, 4, 0, 5, 6, 7]);
  expect(sources(now).slice(3, 5)).toEqual(['圖書館的門一直開到晚上九點。', '門口總有人排隊。']);
  expect(translations(now).slice(3, 5)).toEqual([`${english(4)} reviewed stale`, ' empty']);
  expect((await anchors(opened))['圖書館']).toBe('live 4 圖書館');
  await sound(opened);
  await expectExactUndo(opened, before);

  // Locked texts are not touched.
  const [, , locked] = rows;
  const segments = locked === undefined ? [] : [locked.segment];
  good(await opened.engine.client.cells.lock({ segments, side: 'source', locked: true }));
  expect(done(good(await update(opened, text([first, changed, third, last]))))).toEqual({ held: 1 });
  expect(sources(await allRows(opened.engine))[2]).toBe(river);
  expect(done(good(await update(opened, text([first, third, last]))))).toEqual({ held: 1 });
  expect(sources(await allRows(opened.engine))).toEqual(sources(rows));
});

test('what was done to the original here stays where the file has not changed', async () => {
  const { engine, ...rest } = await translated(text([...article, '他說,今天發現了新的東西。', '完了。']));
  const opened = { engine, ...rest };
  const { client } = engine;
  const rows = await allRows(engine);
  const at = (n: number) => there(rows[n - 1]);
  // A sentence is edited, one cut, two joined, and a repair refused.
  good(
    await client.cells.edit({
      segment: at(1).segment,
      side: 'source',
      before: weather,
      after: { text: '第一段的第一句話非常短。', tags: [] },
    }),
  );
  good(await client.segments.split({ segment: at(3).segment, side: 'source', at: 9 }));
  good(await client.segments.merge({ segment: at(5).segment }));
  const [refused] = await allRepairs(engine);
  good(await client.cleanup.decide({ repairs: [there(refused).id], decision: 'refused' }));
  const content = readFileSync(join(opened.folder, 'article.txt'), 'utf8');
  const before = await dump(opened);
  expect(done(good(await update(opened, content)))).toEqual({});
  expect(await dump(opened)).toEqual(before);

  // Where it has, the file is followed: the refused repair stays refused in the changed sentence, the rest is as it was.
  const report = good(await update(opened, content.replace('新的東西', '新的寶物')));
  expect([done(report), report.repairs.carried]).toEqual([{ changed: 1 }, 1]);
  const now = sources(await allRows(engine));
  expect(now.at(-2)).toBe('他說,今天發現了新的寶物。');
  expect(now.toSpliced(-2, 1)).toEqual(sources(await rowsAfter(opened)).toSpliced(-2, 1));
  await sound(opened);
  await redo(opened);
  // Repairs of what is new are listed where they stand, before those that were there.
  good(await update(opened, content.replace(river, '河水很清,魚兒很多。')));
  const repairs = await allRepairs(engine);
  expect(repairs.map(({ row }) => row)).toEqual(repairs.map(({ row }) => row).toSorted((a, b) => a - b));
  expect(repairs.map(({ decision }) => decision)).toEqual(['accepted', 'refused']);
  await undo(opened);
  // And once more the same.
  expect(done(good(await update(opened, content.replace('新的東西', '新的寶物'))))).toEqual({});
});

/** The rows before the last action, which is left undone. */
const rowsAfter = async (opened: Opened): Promise<readonly Row[]> => {
  await undo(opened);
  return allRows(opened.engine);
};

test('failed or cancelled, an update leaves everything as it was', async () => {
  const opened = await translated(text(article.slice(0, 2)));
  const before = await dump(opened);
  expect(codeOf(await update(opened, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))).toBe(
    'document.binary',
  );
  expect(codeOf(await update({ ...opened, document: 99 as DocumentId }, text(article)))).toBe(
    'document.unknown',
  );
  const running = update(opened, text(article).repeat(2000));
  const stop = opened.engine.onEvent((name) => {
    if (name === 'jobs.progress') void opened.engine.client.jobs.cancel({ job: 'update' });
  });
  expect(codeOf(await running)).toBe('job.cancelled');
  stop();
  expect(await dump(opened)).toEqual(before);
  good(await opened.engine.client.project.close({}));
  const file = new Database(opened.path, { readonly: true });
  expect(file.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(1);
  file.close();
});

const sentence = fc
  .array(fc.constantFrom(...Array.from('天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏')), {
    minLength: 2,
    maxLength: 24,
  })
  .map((characters) => `${characters.join('')}。`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(''));
type Change = { readonly what: string; readonly at: number; readonly to: number; readonly words: string };
const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('replace', 'remove', 'insert', 'move', 'join', 'cut', 'character'),
  at: fc.nat(),
  to: fc.nat(),
  words: paragraph,
});

/** The document with one change made to it. */
const changedBy = (paragraphs: readonly string[], { what, at, to, words }: Change) => {
  const n = at % paragraphs.length;
  const own = paragraphs[n] ?? '';
  const place = to % Math.max(own.length - 1, 1);
  if (what === 'insert') return paragraphs.toSpliced(n, 0, words);
  if (what === 'remove') return paragraphs.length === 1 ? paragraphs : paragraphs.toSpliced(n, 1);
  if (what === 'move') return paragraphs.toSpliced(n, 1).toSpliced(to % paragraphs.length, 0, own);
  if (what === 'join') return paragraphs.with(n, own.replace('。', '，'));
  if (what === 'cut') return paragraphs.with(n, `${own.slice(0, place)}。${own.slice(place)}`);
  if (what === 'character') return paragraphs.with(n, `${own.slice(0, place)}變${own.slice(place + 1)}`);
  return paragraphs.with(n, words);
};

test('any changes end in the text of the newer file, and are undone exactly', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(paragraph, { minLength: 2, maxLength: 8 }),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      async (paragraphs, changes) => {
        const opened = await translated(text(paragraphs));
        const before = await dump(opened);
        const newer = changes.reduce<readonly string[]>(changedBy, paragraphs);
        good(await update(opened, text(newer)));
        const now = await allRows(opened.engine);
        expect(
          now
            .map(({ cells, gap }) => (cells.source?.text ?? '') + gap)
            .join('')
            .trim(),
        ).toBe(text(newer).trim());
        await sound(opened);
        const { documents } = good(await opened.engine.client.project.info({}));
        expect(documents[0]?.rows).toBe(now.length);
        // With nothing new in the file there is nothing to undo.
        if (text(newer) !== text(paragraphs)) await expectExactUndo(opened, before);
        await opened.engine.close();
      },
    ),
    { numRuns: 3 },
  );
});
