import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SegmentId } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';
import type { Engine } from '#engine/engine.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from '../fixtures.ts';
import { allRows } from '../importing.ts';

/** A translator's project of five rows with a review of the English of rows 3 to 5. */
const handedOver = async (asked: 'comment' | 'suggest' | 'score' = 'score', passphrase?: string) => {
  const folder = scratch();
  const engine = startEngine(folder);
  const path = projectFile(folder, [dialogue]);
  good(await engine.client.project.open({ path }));
  const review = good(
    await engine.client.review.open({
      title: 'First look',
      asked,
      scope: { is: 'rows', from: 3, to: 5 },
      sides: ['en'],
      reviewers: ['甲'],
    }),
  );
  const report = good(
    await engine.client.review.package({
      job: 'p',
      review: review.id,
      path: join(folder, 'out.duizhao-review'),
      ...(passphrase === undefined ? {} : { passphrase }),
    }),
  );
  return { folder, engine, path, review, report };
};

const take = (engine: Engine, path: string, passphrase?: string) =>
  engine.client.review.take({
    job: 't',
    from: { path },
    reviewer: '甲',
    ...(passphrase === undefined ? {} : { passphrase }),
  });

const copyOf = async (engine: Engine) => {
  const overview = good(await engine.client.review.overview({}));
  if (overview.role !== 'guest') throw new Error('not a copy');
  return overview.copy;
};

const edit = async (engine: Engine, segment: number, before: string, after: string) =>
  engine.client.cells.edit({ segment: segment, side: 'en', before, after: plain(after) });

