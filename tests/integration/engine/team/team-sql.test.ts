import { afterAll, beforeAll, expect, test } from 'vitest';
import { patternOf } from '#core/memory/distance.ts';
import { memoryKey } from '#core/memory/key.ts';
import { similarity } from '#core/memory/score.ts';
import type { Link } from '#engine/team-memory/link.ts';
import { checkSchema, schemaVersion, setUpMemory, enterMemory } from '#engine/team-memory/schema.ts';
import { alikeOn, mayWrite, partsOn, putOn, searchOn, stateOn } from '#engine/team-memory/server-units.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { chineseText, chineseWords, edited, sentence } from '#tests/unit/core/memory/sentences.ts';
import { openPglite } from './pglite-link.ts';
import { teamUnit } from './units.ts';

let link: Link;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ link, stop } = await openPglite());
}, 300_000);
afterAll(() => stop());

/** An empty memory of its own for a test. */
const fresh = async (name: string): Promise<void> => {
  await setUpMemory(link, name, 'host');
  await enterMemory(link, name);
};

const grams = async (): Promise<{ readonly counted: string; readonly real: string }> => {
  const [row] = await link.query<{ counted: string; real: string }>(
    `SELECT (SELECT coalesce(sum(texts), 0) FROM grams)::text AS counted,
      (SELECT count(*) FROM (SELECT unnest(grams) FROM search) g)::text AS real`,
  );
  return row ?? { counted: '', real: '' };
};

test('a memory is made once, and known by its version', async () => {
  expect(await checkSchema(link, 'acme', 'host')).toMatchObject({ error: { code: 'team.not-set-up' } });
  expect(await setUpMemory(link, 'acme', 'host')).toEqual({
    ok: true,
    value: { from: 0, to: schemaVersion },
  });
  expect(await setUpMemory(link, 'acme', 'host')).toEqual({
    ok: true,
    value: { from: schemaVersion, to: schemaVersion },
  });
  expect(await checkSchema(link, 'acme', 'host')).toEqual({ ok: true, value: null });
  await enterMemory(link, 'acme');
  expect(await mayWrite(link)).toBe(true);
  expect(await stateOn(link)).toEqual({ units: 0, languages: [] });
});

test('a memory of a newer version is left alone, by those who use it and by those who set it up', async () => {
  await fresh('later');
  await link.query('INSERT INTO schema_version (version, name) VALUES (99, $1)', ['of tomorrow']);
  const newer = { error: { code: 'team.newer', params: { version: 99, supported: schemaVersion } } };
  expect(await checkSchema(link, 'later', 'host')).toMatchObject(newer);
  expect(await setUpMemory(link, 'later', 'host')).toMatchObject(newer);
  await link.query('DELETE FROM schema_version');
  await link.query('INSERT INTO schema_version (version, name) VALUES (0, $1)', ['of long ago']);
  expect(await checkSchema(link, 'later', 'host')).toMatchObject({ error: { code: 'team.not-set-up' } });
});

