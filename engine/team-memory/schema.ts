import { fail, ok, type Result } from '#core/model/index.ts';
import type { Link } from './link.ts';

/** One numbered step of the schema on the server. Versions follow one another without gaps; a published one never changes. */
type ServerMigration = { readonly version: number; readonly name: string; readonly sql: string };

/**
 * Tables of a memory; docs/team-memory.md says what each column is. Units are apart from what they are found by, so that a search reads a narrow table. `grams` are
 * those of core/memory/grams.ts, made by whoever writes, and `key` is the folded original: the server compares and counts, and folds nothing.
 *
 * What is written goes through `put_units` alone, which runs as the owner: a writer needs no right on any table, and changes only units it has written itself. How many texts have a gram is
 * counted in `gram_changes` and settled after a batch by whoever comes first: writers that counted in `grams` themselves would wait for each
 * other at the common ones, and in turn.
 */
const initial: ServerMigration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE units (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit text NOT NULL,
  writer name NOT NULL,
  author text NOT NULL,
  at timestamptz,
  language text NOT NULL,
  original text NOT NULL,
  tags jsonb NOT NULL DEFAULT '[]',
  translations jsonb NOT NULL,
  folded text NOT NULL,
  state text NOT NULL,
  document text NOT NULL,
  before text,
  after text,
  origin text NOT NULL,
  stored timestamptz NOT NULL DEFAULT now(),
  UNIQUE (unit, writer, author)
);

CREATE TABLE search (
  id bigint PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE,
  length integer NOT NULL,
  key text NOT NULL,
  grams integer[] NOT NULL
);

CREATE INDEX search_grams ON search USING gin (grams) WITH (fastupdate = off);

CREATE TABLE grams (
  gram integer PRIMARY KEY,
  texts bigint NOT NULL
);

CREATE TABLE gram_changes (
  gram integer NOT NULL,
  texts bigint NOT NULL
);

CREATE FUNCTION count_grams() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock('gram_changes'::regclass::oid::bigint) THEN RETURN; END IF;
  WITH taken AS (DELETE FROM gram_changes RETURNING gram, texts)
  INSERT INTO grams SELECT gram, sum(texts) FROM taken GROUP BY gram ORDER BY gram
  ON CONFLICT (gram) DO UPDATE SET texts = grams.texts + excluded.texts;
END $$;

CREATE FUNCTION put_units(given jsonb) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  one record;
  known record;
  stored integer := 0;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(given) AS g (
    unit text, author text, at timestamptz, language text, original text, tags jsonb, translations jsonb, folded text,
    state text, document text, before text, after text, origin text, length integer, key text, grams integer[])
  LOOP
    SELECT u.id, u.at, s.grams INTO known FROM units u JOIN search s USING (id)
      WHERE u.unit = one.unit AND u.writer = session_user AND u.author = one.author FOR UPDATE;
    -- What was sent once more, or is older than what is here, changes nothing.
    IF FOUND AND known.at > one.at THEN CONTINUE; END IF;
    INSERT INTO units AS u (unit, writer, author, at, language, original, tags, translations, folded, state, document, before, after, origin)
      VALUES (one.unit, session_user, one.author, one.at, one.language, one.original, one.tags, one.translations, one.folded,
        one.state, one.document, one.before, one.after, one.origin)
      ON CONFLICT (unit, writer, author) DO UPDATE SET at = excluded.at, language = excluded.language, original = excluded.original,
        tags = excluded.tags, translations = excluded.translations, folded = excluded.folded, state = excluded.state,
        document = excluded.document, before = excluded.before, after = excluded.after, origin = excluded.origin, stored = now()
      RETURNING u.id INTO known.id;
    INSERT INTO search VALUES (known.id, one.length, one.key, one.grams)
      ON CONFLICT (id) DO UPDATE SET length = excluded.length, key = excluded.key, grams = excluded.grams
      WHERE search.key <> excluded.key OR search.grams <> excluded.grams;
    IF FOUND THEN
      INSERT INTO gram_changes SELECT unnest(known.grams), -1;
      INSERT INTO gram_changes SELECT unnest(one.grams), 1;
    END IF;
    stored := stored + 1;
  END LOOP;
  PERFORM count_grams();
  RETURN stored;
END $$;

-- What is deleted by hand is not counted any more.
CREATE FUNCTION uncount_grams() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO gram_changes SELECT unnest(old.grams), -1;
  RETURN NULL;
