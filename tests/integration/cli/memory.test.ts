import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

const tmx = (units: string): string =>
  `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-TW"/><body>${units}</body></tmx>`;
const unit = (original: string, translation: string): string =>
  `<tu><tuv xml:lang="zh-TW"><seg>${original}</seg></tuv><tuv xml:lang="en"><seg>${translation}</seg></tuv></tu>`;

test('a memory is made from TMX, looked up in the other script, and written as TMX', async () => {
  const { at, run } = workplace();
  const half = '<tu><tuv xml:lang="zh-TW"><seg>只有原文。</seg></tuv></tu>';
  writeFileSync(at('a.tmx'), tmx(unit('沒有人認得這個地方。', 'Nobody knows this place.') + half));
  const imported = await run(['memory', 'import', 'own.duizhao-memory', 'a.tmx']);
  expect(imported).toMatchObject({ code: 0, stdout: '1 unit imported into own.\n' });
  expect(imported.stderr).toContain('1 unit has no original');
  const info = await run(['memory', 'info', 'own.duizhao-memory']);
  expect(info.stdout).toBe('own: 1 unit\nzh-TW\t1\n');
  const lookup = ['memory', 'lookup', 'own.duizhao-memory', '没有人认得那个地方。'];
  expect((await run(lookup)).stdout).toBe('90%\t沒有人認得這個地方。\ten\tNobody knows this place.\n');
  expect((await run([...lookup, '--least', '95'])).stdout).toBe('');
  expect(answerOf(await run([...lookup, '--json']))).toMatchObject({
    matches: [{ percent: 90, original: { language: 'zh-TW' }, document: 'a.tmx' }],
  });
  expect((await run(['memory', 'export', 'own.duizhao-memory', '--out', 'b.tmx'])).code).toBe(0);
  expect(readFileSync(at('b.tmx'), 'utf8')).toContain('<seg>沒有人認得這個地方。</seg>');
});

test('a memory goes through a workbook and back with tags, authors, times and states', async () => {
  const { at, run } = workplace();
  const own =
    '<tu changeid="Anna" changedate="20260201T030405Z"><tuv xml:lang="zh-TW"><seg>渡口{1:遠</seg></tuv><tuv xml:lang="en"><seg>=far <bpt i="1" type="bold">&lt;b&gt;</bpt>ferry<ept i="1">&lt;/b&gt;</ept></seg></tuv></tu>';
  writeFileSync(at('a.tmx'), tmx(own + unit('甲', 'A')));
  await run(['memory', 'import', 'a.duizhao-memory', 'a.tmx']);
  expect((await run(['memory', 'export', 'a.duizhao-memory', '--out', 'a.xlsx'])).code).toBe(0);
  expect((await run(['memory', 'import', 'b.duizhao-memory', 'a.xlsx'])).stdout).toBe(
    '2 units imported into b.\n',
  );
  const unitsOf = async (memory: string) =>
    (answerOf(await run(['memory', 'units', memory, '--json'])) as { units: readonly object[] }).units;
  const units = await unitsOf('a.duizhao-memory');
  expect(units).toContainEqual(expect.objectContaining({ author: 'Anna', at: '2026-02-01T03:04:05.000Z' }));
  expect(await unitsOf('b.duizhao-memory')).toEqual(units);
  writeFileSync(at('broken.xlsx'), 'no zip');
  const refused = await run(['memory', 'import', 'c.duizhao-memory', 'broken.xlsx', '--json']);
  expect(failureOf(refused)).toMatchObject({ code: 'document.damaged-package' });
  expect(existsSync(at('c.duizhao-memory'))).toBe(false);
});

test('what is no TMX makes no memory, and a percentage that is none is said to be', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.tmx'), tmx(unit('甲', 'A')).slice(0, -10));
  const broken = await run(['memory', 'import', 'own.duizhao-memory', 'a.tmx', '--json']);
  expect(failureOf(broken)).toMatchObject({ code: 'document.bad-xml' });
  expect(existsSync(at('own.duizhao-memory'))).toBe(false);
  const missing = await run(['memory', 'info', 'own.duizhao-memory', '--json']);
  expect(failureOf(missing)).toMatchObject({ code: 'file.not-found' });
  const odd = await run(['memory', 'lookup', 'own.duizhao-memory', '甲', '--least', '20']);
  expect(odd).toMatchObject({ code: 2 });
  expect(odd.stderr).toContain('50 to 100');
});

test('words are searched in a memory and in a project, and what is translated differently is listed', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.tmx'), tmx(unit('沒有人認得這個地方。', 'Nobody knows this place.')));
  await run(['memory', 'import', 'own.duizhao-memory', 'a.tmx']);
  const line = '\ta.tmx\t沒有人認得這個地方。\ten\tNobody knows this place.\n';
  expect((await run(['memory', 'search', 'own.duizhao-memory', '没有人 地方'])).stdout).toBe(`own\t${line}`);
  writeFileSync(at('a.txt'), '沒有人認得。\n\n沒有人認得。\n');
  await run(['new', 'book.duizhao', 'a.txt']);
  for (const [row, text] of [
    ['1', 'Nobody knew it.'],
    ['2', 'No one did.'],
  ] as const)
    await run(['set', 'book.duizhao', row, '--lang', 'en', '--text', text, '--state', 'translated']);
  const found = await run(['memory', 'search', 'book.duizhao', 'NOBODY']);
  expect(found.stdout).toBe('\t1\ta.txt\t沒有人認得。\ten\tNobody knew it.\n');
  const differences = await run(['memory', 'differences', 'book.duizhao', '--json']);
  expect(answerOf(differences)).toMatchObject({
    groups: [{ sides: ['en'], rows: [{ row: 1 }, { row: 2 }] }],
  });
  const cut = await run(['memory', 'search', 'book.duizhao', '認得', '--count', '1']);
  expect(cut.stderr).toContain('more than 1 result');
});

test('empty cells are filled from the memory by a threshold, with a report, and emptied by undo', async () => {
  const { at, run } = workplace();
  const texts = ['渡口的船已經開走了。', '渡口的船還沒有開走。', '天色暗了。', '渡口的船已經開走了。'];
  writeFileSync(at('a.txt'), `${texts.join('\n\n')}\n`);
  await run(['new', 'book.duizhao', 'a.txt']);
  const set = ['set', 'book.duizhao', '1', '--lang', 'en', '--state', 'translated'];
  await run([...set, '--text', 'The ferry has gone.']);
  const fill = ['pretranslate', 'book.duizhao', '--lang', 'en'];
  const done = await run([...fill, '--json']);
  expect(answerOf(done)).toEqual({ changed: 1, rows: 1, kept: { filled: 1, 'no-match': 2 } });
  expect((await run([...fill, '--least', '60'])).stdout).toContain('Match inserted into 1 cell.');
  expect((await run([...fill, '--least', '101'])).code).toBe(2);
  const english = async () =>
    (await run(['rows', 'book.duizhao', '--lang', 'en', '--text', 'ferry'])).stdout.trim().split('\n').length;
  expect(await english()).toBe(3);
  await run(['undo', 'book.duizhao']);
  expect(await english()).toBe(2);
});
