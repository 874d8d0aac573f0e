import type { DatabaseKind } from './database-kind.ts';
import type { Migration } from './migrations/index.ts';

/**
 * Concepts as a project stores them, and `revision`: each transaction that changes some gives these the next number, and `removed` keeps those of
 * concepts that are gone, so that whoever has the file open as well reads what is new to him. `made` is the revision in which somebody wrote what a
 * concept says: taking a change back gives it the one of before again. `changes` and `changed_concepts` are what can be taken back: `other` is what a
 * concept does not say at present (what it said before, or, once that was taken back, what it was made to say; null where it was not there), and `made`
 * that of what it says, by which a later change is noticed; null where it is not there.
 */
const initial: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE concepts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  terms TEXT NOT NULL,
  details TEXT NOT NULL,
  revision INTEGER NOT NULL,
  made INTEGER NOT NULL,
  sum INTEGER
);

CREATE INDEX concepts_by_revision ON concepts (revision, id);

CREATE TABLE removed (
  concept INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL
);

CREATE INDEX removed_by_revision ON removed (revision);

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE changed_concepts (
  change INTEGER NOT NULL REFERENCES changes (id),
  concept INTEGER NOT NULL,
  other TEXT,
  made INTEGER,
  PRIMARY KEY (change, concept)
) WITHOUT ROWID;
`,
};

/** The file of a termbase beside projects, `NAME.duizhao-termbase`. Its id is `DZTB` in ASCII. */
export const termbaseKind: DatabaseKind = {
  applicationId: 0x445a5442,
  migrations: [initial],
  shared: true,
  failures: {
    'project.not-a-project': 'termbase.not-a-termbase',
    'project.damaged': 'termbase.damaged',
    'project.foreign-parts': 'termbase.foreign-parts',
    'project.newer': 'termbase.newer',
    'project.in-use': 'termbase.in-use',
    'project.exists': 'termbase.exists',
    'project.read-only': 'termbase.read-only',
  },
};
