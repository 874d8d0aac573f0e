import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

test('a document is brought up to a newer file, told in words and as JSON, and undone', async () => {
  const { at, run } = workplace();
  writeFileSync(at('story.txt'), '第一句話在這裡。\n\n第二句話在這裡。\n');
  writeFileSync(at('other.txt'), '另外一份文件。\n');
  writeFileSync(at('newer.txt'), '新來的一句話。\n\n第一句話在這裡。\n\n第二句話在這裡。\n');
  answerOf(await run(['new', 'p', 'story.txt', 'other.txt', '--json']));

  const checked = ['update', 'p.duizhao', 'newer.txt', '--document', '1', '--check'];
  const come = { row: 1, is: 'added', before: '', after: '新來的一句話。' };
  expect(answerOf(await run([...checked, '--json']))).toMatchObject({ rows: { added: 1 }, changes: [come] });
  expect((await run(checked)).stdout).toBe('1 added, 2 unchanged\n1\tadded\t\t新來的一句話。\n');
  expect(answerOf(await run(['info', 'p.duizhao', '--json']))).toMatchObject({ rows: 3 });
  expect(failureOf(await run([...checked, 'other.txt', '--json']))).toMatchObject({ code: 'usage' });

  const unclear = failureOf(await run(['update', 'p.duizhao', 'newer.txt', '--json']));
  expect(unclear).toMatchObject({ code: 'usage' });
  expect(answerOf(await run(['update', 'p.duizhao', 'newer.txt', '--document', '1', '--json']))).toEqual({
    document: 1,
    rows: { kept: 2, changed: 0, moved: 0, added: 1, removed: 0, split: 0, merged: 0, held: 0 },
    annotations: { live: 0, edited: 0, replaced: 0, orphan: 0, ambiguous: 0 },
    repairs: { accepted: 0, offered: 0, carried: 0 },
    changes: [come],
  });
  expect((await run(['undo', 'p.duizhao'])).stdout).toBe('Undone: document updated\n');
  // Called like its file, it need not be named; and the file says what is there again.
  expect((await run(['update', 'p.duizhao', 'story.txt'])).stdout).toBe(
    'The file is identical to the current version: nothing was changed.\n',
  );
});
