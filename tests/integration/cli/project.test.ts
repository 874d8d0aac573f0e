import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, article, failureOf, textOf, workplace } from './running.ts';

const story = '# 河邊\n\n他們來到河邊,發現一隻白鷺。“走吧。”她說。\n';
const page = '<p>A heron stood by the river.</p>';

type Answer = Readonly<Record<string, unknown>>;

describe('a project from first to last', () => {
  test('is made of documents, looked at, written in, searched, taken back, and checked', async () => {
    const { at, run, folder } = workplace();
    writeFileSync(at('story.md'), story);
    writeFileSync(at('page.html'), page);
    const ask = async (...args: string[]): Promise<Answer> =>
      answerOf(await run([...args, '--json'])) as Answer;

    const made = await ask('new', 'p', 'story.md', 'page.html');
    const path = at('p.duizhao');
    expect(made).toMatchObject({
      project: {
        path,
        name: 'p',
        readOnly: false,
        logSetAside: null,
        rows: 4,
        documents: [{ name: 'story.md' }, { name: 'page.html' }],
      },
      documents: [
        { document: 1, rows: 3, characters: expect.any(Number), repairs: { accepted: 1, offered: 0 } },
        { document: 2, rows: 1, characters: expect.any(Number), repairs: { accepted: 0, offered: 0 } },
      ],
    });
    expect(readdirSync(folder).sort()).toEqual(['data', 'p.duizhao', 'page.html', 'story.md']);

    expect(await ask('rows', 'p.duizhao', '--from', '2', '--count', '1')).toEqual({
      total: 4,
      rows: [
        {
          row: 2,
          segment: expect.any(Number),
          document: 1,
          block: { id: expect.any(Number), kind: 'paragraph', level: 0 },
          opensBlock: true,
          gap: '',
          openRepairs: 0,
          findings: 0,
          marks: [],
          cells: {
            source: expect.objectContaining({ text: '他們來到河邊，發現一隻白鷺。', origin: 'imported' }),
            'zh-Hans': expect.objectContaining({ text: '他们来到河边，发现一只白鹭。', origin: 'converted' }),
            en: { text: '', tags: [], state: 'empty', locked: false, origin: 'typed', stale: false },
          },
        },
      ],
    });

    const english = 'They came to the river and saw a heron.';
    const written = await ask(
      'set',
      'p.duizhao',
      '2',
      '--lang',
      'en',
      '--text',
      english,
      '--state',
      'reviewed',
    );
    expect(written).toMatchObject({ row: { row: 2, cells: { en: { text: english, state: 'reviewed' } } } });

    const found = await ask('find', 'p.duizhao', '发现');
    expect(found).toMatchObject({
      total: 2,
      cells: 2,
      hits: [
        { row: 2, side: 'source' },
        { row: 2, side: 'zh-Hans' },
      ],
    });
    expect(await ask('find', 'p.duizhao', '发现', '--exact-script')).toMatchObject({ total: 1 });
    expect(await ask('find', 'p.duizhao', 'h.ron', '--regex', '--lang', 'en')).toMatchObject({ total: 1 });

    expect(await ask('info', 'p.duizhao')).toMatchObject({
      path,
      rows: 4,
      counts: [
        { side: 'source', segments: 4 },
        { side: 'zh-Hans', segments: 4 },
        { side: 'zh-Hant', segments: 1, translated: 0 },
        { side: 'en', segments: 3, reviewed: 1, empty: 2 },
      ],
    });

    expect(await ask('undo', 'p.duizhao')).toMatchObject({ kind: 'state', row: 2, side: 'en' });
    expect(await ask('undo', 'p.duizhao')).toMatchObject({ kind: 'edit', row: 2, side: 'en' });
    const { entries } = await ask('history', 'p.duizhao');
    expect((entries as Answer[]).map(({ kind, undone }) => [kind, undone])).toEqual([
      ['undo', false],
      ['undo', false],
      ['state', true],
      ['edit', true],
      ['import', false],
    ]);
    expect(await ask('history', 'p.duizhao', '--count', '1')).toEqual({
      entries: (entries as Answer[]).slice(0, 1),
    });
    expect(await ask('check', 'p.duizhao')).toEqual({ problems: [], rows: 4, events: 5 });
  });
});

