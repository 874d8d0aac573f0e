import { readFileSync } from 'node:fs';
import { gramsOf } from '#core/memory/grams.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { parseTeamAddress, type TeamAddress } from '#engine/team-memory/address.ts';
import { connectTo } from '#engine/team-memory/connect.ts';
import type { Link } from '#engine/team-memory/link.ts';
import { setUpMemory, enterMemory } from '#engine/team-memory/schema.ts';
import { alikeOn, putOn } from '#engine/team-memory/server-units.ts';
import type { TeamUnit } from '#engine/store/team-units-repository.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import {
  chineseText,
  chineseWords,
  edited,
  sentence,
  type Sentence,
} from '#tests/unit/core/memory/sentences.ts';
import { lackOfPostgres, makePostgres } from '#tests/integration/engine/team/postgres-server.ts';
import { bruteForce } from '../brute-force.ts';
import { megabytes, percentile, round, timed, type Bench, type Line } from '../measure.ts';

/** `DUIZHAO_UNITS=1000000 npm run bench -- team-memory` measures a million. */
const units = Number(process.env['DUIZHAO_UNITS'] ?? 100_000);
const lookups = 400;
/** For so many of them it is found out what comparing with every unit finds. */
const compared = 120;
const writing = 1000;
const shares = [0.03, 0.08, 0.15, 0.25, 0.35];
const leasts = [0.75, 0.6] as const;
/** How often each is asked: the quickest answer counts, since others share the machine. */
const asks = 3;
const bands = [
  { name: '≥ 75 %', from: 0.75 },
  { name: '60–75 %', from: 0.6 },
] as const;

const connected = async (given: string): Promise<{ readonly link: Link; readonly address: TeamAddress }> => {
  const address = parseTeamAddress(given);
  if (!address.ok) throw new Error(address.error.code);
  const link = await connectTo(address.value, null, { isPatient: true });
  if (!link.ok) throw new Error(link.error.code);
  return { link: link.value, address: address.value };
};

/** Seconds of processor time that a process of this machine has used; NaN where that is not told. */
const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
};

const unitOf = (text: string, n: number): TeamUnit => ({
  id: '',
  unit: `bench/${n}`,
  writer: '',
  author: 'Bench',
  at: '2026-01-01T00:00:00.000Z',
  original: { text, tags: [], language: 'zh-Hans' },
  translations: [{ text: 'A sentence of the same length, more or less.', tags: [], language: 'en' }],
  state: 'translated',
  document: 'bench',
  before: null,
  after: null,
  origin: '',
});

/** Units that are stored as those of a team are, to tell how fast that is. */
const through = 3000;

/**
 * The rest at once, with the index made and the grams counted afterwards: what `put_units` would leave, in a fraction of the time. Whoever begins with millions does
 * likewise (docs/team-memory.md).
 */
const copyAll = async (link: Link, texts: readonly string[]): Promise<void> => {
  await link.script('DROP INDEX search_grams');
  for (let from = through; from < texts.length; from += writing) {
    const given = texts.slice(from, from + writing).map((text, n) => {
      const key = memoryKey(text);
      return {
        unit: `bench/${from + n + 1}`,
        text,
        key,
        length: pointsOf(key).length,
        grams: [...gramsOf(key)],
      };
    });
    await link.query(
      `WITH given AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (unit text, text text, key text, length integer, grams integer[])
      ), stored AS (
        INSERT INTO units (unit, writer, author, at, language, original, translations, folded, state, document, origin)
        SELECT unit, session_user, 'Bench', now(), 'zh-Hans', text, $2::jsonb, '', 'translated', 'bench', '' FROM given
        RETURNING id, unit
      )
      INSERT INTO search SELECT stored.id, length, key, grams FROM given JOIN stored USING (unit)`,
      [JSON.stringify(given), JSON.stringify(unitOf('', 0).translations)],
    );
  }
};

const fill = async (link: Link, texts: readonly string[]): Promise<number> => {
  const { ms } = await timed(async () => {
    for (let from = 0; from < through; from += 100)
      await putOn(
        link,
        texts.slice(from, from + 100).map((text, n) => unitOf(text, from + n + 1)),
      );
  });
  await copyAll(link, texts);
  await link.script(`CREATE INDEX search_grams ON search USING gin (grams) WITH (fastupdate = off);
    TRUNCATE grams, gram_changes;
    INSERT INTO grams SELECT gram, count(*) FROM (SELECT unnest(grams) AS gram FROM search) counted GROUP BY gram`);
  await link.script('VACUUM ANALYZE');
  return Math.round(through / (ms / 1000));
};

