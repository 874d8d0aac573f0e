import Database from 'better-sqlite3';
import type { DatabaseKind } from './database-kind.ts';
import { runSql } from './migrations/run.ts';

type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string | null };

/** White space does not matter: a program that rewrites the text of a definition keeps its meaning. */
const normalised = ({ type, name, sql }: SchemaObject): string =>
  `${type} ${name}: ${(sql ?? '').replaceAll(/\s+/g, ' ').trim()}`;

/** SQLite's own objects (indexes of constraints, `sqlite_sequence`, statistics) are left out: nobody else can make them. */
const objectsOf = (db: Database.Database): readonly SchemaObject[] =>
  db
    .prepare<[], SchemaObject>(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();

const made = new WeakMap<DatabaseKind, Map<number, ReadonlySet<string>>>();

const makeExpected = ({ migrations }: DatabaseKind, version: number): ReadonlySet<string> => {
  const db = new Database(':memory:');
  try {
    for (const migration of migrations) if (migration.version <= version) runSql(db, migration);
    return new Set(objectsOf(db).map(normalised));
  } finally {
    db.close();
  }
};

/** Made once for each version: running all migrations takes longer than looking at a small project. */
const expected = (kind: DatabaseKind, version: number): ReadonlySet<string> => {
  const known = made.get(kind) ?? new Map<number, ReadonlySet<string>>();
  made.set(kind, known);
  const found = known.get(version) ?? makeExpected(kind, version);
  known.set(version, found);
  return found;
};

/**
 * What is in a database besides, or instead of, what the kind's migrations up to `version` make: names of triggers, views, tables and
 * indexes that are foreign, changed or missing. Triggers and views are programs that run when rows are read or written, so
 * this must be asked before anything else is done with a file from elsewhere. Reads the schema only and runs nothing in it.
 */
export const schemaDifferences = (
  db: Database.Database,
  kind: DatabaseKind,
  version: number,
): readonly string[] => {
  const wanted = expected(kind, version);
  const found = objectsOf(db);
  const there = new Set(found.map(normalised));
  const foreign = found
    .filter((object) => !wanted.has(normalised(object)))
    .map(({ type, name }) => `${type} ${name}`);
  const missing = [...wanted]
    .filter((object) => !there.has(object))
    .map((object) => object.slice(0, object.indexOf(':')));
  return [...new Set([...foreign, ...missing])];
};