describe('a project for people to read', () => {
  test('in three languages', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.md'), story);
    const made = await run(['new', 'p', 'story.md'], { DUIZHAO_LANG: 'zh-Hant' });
    expect(made.stdout).toBe(`已建立 ${at('p.duizhao')}，共 3 列\nstory.md：已修復 1 處，待處理 0 處\n`);
    const info = await run(['info', 'p.duizhao'], { DUIZHAO_LANG: 'zh-Hans' });
    expect(info.stdout.split('\n').slice(1, 3)).toEqual([
      '共 3 行',
      'story.md：自第 1 行起 3 行，繁体，utf-8',
    ]);
    const rows = await run(['rows', 'p.duizhao', '--from', '3']);
    expect(rows.stdout).toBe('3\t“走吧。”她說。\t“走吧。”她说。\t\n');
    const set = await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'The river']);
    expect(set.stdout).toBe('Row 1, English: saved.\n');
    const history = await run(['history', 'p.duizhao', '--count', '1']);
    expect(history.stdout).toMatch(/^2\t\S+Z\tedited\t1\ten\t\tThe river\n$/);
    const undone = await run(['undo', 'p.duizhao'], { DUIZHAO_LANG: 'zh-Hant' });
    expect(undone.stdout).toBe('已復原：編輯\n');
  });
});

describe('export', () => {
  test('writes every format, over an older export, and never over what is no export', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.md'), story);
    writeFileSync(at('out.md'), 'an older export');
    answerOf(await run(['new', 'p', 'story.md', '--json']));
    const before = textOf(at('p.duizhao'));
    const exported = async (format: string, ...more: string[]) =>
      answerOf(
        await run(['export', 'p.duizhao', '--format', format, '--out', `out.${format}`, '--json', ...more]),
      );
    for (const format of ['docx', 'html']) {
      expect(await exported(format)).toMatchObject({
        path: at(`out.${format}`),
        name: `out.${format}`,
        rows: 3,
      });
    }
    await exported('txt', '--columns', 'zh-Hans');
    expect(textOf(at('out.txt'))).toBe('河边\n\n他们来到河边，发现一只白鹭。“走吧。”她说。\n');
    await exported('md', '--columns', 'source,zh-Hans');
    expect(textOf(at('out.md'))).toMatch(/他們來到河邊，發現一隻白鷺。[^]*他们来到河边，发现一只白鹭。/);
    expect(textOf(at('out.docx')).slice(0, 2)).toBe('PK');
    expect(textOf(at('out.html'))).toContain('他们来到河边');

    const refused = async (out: string, ...more: string[]) =>
      failureOf(await run(['export', 'p.duizhao', '--format', 'txt', '--out', out, '--json', ...more]));
    expect(await refused('p.duizhao')).toMatchObject({ code: 'export.same-file' });
    expect(await refused('.')).toMatchObject({ code: 'file.is-directory' });
    expect(await refused('/dev/null')).toMatchObject({ code: 'file.not-regular' });
    expect(await refused('x.txt', '--columns', 'zh-Hant')).toMatchObject({ code: 'export.no-columns' });
    expect(textOf(at('p.duizhao'))).toBe(before);
    expect(readdirSync(at('.')).filter((name) => /^x|partial/.test(name))).toEqual([]);
  });

  test.skipIf(article === null)('the real article comes out in three columns', async () => {
    const { at, run } = workplace();
    answerOf(await run(['new', 'p', article ?? '', '--json']));
    answerOf(await run(['export', 'p.duizhao', '--format', 'html', '--out', 'out.html', '--json']));
    const html = textOf(at('out.html'));
    expect(html).toContain('應當的。”');
    expect(html).toContain('应当的。”');
    expect(html).toMatch(/<th[^>]*>English/);
  });
});

