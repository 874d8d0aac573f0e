import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

test('a termbase in a file is filled, found, shared by projects, and gives and takes entries', async () => {
  const { at, run } = workplace();
  const out = async (...args: readonly string[]) => (await run(['terms', ...args])).stdout;
  const code = async (...args: readonly string[]) =>
    (failureOf(await run(['terms', ...args, '--json'])) as { code: string }).code;
  writeFileSync(at('t.csv'), 'zh-Hant,en\n渡口,ferry crossing\n碼頭,pier\n');
  const house = ['--termbase', 'house.duizhao-termbase'] as const;
  expect(await out('create', ...house)).toBe('house: 0 concepts\n');
  expect(await code('create', ...house)).toBe('termbase.exists');
  expect(await out('import', 't.csv', ...house)).toBe('2 concepts added.\n');
  expect(await out('import', 't.csv', ...house)).toContain('2 concepts are in the termbase already.');
  expect(await out('info', ...house)).toBe('house: 2 concepts\n');
  expect(await out('find', '码头', ...house)).toBe('1\tzh-Hant\tpreferred\t碼頭\n1\ten\tpreferred\tpier\n');
  expect(await out('export', ...house, '--out', 'o.tbx')).toContain('2 concepts written');
  expect(readFileSync(at('o.tbx'), 'utf8')).toContain('<term>渡口</term>');
  expect(await out('import', 'o.tbx', '--termbase', 'second.duizhao-termbase')).toBe('2 concepts added.\n');

  writeFileSync(at('a.txt'), '渡口很遠。\n');
  for (const name of ['p', 'q']) await run(['new', name, 'a.txt', '--no-clean-up']);
  const [p, q, file] = ['p.duizhao', 'q.duizhao', 'house.duizhao-termbase'];
  const list = async (project: string) =>
    (await out('list', project))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t').slice(0, 4).join(' '));
  await out('attach', p, file, '--new');
  await out('attach', q, file);
  await out('attach', q, 'second.duizhao-termbase', '--off');
  expect(await list(p)).toEqual(['house 2 on new']);
  expect(await list(q)).toEqual(['house 2 on reads', 'second 2 off reads']);
  await out('order', q, 'second.duizhao-termbase', '1');
  expect(await list(q)).toEqual(['second 2 off reads', 'house 2 on reads']);
  expect(await code('attach', q, 'a.txt')).toBe('termbase.not-a-termbase');
  expect(await code('attach', q, 'none.duizhao-termbase')).toBe('file.not-found');
  await run(['set', q, '1', '--column', 'en', '--text', 'The bank is far.']);
  expect((await run(['qa', q])).stdout).toContain('ferry crossing');

  expect(await out('move', p, '渡口', '--to', 'project')).toBe('1 entry moved.\n');
  expect(await list(p)).toEqual(['house 1 on new']);
  expect((await run(['qa', q])).stdout).toBe('');
  expect(answerOf(await run(['terms', 'undo', p, file, '--json']))).toEqual({ concepts: 1, left: 0 });
  expect(await list(p)).toEqual(['house 2 on new']);
  expect(await code('move', q, '渡口', '--to', file)).toBe('termbase.read-only');
  expect(await out('move', p, '渡口', '--to', file, '--keep')).toContain('1 entry copied.');
  await out('detach', q, 'second.duizhao-termbase');
  expect(await list(q)).toEqual(['house 2 on reads']);
  for (const args of [['find'], ['import', ...house], ['export', '--out', 'o.tbx']])
    expect(await code(...args)).toBe('usage');
});
