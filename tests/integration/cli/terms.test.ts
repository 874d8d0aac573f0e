import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import { answerOf, failureOf, workplace } from './running.ts';

test('terms of a table are taken in, found in the other script, counted by the check, and written as TBX', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '渡口很遠。\n');
  const project = 'p.duizhao';
  expect((await run(['new', project, 'a.txt'])).code).toBe(0);
  writeFileSync(at('t.csv'), 'zh-Hant,en,Remarks\n渡口,ferry|crossing,r\n,,\n');
  const imported = await run(['terms', 'import', project, 't.csv']);
  expect(imported).toMatchObject({ code: 0, stdout: '1 concept added.\n' });
  expect(imported.stderr).toContain('1 concept was left out');
  expect((await run(['terms', 'find', project, '口'])).stdout).toBe(
    '1\tzh-Hant\tpreferred\t渡口\n1\ten\tpreferred\tferry\n1\ten\tadmitted\tcrossing\n',
  );
  expect(answerOf(await run(['terms', 'find', project, '天', '--json']))).toEqual({ total: 0, concepts: [] });
  expect((await run(['set', project, '1', '--column', 'en', '--text', 'The pier is far.'])).code).toBe(0);
  expect((await run(['qa', project])).stdout).toContain('ferry');
  expect((await run(['terms', 'export', project, '--out', 'o.tbx'])).stdout).toContain('1 concept written');
  expect(readFileSync(at('o.tbx'), 'utf8')).toContain('<term>渡口</term>');
  const refused = await run(['terms', 'import', project, 'a.txt', '--json']);
  expect(failureOf(refused)).toMatchObject({ code: 'terms.no-columns', params: { name: 'a.txt' } });
});

test('terms of a workbook come in and go out as they were, and what is no workbook changes nothing', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '渡口很遠。\n');
  for (const project of ['p.duizhao', 'q.duizhao'])
    expect((await run(['new', project, 'a.txt'])).code).toBe(0);
  const terms =
    'concept,language,term,note\nk,zh-Hant,渡口,"=1+1\n「甲」 ""𠮷"""\nk,en,@ferry,\nl,zh-Hans,007,-\n';
  writeFileSync(at('t.csv'), terms);
  expect((await run(['terms', 'import', 'p.duizhao', 't.csv'])).code).toBe(0);
  const written = await run(['terms', 'export', 'p.duizhao', '--out', 't.xlsx']);
  expect(written).toMatchObject({ code: 0 });
  expect(written.stdout).toContain('2 concepts written');
  expect((await run(['terms', 'import', 'q.duizhao', 't.xlsx'])).stdout).toBe('2 concepts added.\n');
  const listed = async (project: string) => {
    const { concepts } = answerOf(await run(['terms', 'find', project, '--json'])) as {
      concepts: { terms: unknown; note: string }[];
    };
    return concepts.map(({ terms, note }) => ({ terms, note }));
  };
  expect(await listed('q.duizhao')).toEqual(await listed('p.duizhao'));
  expect(await listed('q.duizhao')).toContainEqual({
    note: '=1+1\n「甲」 "𠮷"',
    terms: [
      { language: 'zh-Hant', text: '渡口', status: 'preferred' },
      { language: 'en', text: '@ferry', status: 'preferred' },
    ],
  });
  writeFileSync(at('broken.xlsx'), 'no zip');
  const refused = await run(['terms', 'import', 'q.duizhao', 'broken.xlsx', '--json']);
  expect(failureOf(refused)).toMatchObject({
    code: 'document.damaged-package',
    params: { name: 'broken.xlsx' },
  });
});