const recall = async (
  link: Link,
  texts: readonly string[],
  queries: readonly string[],
): Promise<readonly { readonly found: number; readonly all: number }[]> => {
  const compare = bruteForce(texts);
  const tally = bands.map(() => ({ found: 0, all: 0 }));
  for (const query of queries) {
    const got = new Set((await alikeOn(link, query, 0.6, 400)).map(({ unit }) => unit.unit));
    for (const [id, score] of compare(query)) {
      const band = tally[bands.findIndex(({ from }) => score >= from)];
      if (band === undefined) continue;
      band.all += 1;
      if (got.has(`bench/${id}`)) band.found += 1;
    }
  }
  return tally;
};

/** How long look-ups of matches of `least` and more take, by the clock, and how much of the server's processor on average of all. */
const lookUps = async (
  link: Link,
  server: number,
  queries: readonly string[],
  least: number,
): Promise<Line> => {
  for (const query of queries) await alikeOn(link, query, least, 20);
  const before = cpuOf(server);
  const times = queries.map(() => Infinity);
  for (const _ of Array.from({ length: asks }))
    for (const [n, query] of queries.entries())
      times[n] = Math.min(times[n] ?? Infinity, (await timed(() => alikeOn(link, query, least, 20))).ms);
  const seconds = (cpuOf(server) - before) / asks;
  const name = `≥ ${least * 100} %`;
  return {
    [`${name}: p50 ms`]: round(percentile(times, 0.5), 2),
    [`${name}: p95`]: round(percentile(times, 0.95), 2),
    [`${name}: server CPU ms`]: round((seconds * 1000) / queries.length, 2),
  };
};

const measured = async (link: Link, texts: readonly string[], queries: readonly string[]): Promise<Line> => {
  const [server] = await link.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const trips: number[] = [];
  for (const _ of queries) trips.push((await timed(() => link.query('SELECT 1'))).ms);
  const lookedUp: Line[] = [];
  for (const least of leasts) lookedUp.push(await lookUps(link, server?.pid ?? 0, queries, least));
  const [sizes] = await link.query<{ index: string; all: string }>(
    `SELECT pg_relation_size('search_grams')::text AS index, pg_database_size(current_database())::text AS all`,
  );
  const found = await recall(link, texts, queries.slice(0, compared));
  return {
    units: texts.length,
    'round trip p50': round(percentile(trips, 0.5), 2),
    ...Object.assign({}, ...lookedUp),
    'index MB': megabytes(Number(sizes?.index)),
    'database MB': megabytes(Number(sizes?.all)),
    ...Object.fromEntries(
      bands.map(({ name }, n) => [name, `${found[n]?.found ?? 0} of ${found[n]?.all ?? 0}`]),
    ),
  };
};

export const teamMemory: Bench = {
  name: 'team-memory',
  run: async () => {
    const lack = lackOfPostgres('the bench of a team’s memory');
    if (lack !== null) return { title: `Team memory: ${lack}`, notes: [], lines: [] };
    const server = await makePostgres({ settings: ['shared_buffers=512MB', 'maintenance_work_mem=256MB'] });
    try {
      const { link, address } = await connected(server.address('owner'));
      const made = await setUpMemory(link, address.memory, address.host);
      if (!made.ok) throw new Error(made.error.code);
      await enterMemory(link, address.memory);
      const words = chineseWords();
      const random = randomFrom(1);
      const sentences = Array.from({ length: units }, () => sentence(words, random));
      const texts = sentences.map(chineseText);
      const perSecond = await fill(link, texts);
      const queries = Array.from({ length: lookups }, (_, n) => {
        const from: Sentence = sentences[Math.floor(random() * units)] ?? [];
        return chineseText(edited(from, shares[n % shares.length] ?? 0, words, random));
      });
      const line = await measured(link, texts, queries);
      link.close();
      return {
        title: 'Team memory on PostgreSQL: matches of at least 60 % for Chinese sentences that were edited',
        notes: [
          `A server on this machine, ${lookups} sentences, one after another, each asked once before it is timed, and then ${asks} times, of which the quickest counts. Found of those that comparing with every unit finds, for ${compared} of them. ${perSecond} units a second were stored through put_units, a hundred at a time, as a team's are.`,
        ],
        lines: [line],
      };
    } finally {
      await server.remove();
    }
  },
};
