import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dictionaryFile } from '#engine/places.ts';
import { answerOf, failureOf, workplace } from './running.ts';

const chinese = '雨下了三天。江水涨得很高。\n\n“今天开船吗？”他问。\n\n老人摇了摇头。他什么也没说。\n';
const english =
  'It had rained for three days, and the river was very high.\n\n"Any boats today?" he asked.\n\nThe old man shook his head. He said nothing.\n';
const other =
  'Three days of rain; the river stood very high.\n\n"Does the boat sail today?" he asked.\n\nThe old man shook his head.\n';

type Rows = {
  readonly rows: readonly { readonly cells: Readonly<Record<string, { readonly text: string }>> }[];
};

const textsOf = (answer: unknown, side: string): readonly string[] =>
  (answer as Rows).rows.map(({ cells }) => cells[side]?.text ?? '');

test('two texts become one project, a row for what belongs together', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), chinese);
  writeFileSync(at('en.txt'), english);
  const made = await run(['align', 'zh.txt', 'en.txt', '--out', 'book']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('with 4 rows');
  const rows = answerOf(await run(['rows', 'book.duizhao', '--json']));
  expect(textsOf(rows, 'source')).toEqual([
    '雨下了三天。江水涨得很高。',
    '“今天开船吗？”他问。',
    '老人摇了摇头。',
    '他什么也没说。',
  ]);
  expect(textsOf(rows, 'en')).toEqual([
    'It had rained for three days, and the river was very high.',
    '"Any boats today?" he asked.',
    'The old man shook his head.',
    'He said nothing.',
  ]);
});

test('where the dictionary is missing, it is said that rows are less certain; between two Chinese texts it is not needed', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), chinese);
  writeFileSync(at('en.txt'), english);
  writeFileSync(
    at('hant.txt'),
    '雨下了三天。江水漲得很高。\n\n「今天開船嗎？」他問。\n\n老人搖了搖頭。他什麼也沒說。\n',
  );
  const isThere = existsSync(dictionaryFile);
  const told = /without the dictionary/u;
  const lines = (await run(['align', 'zh.txt', 'en.txt', '--out', 'book'])).stdout;
  expect(told.test(lines)).toBe(!isThere);
  expect((await run(['align', 'zh.txt', 'hant.txt', '--out', 'scripts'])).stdout).not.toMatch(told);
  const json = answerOf(await run(['align', 'zh.txt', 'en.txt', '--out', 'again', '--json']));
  expect(JSON.stringify(json).includes('"noDictionary":true')).toBe(!isThere);
});

test('rows that may be aligned wrongly are issues, and one that somebody has changed is none', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), '他走了。\n\n门开着。\n\n没有人。\n\n下雪了。\n\n灯灭了。\n');
  writeFileSync(at('en.txt'), 'It rained.\n\nA lamp burned.\n');
  const made = answerOf(await run(['align', 'zh.txt', 'en.txt', '--out', 'book', '--json'])) as {
    readonly documents: readonly { readonly aligned: { readonly uncertain: number } }[];
  };
  const uncertain = made.documents[0]?.aligned.uncertain ?? 0;
  expect(uncertain).toBeGreaterThan(0);
  const issues = async () =>
    (await run(['qa', 'book.duizhao', '--check', 'alignment'])).stdout.split('\n').filter(Boolean);
  const found = await issues();
  expect(found).toHaveLength(uncertain);
  const row = found[0]?.split('\t')[0] ?? '';
  expect((await run(['set', 'book.duizhao', row, '--lang', 'en', '--text', 'He was gone.'])).code).toBe(0);
  expect(await issues()).toHaveLength(uncertain - 1);
});

test('a second English version gets a column of its own', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), chinese);
  writeFileSync(at('en.txt'), english);
  writeFileSync(at('other.txt'), other);
  const answer = answerOf(await run(['align', 'zh.txt', 'en.txt', 'other.txt', '--out', 'book', '--json']));
  expect(answer).toMatchObject({ failed: [], documents: [{ aligned: { missing: { translation: 0 } } }] });
  const rows = answerOf(await run(['rows', 'book.duizhao', '--json']));
  expect(textsOf(rows, 'en')[0]).toBe('It had rained for three days, and the river was very high.');
  expect(textsOf(rows, 'en-2')[0]).toBe('Three days of rain; the river stood very high.');
  // What both say of one sentence of the original stands in one row.
  const rowOf = (side: string, text: string): number =>
    textsOf(rows, side).findIndex((one) => one.includes(text));
  expect(rowOf('en', 'Any boats today?')).toBe(rowOf('source', '今天开船吗'));
  expect(rowOf('en-2', 'sail today?')).toBe(rowOf('source', '今天开船吗'));
  expect(rowOf('en', 'shook his head')).toBe(rowOf('source', '摇了摇头'));
  expect(rowOf('en-2', 'shook his head')).toBe(rowOf('source', '摇了摇头'));
});

test('terms of a file go into the project and tell which sentences belong together', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), '青岩起身走了。\n\n白鷺坐下了。\n\n青岩又把門關上。\n\n白鷺打開了窗。\n');
  writeFileSync(
    at('en.txt'),
    'Egret sat down again.\n\nThen it was Mr Stone who shut the door.\n\nEgret opened a window.\n',
  );
  writeFileSync(at('terms.csv'), 'zh-Hant,en\n青岩,Stone\n白鷺,Egret\n');
  const order = ['align', 'zh.txt', 'en.txt', '--out', 'book', '--terms'];
  expect(failureOf(await run([...order, 'none.csv', '--json']))).toMatchObject({ code: 'file.not-found' });
  expect(existsSync(at('book.duizhao'))).toBe(false);
  expect(await run([...order, 'terms.csv'])).toMatchObject({ code: 0, stderr: '' });
  const rows = answerOf(await run(['rows', 'book.duizhao', '--json']));
  expect(textsOf(rows, 'en').at(textsOf(rows, 'source').indexOf('青岩又把門關上。'))).toBe(
    'Then it was Mr Stone who shut the door.',
  );
  expect((await run(['terms', 'find', 'book.duizhao', '青岩'])).stdout).toContain('Stone');
});

test('a translation that cannot be read is told, and no project is left', async () => {
  const { at, run } = workplace();
  writeFileSync(at('zh.txt'), chinese);
  const missing = await run(['align', 'zh.txt', 'none.txt', '--out', 'book', '--json']);
  expect(failureOf(missing)).toMatchObject({ code: 'file.not-found' });
  writeFileSync(at('bad.docx'), 'no zip');
  const bad = await run(['align', 'zh.txt', 'bad.docx', '--out', 'book', '--json']);
  expect(bad.code).toBe(1);
  expect(existsSync(at('book.duizhao'))).toBe(false);
});
