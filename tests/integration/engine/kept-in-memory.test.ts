import * as fc from 'fast-check';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { cellStates, plain, type Row, type Side } from '#core/model/index.ts';
import { plainContent } from './annotating.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { openTelling } from './journeys/telling.ts';

/*
 * The engine keeps in memory what it has read, and keeps that up with what is changed: findings, annotations, terms, repairs, what reviews
 * gathered, the order of rows. Whatever was done, it must answer as an engine does that opens the file now.
 */

/** Random histories; `npm run bench -- trials` goes through far more. */
const histories = Number(process.env['DUIZHAO_HISTORIES'] ?? 2);

const sides: readonly Side[] = ['source', 'zh-Hans', 'en'];
const filters: readonly Parameters<EngineClient['rows']['filter']>[0][] = [
  { openRepairs: true },
  { findings: true },
  { annotated: 'open' },
  { cells: [{ side: 'en', text: 'sentence' }] },
];

/** Everything that is asked of an open project, by names. */
const answers = async (client: EngineClient): Promise<Readonly<Record<string, unknown>>> => {
  const said: Record<string, unknown> = {};
  const page = { from: 0, count: 500 };
  said['rows'] = await client.rows.page({ from: 1, count: 500 });
  said['counts'] = await client.project.counts({});
  said['lengths'] = await client.project.lengths({});
  for (const group of ['none', 'kind', 'document'] as const)
    said[`annotations by ${group}`] = await client.annotations.list({ group, ...page });
  said['facets'] = await client.annotations.facets({});
  said['people'] = await client.annotations.people({});
  const [note] = good(await client.annotations.list({ count: 1 })).items;
  if (note !== undefined)
    said['occurrences'] = await client.annotations.occurrences({ annotation: note.annotation.id });
  said['findings'] = await client.checks.list(page);
  said['groups of findings'] = await client.checks.groups({});
  said['ignored'] = await client.checks.ignored(page);
  said['repairs'] = await client.cleanup.list(page);
  said['groups of repairs'] = await client.cleanup.groups({});
  for (const filter of filters) said[JSON.stringify(filter)] = await client.rows.filter(filter);
  said['found'] = await client.find.search({ query: { mode: 'plain', text: '的', sides: [...sides] } });
  said['terms'] = await client.terms.list(page);
  const { rows } = good(await client.rows.page({ from: 1, count: 6 }));
  for (const { segment } of rows) said[`terms in ${segment}`] = await client.terms.inRow({ segment });
  const overview = good(await client.review.overview({}));
  said['reviews'] = overview;
  for (const { id: review } of overview.role === 'host' ? overview.reviews : []) {
    said['items'] = await client.review.items({ review });
    said['conflicts'] = await client.review.conflicts({ review });
  }
  said['history'] = await client.history.list({ count: 500 });
  return said;
};

type Act = (client: EngineClient, row: Row, next: number) => Promise<unknown>;
const words = ['樓梯。', '后来。林海音說：', 'The stairs  went.', '', '，乾了的', 'steps (one'];
const wordsFor = (n: number): string => words[n % words.length] ?? '';

const noteAt = async (client: EngineClient, n: number) => {
  const { items } = good(await client.annotations.list({ count: 100 }));
  return items[n % Math.max(1, items.length)];
};

