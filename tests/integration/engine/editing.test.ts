import { beforeEach, describe, expect, test } from 'vitest';
import type { Events } from '#api/events.ts';
import type { EngineClient } from '#api/contract.ts';
import type { Row, SegmentId, Side } from '#core/model/index.ts';
import { clientOf } from '#api/client.ts';
import type { Engine } from '#engine/engine.ts';
import { codeOf, dialogue, good, page, projectFile, scratch, startEngine } from './fixtures.ts';

let engine: Engine;
let client: EngineClient;
let changes: Events['project.changed'][];

beforeEach(async () => {
  const folder = scratch();
  engine = startEngine(folder);
  client = engine.client;
  changes = [];
  engine.onEvent((name, payload) => {
    if (name === 'project.changed') changes.push(payload as Events['project.changed']);
  });
  good(await client.project.open({ path: projectFile(folder, [dialogue, page]) }));
});

const rowAt = async (row: number): Promise<Row> => {
  const found = good(await client.rows.page({ from: row, count: 1 })).rows[0];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

const textAt = async (row: number, side: Side): Promise<string | undefined> =>
  (await rowAt(row)).cells[side]?.text;

const write = async (row: number, side: Side, text: string, burst?: string) => {
  const { segment, cells } = await rowAt(row);
  const request = { segment, side, before: cells[side]?.text ?? '', after: { text, tags: [] } };
  return client.cells.edit(burst === undefined ? request : { ...request, burst });
};

describe('editing a text', () => {
  test('is committed, told to every window, and answered with the row as it now is', async () => {
    const { sequence, row } = good(await write(1, 'en', 'He said.'));
    expect(row.cells.en).toEqual({
      text: 'He said.',
      tags: [],
      state: 'draft',
      locked: false,
      origin: 'typed',
      stale: false,
    });
    expect(changes.at(-1)).toEqual({
      sequence,
      structure: false,
      segments: [{ segment: row.segment, row: 1 }],
      canUndo: true,
      canRedo: false,
    });
    expect(good(await client.project.info({})).sequence).toBe(sequence);
  });

  test('typed in another project is refused, though the cell has the same number and text here', async () => {
    const { segment } = await rowAt(1);
    const edit = { segment, side: 'en' as const, before: '', after: { text: 'x', tags: [] } };
    const meantFor = (path: string) => clientOf(engine.invoke, () => path);
    expect(codeOf(await meantFor('/elsewhere.duizhao').cells.edit(edit))).toBe('project.other');
    expect(await textAt(1, 'en')).toBe('');
    const { path } = good(await client.project.info({}));
    good(await meantFor(path).cells.edit(edit));
    expect(await textAt(1, 'en')).toBe('x');
  });

  test('that someone else has changed, locked, or that cannot be stored, is refused', async () => {
    const { segment } = await rowAt(1);
    const edit = (
      before: string,
      text: string,
      tags: { at: number; kind: 'open'; id: number; type: 'strong' }[] = [],
    ) => client.cells.edit({ segment, side: 'en', before, after: { text, tags } });
    expect(codeOf(await edit('something else', 'x'))).toBe('cell.stale-edit');
    expect(codeOf(await edit('', 'half \ud83d'))).toBe('cell.bad-text');
    expect(codeOf(await edit('', 'x', [{ at: 0, kind: 'open', id: 1, type: 'strong' }]))).toBe(
      'cell.bad-text',
    );
    expect(
      codeOf(
        await client.cells.edit({ segment: 9999, side: 'en', before: '', after: { text: 'x', tags: [] } }),
      ),
    ).toBe('segment.unknown');
    const side = 'zh-Hant';
    expect(
      codeOf(await client.cells.edit({ segment, side, before: '', after: { text: 'x', tags: [] } })),
    ).toBe('cell.unknown-side');
    good(await client.cells.lock({ segments: [segment], side: 'en', locked: true }));
    expect(codeOf(await edit('', 'x'))).toBe('cell.locked');
    expect(await textAt(1, 'en')).toBe('');
  });

  test('a state confirmed goes back to draft, an emptied text to empty', async () => {
    const { segment } = await rowAt(3);
    good(await client.cells.setState({ segments: [segment], side: 'en', state: 'approved' }));
    expect((await rowAt(3)).cells.en?.state).toBe('approved');
    good(await write(3, 'en', 'This is number three.'));
    expect((await rowAt(3)).cells.en?.state).toBe('draft');
    good(await write(3, 'en', ''));
    expect((await rowAt(3)).cells.en?.state).toBe('empty');
  });

  test('a burst is one step of undo, though each edit is on disk by itself', async () => {
    const first = good(await write(1, 'en', 'H', 'b1'));
    const second = good(await write(1, 'en', 'He', 'b1'));
    expect(second.sequence).toBe(first.sequence);
    good(await write(1, 'en', 'He said', 'b2'));
    good(await client.history.undo({}));
    expect(await textAt(1, 'en')).toBe('He');
    good(await client.history.undo({}));
    expect(await textAt(1, 'en')).toBe('');
    good(await client.history.redo({}));
    expect(await textAt(1, 'en')).toBe('He');
    good(await write(1, 'en', 'Hex', 'b1'));
    good(await client.history.undo({}));
    expect(await textAt(1, 'en')).toBe('He');
  });

  test('a burst in another cell, or after another action, begins anew', async () => {
    good(await write(1, 'en', 'a', 'b'));
    const other = good(await write(2, 'en', 'b', 'b'));
    good(await write(1, 'en', 'aa', 'b'));
    expect(
      good(await client.history.list({}))
        .slice(0, 3)
        .map(({ row }) => row),
    ).toEqual([1, 2, 1]);
    expect(other.sequence).toBeGreaterThan(1);
  });
});

describe('editing an original', () => {
  test('takes the converted column along and marks translations as out of date, in one step', async () => {
    good(await write(3, 'source', '這是第三句話，後來的。'));
    const { cells } = await rowAt(3);
    expect(cells['zh-Hans']).toMatchObject({
      text: '这是第三句话，后来的。',
      origin: 'converted',
      stale: false,
    });
    expect(cells.en).toMatchObject({ text: 'This is the third.', stale: true });
    good(await client.history.undo({}));
    expect(await textAt(3, 'zh-Hans')).toBe('这是第三句。');
    expect((await rowAt(3)).cells.en?.stale).toBe(false);
  });

  test('leaves converted text that people edited, but marks it; confirming clears the mark', async () => {
    good(await write(3, 'zh-Hans', '这是我的第三句。'));
    good(await write(3, 'source', '這是第四句。'));
    expect((await rowAt(3)).cells['zh-Hans']).toMatchObject({ text: '这是我的第三句。', stale: true });
    const { segment } = await rowAt(3);
    good(await client.cells.setState({ segments: [segment], side: 'zh-Hans', state: 'translated' }));
    expect((await rowAt(3)).cells['zh-Hans']).toMatchObject({ state: 'translated', stale: false });
  });

  test('keeps the characters somebody chose, where the edit did not touch them', async () => {
    const { segment } = await rowAt(2);
    const before = (await textAt(2, 'zh-Hans')) ?? '';
    const at = Array.from(before).indexOf('干');
    expect(at).toBeGreaterThan(0);
    const texts = [{ source: '他乾', converted: '他干', from: 'zh-Hant', to: 'zh-Hans' }];
    expect(good(await client.cells.doubts({ texts }))[0]?.[0]?.alternatives).toEqual(['干', '乾']);
    good(await client.cells.chooseAlternative({ segment, side: 'zh-Hans', at, to: '乾' }));
    expect((await rowAt(2)).cells['zh-Hans']?.origin).toBe('converted');
    good(await write(2, 'source', '大家說後來頭髮乾了，里長來了。'));
    expect(await textAt(2, 'zh-Hans')).toBe('大家说后来头发乾了，里长来了。');
    good(await client.project.configure({ region: 'cn', protectedWords: [{ word: '里長' }] }));
    expect(await textAt(2, 'zh-Hans')).toBe('大家说后来头发乾了，里長来了。');
    good(await write(2, 'source', '大家說後來頭髮濕了。'));
    expect(await textAt(2, 'zh-Hans')).toBe('大家说后来头发湿了。');
  });

  test('of an English page: Traditional follows the Simplified text people write', async () => {
    expect((await rowAt(6)).cells['zh-Hant']).toMatchObject({ text: '第一句話。', origin: 'converted' });
    good(await write(6, 'zh-Hans', '头一句话。'));
    expect(await textAt(6, 'zh-Hant')).toBe('頭一句話。');
    good(await write(6, 'source', 'Another first sentence.'));
    const { cells } = await rowAt(6);
    expect(cells['zh-Hans']).toMatchObject({ text: '头一句话。', stale: true });
    expect(cells['zh-Hant']).toMatchObject({ text: '頭一句話。', stale: false });
  });

  test('of an English page: a Traditional text that people emptied stays empty, one not yet begun does not', async () => {
    good(await write(6, 'zh-Hant', ''));
    good(await write(6, 'zh-Hans', '头一句话。'));
    expect(await textAt(6, 'zh-Hant')).toBe('');
    good(await write(6, 'zh-Hans', ''));
    good(await write(6, 'zh-Hans', '又一句话。'));
    expect((await rowAt(6)).cells['zh-Hant']).toMatchObject({ text: '又一句話。', origin: 'converted' });
  });
});

describe('many cells at once', () => {
  test('states and locks change as one action, and only where they can', async () => {
    const { rows } = good(await client.rows.page({ from: 1, count: 5 }));
    const segments = rows.map(({ segment }) => segment);
    const set = good(await client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
    expect(set.changed).toBe(2);
    const emptied = good(await client.cells.setState({ segments, side: 'en', state: 'empty' }));
    expect(emptied).toEqual({ sequence: set.sequence, changed: 0 });
    expect(good(await client.cells.lock({ segments, side: 'source', locked: true })).changed).toBe(5);
    good(await client.history.undo({}));
    expect((await rowAt(1)).cells.source?.locked).toBe(false);
    const counts = good(await client.project.counts({})).find(({ side }) => side === 'en');
    expect(counts).toMatchObject({ segments: 5, empty: 3, reviewed: 2, words: 6 });
  });

  test('conversion keeps edited and locked cells unless told otherwise', async () => {
    good(await write(1, 'zh-Hans', '我写的。'));
    const { segment } = await rowAt(3);
    good(await client.cells.lock({ segments: [segment], side: 'zh-Hans', locked: true }));
    expect(
      good(await client.cells.convert({ segments: 'all', side: 'zh-Hans', overwriteEdited: false })),
    ).toEqual({
      changed: 0,
      keptEdited: 1,
      keptLocked: 1,
    });
    expect(
      good(await client.cells.convert({ segments: 'all', side: 'zh-Hans', overwriteEdited: true })).changed,
    ).toBe(1);
    expect((await rowAt(1)).cells['zh-Hans']).toMatchObject({
      text: '他说：「发现了新的东西。」',
      origin: 'converted',
    });
    expect(codeOf(await client.cells.convert({ segments: 'all', side: 'en', overwriteEdited: false }))).toBe(
      'cell.unknown-side',
    );
  });

  test('a copied original is a draft of one’s own', async () => {
    const { segment } = await rowAt(1);
    const { row } = good(await client.cells.copySource({ segment, side: 'en' }));
    expect(row.cells.en).toMatchObject({ text: row.cells.source?.text, state: 'draft', origin: 'typed' });
    expect(codeOf(await client.cells.copySource({ segment, side: 'source' }))).toBe('cell.unknown-side');
    good(await write(1, 'zh-Hans', '别的。'));
    const copied = good(await client.cells.copySource({ segment, side: 'zh-Hans' })).row.cells['zh-Hans'];
    expect(copied).toMatchObject({ text: '他说：「发现了新的东西。」', state: 'draft', origin: 'typed' });
  });
});

describe('cutting and joining', () => {
  test('a cut takes converted text and repairs along, and leaves translations with the first half', async () => {
    const { segment } = await rowAt(2);
    good(await write(2, 'en', 'Later his hair was dry.'));
    const split = good(await client.segments.split({ segment, side: 'source', at: 7 }));
    expect(split).toMatchObject({ segment, row: 2 });
    const [first, second] = good(await client.rows.page({ from: 2, count: 2 })).rows;
    expect(first?.cells).toMatchObject({
      source: { text: '後來頭髮乾了，', state: 'translated' },
      'zh-Hans': { text: '后来头发干了，', origin: 'converted' },
      en: { text: 'Later his hair was dry.', stale: true },
    });
    expect(second).toMatchObject({ segment: split.made, opensBlock: false, openRepairs: 1 });
    expect(second?.cells).toMatchObject({
      source: { text: '里長來看著。' },
      'zh-Hans': { text: '里长来看着。', state: 'draft' },
      en: { text: '', state: 'empty' },
    });
    expect(changes.at(-1)?.structure).toBe(true);
    good(await client.segments.merge({ segment }));
    expect((await rowAt(2)).cells).toMatchObject({
      source: { text: '後來頭髮乾了，里長來看著。' },
      'zh-Hans': { text: '后来头发干了，里长来看着。', origin: 'converted' },
    });
    expect((await rowAt(2)).openRepairs).toBe(2);
    expect(good(await client.project.info({})).rows).toBe(7);
  });

  test('white space at a cut becomes the gap, and comes back when joined', async () => {
    const { segment } = await rowAt(7);
    good(await client.segments.split({ segment, side: 'source', at: 11 }));
    const [first, second] = good(await client.rows.page({ from: 7, count: 2 })).rows;
    expect([first?.cells.source?.text, first?.gap, second?.cells.source?.text]).toEqual([
      'The second,',
      ' ',
      'with a clause.',
    ]);
    good(await client.segments.merge({ segment }));
    expect(await textAt(7, 'source')).toBe('The second, with a clause.');
  });

  test('a cut in a translation cuts the original at the nearest clause', async () => {
    const { segment } = await rowAt(7);
    good(await client.segments.split({ segment, side: 'zh-Hans', at: 4 }));
    const [first, second] = good(await client.rows.page({ from: 7, count: 2 })).rows;
    expect(first?.cells).toMatchObject({
      source: { text: 'The second,' },
      'zh-Hans': { text: '第二句，', state: 'draft' },
      'zh-Hant': { text: '第二句，', origin: 'converted' },
    });
    expect(second?.cells['zh-Hant']?.text).toBe('有個從句。');
  });

  test('originals that a line break parted are joined by what their language needs', async () => {
    const { segment } = await rowAt(3);
    good(await write(4, 'en', 'A new paragraph began.'));
    good(await client.segments.merge({ segment }));
    expect(await textAt(3, 'source')).toBe('這是第三句。新的一段開始了。');
    expect(await textAt(3, 'en')).toBe('This is the third. A new paragraph began.');
  });

  test('edges, document ends and locked texts are refused', async () => {
    const { segment } = await rowAt(5);
    expect(codeOf(await client.segments.split({ segment, side: 'source', at: 0 }))).toBe('split.at-edge');
    expect(codeOf(await client.segments.split({ segment, side: 'source', at: 3 }))).toBe('split.at-edge');
    expect(codeOf(await client.segments.merge({ segment }))).toBe('merge.no-next');
    good(await client.cells.lock({ segments: [segment], side: 'zh-Hans', locked: true }));
    const second = (await rowAt(2)).segment;
    good(await client.cells.lock({ segments: [second], side: 'zh-Hans', locked: true }));
    expect(codeOf(await client.segments.split({ segment: second, side: 'source', at: 7 }))).toBe(
      'cell.locked',
    );
    expect(codeOf(await client.segments.merge({ segment: (await rowAt(4)).segment }))).toBe('cell.locked');
  });
});

describe('finding one’s way', () => {
  test('rows are found by their segments, in the order of the text, wherever they stand by now', async () => {
    const segments = good(await client.rows.page({ from: 1, count: 5 })).rows.map(({ segment }) => segment);
    const [first, , , fourth, fifth] = segments as [SegmentId, SegmentId, SegmentId, SegmentId, SegmentId];
    good(await client.segments.merge({ segment: first }));
    const found = good(await client.rows.of({ segments: [fifth, fourth, fifth, 999] }));
    expect(found.map(({ row, segment }) => [row, segment])).toEqual([
      [3, fourth],
      [4, fifth],
    ]);
  });

  test('the next row wanted is found in both directions and round the end', async () => {
    const next = async (after: number, side: Side, want: 'untranslated' | 'open-repair', backwards = false) =>
      good(await client.rows.next({ after, side, want, backwards }))?.row ?? null;
    expect(await next(1, 'en', 'untranslated')).toBe(2);
    expect(await next(2, 'en', 'untranslated')).toBe(4);
    expect(await next(4, 'en', 'untranslated')).toBe(1);
    expect(await next(4, 'en', 'untranslated', true)).toBe(2);
    expect(await next(1, 'en', 'untranslated', true)).toBe(4);
    expect(await next(0, 'en', 'untranslated', true)).toBe(4);
    expect(await next(3, 'source', 'open-repair')).toBe(2);
    expect(await next(1, 'zh-Hans', 'untranslated')).toBeNull();
  });

  test('rows are paged, and say where a block opens', async () => {
    const { total, rows } = good(await client.rows.page({ from: 2, count: 10 }));
    expect(total).toBe(7);
    expect(rows.map(({ row, opensBlock }) => [row, opensBlock])).toEqual([
      [2, false],
      [3, false],
      [4, true],
      [5, false],
      [6, true],
      [7, false],
    ]);
    expect(good(await client.rows.page({ from: 100, count: 5 })).rows).toEqual([]);
  });

  test('history tells what happened to a segment, undone or not', async () => {
    const { segment } = await rowAt(1);
    good(await write(1, 'en', 'one'));
    good(await write(2, 'en', 'two'));
    good(await client.history.undo({}));
    good(await client.history.undo({}));
    const all = good(await client.history.list({}));
    expect(all.map(({ kind, undone }) => [kind, undone])).toEqual([
      ['undo', false],
      ['undo', false],
      ['edit', true],
      ['edit', true],
      ['import', false],
      ['import', false],
    ]);
    const own = good(await client.history.list({ segment }));
    expect(own.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['undo', 'one', ''],
      ['edit', '', 'one'],
    ]);
  });

  test('the place is kept with the project, outside history', async () => {
    expect(good(await client.project.enter({ pageSize: 5 })).place).toBeNull();
    const { path, sequence } = good(await client.project.info({}));
    good(await client.project.keepPlace({ row: 3, side: 'en', panel: 'cleanup' }));
    good(await client.project.close({}));
    expect(codeOf(await client.project.info({}))).toBe('project.none-open');
    expect(good(await client.project.open({ path })).sequence).toBe(sequence);
    expect(good(await client.project.enter({ pageSize: 2 }))).toEqual({
      place: { row: 3, side: 'en', panel: 'cleanup' },
      page: { from: 3, ...good(await client.rows.page({ from: 3, count: 2 })) },
    });
    expect(good(await client.project.check({}))).toMatchObject({ problems: [], rows: 7, events: 2 });
  });
});
