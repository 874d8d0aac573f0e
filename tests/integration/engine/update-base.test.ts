import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { DocumentId } from '#core/model/index.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { baseOf, readOriginals } from '#engine/update/base.ts';
import { good, reopen, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';
import { openTelling } from './journeys/telling.ts';

test('what its file last said of a document is told by all of its history, in whatever portions that is read', async () => {
  const { client, folder } = await openTelling();
  const { rows } = good(await client.rows.page({ from: 1, count: 20 }));
  for (const row of [rows[0], rows[12]]) {
    const before = row?.cells['source']?.text ?? '';
    const after = { text: `${before}改`, tags: [] };
    good(await client.cells.edit({ segment: row?.segment ?? 0, side: 'source', before, after }));
  }
  good(await client.project.close({}));
  const project = reopen(join(folder, 'rich.duizhao'));
  const pace = (): boolean => true;
  const texts: (readonly string[])[] = [];
  for (const document of [1, 2] as DocumentId[]) {
    const present = await readOriginals(project.handle, document, pace);
    const base = await baseOf(project.handle, document, present, pace);
    for (const atOnce of [1, 2, 7]) {
      expect(await readOriginals(project.handle, document, pace, atOnce)).toEqual(present);
      expect(await baseOf(project.handle, document, present, pace, atOnce)).toEqual(base);
    }
    texts.push(base.segments.map(({ text }) => text));
  }
  // Neither cut nor joined, and without the words that were added.
  expect(texts).toEqual([
    [
      '河邊的茶館',
      '老人坐在窗邊，看著對面的樓梯發呆。',
      '他說：「水快乾了。」',
      '後來頭髮也乾了。',
      '雨下了三天，街上沒有人。',
      '茶館裡只有一隻貓，還有一壺冷掉的茶。',
      '第一件事是等雨停。',
      '第二件事是把門修好。',
      '他想：“明天再說吧。”',
    ],
    [
      '親愛的朋友：',
      '來信收到了。',
      '我發(fā)現(xiàn)這里的天氣很好，現(xiàn)在也是，',
      '只是夜裡有一點冷。',
      '請代我問候大家。',
    ],
  ]);
  closeProject(project);
});

/** What is done to the original of a row, by its place among those there are. */
type Done = readonly [does: 'edit' | 'split' | 'merge' | 'undo', at: number];
const done = fc.tuple(fc.constantFrom('edit', 'split', 'merge', 'undo'), fc.nat(20)) as fc.Arbitrary<Done>;

const change = async (client: EngineClient, [does, at]: Done): Promise<void> => {
  const { total } = good(await client.rows.page({ from: 1, count: 1 }));
  const [row] = good(await client.rows.page({ from: 1 + (at % total), count: 1 })).rows;
  const before = row?.cells['source']?.text ?? '';
  const segment = row?.segment ?? 0;
  // What cannot be done there is not done.
  if (does === 'edit')
    await client.cells.edit({ segment, side: 'source', before, after: { text: `${before}改`, tags: [] } });
  else if (does === 'split') await client.segments.split({ segment, side: 'source', at: 2 });
  else if (does === 'merge') await client.segments.merge({ segment });
  else await client.history.undo({});
};

const older = ['天地玄黃宇宙洪荒。', '日月盈昃辰宿列張。', '寒來暑往秋收冬藏。', '閏餘成歲律呂調陽。'];
const newer = ['天地玄黃宇宙洪荒了。', '寒來暑往秋收冬藏。', '閏餘成歲律呂調陽。', '雲騰致雨露結為霜。'];

test('what its file last said is what the newest one said, whatever was done to the originals before it came and since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(done, { maxLength: 5 }),
      fc.array(done, { maxLength: 5 }),
      async (before, since) => {
        const folder = scratch();
        const engine = startEngine(folder);
        const { client } = engine;
        const { document, project } = good(
          await importFile(engine, folder, 'a.txt', `${older.join('\n\n')}\n`),
        );
        for (const each of before) await change(client, each);
        const path = join(folder, 'newer.txt');
        writeFileSync(path, `${newer.join('\n\n')}\n`);
        const { sequence } = good(await client.documents.update({ document, from: { path }, job: 'update' }));
        for (const each of since) {
          // Taken back, the newest file would be the older one.
          const [last] = good(await client.history.list({ count: 1 }));
          if (each[0] !== 'undo' || last?.kind === 'edit') await change(client, each);
        }
        expect((await allRows(engine)).length).toBeGreaterThan(0);
        good(await client.project.close({}));
        const opened = reopen(project.path);
        const pace = (): boolean => true;
        const present = await readOriginals(opened.handle, document, pace);
        const { segments } = await baseOf(opened.handle, document, present, pace);
        closeProject(opened);
        await engine.close();
        expect({ sequence, said: segments.map(({ text }) => text) }).toEqual({ sequence, said: newer });
      },
    ),
    { numRuns: 12 },
  );
});
