import { lengthsFor } from '#core/memory/candidates.ts';
import { patternOf } from '#core/memory/distance.ts';
import { gramsOf } from '#core/memory/grams.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { similarity } from '#core/memory/score.ts';
import type { TeamUnit } from '../store/team-units-repository.ts';
import type { Link } from './link.ts';

/** Texts of which so many have a gram are read for one look-up, those of the rarest grams first: found by measuring (docs/team-memory.md). */
const listBudget = 3000;
/** Lists that are read however long they are. */
const fewestLists = 4;
/** `levenshtein_less_equal` refuses longer texts (characters): those are compared here. */
const longestCompared = 255;

const columns = `u.id::text AS id, u.unit, u.writer::text AS writer, u.author, u.at, u.language, u.original, u.tags, u.translations, u.state, u.document, u.before, u.after, u.origin`;

type UnitRow = Omit<TeamUnit, 'at' | 'original'> & {
  readonly at: Date | null;
  readonly original: string;
  readonly language: string;
  readonly tags: TeamUnit['original']['tags'];
};

const fromRow = ({ original, language, tags, at, ...row }: UnitRow): TeamUnit => ({
  ...row,
  at: at === null ? null : new Date(at).toISOString(),
  original: { text: original, tags, language },
});

/**
 * The rarest of some grams, from rare to common until the budget is used. Those that no text has are left out: typing errors otherwise take the
 * places of the rare ones.
 */
const rarest = (budget: string, grams: string): string => `
  SELECT coalesce(array_agg(gram), '{}') AS grams FROM (
    SELECT gram, row_number() OVER rising AS n, sum(texts) OVER rising AS total
    FROM grams WHERE gram = ANY (${grams}::int[]) AND texts > 0 WINDOW rising AS (ORDER BY texts, gram)
  ) counted WHERE n <= ${fewestLists} OR total <= ${budget}::bigint`;

/**
 * $1 grams, $2 budget, $3 key, $4 its length, $5 least, $6 and $7 lengths between which a text may be, $8 how many. The array comes from a subselect: a literal one is planned as
 * a sequential scan now and then. With intarray on the search path another \`&&\` would be found.
 */
const alikeSql = `
WITH rare AS MATERIALIZED (${rarest('$2', '$1')}),
scored AS MATERIALIZED (
  SELECT s.id, s.length, s.key, floor((1 - $5::float8) * greatest(s.length, $4::int) + 1e-9)::int AS most,
    CASE WHEN greatest(s.length, $4::int) > ${longestCompared} THEN NULL
      ELSE levenshtein_less_equal(s.key, $3::text, floor((1 - $5::float8) * greatest(s.length, $4::int) + 1e-9)::int) END AS distance,
    CASE WHEN greatest(s.length, $4::int) > ${longestCompared}
      THEN (SELECT count(*) FROM unnest(s.grams) g WHERE g = ANY ($1::int[])) END AS shared
  FROM search s
  WHERE s.grams OPERATOR(pg_catalog.&&) (SELECT grams FROM rare) AND s.length BETWEEN $6::int AND $7::int
)
SELECT ${columns}, found.distance, found.length, CASE WHEN found.distance IS NULL THEN found.key END AS key
FROM (SELECT * FROM scored WHERE distance IS NULL OR distance <= most
  ORDER BY distance::float8 / greatest(length, $4::int, 1), shared DESC NULLS LAST, id LIMIT $8::int) found
JOIN units u USING (id)`;

type AlikeRow = UnitRow & {
  readonly distance: number | null;
  readonly length: number;
  readonly key: string | null;
};

export type AlikeOnServer = { readonly unit: TeamUnit; readonly similarity: number };

