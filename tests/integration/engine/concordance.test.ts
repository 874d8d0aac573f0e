import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConcordanceEntry } from '#api/memory.ts';
import type { Side } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { importText, open, rowsOf, write } from './checking.ts';
import { codeOf, good, scratch } from './fixtures.ts';

const confirm = async (engine: Engine, row: number, text: string, side: Side = 'en'): Promise<void> => {
  await write(engine, row, side, text);
  const segments = [(await rowsOf(engine))[row - 1]?.segment ?? 0];
  good(await engine.client.cells.setState({ segments, side, state: 'translated' }));
};

const paragraphs = (...texts: readonly string[]): string => `${texts.join('\n\n')}\n`;

const inShort = ({ memory, row, original, translations }: ConcordanceEntry): string =>
  `${memory ?? row} ${original.text} ${translations.map(({ side, text }) => `${side}: ${text}`).join(' | ')}`;

const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body>${[
  ['渡口的燈亮了。', 'The lamp at the ferry <ph type="x-br"/>was lit.'],
  ['「渡口」在哪裡？', 'Where is the &quot;ferry&quot;?'],
  ['天色暗了。', 'It grew dark.'],
]
  .map(
    ([original, translation]) =>
      `<tu changeid="Lin"><tuv xml:lang="zh-TW"><seg>${original}</seg></tuv><tuv xml:lang="en-US"><seg>${translation}</seg></tuv></tu>`,
  )
  .join('')}</body></tmx>`;

test('words are found in any column of confirmed rows and of memories, in either script', async () => {
  const engine = await open(paragraphs('渡口的船已經開走了。', '天色暗了。', '渡口沒有人。'));
  const { client } = engine;
  await confirm(engine, 1, 'The ferry has gone.');
  await confirm(engine, 2, 'Darkness at the ferry.');
  await write(engine, 3, 'en', 'Nobody at the ferry.');
  const from = { path: join(scratch(), '舊稿.tmx') };
  writeFileSync(from.path, tmx);
  good(await client.memory.add({ from, job: 'add' }));
  const search = async (text: string, count = 500) => good(await client.memory.search({ text, count }));
  expect((await search('渡口 开走')).entries.map(inShort)).toEqual([
    '1 渡口的船已經開走了。 en: The ferry has gone.',
  ]);
  const ferry = await search('FERRY');
  expect(ferry.isCut).toBe(false);
  expect(ferry.entries.map(inShort)).toEqual([
    '1 渡口的船已經開走了。 en: The ferry has gone.',
    '2 天色暗了。 en: Darkness at the ferry.',
    '舊稿 渡口的燈亮了。 en: The lamp at the ferry was lit.',
    '舊稿 「渡口」在哪裡？ en: Where is the "ferry"?',
  ]);
  expect(ferry.entries[1]).toMatchObject({
    document: 'a.txt',
    original: { ranges: [], language: 'zh-Hant' },
    translations: [{ ranges: [{ start: 16, end: 21 }] }],
  });
  expect((await search('"ferry"')).entries.map(({ memory }) => memory)).toEqual(['舊稿']);
  expect(await search('ferry', 2)).toMatchObject({ isCut: true, entries: [{ row: 1 }, { row: 2 }] });
  expect((await search('没有这样的话')).entries).toEqual([]);
  expect((await search('  ')).entries).toEqual([]);
});

test('a newer search stops an older one', async () => {
  const engine = await open(paragraphs('渡口的船已經開走了。'));
  const { client } = engine;
  const answers = await Promise.all([
    client.memory.search({ text: '渡口' }),
    client.memory.search({ text: '船' }),
  ]);
  expect(answers.map(codeOf)).toEqual(['job.cancelled', null]);
});

test('originals that were translated in different ways are listed, script-blind, by confirmed texts', async () => {
  const engine = await open(paragraphs('沒有人認得。', '天色暗了。', '沒有人認得。', '天色暗了。'));
  await importText(engine, paragraphs('没有人认得。'), 'b.txt', 'open');
  const { client } = engine;
  await confirm(engine, 1, 'Nobody knew it.');
  await confirm(engine, 2, 'It grew dark.');
  await confirm(engine, 4, 'It grew dark.');
  const differences = async () =>
    good(await client.memory.differences({})).groups.map(({ rows, sides }) => [rows.map(inShort), sides]);
  expect(await differences()).toEqual([]);
  await write(engine, 3, 'en', 'A draft.');
  expect(await differences()).toEqual([]);
  await confirm(engine, 5, 'No one recognised it.');
  expect(await differences()).toEqual([
    [['1 沒有人認得。 en: Nobody knew it.', '5 没有人认得。 en: No one recognised it.'], ['en']],
  ]);
});

test('what is found is written as a table and as a memory', async () => {
  const engine = await open(paragraphs('渡口的船已經開走了。', '渡口沒有人。', '渡口沒有人。'));
  const { client } = engine;
  await confirm(engine, 1, '=The ferry, "gone".');
  await confirm(engine, 2, 'Nobody there.');
  await confirm(engine, 3, 'No one there.');
  const folder = scratch();
  const written = async (name: string, format: 'csv' | 'tmx', text?: string) => {
    const path = join(folder, name);
    const done = good(
      await client.memory.exportFound({ format, path, job: name, ...(text === undefined ? {} : { text }) }),
    );
    return { ...done, content: readFileSync(path, 'utf8') };
  };
  const table = await written('a.csv', 'csv', '船');
  expect(table.rows).toBe(1);
  expect(table.content).toContain('Memory,Row,Document,');
  expect(table.content).toContain(',1,a.txt,zh-Hant,渡口的船已經開走了。,en,"\'=The ferry, ""gone"".",');
  const memory = await written('a.tmx', 'tmx');
  expect(memory.rows).toBe(2);
  expect(memory.content).toContain('<seg>No one there.</seg>');
  const named = good(await client.memory.exportFound({ format: 'csv', text: '船', job: 'c' }));
  expect(named.name).toMatch(/concordance\.csv$/);
});
