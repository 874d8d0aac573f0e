import Database from 'better-sqlite3';
import { chmodSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { all, first, importText, inShort, open, problems, rowsOf, undo, write } from './checking.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

const bold = (text: string): RichText => {
  const tag = { id: 1, type: 'strong' } as const;
  const tags: InlineTag[] = [
    { ...tag, kind: 'open', at: 0 },
    { ...tag, kind: 'close', at: Array.from(text).length },
  ];
  return { text, tags };
};

describe('findings', () => {
  test('are told row by row, once for a text and those that follow it, and counted', async () => {
    const engine = await open('渡口&nbsp;遠了。\n天色暗了。\n風\ue001很大，&amp;nbsp;是。\n');
    await write(engine, 2, 'en', 'It grew &ldquo;dark&rdquo;.');
    expect(await inShort(engine)).toEqual([
      '1 source entity &nbsp;',
      '2 en entity &ldquo;',
      '2 en entity &rdquo;',
      '3 source private \ue001',
      '3 source entity &amp;nbsp;',
    ]);
    expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([1, 2, 2]);
    expect(good(await engine.client.checks.groups({}))).toEqual({
      groups: [
        { check: 'leftovers', code: 'entity', severity: 'warning', count: 4, fixable: 4 },
        { check: 'leftovers', code: 'private', severity: 'warning', count: 1, fixable: 0 },
      ],
      total: 5,
      ignored: 0,
    });
  });

  test('are filtered and paged', async () => {
    const engine = await open('甲&nbsp;\n乙&nbsp;\n丙\ufffd\n');
    await write(engine, 1, 'en', 'a&nbsp;');
    expect(await inShort(engine, { side: 'en' })).toEqual(['1 en entity &nbsp;']);
    expect(await inShort(engine, { severity: 'error' })).toEqual(['3 source replaced \ufffd']);
    expect(await inShort(engine, { check: 'tags' })).toEqual([]);
    expect(await inShort(engine, { code: 'entity', from: 1, count: 1 })).toEqual(['1 en entity &nbsp;']);
    expect(good(await engine.client.checks.list({ count: 1 })).total).toBe(4);
    expect(good(await engine.client.checks.groups({ severity: 'error' })).total).toBe(1);
  });

  test('are those of one row, ignored ones too, and lead from row to row both ways round the end', async () => {
    const engine = await open('甲&nbsp;\n乙\n丙\ufffd\n丁&nbsp;\n');
    await write(engine, 3, 'en', 'c&nbsp;');
    const [one, , three] = await rowsOf(engine);
    if (one === undefined || three === undefined) throw new Error('no rows');
    const { segment } = three;
    expect(await inShort(engine, { segment })).toEqual(['3 source replaced \ufffd', '3 en entity &nbsp;']);
    expect(good(await engine.client.checks.groups({ segment })).total).toBe(2);
    const next = async (after: number, backwards = false) =>
      good(await engine.client.checks.next({ after, backwards }))?.row;
    expect([await next(0), await next(1), await next(3), await next(4)]).toEqual([1, 3, 4, 1]);
    expect([await next(4, true), await next(3, true), await next(1, true)]).toEqual([3, 1, 4]);

    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'here' }));
    expect(await next(4)).toBe(3);
    const ignored = async (filter: object) => good(await engine.client.checks.ignored(filter)).total;
    expect([await ignored({ segment: one.segment }), await ignored({ segment })]).toEqual([1, 0]);
    expect([await ignored({ side: 'source' }), await ignored({ side: 'en' })]).toEqual([1, 0]);
    expect(good(await engine.client.checks.groups({ segment })).ignored).toBe(0);
    expect(good(await engine.client.checks.fixAll({ segment }))).toEqual({ fixed: 1, left: 0 });
    expect(await inShort(engine, { code: 'entity' })).toEqual(['4 source entity &nbsp;']);
  });

  test('follow every edit, undo and redo, a split and a merge', async () => {
    const engine = await open('甲。乙&nbsp;。\n丙。\n');
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    await write(engine, 3, 'en', 'c &amp; d');
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;', '3 en entity &amp;']);
    await write(engine, 2, 'source', '乙。');
    expect(await inShort(engine)).toEqual(['3 en entity &amp;']);
    await undo(engine);
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;', '3 en entity &amp;']);
    const [one] = await rowsOf(engine);
    if (one === undefined) throw new Error('no rows');
    good(await engine.client.segments.merge({ segment: one.segment }));
    expect(await inShort(engine)).toEqual(['1 source entity &nbsp;', '2 en entity &amp;']);
    await undo(engine);
    await undo(engine);
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    good(await engine.client.history.redo({}));
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;', '3 en entity &amp;']);
  });

  test('of tags are told of a translation with words', async () => {
    const engine = startEngine(scratch());
    await importText(engine, '老人**早就**走了。\n', 'a.md');
    expect(await inShort(engine)).toEqual([]);
    await write(engine, 1, 'en', 'The old man has long gone.');
    expect(await inShort(engine)).toEqual(['1 en missing-format strong']);
    await write(engine, 1, 'en', bold('The old man has long gone.'));
    expect(await inShort(engine)).toEqual([]);
  });

  test('come with a document and go with it', async () => {
    const engine = await open('甲。\n');
    expect(await inShort(engine)).toEqual([]);
    await importText(engine, '乙&nbsp;。\n', 'b.txt', 'open');
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    await undo(engine);
    expect(await inShort(engine)).toEqual([]);
  });

  test('are looked for until that is cancelled, and then from where it stopped', async () => {
    const engine = await open('甲&nbsp;。\n'.repeat(3000));
    const stopped = engine.client.checks.groups({ job: 'c' });
    good(await engine.client.jobs.cancel({ job: 'c' }));
    expect(codeOf(await stopped)).toBe('job.cancelled');
    const heard: number[] = [];
    engine.onEvent((name, payload) => {
      if (name === 'jobs.progress') heard.push((payload as { done: number }).done);
    });
    expect(good(await engine.client.checks.groups({ job: 'd' })).total).toBe(3000);
    expect(heard.length).toBeGreaterThan(0);
    expect(good(await engine.client.checks.list({ from: 2999 })).findings).toMatchObject([{ row: 3000 }]);
  });

  test('of a text that is damaged are not told: nobody wrote it', async () => {
    const engine = await open('甲&nbsp;。\n乙&nbsp;。\n');
    const { path } = good(await engine.client.project.info({}));
    good(await engine.client.project.close({}));
    const db = new Database(path);
    db.exec(`UPDATE cells SET text = '甲&nbsp;丁' WHERE side = 'source' AND text LIKE '甲%'`);
    db.close();
    good(await engine.client.project.open({ path }));
    // The converted text has it from a text that cannot be read any more, and tells it itself.
    expect(await inShort(engine)).toEqual(['1 zh-Hans entity &nbsp;', '2 source entity &nbsp;']);
    expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([1, 1]);
  });
});

