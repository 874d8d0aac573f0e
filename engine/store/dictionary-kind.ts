import type { DatabaseKind } from './database-kind.ts';
import type { Migration } from './migrations/index.ts';

/**
 * Entries of a dictionary as plain text; `keys` are the search keys of its words, and `meanings` the English words in the texts of entries for Chinese, by which they are found from
 * English.
 */
const initial: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  reading TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE keys (
  key TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (key, entry)
) WITHOUT ROWID;

CREATE TABLE meanings (
  word TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (word, entry)
) WITHOUT ROWID;
`,
};

/** The file of a dictionary that the user brought, in app data. Its id is `DZDI` in ASCII. */
export const dictionaryKind: DatabaseKind = {
  applicationId: 0x445a4449,
  migrations: [initial],
  shared: true,
  failures: {
    'project.not-a-project': 'dictionary.not-a-dictionary',
    'project.damaged': 'dictionary.damaged',
    'project.foreign-parts': 'dictionary.foreign-parts',
    'project.newer': 'dictionary.newer',
    'project.in-use': 'dictionary.in-use',
  },
};
