import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ReviewItemInfo } from '#api/index.ts';
import { answerOf, failureOf, workplace, type Workplace } from './running.ts';

/** A project of three sentences with their English. */
const project = async ({ at, run }: Workplace): Promise<void> => {
  writeFileSync(at('story.txt'), '河水漲了。船開走了。人都回家了。\n');
  answerOf(await run(['new', 'p', 'story.txt', '--json']));
  const english = ['The river rose.', 'The boat left.', 'Everyone went home.'];
  for (const [index, text] of english.entries()) {
    const row = String(index + 1);
    answerOf(
      await run(['set', 'p.duizhao', row, '--lang', 'en', '--text', text, '--state', 'translated', '--json']),
    );
  }
};

/** The review as a reviewer has it who wrote `text` into row `row` of their copy, handed back as a file. */
const reviewed = async (
  { run }: Workplace,
  name: string,
  row: number,
  text: string,
  lock: readonly string[] = [],
): Promise<string> => {
  answerOf(
    await run(['review', 'take', 'out', '--reviewer', name, '--out', `${name}.duizhao`, ...lock, '--json']),
  );
  answerOf(await run(['set', `${name}.duizhao`, String(row), '--lang', 'en', '--text', text, '--json']));
  const back = `${name}.duizhao-review`;
  expect(
    answerOf(await run(['review', 'package', `${name}.duizhao`, '--out', back, ...lock, '--json'])),
  ).toMatchObject({ kind: 'return', rows: 3 });
  return back;
};

const itemsIn = async ({ run }: Workplace, name: string): Promise<readonly ReviewItemInfo[]> =>
  (answerOf(await run(['review', 'items', name, '--json'])) as { items: readonly ReviewItemInfo[] }).items;

const open = (...more: string[]): string[] => [
  'review',
  'open',
  'p.duizhao',
  '--title',
  'First look',
  '--ask',
  'score',
  ...more,
];