describe('ignoring', () => {
  test('here hides a finding until its text changes, and is undone', async () => {
    const engine = await open('甲&nbsp;。\n乙&nbsp;。\n');
    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'here' }));
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([0, 1]);
    expect(good(await engine.client.checks.groups({})).ignored).toBe(1);
    expect(await problems(engine)).toEqual([]);
    await write(engine, 1, 'source', '甲丁&nbsp;。');
    expect(await inShort(engine)).toEqual(['1 source entity &nbsp;', '2 source entity &nbsp;']);
    await undo(engine);
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    await undo(engine);
    expect(await inShort(engine)).toEqual(['1 source entity &nbsp;', '2 source entity &nbsp;']);
    good(await engine.client.history.redo({}));
    expect(await inShort(engine)).toEqual(['2 source entity &nbsp;']);
    expect(await problems(engine)).toEqual([]);
  });

  test('everywhere hides the same words in every text, whatever becomes of it, and tells every window', async () => {
    const engine = await open('甲&nbsp;。\n乙&nbsp;&amp;。\n');
    await write(engine, 1, 'en', 'a&nbsp;');
    const structures: boolean[] = [];
    engine.onEvent((name, payload) => {
      if (name === 'project.changed') structures.push((payload as { structure: boolean }).structure);
    });
    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'everywhere' }));
    expect(structures).toEqual([true]);
    expect(await inShort(engine)).toEqual(['2 source entity &amp;']);
    await write(engine, 1, 'en', 'ab&nbsp;');
    expect(await inShort(engine)).toEqual(['2 source entity &amp;']);
    expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([0, 1]);
    expect(await problems(engine)).toEqual([]);
  });

  test('what is ignored is listed and shown again, as one step', async () => {
    const engine = await open('甲&nbsp;。\n乙\ue001。\n');
    const [, second] = await all(engine);
    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'everywhere' }));
    if (second === undefined) throw new Error('nothing was found');
    good(await engine.client.checks.ignore({ finding: second, where: 'here' }));
    expect(await inShort(engine)).toEqual([]);
    const { total, entries } = good(await engine.client.checks.ignored({}));
    expect(total).toBe(2);
    expect(entries).toMatchObject([
      { check: 'leftovers', code: 'entity', words: '&nbsp;', segment: null, side: null, row: null },
      { check: 'leftovers', code: 'private', words: '\ue001', side: 'source', row: 2 },
    ]);
    expect(good(await engine.client.checks.unignore({ entries: [...entries, ...entries] }))).toEqual({
      shown: 2,
    });
    expect(await inShort(engine)).toHaveLength(2);
    await undo(engine);
    expect(await inShort(engine)).toEqual([]);
    expect(await problems(engine)).toEqual([]);
  });

  test('what is not found in the text now is refused, and nothing is written', async () => {
    const engine = await open('甲&nbsp;。\n');
    const at = await first(engine);
    await write(engine, 1, 'source', '甲。');
    const { sequence } = good(await engine.client.project.info({}));
    expect(codeOf(await engine.client.checks.ignore({ finding: at, where: 'here' }))).toBe('finding.unknown');
    expect(codeOf(await engine.client.checks.fix({ finding: at }))).toBe('finding.unknown');
    expect(good(await engine.client.project.info({})).sequence).toBe(sequence);
  });

  test('a project that is only read refuses it', async () => {
    const engine = await open('甲&nbsp;。\n');
    const at = await first(engine);
    const { path } = good(await engine.client.project.info({}));
    good(await engine.client.project.close({}));
    chmodSync(path, 0o444);
    expect(good(await engine.client.project.open({ path })).readOnly).toBe(true);
    expect(await inShort(engine)).toHaveLength(1);
    for (const answer of [
      await engine.client.checks.ignore({ finding: at, where: 'here' }),
      await engine.client.checks.fix({ finding: at }),
      await engine.client.checks.fixAll({}),
    ])
      expect(codeOf(answer)).toBe('project.read-only');
  });

  test('a damaged entry hides nothing, and is told by the check of the file', async () => {
    const engine = await open('甲&nbsp;。\n');
    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'everywhere' }));
    const { path } = good(await engine.client.project.info({}));
    good(await engine.client.project.close({}));
    const db = new Database(path);
    db.exec(`UPDATE ignored_findings SET hash = 'x'`);
    db.close();
    good(await engine.client.project.open({ path }));
    expect(await inShort(engine)).toHaveLength(1);
    expect((await problems(engine)).join('\n')).toContain(
      'ignored finding leftovers entity &nbsp;: not as it was written',
    );
  });
});

