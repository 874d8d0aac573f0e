import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** Runs the SQL of a migration. Only one that rewrites definitions may, and only while it runs. */
export const runSql = (db: Database.Database, { sql, rewritesSchema }: Migration): void => {
  if (rewritesSchema !== true) {
    db.exec(sql);
    return;
  }
  db.unsafeMode(true);
  try {
    db.exec(sql);
  } finally {
    db.unsafeMode(false);
  }
};
