import { beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import { makeAnchor } from '#core/annotations/anchor.ts';
import type { AnnotationId, SegmentId, Side, Step, TextEdit } from '#core/model/index.ts';
import { newAnnotation } from '#engine/annotations/create.ts';
import { commit } from '#engine/project/commit.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { annotate, plainContent, rangeOf, rowNumbered } from './annotating.ts';
import { dialogue, good, page, projectFile, reopen, scratch, startEngine } from './fixtures.ts';

let client: EngineClient;

beforeEach(async () => {
  const folder = scratch();
  client = startEngine(folder).client;
  good(await client.project.open({ path: projectFile(folder, [dialogue, page]) }));
});

const write = async (
  row: number,
  side: Side,
  text: string,
  more: { edits?: TextEdit[]; burst?: string } = {},
) => {
  const { segment, cells } = await rowNumbered(client, row);
  const before = cells[side]?.text ?? '';
  return good(await client.cells.edit({ segment, side, before, after: { text, tags: [] }, ...more }));
};

const got = async ({ annotation }: AnnotationInfo): Promise<AnnotationInfo> =>
  good(await client.annotations.get({ annotation: annotation.id }));

/** Where an annotation now is: row, side, words and state of each anchor. */
const stands = async (info: AnnotationInfo) =>
  (await got(info)).anchors.map(({ row, side, words, status }) => [row, side, words, status]);

const sound = async (): Promise<void> => {
  expect(good(await client.project.check({})).problems).toEqual([]);
};

/** Undoes so many steps; the annotation must then be as it was. */
const undone = async (info: AnnotationInfo, steps = 1): Promise<void> => {
  for (let i = 0; i < steps; i += 1) good(await client.history.undo({}));
  expect(await got(info)).toEqual(info);
};

describe('an annotation follows its words', () => {
  test('through an edit, whose answer shows the mark where it now is, and undo brings it back', async () => {
    const made = await annotate(client, [[3, 'en', 'third']]);
    const { row } = await write(3, 'en', 'Now this is the third.');
    expect(row.marks).toMatchObject([{ annotation: made.annotation.id, start: 16, end: 21, status: 'live' }]);
    await write(3, 'en', 'Now this is the thirty-third.');
    expect((await stands(made))[0]?.[3]).toMatch(/live|edited/);
    await write(3, 'en', '');
    expect(await stands(made)).toEqual([[3, 'en', '', 'replaced']]);
    await sound();
    await undone(made, 3);
    good(await client.history.redo({}));
    expect((await rowNumbered(client, 3)).marks).toEqual(row.marks);
  });

  test('as the edits say, where the texts alone leave open what was meant', async () => {
    await write(5, 'en', 'ha ha');
    const { segment } = await rowNumbered(client, 5);
    const second = { segment, side: 'en' as const, start: 3, end: 5 };
    const content = {
      kind: 'comment' as const,
      body: '',
      wording: null,
      category: null,
      severity: null,
      tags: [],
    };
    const { info } = good(
      await client.annotations.create({ content: { ...content, visibility: 'shared' }, ranges: [second] }),
    );
    const edits = [{ start: 2, end: 2, insert: ' ha' }];
    await write(5, 'en', 'ha ha ha', { edits });
    expect((await got(info)).anchors[0]).toMatchObject({ start: 6, end: 8, status: 'live' });
    good(await client.history.undo({}));
    await write(5, 'en', 'ha ha ha', { edits: [{ start: 5, end: 5, insert: ' ha' }] });
    expect((await got(info)).anchors[0]).toMatchObject({ start: 3, end: 5, status: 'live' });
    good(await client.history.undo({}));
    // Edits that do not make the text are left aside.
    await write(5, 'en', 'ha ha!', { edits: [{ start: 9, end: 4, insert: '?' }] });
    expect((await got(info)).anchors[0]).toMatchObject({ start: 3, end: 5, status: 'live' });
  });

  test('in one burst of typing, which is undone at once', async () => {
    const made = await annotate(client, [[3, 'en', 'third']]);
    const burst = 'b';
    await write(3, 'en', 'This is the third. A', { burst });
    await write(3, 'en', 'So this is the third. A', { burst });
    await write(3, 'en', 'So this is the thirxd. A', { burst });
    await write(3, 'en', 'So this is the third. A', { burst });
    expect(await stands(made)).toEqual([[3, 'en', 'third', 'live']]);
    await sound();
    const [entry] = good(await client.history.list({ count: 1 }));
    expect(entry).toMatchObject({ kind: 'edit', cells: 1, before: 'This is the third.' });
    await undone(made);
  });

  test('when its segment is cut and joined', async () => {
    const inner = await annotate(client, [[2, 'source', '里長']]);
    const across = await annotate(client, [[2, 'source', '乾了，里長']]);
    const { segment } = await rowNumbered(client, 2);
    good(await client.segments.split({ segment, side: 'source', at: 7 }));
    expect(await stands(inner)).toEqual([[3, 'source', '里長', 'live']]);
    expect((await stands(across)).map(([row, , words]) => [row, words])).toEqual([
      [2, '乾了，'],
      [3, '里長'],
    ]);
    await sound();
    good(await client.segments.merge({ segment }));
    expect(await stands(inner)).toEqual([[2, 'source', '里長', 'live']]);
    expect((await stands(across)).map(([row, , , status]) => [row, status])[0]).toEqual([2, 'live']);
    await sound();
    await undone(inner, 2);
    expect(await got(across)).toEqual(across);
  });

  test('when the column is converted anew, a character is chosen, or words are replaced', async () => {
    const made = await annotate(client, [
      [2, 'source', '乾了'],
      [2, 'zh-Hans', '干了'],
    ]);
    const { segment, cells } = await rowNumbered(client, 2);
    const at = Array.from(cells['zh-Hans']?.text ?? '').indexOf('干');
    good(await client.cells.chooseAlternative({ segment, side: 'zh-Hans', at, to: '乾' }));
    expect((await stands(made))[1]).toEqual([2, 'zh-Hans', '乾了', 'edited']);
    good(await client.cells.convert({ segments: 'all', side: 'zh-Hans', overwriteEdited: true }));
    expect((await stands(made))[1]?.[2]).toBe('干了');
    good(await client.find.replace({ query: { text: '後來' }, replacement: '後來啊' }));
    expect((await stands(made)).map(([, , words]) => words)).toEqual(['乾了', '干了']);
    await sound();
    await undone(made, 3);
  });

  test('and tells the windows of every row it is shown in', async () => {
    const made = await annotate(client, [
      [1, 'source', '東西'],
      [3, 'en', 'third'],
    ]);
    await write(1, 'source', '他說：「東西。」');
    expect((await stands(made)).map(([row]) => row)).toEqual([1, 3]);
    expect((await rowNumbered(client, 1)).marks).toHaveLength(1);
  });
});

describe('the words of an annotation', () => {
  test('are proposed in the other Chinese text, and nowhere in English', async () => {
    const range = await rangeOf(client, 1, 'source', '發現');
    const hans = good(await client.annotations.propose({ ranges: [range], side: 'zh-Hans' }));
    expect(hans).toEqual([await rangeOf(client, 1, 'zh-Hans', '发现')]);
    expect(good(await client.annotations.propose({ ranges: [range], side: 'en' }))).toEqual([]);
    const far = await client.annotations.propose({ ranges: [{ ...range, end: 99 }], side: 'zh-Hans' });
    expect(far).toMatchObject({ ok: false, error: { code: 'annotation.bad-range' } });
  });

  test('are found wherever they stand, and a copy is put on each that is confirmed, in one step', async () => {
    await write(4, 'source', '新的一段發現了，又发现。');
    const made = await annotate(client, [[1, 'source', '發現']], { kind: 'term', body: 'find', tags: ['t'] });
    const annotation = made.annotation.id;
    const found = good(await client.annotations.occurrences({ annotation }));
    expect(found.total).toBe(2);
    expect(found.items.map(({ row, start, words, annotated }) => [row, start, words, annotated])).toEqual([
      [4, 4, '發現', false],
      [4, 9, '发现', false],
    ]);
    const second = good(await client.annotations.occurrences({ annotation, from: 1, count: 1 }));
    expect(second.items).toEqual(found.items.slice(1));
    const ranges = found.items.map(({ segment, side, start, end }) => ({ segment, side, start, end }));
    const each = good(await client.annotations.annotateEach({ annotation, ranges }));
    expect(each.made).toHaveLength(2);
    const listed = good(await client.annotations.list({ filter: { row: 4 } })).items;
    expect(
      listed.map((info) => [info.annotation.body, info.annotation.tags, info.anchors[0]?.words]),
    ).toEqual([
      ['find', ['t'], '發現'],
      ['find', ['t'], '发现'],
    ]);
    expect(new Set([annotation, ...each.made]).size).toBe(3);
    const again = good(await client.annotations.occurrences({ annotation }));
    expect(again.items.map(({ annotated }) => annotated)).toEqual([true, true]);
    good(await client.annotations.resolve({ annotations: [...each.made].slice(1), reason: 'done' }));
    good(await client.history.undo({}));
    good(await client.history.undo({}));
    expect(good(await client.annotations.list({})).total).toBe(1);
  });

  test('are linked to the other columns wherever they stand, as the first one is', async () => {
    await write(1, 'en', 'He said he had found it.');
    await write(4, 'source', '新的一段發現了，又发现。');
    await write(4, 'en', 'Found, and found again.');
    await write(5, 'source', '發現與發現。');
    await write(5, 'en', 'Found once.');
    const words = [
      [1, 'source', '發現'],
      [1, 'zh-Hans', '发现'],
      [1, 'en', 'found'],
    ] as const;
    const made = await annotate(client, words, { kind: 'term', body: 'find', tags: [] });
    const annotation = made.annotation.id;
    const { items } = good(await client.annotations.occurrences({ annotation }));
    expect(items.map(({ row, links }) => [row, ...links.map((link) => link.words)])).toEqual([
      [4, '发现', 'Found'],
      [4, '发现', 'found'],
      // As often in the original as in English they are not: which is which is left to people.
      [5, '发现'],
      [5, '发现'],
    ]);
    const ranges = items.map(({ segment, side, start, end }) => ({ segment, side, start, end }));
    good(await client.annotations.annotateEach({ annotation, ranges }));
    const listed = good(await client.annotations.list({ filter: { row: 4 } })).items;
    expect(
      listed.map(({ anchors }) => anchors.map(({ side, start, words }) => [side, start, words])),
    ).toEqual([
      [
        ['source', 4, '發現'],
        ['zh-Hans', 4, '发现'],
        ['en', 0, 'Found'],
      ],
      [
        ['source', 9, '发现'],
        ['zh-Hans', 9, '发现'],
        ['en', 11, 'found'],
      ],
    ]);
  });

  test('are settled by hand where several places fit, and follow what happens to these till then', async () => {
    const path = projectFile(scratch(), [dialogue], 'ambiguous');
    const project = reopen(path);
    const text = '他說：「發現了新的東西。」';
    const segment = project.order.segmentAt(1) as SegmentId;
    const live = good(makeAnchor(text, 'source', { segment, start: 4, end: 6 }));
    const candidates = [live, { segment, start: 9, end: 11 }].map(({ start, end }) => ({
      segment,
      start,
      end,
    }));
    const id = 1 as AnnotationId;
    const at = '2026-01-02T03:04:05.678Z';
    const content = { ...plainContent, tags: [] };
    const steps: Step[] = [
      { on: 'annotation', id, before: null, after: newAnnotation(id, content, { author: 'a', at }) },
      { on: 'anchors', annotation: id, before: [], after: [{ ...live, status: 'ambiguous', candidates }] },
    ];
    good(commit(project, { kind: 'import-annotations', steps, actor: 'a' }));
    closeProject(project);
    good(await client.project.open({ path }));
    expect((await rowNumbered(client, 1)).marks).toEqual([]);
    await write(1, 'source', '後來他說：「發現了新的東西。」');
    const before = good(await client.annotations.get({ annotation: id }));
    expect(before.row).toBeNull();
    expect(before.anchors[0]?.places.map(({ words }) => words)).toEqual(['發現', '東西']);
    const choose = (anchor: number, candidate: number) =>
      client.annotations.choose({ annotation: id, anchor, candidate });
    expect(await choose(0, 2)).toMatchObject({ ok: false, error: { code: 'annotation.bad-range' } });
    expect(good(await choose(0, 0)).info).toMatchObject({
      row: 1,
      anchors: [{ start: 6, end: 8, status: 'live', candidates: [] }],
    });
    await sound();
    good(await client.history.undo({}));
    expect(good(await choose(0, 1)).info.anchors[0]).toMatchObject({ words: '東西', status: 'edited' });
  });
});
