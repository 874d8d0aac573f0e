import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ended, workplace, type Ran, type Workplace } from './running.ts';

/** One of every group of commands, in an order in which each finds what it needs. */
const commands: readonly (readonly string[])[] = [
  ['clean', 'a.txt'],
  ['new', 'p', 'a.txt'],
  ['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'The river rose.', '--state', 'translated'],
  ['rows', 'p.duizhao', '--json'],
  ['annotate', 'p.duizhao', '1', '--side', 'en', '--quote', 'river', '--body', 'Which?'],
  ['export', 'p.duizhao', '--format', 'md', '--out', 'p.md'],
  ['backups', 'list'],
  ['review', 'open', 'p.duizhao', '--title', 'First look'],
  ['review', 'package', 'p.duizhao', '--out', 'out'],
  ['undo', 'q.duizhao', '--json'],
  ['rows', 'p.duizhao', '--from', '0'],
  ['help', 'review'],
];

const runAll = async (
  { at }: Workplace,
  run: (args: readonly string[]) => Promise<Ran>,
): Promise<readonly Ran[]> => {
  writeFileSync(at('a.txt'), '河水漲了。船開走了。\n');
  const said: Ran[] = [];
  for (const args of commands) said.push(await run(args));
  return said;
};

/** Reviews are named by chance. */
const withoutIds = ({ stdout, ...ran }: Ran): Ran => ({
  ...ran,
  stdout: stdout.replace(/^[\da-f-]{36}/gm, 'id'),
});

test('a command says the same in a process of its own as in the one that tests share, and ends by itself', async () => {
  const place = workplace();
  const shared = await runAll(place, place.run);
  for (const name of ['data', 'p.duizhao', 'p.md', 'out']) rmSync(place.at(name), { recursive: true });
  const alone = await runAll(place, (args) => ended(place.start(args)));
  expect(alone.map(withoutIds)).toEqual(shared.map(withoutIds));
  expect(shared.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0]);
});
