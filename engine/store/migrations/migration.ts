import type Database from 'better-sqlite3';

/**
 * One numbered step of the file format. Versions follow one another without gaps; a published one never changes. `fill` runs in the
 * same transaction, after `sql`, for what SQL alone cannot say; it changes rows only, never the schema.
 */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly fill?: (db: Database.Database) => void;
};