describe('a review by commands alone', () => {
  test('goes out to two reviewers and comes back the same in either order, is answered, scored, reported', async () => {
    const place = workplace();
    const { at, run } = place;
    await project(place);
    writeFileSync(at('secret.txt'), 'heron and boat\n');
    const lock = ['--passphrase-file', 'secret.txt'];
    answerOf(await run(open('--reviewer', 'A', '--reviewer', 'B', '--json')));
    answerOf(await run(['review', 'package', 'p.duizhao', '--out', 'out', ...lock, '--json']));
    expect(failureOf(await run(['review', 'take', 'out', '--reviewer', 'A', '--json']))).toMatchObject({
      code: 'review.locked',
    });
    const first = await reviewed(place, 'A', 2, 'The boat departed.', lock);
    const second = await reviewed(place, 'B', 2, 'The ferry left.', lock);

    writeFileSync(at('q.duizhao'), readFileSync(at('p.duizhao')));
    const merge = async (name: string, file: string) =>
      answerOf(await run(['review', 'merge', name, file, ...lock, '--json']));
    expect(await merge('p.duizhao', first)).toMatchObject({ same: false, items: 1, clashes: 0 });
    await merge('p.duizhao', second);
    await merge('q.duizhao', second);
    await merge('q.duizhao', first);
    expect(await merge('q.duizhao', second)).toMatchObject({ same: true });
    const items = await itemsIn(place, 'p.duizhao');
    expect(items.map(({ reviewer, removed, inserted }) => [reviewer, removed, inserted])).toEqual([
      ['B', 'boat', 'ferry'],
      ['A', 'left', 'departed'],
    ]);
    expect(await itemsIn(place, 'q.duizhao')).toEqual(items);

    const [ferry, departed] = items.map(({ id }) => id);
    const answer = (...more: string[]) => run(['review', 'answer', 'p.duizhao', ...more, '--json']);
    expect(
      answerOf(await answer('--item', ferry ?? '', '--decision', 'rejected', '--reason', 'no ferry')),
    ).toMatchObject({ answered: 1, left: [] });
    expect(answerOf(await answer('--all', '--standing', 'free', '--decision', 'accepted'))).toMatchObject({
      answered: 1,
    });
    expect(failureOf(await answer('--decision', 'accepted'))).toMatchObject({ code: 'usage' });
    expect(answerOf(await run(['rows', 'p.duizhao', '--from', '2', '--count', '1', '--json']))).toMatchObject(
      {
        rows: [{ cells: { en: { text: 'The boat departed.' } } }],
      },
    );
    expect((await itemsIn(place, 'p.duizhao')).map(({ id, answers }) => [id, answers[0]?.decision])).toEqual([
      [ferry, 'rejected'],
      [departed, 'accepted'],
    ]);

    const scores = answerOf(await run(['review', 'score', 'p.duizhao', '--json'])) as {
      scores: readonly { reviewer: string; unassessed: number }[];
      agreement: readonly object[];
    };
    expect(scores.scores.map(({ reviewer, unassessed }) => [reviewer, unassessed])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(scores.agreement).toHaveLength(1);
    answerOf(
      await run(['review', 'report', 'p.duizhao', '--format', 'html', '--out', 'report.html', '--json']),
    );
    expect(readFileSync(at('report.html'), 'utf8')).toContain('no ferry');

    answerOf(await run(['review', 'package', 'p.duizhao', '--next-round', '--out', 'next', '--json']));
    answerOf(await run(['review', 'take', 'next', '--reviewer', 'B', '--out', 'B2.duizhao', '--json']));
    expect(answerOf(await run(['review', 'list', 'B2.duizhao', '--json']))).toMatchObject({
      role: 'guest',
      copy: { round: 2, reviewer: 'B' },
    });
    expect(answerOf(await run(['check', 'p.duizhao', '--json']))).toMatchObject({ problems: [] });
    expect(answerOf(await run(['check', 'B2.duizhao', '--json']))).toMatchObject({ problems: [] });
  });

  test('waits where two changed one row, and is decided by the text as it would read', async () => {
    const place = workplace();
    const { run } = place;
    await project(place);
    answerOf(await run(open('--json')));
    answerOf(await run(['review', 'package', 'p.duizhao', '--out', 'out', '--json']));
    const first = await reviewed(place, 'A', 2, 'Then the boat left.');
    const second = await reviewed(place, 'B', 2, 'The boat departed.');
    const merge = (file: string) => run(['review', 'merge', 'p.duizhao', file, '--apply', '--json']);
    expect(answerOf(await merge(first))).toMatchObject({ applied: 1, reopened: 0 });
    expect(answerOf(await merge(second))).toMatchObject({ applied: 0, contested: 1, reopened: 1 });
    const all = ['review', 'answer', 'p.duizhao', '--all', '--row', '2', '--decision', 'accepted', '--json'];
    expect(answerOf(await run(all))).toMatchObject({ answered: 0, unconfirmed: [] });
    const row = ['p.duizhao', '--row', '2'];
    expect((await run(['review', 'choices', ...row])).stdout).toBe(
      'as sent\t\tThe boat left.\nreviewer\tA\tThen the boat left.\nreviewer\tB\tThe boat departed.\n',
    );
    const decide = (...more: string[]) => run(['review', 'decide', ...row, ...more, '--json']);
    expect(failureOf(await decide('--choose', 'reviewer'))).toMatchObject({ code: 'usage' });
    expect(failureOf(await decide('--choose', 'combined'))).toMatchObject({ code: 'usage' });
    expect(
      failureOf(await decide('--choose', 'reviewer', '--reviewer', 'B', '--confirm', 'The boat went.')),
    ).toMatchObject({ code: 'review.other-choice' });
    expect(answerOf(await decide('--choose', 'reviewer', '--reviewer', 'B'))).toMatchObject({ answered: 2 });
    expect(answerOf(await run(['rows', 'p.duizhao', '--from', '2', '--count', '1', '--json']))).toMatchObject(
      {
        rows: [{ cells: { en: { text: 'The boat departed.' } } }],
      },
    );
  });

  test('lets the reviewer list what they suggest, say what it mends, and finish', async () => {
    const place = workplace();
    const { run } = place;
    await project(place);
    answerOf(await run(open('--json')));
    answerOf(await run(['review', 'package', 'p.duizhao', '--out', 'out', '--json']));
    await reviewed(place, 'A', 3, 'Everybody went home.');
    const listed = answerOf(await run(['review', 'suggestions', 'A.duizhao', '--row', '3', '--json'])) as {
      items: readonly { id: string; removed: string; inserted: string }[];
    };
    expect(listed.items).toMatchObject([{ removed: 'Everyone', inserted: 'Everybody' }]);
    const [item] = listed.items;
    const assess = ['review', 'assess', 'A.duizhao', item?.id ?? '', '--row', '3'];
    answerOf(
      await run([...assess, '--category', 'style/language-register', '--severity', 'minor', '--json']),
    );
    answerOf(await run(['review', 'finish', 'A.duizhao', '--json']));
    expect(
      failureOf(await run(['set', 'A.duizhao', '3', '--lang', 'en', '--text', 'x', '--json'])),
    ).toMatchObject({ code: 'review.finished' });
    const list = await run(['review', 'list', 'A.duizhao']);
    expect(list.stdout).toBe(
      'First look, round 1, from No name; reviewed by A: finished, 1 of 3 segments reviewed, suggestions: 1, not assessed: 0\n',
    );
    const score = await run(['review', 'score', 'A.duizhao']);
    expect(score.code).toBe(0);
    expect(score.stdout).toContain('1');
  });

  test('tells what is wrong with a file, and touches nothing', async () => {
    const place = workplace();
    const { at, run } = place;
    await project(place);
    answerOf(await run(open('--json')));
    answerOf(await run(['review', 'package', 'p.duizhao', '--out', 'out', '--json']));
    const back = await reviewed(place, 'A', 1, 'The river is high.');
    const before = answerOf(await run(['history', 'p.duizhao', '--json']));
    const bytes = readFileSync(at(back));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
    writeFileSync(at('broken'), bytes);
    const merge = (name: string, file: string) => run(['review', 'merge', name, file, '--json']);
    expect(failureOf(await merge('p.duizhao', 'broken'))).toMatchObject({ code: 'review.damaged' });
    expect(failureOf(await merge('p.duizhao', 'out'))).toMatchObject({ code: 'review.not-handed-back' });
    expect(failureOf(await run(['review', 'take', back, '--reviewer', 'B', '--json']))).toMatchObject({
      code: 'review.not-for-reviewers',
    });
    answerOf(await run(['new', 'other', 'story.txt', '--json']));
    expect(failureOf(await merge('other.duizhao', back))).toMatchObject({ code: 'review.other-project' });
    answerOf(await run(['review', 'close', 'p.duizhao', '--json']));
    expect(failureOf(await merge('p.duizhao', back))).toMatchObject({ code: 'review.closed' });
    expect(answerOf(await run(['history', 'p.duizhao', '--json']))).toEqual(before);
  });
});