describe('many rows at once', () => {
  test('take a state and a lock, and say what was left', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.md'), story);
    answerOf(await run(['new', 'p', 'story.md', '--json']));
    const many = ['set', 'p.duizhao', '1:2,3', '--lang', 'zh-Hans', '--state', 'reviewed'];
    expect(answerOf(await run([...many, '--lock', '--json']))).toEqual({
      acts: [
        { changed: 3, rows: 3, kept: {} },
        { changed: 3, rows: 3, kept: {} },
      ],
    });
    const again = await run(['set', 'p.duizhao', 'all', '--lang', 'zh-Hans', '--state', 'approved']);
    expect(again.stdout).toBe('0 cells changed.\n  Locked: 3\n');
    const unlocked = await run(['set', 'p.duizhao', '3', '--lang', 'zh-Hans', '--unlock'], {
      DUIZHAO_LANG: 'zh-Hant',
    });
    expect(unlocked.stdout).toBe('已變更 1 個儲存格。\n');
    expect(answerOf(await run(['undo', 'p.duizhao', '--json']))).toMatchObject({ kind: 'lock', row: 3 });
    expect(answerOf(await run(['undo', 'p.duizhao', '--json']))).toMatchObject({ kind: 'lock', row: 1 });
    expect(answerOf(await run(['undo', 'p.duizhao', '--json']))).toMatchObject({ kind: 'state' });
  });

  test('are asked for in a way that can be understood', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.md'), story);
    answerOf(await run(['new', 'p', 'story.md', '--json']));
    const said = async (...args: string[]) =>
      (await run(['set', 'p.duizhao', ...args])).stderr.split('\n')[0];
    expect(await said('3:1', '--lang', 'en', '--lock')).toContain('<rows>: “3:1” are not rows');
    expect(await said('1:2', '--lang', 'en', '--text', 'x')).toContain('--text writes one row');
    expect(await said('1', '--lang', 'en')).toContain('--text, --state, --lock or --unlock');
    expect(await said('1', '--lang', 'en', '--lock', '--unlock')).toContain('cannot be used together');
    expect(await said('9:12', '--lang', 'en', '--lock')).toContain('no row 9');
  });
});

describe('rows that meet a filter', () => {
  test('are asked for by column, text, findings and time', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.md'), story);
    answerOf(await run(['new', 'p', 'story.md', '--json']));
    await run(['set', 'p.duizhao', '2', '--lang', 'en', '--text', 'They came&nbsp;home.']);
    const rowsOf = async (...options: string[]) => {
      const answer = answerOf(await run(['rows', 'p.duizhao', ...options, '--json'])) as Answer;
      return { matching: answer['matching'], rows: (answer['rows'] as Answer[]).map(({ row }) => row) };
    };
    expect(await rowsOf('--lang', 'en', '--state', 'empty')).toEqual({ matching: 2, rows: [1, 3] });
    expect(await rowsOf('--lang', 'en', '--state', 'empty', '--state', 'draft', '--count', '2')).toEqual({
      matching: 3,
      rows: [1, 2],
    });
    expect(await rowsOf('--text', '发现')).toEqual({ matching: 1, rows: [2] });
    expect(await rowsOf('--text', '发现', '--lang', 'source', '--exact-script')).toEqual({
      matching: 0,
      rows: [],
    });
    expect(await rowsOf('--issues')).toEqual({ matching: 1, rows: [2] });
    expect(await rowsOf('--since', '2001-02-03')).toEqual({ matching: 1, rows: [2] });
    expect(await rowsOf('--since', '2999-01-01T00:00Z')).toEqual({ matching: 0, rows: [] });
    expect(await rowsOf('--from', '2')).toEqual({ matching: undefined, rows: [2, 3] });
    const said = async (...options: string[]) => (await run(['rows', 'p.duizhao', ...options])).stderr;
    expect(await said('--state', 'draft', '--locked')).toContain('--state, --locked asks about one column');
    expect(await said('--since', 'yesterday')).toContain('“yesterday” is neither a day');
    expect(await said('--since', '2026-02-40')).toContain('“2026-02-40” is neither a day');
  });
});
