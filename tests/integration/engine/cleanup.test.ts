import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, type Repair, type RepairDecision, type RepairId } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRepairs, allRows, importFile, joined } from './importing.ts';

/** Damage of many kinds, some of it across the ends of sentences and lines. */
const damaged = [
  '這是應當?shù)摹?rdquo;大家都走了。再見。',
  '第一句話說完了.第二句話開始了,對吧?真的嗎。',
  '他說:&ldquo;走吧&rdquo; 後來 就走了。  再見。',
  '&nbsp;&nbsp;',
  '&nbsp;這一行寫到這裡沒有寫完所以後面還有很多很多字',
  '就接在這一行的開頭了。下一句\u200b也在。',
  '一句話說完了&#12290;再說一句&#12290;',
].join('\n');

const opened = async (content = damaged): Promise<Engine> => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await importFile(engine, folder, 'a.txt', content));
  return engine;
};

const decide = async (engine: Engine, repairs: readonly RepairId[], decision: RepairDecision) =>
  engine.client.cleanup.decide({ repairs: [...repairs], decision });

const find = async (engine: Engine, before: string): Promise<Repair> => {
  const repair = (await allRepairs(engine)).find((each) => each.before === before);
  if (repair === undefined) throw new Error(`no repair of ${before}`);
  return repair;
};

const sources = async (engine: Engine): Promise<(string | undefined)[]> =>
  (await allRows(engine)).map(({ cells }) => cells.source?.text);

/** Every repair's place in the raw text, in code points; all must be refused. */
const rawPlaces = async (engine: Engine): Promise<ReadonlyMap<RepairId, number>> => {
  const starts = new Map<number, number>();
  let at = 0;
  for (const { segment, cells, gap } of await allRows(engine)) {
    starts.set(segment, at);
    at += Array.from((cells.source?.text ?? '') + gap).length;
  }
  return new Map(
    (await allRepairs(engine)).map(({ id, segment, start }) => [id, (starts.get(segment) ?? 0) + start]),
  );
};

const applied = (raw: string, repairs: readonly Repair[], places: ReadonlyMap<RepairId, number>): string => {
  const points = Array.from(raw);
  const accepted = repairs.filter(({ decision }) => decision === 'accepted');
  for (const { id, before, after } of accepted.toReversed()) {
    const start = places.get(id) ?? 0;
    points.splice(start, Array.from(before).length, after);
  }
  return points.join('');
};

test('repairs of one row are counted, listed and decided on by themselves', async () => {
  const engine = await opened();
  const offered = (await allRepairs(engine)).filter(({ decision }) => decision === 'offered');
  const [one] = offered;
  if (one === undefined) throw new Error('nothing is offered');
  const { segment, kind } = one;
  const own = (await allRepairs(engine)).filter((each) => each.segment === segment);
  expect(own.length).toBeLessThan((await allRepairs(engine)).length);
  expect(good(await engine.client.cleanup.list({ segment }))).toEqual({ total: own.length, repairs: own });
  const groups = good(await engine.client.cleanup.groups({ segment }));
  const counted = groups.reduce((sum, each) => sum + each.accepted + each.offered + each.refused, 0);
  expect(counted).toBe(own.length);
  const meant = own.filter((each) => each.kind === kind && each.decision === 'offered');
  const decided = await engine.client.cleanup.decide({
    repairs: { segment, kind, decision: 'offered' },
    decision: 'refused',
  });
  expect(good(decided).changed).toBe(meant.length);
  const left = (await allRepairs(engine)).filter(({ decision }) => decision === 'offered');
  expect(left.length).toBe(offered.length - meant.length);
});

