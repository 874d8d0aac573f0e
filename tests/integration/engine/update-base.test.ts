import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentId } from '#core/model/index.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { baseOf, readOriginals } from '#engine/update/base.ts';
import { good, reopen } from './fixtures.ts';
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
