import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

test('columns are added, named, ordered, hidden and removed, and meant by name, label or language', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '老人說，船早就走了。\n');
  await run(['new', 'p', 'a.txt']);
  const columns = async (...args: string[]) => {
    const { stdout, stderr } = await run(['columns', ...args]);
    return stdout === '' ? stderr : stdout.trimEnd().split('\n');
  };
  expect(await columns('add', 'p.duizhao', 'en', '--label', 'First edition')).toEqual([
    'source\tund\toriginal\t\tshown',
    'zh-Hans\tzh-Hans\tSimplified\tsource\tshown',
    'zh-Hant\tzh-Hant\tTraditional\tzh-Hans\thidden',
    'en\ten\tEnglish\t\tshown',
    'en-2\ten\tFirst edition\t\tshown',
  ]);
  const set = async (column: string, text: string) => {
    const { stdout, stderr } = await run(['set', 'p.duizhao', '1', '--column', column, '--text', text]);
    return `${stdout}${stderr}`.trim();
  };
  expect(await set('first edition', 'The boat was gone.')).toBe('Row 1, First edition: saved.');
  expect(await set('en-2', 'The boat had gone.')).toBe('Row 1, First edition: saved.');
  expect(await set('fr', 'Le bateau.')).toContain('There is no column “fr”');
  const twice = await run(['find', 'p.duizhao', 'boat', '--lang', 'en-US', '--json']);
  expect(failureOf(twice)).toMatchObject({ code: 'usage' });
  expect(await columns('add', 'p.duizhao', 'fr')).toContain('fr\tfr\tFrench\t\tshown');
  const found = await run(['set', 'p.duizhao', '1', '--lang', 'fr', '--text', 'Le bateau.']);
  expect(found.stdout).toBe('Row 1, French: saved.\n');
  expect(await columns('label', 'p.duizhao', 'fr', 'Brouillon')).toContain('fr\tfr\tBrouillon\t\tshown');
  expect((await columns('order', 'p.duizhao', 'en-2,source')).slice(0, 2)).toEqual([
    'en-2\ten\tFirst edition\t\tshown',
    'source\tund\toriginal\t\tshown',
  ]);
  expect(await columns('hide', 'p.duizhao', 'fr')).toContain('fr\tfr\tBrouillon\t\thidden');
  expect(await columns('remove', 'p.duizhao', 'fr')).toContain('There is text in');
  expect(await columns('add', 'p.duizhao', 'nonsense tag')).toContain('is not a language tag');
  const listed = answerOf(await run(['columns', 'list', 'p.duizhao', '--json']));
  expect(listed).toMatchObject({ shown: ['en-2', 'source', 'zh-Hans', 'en'] });
  expect(answerOf(await run(['rows', 'p.duizhao', '--json']))).toMatchObject({
    rows: [{ cells: { 'en-2': { text: 'The boat had gone.' } } }],
  });
});

test('a column is always meant by its own name: no label, and no column that is shown, takes it away', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '老人說，船早就走了。\n');
  await run(['new', 'p', 'a.txt']);
  await run(['columns', 'add', 'p.duizhao', 'en', '--label', 'First']);
  await run(['columns', 'hide', 'p.duizhao', 'en']);
  const shown = await run(['columns', 'show', 'p.duizhao', 'en']);
  expect(shown.stdout).toContain('en\ten\tEnglish\t\tshown');
  await run(['columns', 'label', 'p.duizhao', 'en-2', 'en']);
  const set = await run(['set', 'p.duizhao', '1', '--column', 'en', '--text', 'The boat was gone.']);
  expect(set.stderr).toBe('');
  expect(answerOf(await run(['rows', 'p.duizhao', '--json']))).toMatchObject({
    rows: [{ cells: { en: { text: 'The boat was gone.' }, 'en-2': { text: '' } } }],
  });
  for (const nothing of ['', ' ', ',']) {
    const ordered = await run(['columns', 'order', 'p.duizhao', nothing]);
    expect(ordered.code).not.toBe(0);
    const hidden = await run(['columns', 'hide', 'p.duizhao', nothing]);
    expect(hidden.code).not.toBe(0);
  }
});
