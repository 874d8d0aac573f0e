import { expect, test } from 'vitest';
import type { Check } from '#core/checks/check.ts';
import { checks } from '#core/checks/index.ts';
import { checkRegistry, findingHash } from '#core/checks/registry.ts';
import { findingSeverities, plain } from '#core/model/index.ts';
import { rich, rowOf } from './rows.ts';

const check = (id: string, codes: Check['codes'] = {}): Check => ({
  id,
  concerns: 'every-column',
  codes,
  run: () => [],
});

test('checks are got by their ids', () => {
  expect(checks.all.map(({ id }) => id)).toEqual([
    'tags',
    'terms',
    'names',
    'numbers',
    'spelling',
    'grammar',
    'leftovers',
    'subtitles',
    'length',
    'alignment',
  ]);
  expect(checks.get('tags')?.concerns).toBe('translations');
  const grades = new Set(checks.all.flatMap(({ codes }) => Object.values(codes)));
  expect([...grades].toSorted()).toEqual([...findingSeverities].toSorted());
  expect(checks.get('rhymes')).toBeNull();
});

test('two checks of one id, and names that are no keys, are refused', () => {
  expect(() => checkRegistry([check('tags'), check('tags')])).toThrow('two checks are called tags');
  expect(() => checkRegistry([check('Tags')])).toThrow('Tags');
  expect(() => checkRegistry([check('tags', { 'not a key': 'info' })])).toThrow('not a key');
});

test('a check of translations is not asked about the original', () => {
  const asked: string[] = [];
  const own = {
    ...check('own'),
    concerns: 'translations' as const,
    run: ({ side }: { side: string }) => (asked.push(side), []),
  };
  checkRegistry([own]).run(rowOf({ source: '渡口', 'zh-Hans': '渡口', en: 'ferry' }));
  expect(asked).toEqual(['zh-Hans', 'en']);
});

test('a fix needs an edit for every place', () => {
  const half: Check = {
    ...check('half', { a: 'info' }),
    run: () => [
      { code: 'a', words: 'x', range: { start: 0, end: 1 }, replacement: 'y' },
      { code: 'a', words: 'x', range: { start: 1, end: 2 } },
      { code: 'a', words: 'z', range: { start: 2, end: 3 }, replacement: 'y' },
    ],
  };
  const [first, second] = checkRegistry([half]).run(rowOf({ source: 'xxz' }));
  expect(first?.ranges).toHaveLength(2);
  expect(first).not.toHaveProperty('fix');
  expect(second?.fix).toEqual([{ start: 2, end: 3, insert: 'y' }]);
});

test('a text is another when a word or a tag of it is', () => {
  const [one, ...others] = [
    plain('甲乙'),
    plain('甲丙'),
    rich('<1 strong>甲</1>乙'),
    rich('甲<1 strong>乙</1>'),
  ].map(findingHash);
  for (const other of others) expect(other).not.toBe(one);
  expect(new Set(others).size).toBe(3);
  expect(findingHash(rich('<1 link a.org>甲</1>'))).toBe(findingHash(rich('<1 link a.org>甲</1>')));
});