describe("a reviewer's copy", () => {
  it('holds the rows under their own numbers, with two to read round them, and nothing else', async () => {
    const { engine, report } = await handedOver();
    expect(report).toMatchObject({ rows: 3, round: 1, kind: 'handover' });
    const opened = good(await take(engine, report.path));
    expect(opened.rows).toBe(5);
    const rows = await allRows(engine);
    expect(rows.map(({ segment }) => segment)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map(({ cells }) => Object.keys(cells).sort())).toEqual(rows.map(() => ['en', 'source']));
    expect(rows.map(({ cells }) => cells.en?.locked)).toEqual([true, true, false, false, false]);
    expect(rows.every(({ cells }) => cells.source?.locked === true)).toBe(true);
    expect(await copyOf(engine)).toMatchObject({
      title: 'First look',
      reviewer: '甲',
      round: 1,
      kind: 'handover',
      finished: false,
      progress: { cells: 3, seen: 0, items: 0 },
    });
    const [row] = good(await engine.client.review.frozen({ segments: [5] }));
    expect(row).toMatchObject({ isContext: false, cells: [{ side: 'en', text: 'The end.' }] });
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  it('takes edits of what is reviewed and of nothing else', async () => {
    const { engine, report } = await handedOver();
    good(await take(engine, report.path));
    expect(codeOf(await edit(engine, 1, '', 'x'))).toBe('cell.locked');
    const { client } = engine;
    const segment = 3 as SegmentId;
    expect(codeOf(await client.cells.lock({ segments: [segment], side: 'en', locked: false }))).toBe(
      'review.not-in-copy',
    );
    expect(codeOf(await client.segments.merge({ segment }))).toBe('review.not-in-copy');
    expect(codeOf(await client.segments.split({ segment, side: 'source', at: 1 }))).toBe(
      'review.not-in-copy',
    );
    const opened = await client.review.open({
      title: 'x',
      asked: 'comment',
      scope: { is: 'all' },
      sides: ['en'],
    });
    expect(codeOf(opened)).toBe('review.is-copy');
    good(await edit(engine, 3, 'This is the third.', 'This is the third sentence.'));
    good(await client.cells.setState({ segments: [5], side: 'en', state: 'reviewed' }));
    expect((await copyOf(engine)).progress).toEqual({
      cells: 3,
      seen: 2,
      accepted: 1,
      changed: 1,
      commented: 0,
      items: 1,
      unassessed: 1,
    });
  });

  it('lets only comments in where only comments are asked for', async () => {
    const { engine, report } = await handedOver('comment');
    good(await take(engine, report.path));
    expect(codeOf(await edit(engine, 3, 'This is the third.', 'x'))).toBe('cell.locked');
    // What is right as it is can be accepted all the same, and that can be undone.
    const accept = async (segment: number) =>
      good(await engine.client.review.accept({ segment, side: 'en' })).outcome;
    expect(await accept(3)).toBe('accepted');
    expect(await accept(4)).toBe('empty');
    expect(await accept(1)).toBe('read-only');
    expect((await copyOf(engine)).progress).toMatchObject({ seen: 1, accepted: 1, changed: 0 });
    good(await engine.client.history.undo({}));
    expect((await copyOf(engine)).progress).toMatchObject({ seen: 0, accepted: 0 });
    good(await engine.client.review.finish({ finished: true }));
    expect(codeOf(await engine.client.review.accept({ segment: 3, side: 'en' }))).toBe('review.finished');
  });

  it('remembers what is said of an item, as a step of undo, and forgets it with the item', async () => {
    const { engine, report } = await handedOver();
    good(await take(engine, report.path));
    good(await edit(engine, 5, 'The end.', 'An end.'));
    const [frozen] = good(await engine.client.review.frozen({ segments: [5] }));
    const [cell] = frozen?.cells ?? [];
    if (cell === undefined) throw new Error('no cell');
    const origin = { reviewer: '甲', segment: 5 as SegmentId, side: 'en' as const };
    expect(frozen?.items).toEqual(itemsOf(origin, cell, plain('An end.')));
    const [item] = frozen?.items ?? [];
    if (item === undefined) throw new Error('no item');
    const assessment = {
      category: 'linguistic-conventions/grammar',
      severity: 'minor' as const,
      preferential: false,
      reason: 'article',
    };
    const of = { item: item.id, segment: 5 as SegmentId, side: 'en' as const };
    good(await engine.client.review.assess({ ...of, assessment }));
    const assessments = async () =>
      good(await engine.client.review.frozen({ segments: [5] }))[0]?.assessments;
    expect(await assessments()).toEqual([{ item: item.id, ...assessment }]);
    expect((await copyOf(engine)).progress.unassessed).toBe(0);
    good(await engine.client.history.undo({}));
    expect(await assessments()).toEqual([]);
    good(await engine.client.history.redo({}));
    good(await engine.client.review.assess({ ...of, assessment: null }));
    expect(await assessments()).toEqual([]);
    good(await edit(engine, 5, 'An end.', 'The end.'));
    expect(codeOf(await engine.client.review.assess({ ...of, assessment }))).toBe('review.unknown-item');
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  it('leads to what was not seen yet, and to what was not assessed, round and round', async () => {
    const { engine, report } = await handedOver();
    good(await take(engine, report.path));
    const next = async (
      want: 'unseen' | 'unassessed',
      row: number,
      item: string | null = null,
      backwards = false,
    ) => good(await engine.client.review.next({ after: { row, side: 'en', item }, want, backwards }));
    expect(await next('unseen', 1)).toEqual({ row: 3, segment: 3, side: 'en', item: null });
    expect((await next('unseen', 5))?.row).toBe(3);
    expect((await next('unseen', 3, null, true))?.row).toBe(5);
    expect(await next('unassessed', 1)).toBeNull();
    // An empty text cannot be accepted.
    good(await edit(engine, 4, '', 'Now there is a text.'));
    expect((await next('unseen', 3))?.row).toBe(5);
    good(await edit(engine, 3, 'This is the third.', 'That was the third.'));
    good(await edit(engine, 5, 'The end.', 'An end.'));
    expect(await next('unseen', 3)).toBeNull();
    const third = await next('unassessed', 2);
    const fourth = await next('unassessed', 3, third?.item);
    const fifth = await next('unassessed', 4, fourth?.item);
    expect([third?.row, fourth?.row, fifth?.row]).toEqual([3, 4, 5]);
    expect(await next('unassessed', 5, fifth?.item)).toEqual(third);
    expect(await next('unassessed', 3, third?.item, true)).toEqual(fifth);
    good(
      await engine.client.review.assess({
        item: fourth?.item ?? '',
        segment: 4,
        side: 'en',
        assessment: { category: null, severity: 'neutral', preferential: true, reason: '' },
      }),
    );
    expect(await next('unassessed', 3, third?.item)).toEqual(fifth);
  });

  it('is handed back with what was touched, again and again, and takes no edits once finished', async () => {
    const { folder, engine, report, review } = await handedOver();
    good(await take(engine, report.path));
    good(await edit(engine, 3, 'This is the third.', 'The third.'));
    const handBack = async (name: string) => {
      const path = join(folder, name);
      const sent = good(await engine.client.review.package({ job: 'b', path }));
      expect(sent).toMatchObject({ kind: 'return', round: 1, rows: 3 });
      return good(await readPackage(path, name, null));
    };
    const first = await handBack('one.duizhao-review');
    expect(first.manifest.session.id).toBe(review.id);
    expect(first.content.record.cells.map(({ value }) => [value.segment, value.text.text])).toEqual([
      [3, 'The third.'],
    ]);
    good(await engine.client.history.undo({}));
    const second = await handBack('two.duizhao-review');
    expect(second.content.record.cells.map(({ value, revision }) => [value.text.text, revision])).toEqual([
      ['This is the third.', 2],
    ]);
    good(await engine.client.review.finish({ finished: true }));
    expect(codeOf(await edit(engine, 3, 'This is the third.', 'x'))).toBe('review.finished');
    // Whatever changes a text in its own way: other protected words convert again.
    expect(
      codeOf(await engine.client.project.configure({ region: 'tw', protectedWords: [{ word: '第三' }] })),
    ).toBe('review.finished');
    good(await engine.client.review.finish({ finished: false }));
    good(await edit(engine, 3, 'This is the third.', 'x'));
  });

  it('is made whole or not at all', async () => {
    const { folder, engine, report } = await handedOver('suggest', 'words');
    const path = join(folder, 'copy.duizhao');
    const asked = { job: 't', from: { path: report.path }, reviewer: '乙', path };
    expect(codeOf(await engine.client.review.take(asked))).toBe('review.locked');
    expect(codeOf(await engine.client.review.take({ ...asked, passphrase: 'other' }))).toBe(
      'review.wrong-passphrase',
    );
    expect(existsSync(path)).toBe(false);
    good(await engine.client.review.take({ ...asked, passphrase: 'words' }));
    expect(codeOf(await engine.client.review.take({ ...asked, passphrase: 'words' }))).toBe('project.exists');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
    expect(good(await engine.client.review.peek({ from: { path: report.path } }))).toMatchObject({
      locked: true,
      manifest: null,
    });
  });
});
