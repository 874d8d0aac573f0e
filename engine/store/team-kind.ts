import type { DatabaseKind } from './database-kind.ts';

/**
 * What is kept here of a team's memory: units that wait to be sent, in the order in which they were confirmed (`id`), and the units that were used last. `refused`
 * says why the server would not take one.
 */
const initial = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE waiting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  refused TEXT
);

CREATE TABLE used (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
);
`,
};

/** The file beside a team's memory, in app data. Its id is `DZTQ` in ASCII. */
export const teamKind: DatabaseKind = {
  applicationId: 0x445a5451,
  migrations: [initial],
  failures: {
    'project.not-a-project': 'memory.not-a-memory',
    'project.damaged': 'memory.damaged',
    'project.foreign-parts': 'memory.foreign-parts',
    'project.newer': 'memory.newer',
    'project.in-use': 'memory.in-use',
    'project.exists': 'memory.exists',
    'project.read-only': 'memory.read-only',
  },
};