test('a word is looked up in either script and from English, with the version and the licence of the dictionary', async () => {
  const { run } = workplace();
  await bringUpToDate(['dictionary'], () => undefined);
  const found = await run(['lookup', '发现']);
  expect(found.stdout).toContain('發現\t发现\tfā xiàn\t');
  expect(found.stderr).toMatch(
    /CC-CEDICT, \d{4}-\d\d-\d\d, https:\/\/creativecommons\.org\/licenses\/by-sa\/4\.0\//,
  );
  expect((await run(['lookup', '船已經開走'])).stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(
    expect.arrayContaining(['船', '已經', '開走']),
  );
});

test('an English word is looked up as the Chinese entries that mean it, the best first', async () => {
  const { run } = workplace();
  await bringUpToDate(['dictionary'], () => undefined);
  const found = async (english: string): Promise<readonly string[]> =>
    (await run(['lookup', english])).stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
  const best = {
    water: '水',
    government: '政府',
    'to run': '跑',
    book: '書',
    president: '總統',
    'the river': '河',
    'to eat': '吃',
    good: '好',
  };
  for (const [english, first] of Object.entries(best))
    expect([english, (await found(english))[0]]).toEqual([english, first]);
  expect((await found('spring')).slice(0, 4).toSorted()).toEqual(['彈簧', '春', '春天', '泉'].toSorted());
  expect((await found('old')).slice(0, 3)).toEqual(['舊', '老', '古']);
});

test('names are added with their readings, listed, checked in the translations, and exported alone', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '孫中山來了。\n');
  const project = 'p.duizhao';
  expect((await run(['new', project, 'a.txt'])).code).toBe(0);
  const sun = ['--as', 'Sun Yat-sen', 'Sun Yixian', '--gender', 'male', '--title', '總統=President'];
  const added = await run(['names', 'add', project, '孫中山', ...sun]);
  expect(added).toMatchObject({ code: 0, stdout: 'Name added: 孫中山 – Sun Yat-sen | Sun Yixian\n' });
  expect((await run(['names', 'add', project, '西安', '--kind', 'place'])).code).toBe(0);
  expect((await run(['names', 'list', project, '--kind', 'person'])).stdout).toBe(
    'person\tmale\t孫中山 | Sun Yat-sen | Sun Yixian\tSun Zhongshan | Sūn Zhōngshān | Sun Chung-shan | Syun1 Zung1 saan1\n',
  );
  writeFileSync(at('t.csv'), 'zh-Hant,en\n渡口,ferry\n');
  expect((await run(['names', 'import', project, 't.csv'])).code).toBe(0);
  const set = ['set', project, '1', '--column', 'en', '--text', 'Sun Zhongshan came.'];
  expect((await run(set)).code).toBe(0);
  expect((await run(['names', 'check', project])).stdout).toContain('Sun Yat-sen');
  expect(answerOf(await run(['names', 'check', project, '--json']))).toMatchObject({ total: 1 });
  expect((await run(['names', 'export', project, '--out', 'n.csv'])).stdout).toContain('2 concepts written');
  const table = readFileSync(at('n.csv'), 'utf8');
  expect(table).toContain('總統=President');
  expect(table).not.toContain('渡口');
});

