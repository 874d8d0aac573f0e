import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startEngine } from '../engine/fixtures.ts';
import { answerOf, failureOf, workplace } from './running.ts';

const tmx = (...pairs: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-Hant" datatype="plaintext"/><body>${pairs
    .map(
      ([zh, en]) =>
        `<tu><tuv xml:lang="zh-Hant"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
    )
    .join('')}</body></tmx>`;

const place = async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '船走了。\n天黑了。\n');
  await run(['new', 'p', 'a.txt', '--no-clean-up']);
  const texts = async (): Promise<readonly string[]> => {
    await run(['pretranslate', 'p.duizhao', '--column', 'en', '--least', '90']);
    const { rows } = answerOf(await run(['rows', 'p.duizhao', '--json'])) as {
      rows: { cells: { en?: { text: string } } }[];
    };
    const found = rows.map(({ cells }) => cells.en?.text ?? '');
    await run(['undo', 'p.duizhao']);
    return found;
  };
  const list = async () =>
    (await run(['memory', 'list', 'p.duizhao'])).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t').slice(0, 4).join(' '));
  return { at, run, texts, list };
};

test('a TMX file is a memory that is only read, and is read again when it has changed', async () => {
  const { at, run, texts, list } = await place();
  const source = at('other.tmx');
  writeFileSync(source, tmx(['船走了。', 'The boat left.']));
  expect((await run(['memory', 'attach', 'p.duizhao', source, '--penalty', '3'])).code).toBe(0);
  expect(await list()).toEqual(['other 1 3 reads']);
  expect(failureOf(await run(['memory', 'attach', 'p.duizhao', source, '--write', '--json']))).toMatchObject({
    code: 'memory.read-only',
  });
  expect(await texts()).toEqual(['The boat left.', '']);
  writeFileSync(source, tmx(['船走了。', 'The ship left.'], ['天黑了。', 'It grew dark.']));
  expect(await list()).toEqual(['other 2 3 reads']);
  expect(await texts()).toEqual(['The ship left.', 'It grew dark.']);
  expect(
    readdirSync(at('data/data/memories')).filter((name) => name.endsWith('.duizhao-memory')).length,
  ).toBe(1);
  writeFileSync(at('bad.tmx'), '<tmx><body><tu>');
  expect((await run(['memory', 'attach', 'p.duizhao', at('bad.tmx')])).code).toBe(1);
  expect(await list()).toEqual(['other 2 3 reads']);
  // Of what was not finished nothing is left, and what a killed program leaves has the name that is swept.
  expect(readdirSync(at('data/data/memories')).filter((name) => name.includes('.partial'))).toEqual([]);
});

test('another project is a memory of its confirmed rows, and memories are ordered and taken away', async () => {
  const { at, run, texts, list } = await place();
  // Other neighbours: no match in context.
  writeFileSync(at('b.txt'), '開頭。\n船走了。\n天黑了。\n結尾。\n');
  await run(['new', 'q', 'b.txt', '--no-clean-up']);
  await run([
    'set',
    'q.duizhao',
    '2',
    '--lang',
    'en',
    '--text',
    'The boat is gone.',
    '--state',
    'translated',
  ]);
  await run(['set', 'q.duizhao', '3', '--lang', 'en', '--text', 'A draft.']);
  expect((await run(['memory', 'attach', 'p.duizhao', 'q.duizhao'])).code).toBe(0);
  expect(await list()).toEqual(['q 1 0 reads']);
  expect(await texts()).toEqual(['The boat is gone.', '']);
  writeFileSync(at('x.tmx'), tmx(['船走了。', 'The boat left.']));
  await run(['memory', 'attach', 'p.duizhao', at('x.tmx')]);
  await run(['memory', 'order', 'p.duizhao', at('x.tmx'), '1']);
  expect(await list()).toEqual(['x 1 0 reads', 'q 1 0 reads']);
  await run(['memory', 'detach', 'p.duizhao', at('x.tmx')]);
  expect(await list()).toEqual(['q 1 0 reads']);
  expect(existsSync(at('x.tmx'))).toBe(true);
  await run(['set', 'q.duizhao', '3', '--lang', 'en', '--text', 'It got dark.', '--state', 'translated']);
  expect(await list()).toEqual(['q 2 0 reads']);
  expect(await texts()).toEqual(['The boat is gone.', 'It got dark.']);
});

test('a project that is open in another program is a memory as it is there now, and is not touched', async () => {
  const { at, run, texts, list } = await place();
  writeFileSync(at('b.txt'), '開頭。\n船走了。\n天黑了。\n結尾。\n');
  await run(['new', 'q', 'b.txt', '--no-clean-up']);
  const { client } = startEngine(at('other'));
  expect(await client.project.open({ path: at('q.duizhao') })).toMatchObject({ ok: true });
  const translate = async (row: number, text: string): Promise<void> => {
    const page = await client.rows.page({ from: row, count: 1 });
    const segment = page.ok ? page.value.rows[0]?.segment : undefined;
    if (segment === undefined) throw new Error(`no row ${row}`);
    const edited = { segment, side: 'en', before: '', after: { text, tags: [] } };
    expect(await client.cells.edit(edited)).toMatchObject({ ok: true });
    const confirmed = await client.cells.setState({ segments: [segment], side: 'en', state: 'translated' });
    expect(confirmed).toMatchObject({ ok: true });
  };
  await translate(2, 'The boat is gone.');
  expect((await run(['memory', 'attach', 'p.duizhao', 'q.duizhao'])).code).toBe(0);
  expect(await list()).toEqual(['q 1 0 reads']);
  await translate(3, 'It got dark.');
  expect(await list()).toEqual(['q 2 0 reads']);
  expect(await texts()).toEqual(['The boat is gone.', 'It got dark.']);
  // It is open there as before, and nothing was left beside it.
  await translate(4, 'The end.');
  expect(await client.project.check({})).toMatchObject({ ok: true, value: { problems: [] } });
  expect(
    readdirSync(at('data/data/memories')).filter((name) => /building|\.duizhao(?:-wal)?$/u.test(name)),
  ).toEqual([]);
  // The list of memories of a project that is itself open there is changed by nobody else.
  const refused = await run(['memory', 'attach', 'q.duizhao', 'p.duizhao', '--json']);
  expect(failureOf(refused)).toMatchObject({ code: 'project.in-use', params: { path: at('q.duizhao') } });
  expect(await client.memory.list({})).toEqual({ ok: true, value: [] });
});

test('a memory that cannot be attached as asked is not attached at all', async () => {
  const { at, run, list } = await place();
  writeFileSync(at('x.tmx'), tmx(['船走了。', 'The boat left.']));
  const refused = async (...options: readonly string[]) =>
    (
      failureOf(await run(['memory', 'attach', 'p.duizhao', 'x.tmx', ...options, '--json'])) as {
        code: string;
      }
    ).code;
  expect(await refused('--write')).toBe('memory.read-only');
  for (const penalty of ['abc', '51', '-1', '1.5']) expect(await refused('--penalty', penalty)).toBe('usage');
  expect(await list()).toEqual([]);
  expect((await run(['memory', 'attach', 'p.duizhao', 'x.tmx', '--penalty', '50'])).code).toBe(0);
  expect(await list()).toEqual(['x 1 50 reads']);
});
