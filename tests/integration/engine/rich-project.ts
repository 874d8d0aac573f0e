import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClient } from '#api/contract.ts';
import { plain, type Side } from '#core/model/index.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { good } from './fixtures.ts';

const story = [
  '# 河邊的茶館',
  '',
  '老人坐在窗邊，看著對面的**樓梯**發呆。他說：「水快乾了。」後來頭髮也乾了。',
  '',
  '雨下了三天，街上沒有人。茶館裡只有[一隻貓](https://example.org/cat)，還有一壺冷掉的茶。',
  '',
  '- 第一件事是等雨停。',
  '- 第二件事是把門修好。',
  '',
  '他想：&ldquo;明天再說吧。&rdquo;',
  '',
].join('\n');

const letter = [
  '親愛的朋友：',
  '',
  '　　來信收到了。我發(fā)現(xiàn)這里的天氣很好 ，現(xiàn)在也是,',
  '只是夜裡有一點冷。',
  '',
  '　　請代我問候大家。',
  '',
].join('\n');

const write = async (client: EngineClient, row: number, side: Side, text: string): Promise<void> => {
  const { segment, cells } = await rowNumbered(client, row);
  good(await client.cells.edit({ segment, side, before: cells[side]?.text ?? '', after: plain(text) }));
};

/**
 * Makes a small project that has something in every table, and opens it: two documents, edits by hand, states, a lock, repairs, splits and
 * joins, annotations of all kinds with replies, undone and redone actions, settings, a review with a package out. Answers its path.
 */
export const makeRichProject = async (client: EngineClient, folder: string): Promise<string> => {
  const files = ['tea.md', 'letter.txt'].map((name) => join(folder, name));
  writeFileSync(files[0] ?? '', story);
  writeFileSync(files[1] ?? '', letter);
  const path = join(folder, 'rich.duizhao');
  good(await client.library.create({ name: 'rich', path }));
  good(
    await client.documents.importAll({
      files: files.map((file) => ({ from: { path: file } })),
      into: 'open',
      job: 'rich',
    }),
  );
  const { total } = good(await client.rows.page({ from: 1, count: 1 }));
  for (let row = 1; row <= total; row += 1)
    await write(client, row, 'en', `Sentence ${row}, put into English.`);
  await write(client, 2, 'en', 'The old man sits by the window.');
  await write(client, 2, 'zh-Hans', '老人坐在窗边，看着对面的楼梯发呆。');
  const segments = [];
  for (const row of [1, 2, 3]) segments.push((await rowNumbered(client, row)).segment);
  good(await client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
  good(await client.cells.lock({ segments: segments.slice(0, 1), side: 'en', locked: true }));
  const words = await annotate(client, [[2, 'en', 'old man']], { kind: 'term', tags: ['people', 'tone'] });
  await annotate(client, [[3, 'source', '水']], { kind: 'question', body: 'Water of what?' });
  await annotate(
    client,
    [
      [2, 'source', '老人'],
      [2, 'zh-Hans', '老人'],
    ],
    { kind: 'error', category: 'mistranslation', severity: 'minor', visibility: 'private' },
  );
  good(await client.annotations.reply({ annotation: words.annotation.id, body: 'Or: the elder.' }));
  good(await client.annotations.resolve({ annotations: [words.annotation.id], reason: 'done' }));
  await write(client, 2, 'en', 'The very old man sits by a window.');
  const third = await rowNumbered(client, 3);
  good(await client.segments.split({ segment: third.segment, side: 'source', at: 3 }));
  good(
    await client.segments.split({ segment: (await rowNumbered(client, 6)).segment, side: 'source', at: 3 }),
  );
  good(await client.segments.merge({ segment: (await rowNumbered(client, 6)).segment }));
  good(
    await client.project.configure({
      region: 'tw',
      protectedWords: [{ word: '乾隆' }],
      tagColours: [{ tag: 'tone', colour: 'teal' }],
      people: ['B'],
    }),
  );
  const language = 'zh-Hant';
  good(
    await client.terms.add({
      terms: [
        { language, text: '樓梯', status: 'preferred' },
        { language: 'en', text: 'stairs', status: 'preferred' },
        { language: 'en', text: 'steps', status: 'forbidden' },
      ],
      domain: 'houses',
      picture: 'stairs.jpg',
    }),
  );
  const read = good(await client.terms.romanise({ text: '林海音', kind: 'person' }));
  const name = { kind: 'person' as const, gender: 'female' as const, ...read };
  const titles = [{ original: '女士', translation: 'Ms' }];
  const terms = [{ language, text: '林海音', status: 'preferred' as const }];
  const writer = good(await client.terms.add({ terms, name: { ...name, titles } }));
  good(await client.terms.change({ concept: writer.id, content: { terms, name, note: 'writer' } }));
  const review = good(
    await client.review.open({ title: 'First look', asked: 'score', scope: { is: 'all' }, sides: ['en'] }),
  );
  good(
    await client.review.package({ job: 'out', review: review.id, path: join(folder, 'out.duizhao-review') }),
  );
  await write(client, 5, 'en', 'Undone.');
  await write(client, 5, 'en', 'Undone, and redone.');
  good(await client.history.undo({}));
  good(await client.history.undo({}));
  good(await client.history.redo({}));
  good(await client.project.keepPlace({ row: 3, side: 'en', panel: 'history' }));
  return path;
};
