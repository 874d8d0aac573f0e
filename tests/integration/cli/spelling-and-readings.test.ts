import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, workplace } from './running.ts';

test('spelling is an issue until the word is the project’s or a term, and can be switched off', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '船到了溫州。\n他看見渡口。\n');
  await run(['new', 'p', 'a.txt', '--no-clean-up']);
  await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'The bote came to Wenzhou.']);
  await run(['set', 'p.duizhao', '2', '--lang', 'en', '--text', 'Wenzhou’s colour, he recieved it.']);
  const issues = async () => (await run(['qa', 'p.duizhao', '--check', 'spelling'])).stdout.split('\n');
  expect(await issues()).toEqual([
    '1\ten\tWarning\t“bote” is not in the dictionary.',
    // In row 1 it is what 溫州 sounds like.
    '2\ten\tWarning\t“Wenzhou” is not in the dictionary.',
    '2\ten\tWarning\t“recieved” is not in the dictionary.',
    '',
  ]);
  expect((await run(['spelling', 'suggest', 'p.duizhao', 'recieved'])).stdout.split('\n')[0]).toBe(
    'received',
  );
  expect(answerOf(await run(['spelling', 'add', 'p.duizhao', 'Wenzhou', 'Wenzhou', '--json']))).toEqual({
    added: 1,
  });
  expect((await run(['spelling', 'list', 'p.duizhao'])).stdout).toBe('Wenzhou\n');
  expect((await issues()).length).toBe(3);
  expect((await run(['undo', 'p.duizhao'])).code).toBe(0);
  expect((await issues()).length).toBe(4);
  await run(['names', 'add', 'p.duizhao', '溫州', '--kind', 'place', '--as', 'Wenzhou']);
  expect((await issues()).length).toBe(3);
  expect((await run(['spelling', 'suggest', 'p.duizhao', 'Wenzhuo'])).stdout).toBe('Wenzhou\n');
  await run(['spelling', 'add', 'p.duizhao', 'bote']);
  expect(answerOf(await run(['spelling', 'remove', 'p.duizhao', 'bote', 'none', '--json']))).toEqual({
    removed: 1,
  });
  await run(['spelling', 'switch', 'p.duizhao', 'off']);
  expect(await issues()).toEqual(['']);
  expect(answerOf(await run(['spelling', 'list', 'p.duizhao', '--json']))).toEqual({
    checks: false,
    available: true,
    words: [],
  });
});

test('readings are those of the words, by the dictionary and beside it', async () => {
  const { run } = workplace();
  const lines = async (...args: string[]) => (await run(['readings', ...args])).stdout.split('\n');
  expect(await lines('乾隆在銀行，倒是。')).toEqual([
    '乾隆\tqián lóng',
    '在\tzài',
    '銀行\tyín háng',
    '倒是\tdào shi',
    '',
  ]);
  expect(await lines('銀行', '--as', 'zhuyin')).toEqual(['銀行\tㄧㄣˊ ㄏㄤˊ', '']);
  expect(answerOf(await run(['readings', '銀行。', '--as', 'jyutping', '--json']))).toEqual({
    words: [
      { text: '銀行', readings: ['ngan4', 'hong4'] },
      { text: '。', readings: [] },
    ],
  });
  expect((await run(['readings', '銀行', '--as', 'ipa'])).code).toBe(2);
});