const acts: Readonly<Record<string, Act>> = {
  edit: (client, { segment, cells }, n) => {
    const side = sides[n % 3] ?? 'en';
    const before = cells[side]?.text ?? '';
    const text = n % 2 === 0 ? wordsFor(n) : before.slice(0, n % 9) + wordsFor(n) + before.slice(n % 9);
    return client.cells.edit({ segment, side, before, after: plain(text) });
  },
  state: (client, { segment }, n) =>
    client.cells.setState({ segments: [segment], side: 'en', state: cellStates[1 + (n % 4)] ?? 'draft' }),
  lock: (client, { segment }, n) =>
    client.cells.lock({ segments: [segment], side: sides[n % 3] ?? 'en', locked: n % 4 < 2 }),
  split: (client, { segment }, n) => client.segments.split({ segment, side: 'source', at: 1 + (n % 9) }),
  join: (client, { segment }) => client.segments.merge({ segment }),
  convert: (client) => client.cells.convert({ segments: 'all', side: 'zh-Hans', overwriteEdited: false }),
  annotate: (client, { segment, cells }, n) => {
    const side = sides[n % 3] ?? 'en';
    const start = n % Math.max(1, (cells[side]?.text.length ?? 0) - 1);
    const content = { ...plainContent, body: `Note ${n} @B`, tags: [n % 2 === 0 ? 'a' : 'b'] };
    return client.annotations.create({ content, ranges: [{ segment, side, start, end: start + 2 }] });
  },
  rewrite: async (client, _, n) => {
    const note = await noteAt(client, n);
    return (
      note &&
      client.annotations.update({
        annotation: note.annotation.id,
        content: { body: `Said ${n}`, kind: n % 2 === 0 ? 'error' : 'question' },
      })
    );
  },
  reply: async (client, _, n) => {
    const note = await noteAt(client, n);
    return note && client.annotations.reply({ annotation: note.annotation.id, body: `So ${n} @C` });
  },
  unnote: async (client, _, n) => {
    const note = await noteAt(client, n);
    return note && client.annotations.remove({ annotations: [note.annotation.id] });
  },
  resolve: async (client, _, n) => {
    const note = await noteAt(client, n);
    return note && client.annotations.resolve({ annotations: [note.annotation.id], reason: 'done' });
  },
  decide: async (client, _, n) => {
    const { repairs } = good(await client.cleanup.list({}));
    const one = repairs[n % Math.max(1, repairs.length)];
    const decision = (['accepted', 'refused', 'offered'] as const)[n % 3] ?? 'offered';
    return one && client.cleanup.decide({ repairs: [one.id], decision });
  },
  term: (client, _, n) =>
    client.terms.add({
      terms: [
        { language: 'zh-Hant', text: ['老人', '水', '雨', '門'][n % 4] ?? '', status: 'preferred' },
        { language: 'en', text: `term ${n}`, status: 'preferred' },
      ],
    }),
  unterm: async (client, _, n) => {
    const { concepts } = good(await client.terms.list({}));
    const one = concepts[n % Math.max(1, concepts.length)];
    return one && client.terms.remove({ concepts: [one.id] });
  },
  ignore: async (client, _, n) => {
    const { findings } = good(await client.checks.list({}));
    const one = findings[n % Math.max(1, findings.length)];
    if (one === undefined) return null;
    const { check, code, words: said, segment, side } = one;
    const where = n % 2 === 0 ? 'here' : 'everywhere';
    return client.checks.ignore({ finding: { check, code, words: said, segment, side }, where });
  },
  show: async (client) => {
    const { entries } = good(await client.checks.ignored({}));
    return entries.length > 0
      ? client.checks.unignore({ entries: entries.map(({ row: _row, ...entry }) => entry) })
      : null;
  },
  configure: (client, _, n) =>
    client.project.configure({
      region: (['cn', 'tw', 'hk'] as const)[n % 3] ?? 'cn',
      people: [`P${n % 3}`],
      protectedWords: [],
    }),
  undo: (client) => client.history.undo({}),
  redo: (client) => client.history.redo({}),
};
const names = Object.keys(acts);
const act = fc.record({ does: fc.constantFrom(...names), row: fc.nat(), n: fc.nat(1000) });

test('whatever was done, the engine answers as one does that opens the file now', async () => {
  const tally = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 16, maxLength: 16 }), async (all) => {
      const { client, engine, folder } = await openTelling();
      // Read once, so that all that follows has to be kept up with.
      await answers(client);
      for (const { does, row, n } of all) {
        const { rows } = good(await client.rows.page({ from: 1, count: 100 }));
        const chosen = rows[row % rows.length];
        if (chosen === undefined) throw new Error('no rows');
        const said = (await acts[does]?.(client, chosen, n)) as { readonly ok: boolean } | null | undefined;
        tally[said?.ok === true ? 'done' : 'refused'] += 1;
      }
      const now = await answers(client);
      const elsewhere = scratch();
      const path = join(elsewhere, 'rich.duizhao');
      for (const ending of ['', '-wal'])
        if (existsSync(join(folder, `rich.duizhao${ending}`)))
          cpSync(join(folder, `rich.duizhao${ending}`), path + ending);
      const other = startEngine(elsewhere);
      good(await other.client.project.open({ path }));
      expect(await answers(other.client)).toEqual(now);
      await other.close();
      await engine.close();
    }),
    { numRuns: histories },
  );
  expect(tally.done).toBeGreaterThan(tally.refused);
});