END $$;
CREATE TRIGGER uncount_grams AFTER DELETE ON search FOR EACH ROW EXECUTE FUNCTION uncount_grams();

REVOKE ALL ON FUNCTION put_units(jsonb), count_grams(), uncount_grams() FROM PUBLIC;
`,
};

const migrations: readonly ServerMigration[] = [initial];

/** The newest version of the schema that this program knows. */
export const schemaVersion = migrations.at(-1)?.version ?? 0;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Makes names mean those of a memory, and of the extension that compares texts, wherever that was installed. */
export const enterMemory = async (link: Link, memory: string): Promise<void> => {
  const [found] = await link.query<{ name: string }>(
    `SELECT n.nspname::text AS name FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'fuzzystrmatch'`,
  );
  const others = found === undefined ? [] : [quoted(found.name)];
  await link.query(`SET search_path = ${[quoted(memory), ...others].join(', ')}`);
};

/** The version of the schema a memory has; 0 where there is none. */
const versionOf = async (link: Link, memory: string): Promise<number> => {
  const [table] = await link.query<{ found: string | null }>('SELECT to_regclass($1)::text AS found', [
    `${quoted(memory)}.schema_version`,
  ]);
  if (table === undefined || table.found === null) return 0;
  const rows = await link.query<{ version: number }>(
    `SELECT max(version)::int AS version FROM ${quoted(memory)}.schema_version`,
  );
  return rows[0]?.version ?? 0;
};

/** That the memory has the schema of this version. Failures: team.not-set-up, team.newer, team.older. */
export const checkSchema = async (link: Link, memory: string, host: string): Promise<Result<null>> => {
  const version = await versionOf(link, memory);
  if (version === 0) return fail('team.not-set-up', { host, memory });
  if (version > schemaVersion) return fail('team.newer', { host, version, supported: schemaVersion });
  if (version < schemaVersion) return fail('team.older', { host, version, needed: schemaVersion });
  return ok(null);
};

/** What people may do with a memory: look up; also add; also mend and delete. */
const roleKinds = ['reader', 'writer', 'admin'] as const;

const makeRoles = async (link: Link, memory: string): Promise<void> => {
  for (const kind of roleKinds) {
    const role = `${memory}_${kind}`;
    const [known] = await link.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (known === undefined) await link.query(`CREATE ROLE ${quoted(role)} NOLOGIN`);
  }
  const [reader, writer, admin] = roleKinds.map((kind) => quoted(`${memory}_${kind}`));
  for (const sql of [
    `GRANT ${reader} TO ${writer}`,
    `GRANT ${writer} TO ${admin}`,
    `GRANT USAGE ON SCHEMA ${quoted(memory)} TO ${reader}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(memory)} TO ${reader}`,
    `GRANT EXECUTE ON FUNCTION put_units(jsonb), count_grams() TO ${writer}`,
    `GRANT UPDATE, DELETE ON units TO ${admin}`,
    `GRANT INSERT, DELETE ON gram_changes TO ${admin}`,
  ])
    await link.query(sql);
};

/**
 * Makes a memory, or brings it up to this version, in one transaction: all of it or nothing. Failures: team.encoding where the database is not in UTF-8;
 * team.newer. Errors of the server are thrown.
 */
export const setUpMemory = async (
  link: Link,
  memory: string,
  host: string,
): Promise<Result<{ readonly from: number; readonly to: number }>> => {
  const [encoding] = await link.query<{ name: string }>(
    `SELECT current_setting('server_encoding')::text AS name`,
  );
  if (encoding?.name !== 'UTF8') return fail('team.encoding', { host, encoding: encoding?.name ?? '' });
  await link.query('BEGIN');
  try {
    const from = await versionOf(link, memory);
    if (from > schemaVersion) {
      await link.query('ROLLBACK');
      return fail('team.newer', { host, version: from, supported: schemaVersion });
    }
    await link.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(memory)}`);
    await link.query('CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public');
    await enterMemory(link, memory);
    await link.query(
      'CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    );
    for (const { version, name, sql } of migrations) {
      if (version <= from) continue;
      await link.script(sql);
      await link.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [version, name]);
    }
    await makeRoles(link, memory);
    await link.query('COMMIT');
    return ok({ from, to: schemaVersion });
  } catch (error) {
    await link.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