/** Units of a server at least as alike as `least`, most alike first, at most `most`. Rejects with errors of the server. */
export const alikeOn = async (
  link: Link,
  text: string,
  least: number,
  most: number,
  budget = listBudget,
): Promise<readonly AlikeOnServer[]> => {
  const key = memoryKey(text);
  const { length } = pointsOf(key);
  const { shortest, longest } = lengthsFor(length, least);
  const grams = [...gramsOf(key)];
  if (grams.length === 0) return [];
  const values = [grams, budget, key, length, least, shortest, longest, most];
  const rows = await link.query<AlikeRow>(alikeSql, values, 'alike');
  const pattern = patternOf(key);
  return rows
    .flatMap(({ distance, length: theirs, key: long, ...row }): AlikeOnServer[] => {
      const found =
        distance === null
          ? similarity(pattern, long ?? '', least)
          : 1 - distance / Math.max(length, theirs, 1);
      return found === null ? [] : [{ unit: fromRow(row), similarity: found }];
    })
    .sort((a, b) => b.similarity - a.similarity);
};

/** $1 grams, $2 budget, $3 key, $4 its length, $5 how many. */
const partsSql = `
WITH rare AS MATERIALIZED (${rarest('$2', '$1')})
SELECT ${columns} FROM (
  SELECT s.id, s.length FROM search s
  WHERE s.grams OPERATOR(pg_catalog.&&) (SELECT grams FROM rare) AND s.length < $4::int AND s.length > 1
    AND position(s.key IN $3::text) > 0
  ORDER BY s.length DESC LIMIT $5::int) found
JOIN units u USING (id) ORDER BY found.length DESC`;

/** Units of a server whose originals stand in a text, the longest first, at most `most`. */
export const partsOn = async (link: Link, text: string, most: number): Promise<readonly TeamUnit[]> => {
  const key = memoryKey(text);
  const grams = [...gramsOf(key)];
  if (grams.length === 0) return [];
  const { length } = pointsOf(key);
  const rows = await link.query<UnitRow>(partsSql, [grams, listBudget * 4, key, length, most], 'parts');
  return rows.map(fromRow);
};

/** Units of a server of which a text may have some folded words in it, the newest first, at most `most`. Looks through all. */
export const searchOn = async (link: Link, part: string, most: number): Promise<readonly TeamUnit[]> => {
  const rows = await link.query<UnitRow>(
    `SELECT ${columns} FROM units u JOIN search s USING (id)
     WHERE position($1::text IN s.key) > 0 OR position($1::text IN u.folded) > 0 ORDER BY u.id DESC LIMIT $2::int`,
    [part, most],
  );
  return rows.map(fromRow);
};

export type ServerState = {
  readonly units: number;
  readonly languages: readonly { readonly language: string; readonly units: number }[];
};

/** How much there is, as the server estimates it where it is much. */
export const stateOn = async (link: Link): Promise<ServerState> => {
  const [estimate] = await link.query<{ units: number }>(
    `SELECT reltuples::float8 AS units FROM pg_class WHERE oid = 'units'::regclass`,
  );
  if ((estimate?.units ?? 0) > 200_000) return { units: Math.round(estimate?.units ?? 0), languages: [] };
  const languages = await link.query<{ language: string; units: number }>(
    'SELECT language, count(*)::int AS units FROM units GROUP BY language ORDER BY count(*) DESC, language',
  );
  return { units: languages.reduce((sum, { units }) => sum + units, 0), languages };
};

/** Whether whoever is connected may add units. */
export const mayWrite = async (link: Link): Promise<boolean> => {
  const [row] = await link.query<{ may: boolean }>(
    `SELECT has_function_privilege('put_units(jsonb)', 'execute') AS may`,
  );
  return row?.may === true;
};

/** A unit as `put_units` takes it: with what it is found by. */
const toSend = (unit: TeamUnit): object => {
  const key = memoryKey(unit.original.text);
  return {
    unit: unit.unit,
    author: unit.author,
    at: unit.at,
    language: unit.original.language,
    original: unit.original.text,
    tags: unit.original.tags,
    translations: unit.translations,
    folded: unit.translations.map(({ text }) => memoryKey(text)).join('\n'),
    state: unit.state,
    document: unit.document,
    before: unit.before,
    after: unit.after,
    origin: unit.origin,
    length: pointsOf(key).length,
    key,
    grams: [...gramsOf(key)],
  };
};

/** Stores units on a server, all of them or none; those it has already, or newer, stay. Rejects with errors of the server. */
export const putOn = async (link: Link, units: readonly TeamUnit[]): Promise<void> => {
  await link.query('SELECT put_units($1::jsonb)', [JSON.stringify(units.map(toSend))]);
};
