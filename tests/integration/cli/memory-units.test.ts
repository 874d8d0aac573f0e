import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

const unit = (zh: string, en: string, more = ''): string =>
  `<tu${more}><tuv xml:lang="zh-Hant"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;

const tmx = (...units: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-Hant" datatype="plaintext"/><body>${units.join('')}</body></tmx>`;

const place = async () => {
  const { at, run } = workplace();
  const memory = at('m.duizhao-memory');
  writeFileSync(
    at('a.tmx'),
    tmx(
      unit('船走了。', 'The boat left.', ' changeid="Anna" changedate="20260101T000000Z"'),
      unit('船走了。', 'The boat left.', ' changeid="Bo" changedate="20260301T000000Z"'),
      unit('船走了。', 'The ship is gone.'),
      unit('渡口遠了。', 'The ferry is far.', ' changeid="Anna" changedate="20260201T000000Z"'),
    ),
  );
  await run(['memory', 'import', memory, at('a.tmx')]);
  const units = async (...more: string[]) =>
    answerOf(await run(['memory', 'units', memory, ...more, '--json'])) as {
      total: number;
      units: { id: number; original: { text: string }; translations: { text: string }[]; author: string }[];
    };
  const texts = async (...more: string[]) =>
    (await units(...more)).units.map(({ id, original, translations }) =>
      [id, original.text, ...translations.map(({ text }) => text)].join(' '),
    );
  const found = async (text: string) =>
    (await run(['memory', 'lookup', memory, text])).stdout.split('\n').filter((line) => line !== '');
  return { at, run, memory, texts, units, found };
};

test('units are picked by words in either script, author, date, document and repeated originals', async () => {
  const { texts, memory, run } = await place();
  expect((await texts()).length).toBe(4);
  expect(await texts('--text', '远了')).toEqual(['4 渡口遠了。 The ferry is far.']);
  expect(await texts('--text', 'ship')).toEqual(['3 船走了。 The ship is gone.']);
  expect(await texts('--author', 'Anna')).toEqual([
    '1 船走了。 The boat left.',
    '4 渡口遠了。 The ferry is far.',
  ]);
  expect(await texts('--from', '2026-02-01', '--to', '2026-03-01')).toEqual([
    '4 渡口遠了。 The ferry is far.',
  ]);
  expect((await texts('--same')).length).toBe(3);
  expect((await texts('--document', 'a.tmx')).length).toBe(4);
  expect(await texts('--document', 'other')).toEqual([]);
  expect(failureOf(await run(['memory', 'units', `${memory}x`, '--json']))).toMatchObject({
    code: 'file.not-found',
  });
});

test('a changed unit is found by its new original, and as before when the change is taken back', async () => {
  const { run, memory, texts, found } = await place();
  await run(['memory', 'edit', memory, '4', '--text', '燈塔亮了。']);
  await run(['memory', 'edit', memory, '4', '--lang', 'en', '--text', 'The lighthouse is lit.']);
  expect(await found('灯塔亮了。')).toEqual(['100%\t燈塔亮了。\ten\tThe lighthouse is lit.']);
  expect(await found('渡口遠了。')).toEqual([]);
  expect((await run(['memory', 'undo', memory])).stdout).toContain('1');
  expect(await found('燈塔亮了。')).toEqual(['100%\t燈塔亮了。\ten\tThe ferry is far.']);
  await run(['memory', 'undo', memory]);
  expect(await found('渡口遠了。')).toEqual(['100%\t渡口遠了。\ten\tThe ferry is far.']);
  await run(['memory', 'redo', memory]);
  expect(await texts('--text', '燈塔')).toEqual(['4 燈塔亮了。 The ferry is far.']);
  const empty = await run(['memory', 'edit', memory, '4', '--lang', 'en', '--text', '', '--json']);
  expect(failureOf(empty)).toMatchObject({ code: 'unit.no-translation' });
  expect(failureOf(await run(['memory', 'edit', memory, '9', '--text', 'x', '--json']))).toMatchObject({
    code: 'unit.unknown',
  });
});

test('units that say the same are merged into the latest, others stay, and it is one step back', async () => {
  const { run, memory, texts } = await place();
  const before = await texts();
  expect(answerOf(await run(['memory', 'merge', memory, '--json']))).toEqual({ kept: 1, removed: 1 });
  expect(await texts()).toEqual([
    '2 船走了。 The boat left.',
    '3 船走了。 The ship is gone.',
    '4 渡口遠了。 The ferry is far.',
  ]);
  await run(['memory', 'undo', memory]);
  expect(await texts()).toEqual(before);
  expect(answerOf(await run(['memory', 'redo', memory, '--json']))).toEqual({
    kind: 'merge',
    units: 2,
    left: 0,
  });
  expect((await texts()).length).toBe(3);
});

test('removed units are gone from look-ups and exports, come back, and their numbers are not used again', async () => {
  const { at, run, memory, texts, found } = await place();
  expect((await run(['memory', 'remove', memory])).code).toBe(2);
  await run(['memory', 'remove', memory, '4']);
  expect(await found('渡口遠了。')).toEqual([]);
  writeFileSync(at('b.tmx'), tmx(unit('天黑了。', 'It grew dark.')));
  await run(['memory', 'import', memory, at('b.tmx')]);
  expect((await texts('--text', '天黑'))[0]).toMatch(/^5 /);
  await run(['memory', 'undo', memory]);
  expect(await found('渡口遠了。')).toEqual(['100%\t渡口遠了。\ten\tThe ferry is far.']);
  expect(answerOf(await run(['memory', 'remove', memory, '--all', '--author', 'Anna', '--json']))).toEqual({
    units: 2,
  });
  expect((await texts()).length).toBe(3);
  expect((await run(['memory', 'redo', memory])).stderr).not.toBe('');
  await run(['memory', 'undo', memory]);
  expect((await texts()).length).toBe(5);
});
