import { rmSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { ReviewList, ReviewRecord, Version } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { emptyRecord, mergeRecords, returnedByCell } from '#core/review/merge.ts';
import { frozenCells } from '#core/review/package.ts';
import { distinctVersions, keysKnownTo, versionKey, versionsByUid } from '#core/review/versions.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { presentRecord } from '#engine/review/record.ts';
import { rowsOfRound } from '#engine/store/review-rows-repository.ts';
import { roundsOf } from '#engine/store/reviews-repository.ts';
import { plainContent, rangeOf } from '../annotating.ts';
import { good, reopen } from '../fixtures.ts';
import {
  cellAt,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  tablesOf,
  taking,
  undo,
  type Guest,
  type Host,
} from './reviewing.ts';

/** Random histories; `npm run bench -- trials` goes through far more. */
const histories = Number(process.env['DUIZHAO_HISTORIES'] ?? 5);

const rows = 3;
const words = ['walked', 'ran', 'sky', 'night', 'nobody', 'quite', ''] as const;

/** Anything somebody may do to texts and annotations in a file. */
const doing = fc.oneof(
  {
    arbitrary: fc.record({
      does: fc.constant('write' as const),
      row: fc.integer({ min: 1, max: rows }),
      at: fc.nat(5),
      word: fc.constantFrom(...words),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ does: fc.constant('state' as const), row: fc.integer({ min: 1, max: rows }) }),
    weight: 1,
  },
  {
    arbitrary: fc.record({ does: fc.constant('note' as const), row: fc.integer({ min: 1, max: rows }) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      does: fc.constantFrom('rewrite' as const, 'reply' as const, 'remove' as const),
      note: fc.nat(3),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ does: fc.constant('undo' as const) }), weight: 1 },
);
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;

const moves = fc.oneof(
  {
    arbitrary: fc.record({ who: fc.constantFrom('host' as const, 'a' as const, 'b' as const), what: doing }),
    weight: 6,
  },
  { arbitrary: fc.record({ back: fc.constantFrom('a' as const, 'b' as const) }), weight: 2 },
  {
    arbitrary: fc.record({ take: fc.constantFrom('a' as const, 'b' as const), freeze: fc.boolean() }),
    weight: 1,
  },
  { arbitrary: fc.record({ merge: fc.nat(5), apply: fc.boolean() }), weight: 2 },
  {
    arbitrary: fc.record({
      answer: fc.nat(5),
      decision: fc.constantFrom('accepted' as const, 'rejected' as const),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ cut: fc.integer({ min: 1, max: rows }) }), weight: 1 },
);
type Move = typeof moves extends fc.Arbitrary<infer T> ? T : never;

let said = 0;

/** Does something in a file, as far as it can be done there. */
const act = async (client: EngineClient, what: Doing): Promise<void> => {
  if (what.does === 'undo') {
    await client.history.undo({});
    return;
  }
  if ('row' in what) {
    const { total } = good(await client.rows.page({ from: 1, count: 1 }));
    const row = 1 + ((what.row - 1) % total);
    const [found] = good(await client.rows.page({ from: row, count: 1 })).rows;
    if (found === undefined) return;
    const { text } = await cellAt(client, row);
    if (what.does === 'write') {
      const parts = text.split(' ');
      parts[what.at % parts.length] = what.word;
      const after = { text: parts.filter((part) => part !== '').join(' '), tags: [] };
      await client.cells.edit({ segment: found.segment, side: 'en', before: text, after });
    } else if (what.does === 'state') {
      await client.cells.setState({ segments: [found.segment], side: 'en', state: 'reviewed' });
    } else if (text !== '') {
      const range = await rangeOf(client, row, 'en', text.split(' ')[0] ?? '');
      said += 1;
      await client.annotations.create({
        content: { ...plainContent, body: `note ${said}` },
        ranges: [range],
      });
    }
    return;
  }
  const notes = good(await client.annotations.list({})).items;
  const id = notes[what.note % Math.max(1, notes.length)]?.annotation.id;
  if (id === undefined) return;
  said += 1;
  if (what.does === 'rewrite')
    good(await client.annotations.update({ annotation: id, content: { body: `said ${said}` } }));
  else if (what.does === 'reply')
    good(await client.annotations.reply({ annotation: id, body: `reply ${said}` }));
  else good(await client.annotations.remove({ annotations: [id] }));
};

type Played = {
  readonly host: Host;
  readonly guests: Record<'a' | 'b', Guest>;
  readonly files: readonly string[];
};

const names = { a: '甲', b: '乙' } as const;

const play = async (history: readonly Move[]): Promise<Played> => {
  const host = await hosting();
  const { client, review } = host;
  await act(client, { does: 'note', row: 1 });
  await act(client, { does: 'note', row: 2 });
  const sent = await handOver(host);
  const guests = { a: await taking(host, sent, names.a), b: await taking(host, sent, names.b) };
  const files: string[] = [];
  for (const move of history) {
    if ('what' in move) await act(move.who === 'host' ? client : guests[move.who].client, move.what);
    else if ('back' in move) files.push(await handBack(guests[move.back]));
    else if ('take' in move) {
      // Nobody throws away what they have not handed back.
      files.push(await handBack(guests[move.take]));
      if (move.freeze) await client.review.nextRound({ review: review.id });
      guests[move.take] = await taking(host, await handOver(host), names[move.take]);
    } else if ('merge' in move) {
      const file = files[move.merge % Math.max(1, files.length)];
      if (file !== undefined) good(await merge(host, file, move.apply));
    } else if ('answer' in move) {
      const items = await itemsIn(host);
      const item = items[move.answer % Math.max(1, items.length)];
      if (item !== undefined)
        good(await client.review.answer({ review: review.id, items: [item.id], decision: move.decision }));
    } else {
      const [row] = good(await client.rows.page({ from: move.cut, count: 1 })).rows;
      if (row !== undefined) await client.segments.merge({ segment: row.segment });
    }
  }
  for (const name of ['a', 'b'] as const) files.push(await handBack(guests[name]));
  return { host, guests, files };
};

/** Everything that was ever handed back, and what the host makes of it. */
const gathered = async ({ host, files }: Played) => {
  let union: ReviewRecord = emptyRecord;
  for (const file of files)
    union = mergeRecords(union, good(await readPackage(file, file, null)).content.record);
  good(await host.client.project.close({}));
  const project = reopen(host.path);
  const record = presentRecord(project, host.review.id);
  const frozen = roundsOf(project.handle, host.review.id).flatMap(({ round }) =>
    frozenCells(rowsOfRound(project.handle, host.review.id, round)),
  );
  closeProject(project);
  good(await host.client.project.open({ path: host.path }));
  return { union, record, frozen };
};

const isIn = (record: ReviewRecord, list: ReviewList, version: Version<unknown>): boolean => {
  const versions: readonly Version<unknown>[] = record[list];
  return keysKnownTo(versions).has(versionKey(version));
};

const mergeAll = async (host: Host, files: readonly string[]): Promise<number> => {
  let steps = 0;
  for (const file of files) if (!good(await merge(host, file)).same) steps += 1;
  return steps;
};

/** Every suggestion is listed, every note and reply stands, or is a conflict that shows it, or was taken back knowingly. */
const expectNothingLost = async (played: Played): Promise<void> => {
  const { host } = played;
  const { client, review } = host;
  const { union, record, frozen } = await gathered(played);
  const { cells, adrift } = returnedByCell(union, frozen);
  expect(adrift).toEqual([]);
  const listed = new Set((await itemsIn(host)).map(({ id }) => id));
  const suggested = [...cells.values()]
    .flat()
    .flatMap(({ cell, frozen: from }) => itemsOfCell(cell, from).map(({ id }) => id));
  expect(suggested.filter((id) => !listed.has(id))).toEqual([]);
  for (const list of ['cells', 'answers', 'annotations', 'replies'] as const) {
    const versions: readonly Version<unknown>[] = union[list];
    expect(versions.filter((version) => !isIn(record, list, version))).toEqual([]);
  }
  const conflicts = good(await client.review.conflicts({ review: review.id }));
  const inConflict = new Set(conflicts.flatMap(({ versions }) => versions.map(({ text }) => text)));
  const live = good(await client.annotations.list({})).items;
  const shown = new Set(
    live.flatMap(({ annotation, replies }) => [annotation.body, ...replies.map(({ body }) => body)]),
  );
  for (const list of [record.annotations, record.replies]) {
    for (const [, versions] of versionsByUid<{ readonly body: string }>(list)) {
      const distinct = distinctVersions(versions);
      const bodies = distinct.filter(({ removed }) => !removed).map(({ value }) => value.body);
      expect(bodies.filter((body) => !shown.has(body) && !inConflict.has(body))).toEqual([]);
      // Of a conflict, the translator may have removed what is shown of it.
      if (distinct.length === 1) expect(bodies.filter((body) => !shown.has(body))).toEqual([]);
    }
  }
};

/**
 * Tables without where exactly anchors stand: a note that one package removes and another brings back is put on its words
 * again, where one that was there all the time has followed every edit.
 */
const unplaced = ({ anchors, ...tables }: Awaited<ReturnType<typeof tablesOf>>) => ({
  ...tables,
  anchors: (anchors ?? [])
    .map((row) => {
      const { annotation, side, quote, hash } = JSON.parse(row) as Record<string, unknown>;
      return JSON.stringify([annotation, side, quote, hash]);
    })
    .sort(),
});

const tidy = async ({ host, guests }: Played): Promise<void> => {
  for (const { client } of [host, guests.a, guests.b]) good(await client.project.close({}));
  rmSync(host.folder, { recursive: true, force: true });
};

const host = (what: Doing): Move => ({ who: 'host', what });
/** Histories that once ended in another file, depending on the order. */
const heldAgainst: [Move[], boolean][] = [
  // One removes a note that another rewrites and a third answers: both versions stand.
  [
    [
      host({ does: 'reply', note: 1 }),
      host({ does: 'write', row: 1, at: 0, word: 'walked' }),
      { who: 'a', what: { does: 'rewrite', note: 0 } },
      { who: 'b', what: { does: 'remove', note: 1 } },
      host({ does: 'state', row: 1 }),
      host({ does: 'note', row: 1 }),
      host({ does: 'rewrite', note: 0 }),
      { back: 'a' },
      { cut: 1 },
      host({ does: 'rewrite', note: 2 }),
      { take: 'a', freeze: false },
      host({ does: 'note', row: 1 }),
      host({ does: 'write', row: 1, at: 0, word: 'walked' }),
    ],
    true,
  ],
];

describe('a translator and two reviewers, whatever they do', () => {
  it(
    'lose nothing, and end with the same file in whatever order what was handed back is taken in',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(moves, { minLength: 12, maxLength: 40, size: 'max' }),
          fc.boolean(),
          async (history, turned) => {
            const played = await play(history);
            const { host, files } = played;
            const before = await tablesOf(host);
            const steps = await mergeAll(host, files);
            await expectNothingLost(played);
            const after = await tablesOf(host);
            expect(await mergeAll(host, files)).toBe(0);
            expect(await problemsOf(host)).toEqual([]);
            await undo(host, steps);
            expect(await tablesOf(host)).toEqual(before);
            const order = turned ? files.toReversed() : [...files.slice(1), ...files.slice(0, 1)];
            await mergeAll(host, order);
            expect(unplaced(await tablesOf(host))).toEqual(unplaced(after));
            expect(await problemsOf(host)).toEqual([]);
            await tidy(played);
          },
        ),
        // Each plays some dozens of moves in three projects.
        { numRuns: histories + heldAgainst.length, examples: heldAgainst },
      );
    },
    200_000 + histories * 20_000,
  );
});