test('a term is changed with the translations that use it, found in either script, and undo takes both back', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '渡輪開走了。\n他等渡輪。\n渡輪很舊。\n');
  const project = 'p.duizhao';
  await run(['new', project, 'a.txt', '--no-clean-up']);
  const english = ['The ferry left.', 'He waits for the boat.', 'Ferries are old.'];
  for (const [n, text] of english.entries())
    await run(['set', project, String(n + 1), '--lang', 'en', '--text', text]);
  writeFileSync(at('t.csv'), 'zh-Hant,zh-Hans,en\n渡輪,渡轮,ferry\n');
  await run(['terms', 'import', project, 't.csv']);
  const texts = async (): Promise<readonly string[]> => {
    const { rows } = answerOf(await run(['rows', project, '--json'])) as {
      rows: { cells: { en: { text: string } } }[];
    };
    return rows.map(({ cells }) => cells.en.text);
  };
  const termsNow = async (): Promise<string> => (await run(['terms', 'find', project, '渡輪'])).stdout;
  const before = await termsNow();

  const looked = await run(['terms', 'impact', project, '渡轮', '--to', 'en=passenger boat', '--json']);
  expect(answerOf(looked)).toMatchObject({
    texts: [
      { row: 1, side: 'en', before: 'The ferry left.', after: 'The passenger boat left.' },
      { row: 2, side: 'en', before: 'He waits for the boat.', after: null },
      { row: 3, side: 'en', before: 'Ferries are old.', after: 'Passenger boats are old.' },
    ],
    proposals: 2,
  });
  expect(await texts()).toEqual(english);
  expect(await termsNow()).toBe(before);

  const impact = ['terms', 'impact', project, '渡輪', '--to', 'en=passenger boat', '--apply'];
  for (const row of ['x', '0', '1.5'])
    expect(failureOf(await run([...impact, '--row', row, '--json']))).toMatchObject({ code: 'usage' });
  expect(await termsNow()).toBe(before);
  expect(answerOf(await run([...impact, '--row', '3', '--json']))).toMatchObject({ changed: 1 });
  expect(await texts()).toEqual(['The ferry left.', 'He waits for the boat.', 'Passenger boats are old.']);
  expect(await termsNow()).toContain('\ten\tpreferred\tpassenger boat\n');
  await run(['undo', project]);
  expect(await texts()).toEqual(english);
  expect(await termsNow()).toBe(before);

  // A term in one Chinese script leaves that in the other as it is.
  await run(['terms', 'impact', project, '渡輪', '--to', 'zh-Hans=轮渡', '--apply']);
  expect(await termsNow()).toContain('zh-Hant\tpreferred\t渡輪\n');
  expect(await termsNow()).toContain('zh-Hans\tpreferred\t轮渡\n');
  expect(await termsNow()).not.toContain('渡轮');

  for (const args of [
    ['汽車', '--to', 'en=car'],
    ['渡輪', '--to', 'en'],
    ['渡輪', '--to', '=boat'],
  ])
    expect(failureOf(await run(['terms', 'impact', project, ...args, '--json']))).toMatchObject({
      code: 'usage',
    });
});

test('what seem to be terms and names is listed, and what the termbase has in the other script is left out', async () => {
  const { at, run } = workplace();
  await bringUpToDate(['dictionary'], () => undefined);
  writeFileSync(
    at('a.txt'),
    '居民討論青石渡輪，林若溪說青石渡輪很大。\n專家參加了關於青石渡輪的會議，林若溪介紹了經過。\n他們希望青石渡輪不影響河流。林若溪說，已經開始。\n',
  );
  const project = 'p.duizhao';
  await run(['new', project, 'a.txt', '--no-clean-up']);
  const candidates = async (...more: readonly string[]) =>
    (
      answerOf(await run(['terms', 'candidates', project, ...more, '--json'])) as {
        candidates: readonly { text: string }[];
      }
    ).candidates;
  expect(await candidates()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ text: '青石渡輪', kind: null, frequency: 4 }),
      expect.objectContaining({ text: '林若溪', kind: 'person', frequency: 3, spelling: 'Lin Ruoxi' }),
    ]),
  );
  expect((await run(['terms', 'candidates', project])).stdout).toMatch(
    /^林若溪\tperson\t3\t[^\t]+\tLin Ruoxi\t1\t居民/mu,
  );
  expect(await candidates('--count', '1')).toHaveLength(1);
  expect((await candidates('--least', '5')).map(({ text }) => text)).not.toContain('青石渡輪');
  writeFileSync(at('t.csv'), 'zh-Hans,en\n青石渡轮,Qingshi ferry\n');
  await run(['terms', 'import', project, 't.csv']);
  expect((await candidates()).map(({ text }) => text)).not.toContain('青石渡輪');
  const unknown = await run(['terms', 'candidates', project, '--document', 'b.txt', '--json']);
  expect(failureOf(unknown)).toMatchObject({ code: 'usage' });
});