describe('fixing', () => {
  test('puts all places of the words right; converted columns and repairs follow', async () => {
    const engine = await open('說&ldquo;走&rdquo;，說&ldquo;來&rdquo;。\n');
    good(await engine.client.checks.fix({ finding: await first(engine) }));
    const [row] = await rowsOf(engine);
    expect(row?.cells.source?.text).toBe('說“走&rdquo;，說“來&rdquo;。');
    expect(row?.cells['zh-Hans']).toMatchObject({
      text: '说“走&rdquo;，说“来&rdquo;。',
      origin: 'converted',
    });
    expect(await inShort(engine)).toEqual(['1 source entity &rdquo;']);
    await undo(engine);
    expect((await rowsOf(engine))[0]?.cells.source?.text).toBe('說&ldquo;走&rdquo;，說&ldquo;來&rdquo;。');
  });

  test('of all is one step; locked texts and what has no fix are left', async () => {
    const engine = await open('甲&nbsp;&amp;乙。\n丙&#8220;丁\ue001。\n戊&amp;。\n');
    await write(engine, 2, 'en', bold('&ldquo;C&rdquo; 𠮷&nbsp;'));
    const [, , third] = await rowsOf(engine);
    if (third === undefined) throw new Error('no row 3');
    good(await engine.client.cells.lock({ segments: [third.segment], side: 'source', locked: true }));
    expect(await all(engine, { check: 'leftovers' })).toContainEqual(
      expect.objectContaining({ row: 3, fix: null }),
    );
    expect(good(await engine.client.checks.fixAll({}))).toEqual({ fixed: 6, left: 1 });
    const [one, two] = await rowsOf(engine);
    expect(one?.cells.source?.text).toBe('甲\u00a0&乙。');
    expect(one?.cells['zh-Hans']?.text).toBe('甲\u00a0&乙。');
    expect(two?.cells.en).toMatchObject({ text: '“C” 𠮷\u00a0', state: 'draft' });
    expect(two?.cells.en?.tags.map(({ at }) => at)).toEqual([0, 6]);
    expect(await inShort(engine, { check: 'leftovers' })).toEqual([
      '2 source private \ue001',
      '3 source entity &amp;',
    ]);
    expect(await problems(engine)).toEqual([]);
    await undo(engine);
    expect(await inShort(engine, { check: 'leftovers' })).toHaveLength(8);
  });

  test('where somebody has to decide, and in a locked text, is refused', async () => {
    const engine = await open('甲\ue001。\n乙&amp;。\n');
    expect(codeOf(await engine.client.checks.fix({ finding: await first(engine) }))).toBe('finding.no-fix');
    const [, second] = await all(engine);
    if (second === undefined) throw new Error('nothing was found');
    good(await engine.client.cells.lock({ segments: [second.segment], side: 'source', locked: true }));
    expect(codeOf(await engine.client.checks.fix({ finding: second }))).toBe('cell.locked');
    expect(good(await engine.client.checks.fixAll({ severity: 'error' }))).toEqual({ fixed: 0, left: 0 });
  });

  test('a converted text that has it from its source is fixed with it, and its own stays its own', async () => {
    const engine = await open('遠&amp;。\n');
    await write(engine, 1, 'zh-Hans', '远&amp;&nbsp;。');
    expect(await inShort(engine)).toEqual([
      '1 source entity &amp;',
      '1 zh-Hans entity &amp;',
      '1 zh-Hans entity &nbsp;',
    ]);
    expect(good(await engine.client.checks.fixAll({}))).toEqual({ fixed: 3, left: 0 });
    expect((await rowsOf(engine))[0]?.cells['zh-Hans']).toMatchObject({
      text: '远&\u00a0。',
      origin: 'typed',
    });
  });
});
