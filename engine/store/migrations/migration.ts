import type Database from 'better-sqlite3';

/**
 * One numbered step of the file format. Versions follow one another without gaps; a published one never changes. `fill` runs in the
 * same transaction, after `sql`, for what SQL alone cannot say; it changes rows only, never the schema.
 */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** `sql` changes the text of definitions itself, which SQLite forbids unless it is told (`runSql`). */
  readonly rewritesSchema?: true;
  readonly fill?: (db: Database.Database) => void;
};
