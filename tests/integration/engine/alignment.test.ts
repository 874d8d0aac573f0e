import { existsSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import { alignmentOf } from '#core/checks/alignment.ts';
import type { SegmentId } from '#core/model/index.ts';
import { dictionaryFile } from '#engine/places.ts';
import { closeProject, writable } from '#engine/project/open-project.ts';
import { putAlignments } from '#engine/store/alignments-repository.ts';
import { transact } from '#engine/store/database.ts';
import { annotate, rowNumbered } from './annotating.ts';
import { codeOf, good, projectFile, reopen, scratch, startEngine, type DraftDocument } from './fixtures.ts';

let client: EngineClient;

/** From the third row on each translation stands one row too high. */
const story: DraftDocument = {
  language: 'zh-Hans',
  targets: ['en'],
  rows: [
    { source: '雨下了三天。', opens: true, texts: { en: 'It had rained for three days.' } },
    { source: '江水涨得很高。', texts: { en: 'The river was very high.' } },
    { source: '老人坐在门口抽烟。', texts: { en: 'A boy came running with a letter in his hand.' } },
    {
      source: '一个男孩拿着一封信跑过来。',
      texts: { en: '"Is the boat sailing today?" asked the boy.' },
    },
    { source: '“今天开船吗？”男孩问。', texts: { en: 'The old man shook his head.' } },
    { source: '老人摇了摇头。', texts: {} },
    { source: '男孩哭了。', texts: { en: 'The boy wept.' } },
  ],
};

/** Of the rows of `story`: what is known of them as aligned. The last pair is fixed, as somebody made it. */
const certainties = [0.97, 0.97, 0.4, 0.4, 0.9, 0.6];

beforeEach(async () => {
  const folder = scratch();
  const path = projectFile(folder, [story]);
  const project = reopen(path);
  const handle = good(writable(project));
  good(
    transact(handle, path, (write) => {
      putAlignments(
        write,
        certainties.map((certainty, n) => ({
          segment: n + 1,
          side: 'en',
          ...alignmentOf(story.rows[n]?.source ?? '', story.rows[n]?.texts?.en ?? '', certainty),
        })),
      );
    }),
  );
  closeProject(project);
  client = startEngine(folder).client;
  good(await client.project.open({ path }));
});

const at = async (row: number): Promise<{ segment: SegmentId; side: string }> => ({
  segment: (await rowNumbered(client, row)).segment,
  side: 'en',
});

const english = async (): Promise<readonly string[]> =>
  good(await client.rows.page({ from: 1, count: 20 })).rows.map(({ cells }) => cells.en?.text ?? '');

/** Where what is annotated stands: row, words, offset, and what is known of it. */
const standing = async ({ annotation }: AnnotationInfo) =>
  good(await client.annotations.get({ annotation: annotation.id })).anchors.map(
    ({ row, words, start, status }) => [row, words, start, status],
  );

const undone = async (before: readonly string[]): Promise<void> => {
  good(await client.history.undo({}));
  expect(await english()).toEqual(before);
  expect(good(await client.project.check({})).problems).toEqual([]);
};

test('a sentence goes to the row behind and back, with what is annotated in it', async () => {
  const before = await english();
  const letter = await annotate(client, [[3, 'en', 'letter']]);
  const boy = await annotate(client, [[4, 'en', 'boy']]);
  const done = good(await client.alignment.move({ ...(await at(3)), to: 'behind', at: null }));
  expect(done).toMatchObject({ row: 4, from: 3 });
  const now = await english();
  expect(now[2]).toBe('');
  expect(now[3]).toBe(
    'A boy came running with a letter in his hand. "Is the boat sailing today?" asked the boy.',
  );
  expect(await standing(letter)).toEqual([[4, 'letter', 26, 'live']]);
  expect(await standing(boy)).toEqual([[4, 'boy', 85, 'live']]);
  // The first sentence of two goes back alone.
  good(await client.alignment.move({ ...(await at(4)), to: 'before', at: null }));
  expect(await english()).toEqual(before);
  expect(await standing(letter)).toEqual([[3, 'letter', 26, 'live']]);
  expect(await standing(boy)).toEqual([[4, 'boy', 39, 'live']]);
  good(await client.history.undo({}));
  await undone(before);
  expect(await standing(letter)).toEqual([[3, 'letter', 26, 'live']]);
});

test('what stands before the caret goes up, cut at a grapheme, without the white space between', async () => {
  good(await client.alignment.move({ ...(await at(3)), to: 'before', at: 19 }));
  expect((await english()).slice(1, 3)).toEqual([
    'The river was very high. A boy came running',
    'with a letter in his hand.',
  ]);
});

test('nothing goes where no row is, out of the original, or out of an empty or locked cell', async () => {
  const move = async (row: number, to: 'before' | 'behind', side = 'en') =>
    codeOf(await client.alignment.move({ ...(await at(row)), side, to, at: null }));
  expect(await move(1, 'before')).toBe('align.no-neighbour');
  expect(await move(7, 'behind')).toBe('align.no-neighbour');
  expect(await move(3, 'before', 'source')).toBe('align.not-here');
  expect(await move(6, 'before')).toBe('align.nothing-to-move');
  good(await client.cells.lock({ segments: [(await at(2)).segment], side: 'en', locked: true }));
  expect(await move(3, 'before')).toBe('cell.locked');
});

test('rows are aligned anew between pairs that are fixed, and undo brings back what was known of them', async () => {
  const before = await english();
  good(await client.cells.setState({ segments: [(await at(2)).segment], side: 'en', state: 'reviewed' }));
  const done = good(await client.alignment.realign(await at(4)));
  expect(done).toMatchObject({ first: 3, last: 6, changed: 4 });
  // Without the dictionary that is said.
  expect(done.noDictionary).toBe(existsSync(dictionaryFile) ? undefined : true);
  expect(await english()).toEqual([
    'It had rained for three days.',
    'The river was very high.',
    '',
    'A boy came running with a letter in his hand.',
    '"Is the boat sailing today?" asked the boy.',
    'The old man shook his head.',
    'The boy wept.',
  ]);
  // What is certain now stays where it is.
  expect(good(await client.alignment.realign(await at(4)))).toMatchObject({ changed: 0 });
  await undone(before);
  expect(good(await client.alignment.realign(await at(4)))).toMatchObject({ changed: 4 });
});

test('a gap takes the rows behind along as far as the next fixed pair', async () => {
  const before = await english();
  const done = good(await client.alignment.insertGap(await at(3)));
  expect(done).toMatchObject({ first: 3, last: 6 });
  expect((await english()).slice(2)).toEqual([
    '',
    'A boy came running with a letter in his hand.',
    '"Is the boat sailing today?" asked the boy.',
    'The old man shook his head.',
    'The boy wept.',
  ]);
  // The gap was made by hand: it stays.
  expect(codeOf(await client.alignment.realign(await at(3)))).toBeNull();
  expect((await english())[2]).toBe('');
  // Where texts stand is nothing that a list of changes of the text tells.
  const settings = { layout: 'single', back: ['changes'] } as const;
  const page = await client.books.preview({ columns: ['en'], output: 'html', settings, nonce: '' });
  expect(good(page).html).not.toContain('List of changes');
  good(await client.history.undo({}));
  expect(await english()).toEqual(before);
});

test.each(['realign', 'insertGap'] as const)(
  'what is annotated goes along with its words in %s, and undo and redo bring all of it back and forth',
  async (action) => {
    const before = await english();
    const letter = await annotate(client, [[3, 'en', 'letter']]);
    const asked = await annotate(client, [[4, 'en', 'asked the boy']]);
    const original = await annotate(client, [[4, 'source', '信']]);
    const still = await annotate(client, [[7, 'en', 'wept']]);
    const across = await annotate(client, [
      [3, 'source', '老人'],
      [5, 'en', 'old man'],
    ]);
    const all = [letter, asked, original, still, across];
    const places = async () => {
      const found = [];
      for (const one of all) found.push(await standing(one));
      return found;
    };
    const first = [
      [[3, 'letter', 26, 'live']],
      [[4, 'asked the boy', 29, 'live']],
      [[4, '信', 8, 'live']],
      [[7, 'wept', 8, 'live']],
      [
        [3, '老人', 0, 'live'],
        [5, 'old man', 4, 'live'],
      ],
    ];
    expect(await places()).toEqual(first);
    // The pair before is fixed in both, so that the same rows are dealt out.
    good(await client.cells.setState({ segments: [(await at(2)).segment], side: 'en', state: 'reviewed' }));
    good(await client.alignment[action](await at(3)));
    const moved = await english();
    expect(moved[2]).toBe('');
    const then = [
      [[4, 'letter', 26, 'live']],
      [[5, 'asked the boy', 29, 'live']],
      [[4, '信', 8, 'live']],
      [[7, 'wept', 8, 'live']],
      [
        [3, '老人', 0, 'live'],
        [6, 'old man', 4, 'live'],
      ],
    ];
    expect(await places()).toEqual(then);
    await undone(before);
    expect(await places()).toEqual(first);
    good(await client.history.redo({}));
    expect(await english()).toEqual(moved);
    expect(await places()).toEqual(then);
    await undone(before);
    expect(await places()).toEqual(first);
  },
);

test('words that are cut keep their annotation where they begin, and undo makes them whole', async () => {
  const before = await english();
  const across = await annotate(client, [[3, 'en', 'running with']]);
  good(await client.alignment.move({ ...(await at(3)), to: 'before', at: 19 }));
  expect(await standing(across)).toEqual([[2, 'running', 36, 'edited']]);
  await undone(before);
  expect(await standing(across)).toEqual([[3, 'running with', 11, 'live']]);
});

test('a draft that comes to a reviewed text makes a draft of it, moved or pushed there by a gap', async () => {
  const before = await english();
  const states = async () =>
    good(await client.rows.page({ from: 3, count: 2 })).rows.map(({ cells }) => cells.en?.state);
  const setState = async (row: number, state: 'draft' | 'reviewed') =>
    good(await client.cells.setState({ segments: [(await at(row)).segment], side: 'en', state }));
  await setState(3, 'draft');
  await setState(4, 'reviewed');
  const asked = await annotate(client, [[4, 'en', 'asked the boy']]);
  for (const push of [
    async () => client.alignment.move({ ...(await at(3)), to: 'behind', at: null }),
    async () => client.alignment.insertGap(await at(3)),
  ]) {
    expect(codeOf(await push())).toBeNull();
    expect((await english()).slice(2, 4)).toEqual(['', `${before[2] ?? ''} ${before[3] ?? ''}`]);
    expect(await states()).toEqual(['empty', 'draft']);
    expect(await standing(asked)).toEqual([[4, 'asked the boy', 75, 'live']]);
    await undone(before);
    expect(await states()).toEqual(['draft', 'reviewed']);
    expect(await standing(asked)).toEqual([[4, 'asked the boy', 29, 'live']]);
  }
});

test('a text whose original has changed stays out of date where sentences come to it', async () => {
  const { segment, cells } = await rowNumbered(client, 4);
  const before = cells.source?.text ?? '';
  const after = { text: `昨天${before}`, tags: [] };
  good(await client.cells.edit({ segment, side: 'source', before, after }));
  expect((await rowNumbered(client, 4)).cells.en?.stale).toBe(true);
  good(await client.alignment.move({ ...(await at(3)), to: 'behind', at: null }));
  expect((await rowNumbered(client, 4)).cells.en).toMatchObject({ stale: true, state: 'draft' });
});

test('a word is as long in another Chinese column as the translation says it is in the original', async () => {
  const folder = scratch();
  const path = projectFile(folder, [
    {
      language: 'zh-Hans',
      targets: ['zh-Hant', 'en'],
      rows: [
        {
          source: '江水涨得很高。',
          texts: { 'zh-Hant': '江水漲得很高。', en: 'The river was very high.' },
        },
      ],
    },
  ]);
  const { client: other } = startEngine(folder);
  good(await other.project.open({ path }));
  const { segment } = await rowNumbered(other, 1);
  const { word, others } = good(await other.alignment.counterparts({ segment, side: 'source', at: 1 }));
  expect(word).toEqual({ start: 0, end: 2 });
  expect(others).toEqual(
    expect.arrayContaining([
      { side: 'zh-Hant', ranges: [{ start: 0, end: 2 }] },
      { side: 'en', ranges: [{ start: 4, end: 9 }] },
    ]),
  );
});
