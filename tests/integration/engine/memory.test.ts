import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MemoryMatch } from '#api/memory.ts';
import type { Side } from '#core/model/index.ts';
import { importText, open, rowsOf, undo, write } from './checking.ts';
import { codeOf, good, projectFile, scratch, startEngine } from './fixtures.ts';
import type { Engine } from '#engine/engine.ts';

const segmentAt = async (engine: Engine, row: number) => {
  const found = (await rowsOf(engine))[row - 1];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found.segment;
};

const confirm = async (engine: Engine, row: number, text: string, side: Side = 'en'): Promise<void> => {
  await write(engine, row, side, text);
  const segments = [await segmentAt(engine, row)];
  good(await engine.client.cells.setState({ segments, side, state: 'translated' }));
};

const lookup = async (engine: Engine, row: number): Promise<readonly MemoryMatch[]> =>
  good(await engine.client.memory.lookup({ segment: await segmentAt(engine, row) }));

const inShort = async (engine: Engine, row: number): Promise<readonly string[]> =>
  (await lookup(engine, row)).map(
    ({ row: from, kind, percent, texts }) =>
      `${from} ${kind} ${percent} ${texts.map(({ side, text }) => `${side}: ${text}`).join(' | ')}`,
  );

const paragraphs = (...texts: readonly string[]): string => `${texts.join('\n\n')}\n`;

test('a confirmed translation is there for what is like its original, in the next document too', async () => {
  const engine = await open(paragraphs('渡口的船已經開走了。', '天色暗了。'));
  await importText(engine, paragraphs('渡口的船還沒有開走。', '渡口的船已經開走了。'), 'b.txt', 'open');
  expect(await inShort(engine, 3)).toEqual([]);
  await write(engine, 1, 'en', 'The ferry has left.');
  expect(await inShort(engine, 3)).toEqual([]);
  await confirm(engine, 1, 'The ferry has gone.');
  expect(await inShort(engine, 3)).toEqual(['1 fuzzy 60 en: The ferry has gone.']);
  expect(await inShort(engine, 4)).toEqual(['1 exact 100 en: The ferry has gone.']);
  const [match] = await lookup(engine, 4);
  expect(match).toMatchObject({ document: 'a.txt', source: { language: 'zh-Hant' }, times: 1 });
  expect(Date.parse(match?.at ?? '')).not.toBeNaN();
  // The row itself, and rows of which nothing like it is known.
  expect(await inShort(engine, 1)).toEqual([]);
  expect(await inShort(engine, 2)).toEqual([]);
});

test('undo takes it out and redo brings it back; so do a change of the original, and the document', async () => {
  const engine = await open(paragraphs('渡口的船已經開走了。', '渡口的船還沒有開走。'));
  await confirm(engine, 1, 'The ferry has gone.');
  const there = ['1 fuzzy 60 en: The ferry has gone.'];
  expect(await inShort(engine, 2)).toEqual(there);
  await undo(engine);
  expect(await inShort(engine, 2)).toEqual([]);
  good(await engine.client.history.redo({}));
  expect(await inShort(engine, 2)).toEqual(there);
  await write(engine, 1, 'source', '天色暗了，沒有人認得。');
  expect(await inShort(engine, 2)).toEqual([]);
  await undo(engine);
  expect(await inShort(engine, 2)).toEqual(there);
  const [document] = good(await engine.client.project.info({})).documents;
  await importText(engine, paragraphs('渡口的船還沒有開走。'), 'b.txt', 'open');
  expect(await inShort(engine, 3)).toEqual(there);
  good(await engine.client.documents.remove({ document: document?.id ?? 0 }));
  expect(await inShort(engine, 1)).toEqual([]);
  await undo(engine);
  expect(await inShort(engine, 3)).toEqual(there);
});

test('between the same neighbours it is a match in context, and the same translation is told once', async () => {
  const round = ['她走過橋。', '沒有人認得。', '天色暗了。'];
  const engine = await open(paragraphs(...round, '風很大。', ...round));
  await confirm(engine, 2, 'Nobody knew it.');
  expect(await inShort(engine, 6)).toEqual(['2 context 100 en: Nobody knew it.']);
  await confirm(engine, 6, 'Nobody knew it.');
  await importText(engine, paragraphs('沒有人認得。'), 'b.txt', 'open');
  const found = await lookup(engine, 8);
  expect(found).toMatchObject([{ kind: 'exact', percent: 100, times: 2 }]);
  await confirm(engine, 6, 'No one recognised it.');
  expect(await inShort(engine, 8)).toHaveLength(2);
});

test('the other script, case and tags cost what is stated, and columns come along', async () => {
  const engine = await open(paragraphs('我們發現了ＡＢＣ號船。', '我們發現了abc號船。'));
  await confirm(engine, 1, 'We found the ABC.');
  await confirm(engine, 1, '我们发现了ABC号船。', 'zh-Hans');
  expect(await lookup(engine, 2)).toMatchObject([{ kind: 'fuzzy', percent: 99, penalties: ['form'] }]);
  expect((await lookup(engine, 2))[0]?.texts.map(({ side }) => side).sort()).toEqual(['en', 'zh-Hans']);
  const folder = scratch();
  const row = (source: string) => ({ source, opens: true, texts: { en: 'We found it.' } });
  const path = projectFile(folder, [
    { language: 'zh-Hant', targets: ['en'], rows: [row('我們發現了新路。')] },
    { language: 'zh-Hans', targets: ['en'], rows: [row('我们发现了新路。')] },
  ]);
  const mixed = startEngine(folder);
  good(await mixed.client.project.open({ path }));
  const first = await segmentAt(mixed, 1);
  good(await mixed.client.cells.setState({ segments: [first], side: 'en', state: 'reviewed' }));
  expect(await lookup(mixed, 2)).toMatchObject([{ kind: 'fuzzy', percent: 99, penalties: ['script'] }]);
});

