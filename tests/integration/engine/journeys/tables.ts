import Database from 'better-sqlite3';

/** A value of a table is told up to here. */
const longest = 600;

const told = (value: unknown): string => {
  if (!Buffer.isBuffer(value)) return JSON.stringify(value).slice(0, longest);
  return `${value.length} bytes`;
};

/** Everything in a database that is closed, a line for each row of each table, as they come. */
export const tablesOf = (path: string): readonly string[] => {
  const database = new Database(path, { readonly: true });
  try {
    const names = database
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
    return names.flatMap((name) => {
      const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all();
      const lines = rows.map((row) =>
        Object.entries(row)
          .map(([column, value]) => `${column} ${told(value)}`)
          .join(', '),
      );
      return [`${name}: ${rows.length} rows`, ...lines.map((line) => `${name}: ${line}`)];
    });
  } finally {
    database.close();
  }
};