test('a set-up that fails half-way leaves nothing', async () => {
  const broken: Link = {
    ...link,
    script: async (sql) => link.script(`${sql}; SELECT * FROM no_such_table`),
  };
  await expect(setUpMemory(broken, 'half', 'host')).rejects.toThrow('no_such_table');
  expect(await checkSchema(link, 'half', 'host')).toMatchObject({ error: { code: 'team.not-set-up' } });
  expect(await link.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'half'`)).toEqual([]);
});

test('what is sent twice is there once; a later version takes its place, an earlier one does not', async () => {
  await fresh('versions');
  const first = teamUnit('p/1', '我們發現了新的問題', 'We found a new problem');
  const later = teamUnit('p/1', '我們發現了新的問題', 'We have found a new problem', {
    at: '2026-01-02T00:00:00.000Z',
    before: '前一句',
    origin: 'typed',
  });
  await putOn(link, [first, teamUnit('p/2', '新的問題', 'new problem')]);
  await putOn(link, [later]);
  await putOn(link, [later, first]);
  expect(await stateOn(link)).toEqual({ units: 2, languages: [{ language: 'zh-Hant', units: 2 }] });
  const [found] = await alikeOn(link, '我们发现了新的问题', 0.9, 10);
  expect(found?.similarity).toBe(1);
  expect(found?.unit).toMatchObject({
    unit: 'p/1',
    author: 'Anna',
    at: '2026-01-02T00:00:00.000Z',
    before: '前一句',
    after: null,
    origin: 'typed',
    original: { text: '我們發現了新的問題', language: 'zh-Hant', tags: [] },
    translations: [{ text: 'We have found a new problem', language: 'en', tags: [] }],
    state: 'translated',
    document: 'report.txt',
  });
  expect(await grams()).toMatchObject({ counted: (await grams()).real });
});

test('two who translate the same row are both kept, with their names', async () => {
  await fresh('both');
  await putOn(link, [teamUnit('p/1', '發現問題', 'Find the problem')]);
  await putOn(link, [teamUnit('p/1', '發現問題', 'Discover problems', { author: 'Bo' })]);
  const found = await alikeOn(link, '發現問題', 0.9, 10);
  expect(found.map(({ unit }) => `${unit.author}: ${unit.translations[0]?.text}`).sort()).toEqual([
    'Anna: Find the problem',
    'Bo: Discover problems',
  ]);
});

test('another original is found by its own words only, and grams are counted as they are', async () => {
  await fresh('changing');
  await putOn(link, [
    teamUnit('p/1', '今天天氣很好', 'Fine weather today'),
    teamUnit('p/2', '今天下雨', 'It rains today'),
  ]);
  await putOn(link, [
    teamUnit('p/1', '明天要下大雪', 'Heavy snow tomorrow', { at: '2026-02-01T00:00:00.000Z' }),
  ]);
  expect(await alikeOn(link, '今天天氣很好', 0.6, 10)).toEqual([]);
  expect((await alikeOn(link, '明天要下大雪', 0.6, 10)).map(({ unit }) => unit.unit)).toEqual(['p/1']);
  expect((await grams()).counted).toBe((await grams()).real);
  await link.query('DELETE FROM units WHERE unit = $1', ['p/2']);
  await putOn(link, [teamUnit('p/3', '後天', 'The day after')]);
  expect((await grams()).counted).toBe((await grams()).real);
  expect(await alikeOn(link, '今天下雨', 0.6, 10)).toEqual([]);
});

test('a batch with a unit that cannot be stored stores none of them', async () => {
  await fresh('whole');
  const bad = teamUnit('p/2', '壞', 'bad', { at: 'never' });
  await expect(putOn(link, [teamUnit('p/1', '好的句子', 'good'), bad])).rejects.toThrow('never');
  expect((await stateOn(link)).units).toBe(0);
  expect(await grams()).toEqual({ counted: '0', real: '0' });
});

test('parts and words are found in either script', async () => {
  await fresh('words');
  await putOn(link, [
    teamUnit('p/1', '系統問題', 'system problem'),
    teamUnit('p/2', '我們今天修理系統', 'We repair the System today'),
    teamUnit('p/3', '別的事情', 'something else'),
  ]);
  expect((await partsOn(link, '昨天的系统问题很多', 5)).map(({ unit }) => unit)).toEqual(['p/1']);
  expect(await partsOn(link, '……', 5)).toEqual([]);
  expect((await searchOn(link, memoryKey('系統'), 5)).map(({ unit }) => unit)).toEqual(['p/2', 'p/1']);
  expect((await searchOn(link, memoryKey('SYSTEM today'), 5)).map(({ unit }) => unit)).toEqual(['p/2']);
  expect(await searchOn(link, memoryKey('%'), 5)).toEqual([]);
});

test('texts longer than the server compares, and texts without words, are answered too', async () => {
  await fresh('long');
  const long = chineseText(Array.from({ length: 90 }, (_, n) => `第${n}句話說明`));
  await putOn(link, [teamUnit('p/1', long, 'long'), teamUnit('p/2', '！！！', '!!!')]);
  const [found] = await alikeOn(link, long.replace('第5句', '第五句'), 0.6, 10);
  expect(found?.unit.unit).toBe('p/1');
  expect(found?.similarity).toBe(
    similarity(patternOf(memoryKey(long.replace('第5句', '第五句'))), memoryKey(long)),
  );
  expect(await alikeOn(link, '！！！', 0.6, 10)).toEqual([]);
});

test('what comparing with every text finds is found, with the same scores', async () => {
  await fresh('recall');
  const random = randomFrom(7);
  const words = chineseWords();
  const sentences = Array.from({ length: 600 }, () => sentence(words, random));
  const texts = sentences.map(chineseText);
  for (let from = 0; from < texts.length; from += 200)
    await putOn(
      link,
      texts.slice(from, from + 200).map((text, n) => teamUnit(`p/${from + n}`, text, 'x')),
    );
  for (let n = 0; n < 60; n += 1) {
    const query = chineseText(edited(sentences[n * 7] ?? [], [0.05, 0.15, 0.25][n % 3] ?? 0, words, random));
    const pattern = patternOf(memoryKey(query));
    const wanted = texts.flatMap((text, at) => {
      const score = similarity(pattern, memoryKey(text), 0.75);
      return score === null ? [] : [`p/${at} ${score.toFixed(6)}`];
    });
    const found = await alikeOn(link, query, 0.75, 400);
    expect(found.map((one) => `${one.unit.unit} ${one.similarity.toFixed(6)}`).sort()).toEqual(wanted.sort());
  }
});