test('it is asked of an open project only', async () => {
  const engine = startEngine(scratch());
  expect(codeOf(await engine.client.memory.lookup({ segment: 1 }))).toBe('project.none-open');
});

test('numbers that alone differ come as those of the row, and are told', async () => {
  const engine = await open(paragraphs('第三章有十二頁。', '第五章有三十頁。'));
  await confirm(engine, 1, 'Chapter 3 has 12 pages.');
  await confirm(engine, 1, '第三章有十二页。', 'zh-Hans');
  const [match] = await lookup(engine, 2);
  expect(match?.texts).toMatchObject([
    { side: 'en', text: 'Chapter 5 has 30 pages.', adapted: [{ start: 8 }, { start: 14 }] },
    { side: 'zh-Hans', text: '第五章有三十页。' },
  ]);
});

test('dates, times and names of the termbase come as those of the row, each written as the translation has it', async () => {
  const engine = await open(
    paragraphs(
      '張偉於2023年5月3日下午3點30分到達，參加全國翻譯工作會議。',
      '李娜於2024年6月4日上午9點到達，參加全國翻譯工作會議。',
      '王強於2024年6月1日上午9點到達，參加全國翻譯工作會議。',
    ),
  );
  const { client } = engine;
  const name = (text: string, english: string) => ({
    terms: [
      { language: 'zh-Hant', text, status: 'preferred' as const },
      { language: 'en', text: english, status: 'preferred' as const },
    ],
    name: { kind: 'person' as const, gender: 'male' as const, romanisations: {} },
  });
  good(await client.terms.add(name('張偉', 'Zhang Wei')));
  good(await client.terms.add(name('李娜', 'Li Na')));
  await confirm(engine, 1, "Zhang Wei's arrival: May 3, 2023, 3:30 p.m.");
  await confirm(engine, 1, '张伟于2023年5月3日下午3点30分到达。', 'zh-Hans');
  const [match] = await lookup(engine, 2);
  expect(match?.texts).toMatchObject([
    {
      side: 'en',
      text: "Li Na's arrival: June 4, 2024, 9:00 a.m.",
      adapted: [
        { kind: 'term', start: 0, end: 5 },
        { kind: 'date' },
        { kind: 'date' },
        { kind: 'date' },
        { kind: 'time' },
      ],
    },
    { side: 'zh-Hans', text: '李娜于2024年6月4日上午9点到达。' },
  ]);
  // Nobody knows what 王強 is called.
  expect((await lookup(engine, 3))[0]?.texts[0]?.text).not.toContain('Li Na');
});

test('empty cells are filled with matches as drafts, with one undo; what has a text, a lock or no match stays', async () => {
  const sources = [
    '渡口的船已經開走了。',
    '渡口的船已經開走了。',
    '渡口的船還沒有開走。',
    '天色暗了。',
    '渡口的船已經開走了。',
  ];
  const engine = await open(paragraphs(...sources));
  const { client } = engine;
  await confirm(engine, 1, 'The ferry has gone.');
  await write(engine, 5, 'en', 'Mine.');
  const segments = (await rowsOf(engine)).map(({ segment }) => segment);
  const english = async () =>
    (await rowsOf(engine)).map(({ cells }) => `${cells.en?.text ?? ''} ${cells.en?.state ?? ''}`.trim());
  const before = await english();
  const report = good(await client.bulk.pretranslate({ segments, sides: ['en'], job: 'a', least: 1 }));
  expect(report).toMatchObject({ changed: 1, kept: { filled: 2, 'no-match': 2 } });
  expect((await english())[1]).toBe('The ferry has gone. draft');
  good(await client.bulk.pretranslate({ segments, sides: ['en'], job: 'b', least: 0.6 }));
  expect((await english()).slice(2)).toEqual(['The ferry has gone. draft', 'empty', 'Mine. draft']);
  await undo(engine);
  await undo(engine);
  expect(await english()).toEqual(before);
});

test('known parts of a sentence come behind its matches, longest first, from rows and memories', async () => {
  const sources = ['渡口的船已經', '沒有人認得', '他說渡口的船已經開走了，沒有人認得這個地方。'];
  const engine = await open(paragraphs(...sources));
  await confirm(engine, 1, 'the ferry had already');
  await write(engine, 2, 'en', 'nobody knew');
  const path = join(scratch(), 'parts.tmx');
  writeFileSync(
    path,
    `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body>${[
      ['沒有人認得這個地方。', 'Nobody knows this place.'],
      ['這個地方。', 'This place.'],
      ['天色暗了。', 'It grew dark.'],
    ]
      .map(
        ([original, translation]) =>
          `<tu><tuv xml:lang="zh-TW"><seg>${original}</seg></tuv><tuv xml:lang="en"><seg>${translation}</seg></tuv></tu>`,
      )
      .join('')}</body></tmx>`,
  );
  good(await engine.client.memory.add({ from: { path }, job: 'add' }));
  expect(await inShort(engine, 3)).toEqual([
    'null piece 0 en: Nobody knows this place.',
    '1 piece 0 en: the ferry had already',
  ]);
});
