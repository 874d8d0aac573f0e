import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { interfaceLanguages } from '#api/index.ts';
import { formats } from '#core/formats/index.ts';
import { badFiles, soundFile } from '#tests/bad-files.ts';
import { answerOf, workplace, type Workplace } from './running.ts';

/** Ways to spoil a file that no format reads. */
const hopeless = [
  'empty',
  'only NULs',
  'bytes without meaning',
  'a PDF with a password',
  'an encrypted Office file',
];

/** One hopeless file of each format, each in another way in turn, the first in the way of this number. */
const prepareBad = ({ at }: Workplace, first = 0): readonly string[] =>
  formats.importing.map((format, n) => {
    const what = hopeless[(n + first) % hopeless.length] ?? 'empty';
    const bytes = badFiles[what]?.(soundFile(format), format);
    const name = `${format.id}.${format.extensions[0]}`;
    writeFileSync(at(name), bytes ?? new Uint8Array());
    return name;
  });

type Answer = {
  readonly documents: readonly object[];
  readonly failed: readonly { readonly file: string; readonly error: { readonly code: string } }[];
};

/** All that a project shows of itself: its documents, rows and history. */
const shownBy = async ({ run }: Workplace): Promise<readonly string[]> =>
  Promise.all(
    [
      ['info', 'p.duizhao', '--json'],
      ['rows', 'p.duizhao', '--json'],
      ['history', 'p.duizhao', '--json'],
    ].map(async (args) => (await run(args)).stdout),
  );

test('added to a project, bad files of every format stop no other one, and each has a line of its own', async () => {
  const place = workplace();
  const { at, run } = place;
  writeFileSync(at('one.txt'), '第一篇。\n');
  writeFileSync(at('two.txt'), '第二篇。\n');
  writeFileSync(at('three.md'), '# 第三篇\n');
  answerOf(await run(['new', 'p', 'one.txt', '--json']));
  const bad = prepareBad(place);
  const half = Math.floor(bad.length / 2);
  const mixed = [...bad.slice(0, half), 'two.txt', ...bad.slice(half), 'three.md'];

  const json = await run(['add', 'p.duizhao', ...mixed, '--json']);
  expect([json.code, json.stderr]).toEqual([1, '']);
  const { documents, failed } = JSON.parse(json.stdout) as Answer;
  expect(documents).toHaveLength(2);
  expect(failed.map(({ file }) => file)).toEqual(bad);
  for (const { error } of failed) expect(error.code).toMatch(/^(?:file|document)\./);
  expect(answerOf(await run(['info', 'p.duizhao', '--json']))).toMatchObject({ rows: 3 });

  const before = await shownBy(place);
  // In each language every format is spoiled in another way.
  for (const [first, language] of interfaceLanguages.entries()) {
    prepareBad(place, first + 1);
    const told = await run(['add', 'p.duizhao', ...bad], { DUIZHAO_LANG: language });
    expect([told.code, told.stdout]).toEqual([1, '']);
    const lines = told.stderr.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/[:：]/)[0])).toEqual(bad);
    for (const line of lines) expect(/\p{Script=Han}/u.test(line), line).toBe(language !== 'en');
  }
  expect(await shownBy(place)).toEqual(before);
});

/** One of each way in which files are read; `bad-updates.test.ts` tries all of them in the engine. */
const readIn = ['docx', 'epub', 'xliff', 'bilingual-rtf', 'json', 'txt'];

test('a document is not changed by a newer file that cannot be read', async () => {
  for (const id of readIn) {
    const format = formats.get(id);
    if (format === null) throw new Error(`no format ${id}`);
    const place = workplace();
    const { at, run } = place;
    const name = `a.${format.extensions[0]}`;
    const sound = soundFile(format);
    writeFileSync(at(name), sound);
    answerOf(await run(['new', 'p', name, '--json', '--language', 'zh-Hant']));
    const before = await shownBy(place);
    for (const what of hopeless) {
      writeFileSync(at(name), badFiles[what]?.(sound, format) ?? new Uint8Array());
      const ran = await run(['update', 'p.duizhao', name]);
      expect([ran.code, ran.stdout], `${name} ${what}`).toEqual([1, '']);
      expect(ran.stderr.trimEnd().split('\n'), `${name} ${what}`).toHaveLength(1);
      expect(ran.stderr, what).toContain(name);
    }
    expect(await shownBy(place), name).toEqual(before);
  }
});