describe('deciding about repairs', () => {
  test('in any order gives the raw text with the accepted ones applied, and undo the text before', async () => {
    const engine = await opened();
    const start = await allRows(engine);
    const ids = (await allRepairs(engine)).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(15);
    expect(good(await decide(engine, ids, 'refused')).leftEdited).toBe(0);
    const raw = joined(await allRows(engine));
    expect(raw).toBe(damaged);
    const places = await rawPlaces(engine);
    const choices = fc.array(
      fc.record({
        chosen: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 }),
        decision: fc.constantFrom<RepairDecision>('accepted', 'refused', 'offered'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let done = 1;
    await fc.assert(
      fc.asyncProperty(choices, async (turns) => {
        for (const { chosen, decision } of turns) {
          const before = good(await engine.client.project.info({})).sequence;
          expect(good(await decide(engine, chosen, decision)).leftEdited).toBe(0);
          if (good(await engine.client.project.info({})).sequence > before) done += 1;
          expect(joined(await allRows(engine))).toBe(applied(raw, await allRepairs(engine), places));
        }
      }),
      { numRuns: 25 },
    );
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
    for (let n = 0; n < done; n += 1) good(await engine.client.history.undo({}));
    expect(await allRows(engine)).toEqual(start);
  });

  test('cuts the segment where an accepted repair ends a sentence, unless somebody has translated it', async () => {
    const engine = await opened('第一句話說完了&#12290;第二句話開始了。');
    const two = ['第一句話說完了。', '第二句話開始了。'];
    const one = ['第一句話說完了&#12290;第二句話開始了。'];
    const { id, segment } = await find(engine, '&#12290;');
    expect(await sources(engine)).toEqual(two);
    good(await decide(engine, [id], 'refused'));
    good(await engine.client.segments.merge({ segment }));
    expect(await sources(engine)).toEqual(one);
    good(await decide(engine, [id], 'accepted'));
    expect(await sources(engine)).toEqual(two);
    expect((await allRows(engine)).map(({ cells }) => cells['zh-Hans']?.text)).toEqual([
      '第一句话说完了。',
      '第二句话开始了。',
    ]);
    good(await engine.client.history.undo({}));
    expect(await sources(engine)).toEqual(one);
    good(await engine.client.cells.edit({ segment, side: 'en', before: '', after: plain('Typed.') }));
    good(await decide(engine, [id], 'accepted'));
    expect(await sources(engine)).toEqual([two.join('')]);
    expect((await allRows(engine))[0]?.cells.en).toMatchObject({ text: 'Typed.', stale: true });
  });

  test('joins segments that its words reach over', async () => {
    const engine = await opened('這是應當?shù)摹?rdquo;大家都走了。');
    const repair = await find(engine, '?shù)摹?rdquo;');
    expect((await sources(engine)).length).toBeGreaterThan(1);
    good(await decide(engine, [repair.id], 'accepted'));
    expect(await sources(engine)).toEqual(['這是應當的。”', '大家都走了。']);
    good(await decide(engine, [repair.id], 'refused'));
    expect((await sources(engine)).join('')).toBe('這是應當?shù)摹?rdquo;大家都走了。');
  });

  test('joins the lines of a broken sentence, into one paragraph, and cuts them again', async () => {
    const first = '這一行寫到這裡沒有寫完所以後面還有很多很多字';
    const engine = await opened(`${first}\n就接在這一行的開頭了。下一句。\n完了。`);
    const { id, kind } = await find(engine, '\n');
    expect(kind).toBe('line-break');
    good(await decide(engine, [id], 'accepted'));
    expect(await sources(engine)).toEqual([`${first}就接在這一行的開頭了。`, '下一句。', '完了。']);
    expect((await allRows(engine)).map(({ opensBlock }) => opensBlock)).toEqual([true, false, true]);
    good(await decide(engine, [id], 'refused'));
    expect(await sources(engine)).toEqual([first, '就接在這一行的開頭了。', '下一句。', '完了。']);
    expect((await allRows(engine)).map(({ opensBlock }) => opensBlock)).toEqual([true, true, false, true]);
  });

  test('leaves words that were edited since, and says so', async () => {
    const engine = await opened();
    const repair = await find(engine, ',');
    const row = (await allRows(engine)).find(({ segment }) => segment === repair.segment);
    const before = row?.cells.source?.text ?? '';
    const after = plain(before.replace('，', '；'));
    good(await engine.client.cells.edit({ segment: repair.segment, side: 'source', before, after }));
    expect(await find(engine, ',')).toMatchObject({ status: 'edited' });
    expect(codeOf(await decide(engine, [repair.id], 'refused'))).toBe('repair.text-edited');
    const other = await find(engine, '&ldquo;');
    expect(good(await decide(engine, [repair.id, other.id], 'refused'))).toEqual({
      changed: 1,
      leftEdited: 1,
    });
    expect(codeOf(await decide(engine, [9999 as RepairId], 'refused'))).toBe('repair.unknown');
  });

  test('of a whole kind is one step of undo, ten thousand at once too', async () => {
    const engine = await opened('他說,今天走了。\n'.repeat(10_000));
    const groups = good(await engine.client.cleanup.groups({}));
    expect(groups).toEqual([{ kind: 'punctuation', accepted: 10_000, refused: 0, offered: 0 }]);
    const repairs = { kind: 'punctuation', decision: 'accepted' } as const;
    const report = good(await engine.client.cleanup.decide({ repairs, decision: 'refused' }));
    expect(report).toEqual({ changed: 10_000, leftEdited: 0 });
    const page = good(await engine.client.rows.page({ from: 9_999, count: 2 }));
    expect(page.rows.map(({ cells }) => cells['zh-Hans']?.text)).toEqual([
      '他说,今天走了。',
      '他说,今天走了。',
    ]);
    good(await engine.client.history.undo({}));
    expect(good(await engine.client.cleanup.groups({}))).toEqual(groups);
  });

  test('does nothing to a locked original', async () => {
    const engine = await opened();
    const repair = await find(engine, ',');
    good(await engine.client.cells.lock({ segments: [repair.segment], side: 'source', locked: true }));
    expect(codeOf(await decide(engine, [repair.id], 'refused'))).toBe('repair.text-edited');
  });
});

test('repairs are told in text order, with the words around them', async () => {
  const engine = await opened();
  const repairs = await allRepairs(engine);
  const rows = repairs.map(({ row }) => row);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  expect(await find(engine, ',')).toMatchObject({
    lead: expect.stringMatching(/開始了$/),
    trail: expect.stringMatching(/^對吧/),
  });
  const page = good(
    await engine.client.cleanup.list({ kind: 'entity', decision: 'accepted', from: 1, count: 2 }),
  );
  const entities = repairs.filter(({ kind, decision }) => kind === 'entity' && decision === 'accepted');
  expect(page).toEqual({ total: entities.length, repairs: entities.slice(1, 3) });
});
