import type Database from 'better-sqlite3';
import { all, type ReadHandle } from './handles.ts';

/**
 * Tables of which nothing else in the file says how many rows they have: a row of these that is gone without anybody having removed it
 * would not be missed. `row_counts` counts them.
 */
const firstCounted = ['repairs', 'originals', 'steps', 'review_sent', 'review_parcels'] as const;
export const countedTables = [...firstCounted, 'alignments'] as const;

/** Counts what is there of these tables, once, when a file comes to the version that has counts. */
export const countAll = firstCounted
  .map((name) => `INSERT INTO row_counts (name, present) VALUES ('${name}', (SELECT count(*) FROM ${name}));`)
  .join('\n');

const hasCounts = (db: Database.Database): boolean =>
  db.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'row_counts'").get() !==
  undefined;

/** Triggers of this connection, not of the file, so that no statement that writes or removes rows can forget their number. */
export const keepCounts = (db: Database.Database): void => {
  if (!hasCounts(db)) return;
  for (const name of countedTables)
    db.exec(`
CREATE TEMP TRIGGER IF NOT EXISTS count_of_new_${name} AFTER INSERT ON main.${name} BEGIN
  UPDATE row_counts SET present = present + 1 WHERE name = '${name}';
END;
CREATE TEMP TRIGGER IF NOT EXISTS count_of_gone_${name} AFTER DELETE ON main.${name} BEGIN
  UPDATE row_counts SET present = present - 1 WHERE name = '${name}';
END;`);
};

/** The counted tables that have another number of rows than was counted; null for one that is not counted any more. */
export const miscounted = (
  handle: ReadHandle,
): readonly { readonly name: string; readonly present: number; readonly counted: number | null }[] =>
  countedTables.flatMap((name) =>
    all<{ name: string; present: number; counted: number | null }>(
      handle,
      `SELECT * FROM (SELECT ? AS name, (SELECT count(*) FROM ${name}) AS present,
         (SELECT present FROM row_counts WHERE name = ?) AS counted) WHERE counted IS NOT present`,
      name,
      name,
    ),
  );
