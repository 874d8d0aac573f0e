import type { DatabaseKind } from './database-kind.ts';
import type { Migration } from './migrations/index.ts';

/**
 * Units of a memory, and the index of their originals as the first version had it. `grams` holds for each batch of texts in which of them a gram is
 * (core/memory/posting-batch.ts): numbers within the batch, unsigned 32 bits, little-endian. `units` and `lengths` of a batch say which unit
 * each number is (32 bits) and how long its folded text is (16 bits).
 */
const initial = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  language TEXT NOT NULL,
  original TEXT NOT NULL,
  tags TEXT,
  translations TEXT NOT NULL,
  state TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT,
  document TEXT NOT NULL
);

CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  units BLOB NOT NULL,
  lengths BLOB NOT NULL
);

CREATE TABLE grams (
  batch INTEGER NOT NULL REFERENCES batches (id),
  gram INTEGER NOT NULL,
  entries BLOB NOT NULL,
  PRIMARY KEY (batch, gram)
) WITHOUT ROWID;
`,
};

/**
 * The lists of a batch one after another, in blocks that fill a page, and where each begins in tables that are read when the memory is opened: a row
 * for each gram took most of an import, and a look-up asked for each. The index is made of the units, so it is made again.
 */
const packedLists: Migration = {
  version: 2,
  name: 'packed-lists',
  sql: `
DROP TABLE grams;
DROP TABLE batches;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  units BLOB NOT NULL,
  lengths BLOB NOT NULL,
  signatures BLOB NOT NULL,
  grams BLOB NOT NULL,
  starts BLOB NOT NULL
);

CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  entries BLOB NOT NULL
);
`,
};

/** Where units come from besides their file, and of which row they are: a row that is confirmed again has one unit. */
const sources: Migration = {
  version: 3,
  name: 'sources',
  sql: `
ALTER TABLE units ADD COLUMN before TEXT;
ALTER TABLE units ADD COLUMN after TEXT;
ALTER TABLE units ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN row TEXT;

CREATE UNIQUE INDEX units_by_row ON units (row) WHERE row IS NOT NULL;
`,
};

/** Which numbers each block of the lists begins with: what is too short or too long is not read. */
const heads: Migration = {
  version: 4,
  name: 'heads',
  sql: `
DROP TABLE batches;
DELETE FROM lists;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  units BLOB NOT NULL,
  lengths BLOB NOT NULL,
  signatures BLOB NOT NULL,
  grams BLOB NOT NULL,
  starts BLOB NOT NULL,
  heads BLOB NOT NULL
);
`,
};

/** Units that the index does not know as they are: those that are added one by one, until there are enough for a batch. */
const fresh: Migration = {
  version: 5,
  name: 'fresh',
  sql: `
CREATE TABLE fresh (
  unit INTEGER PRIMARY KEY
);
`,
};

/** What was changed in the editor of memories, so that it can be taken back. Numbers of units that are gone are not used again. */
const changes: Migration = {
  version: 6,
  name: 'changes',
  sql: `
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE changed_units (
  change INTEGER NOT NULL REFERENCES changes (id),
  unit INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change, unit)
) WITHOUT ROWID;

CREATE INDEX changed_units_by_unit ON changed_units (unit);
`,
};

/**
 * Lists by pairs of characters and by four letters in a row, packed (core/memory/list-codec.ts); keys of originals, so that they are compared without reading units and folding them
 * (core/memory/key-block.ts); and for short texts of letters which slices they have (core/memory/slices.ts). The index is made again of the units, by the version that comes next.
 */
const keysAndSlices: Migration = {
  version: 7,
  name: 'keys-and-slices',
  sql: `
DELETE FROM batches;
DELETE FROM lists;
DELETE FROM fresh;

CREATE TABLE keys (
  id INTEGER PRIMARY KEY,
  packed BLOB NOT NULL
);

CREATE TABLE slices (
  id INTEGER PRIMARY KEY,
  bits BLOB NOT NULL
);
`,
};

/**
 * Slices by where in a text its pairs stand (core/memory/placed-slices.ts): `bits` of all texts of a segment, or `places` of the few that have one, numbers of 16 bits. They are made again of the
 * keys, by the version that comes next.
 */
const placedSlices: Migration = {
  version: 8,
  name: 'placed-slices',
  sql: `
DROP TABLE slices;

CREATE TABLE slices (
  id INTEGER PRIMARY KEY,
  bits BLOB,
  places BLOB
);
`,
};

/**
 * How far the index is that is made again in the background (engine/memory/convert-index.ts): `sliced` says of how many segments of a batch the slices are there, of 32,256 texts each; `unindexed` of which
 * units, by their numbers, the index is yet to be made.
 */
const conversion: Migration = {
  version: 9,
  name: 'conversion',
  sql: `
CREATE TABLE unindexed (
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
);

INSERT INTO unindexed (first, last)
  SELECT min(id), max(id) FROM units
  WHERE NOT EXISTS (SELECT 1 FROM batches) AND NOT EXISTS (SELECT 1 FROM fresh)
  HAVING count(*) > 0;

CREATE TABLE sliced (
  batch INTEGER PRIMARY KEY,
  segments INTEGER NOT NULL
);

INSERT INTO sliced (batch, segments)
  SELECT id, (length(units) / 4 + 32255) / 32256 FROM batches WHERE EXISTS (SELECT 1 FROM slices);
`,
};

/** The file of a translation memory, `NAME.duizhao-memory`. Its id is `DZTM` in ASCII. */
export const memoryKind: DatabaseKind = {
  applicationId: 0x445a544d,
  migrations: [initial, packedLists, sources, heads, fresh, changes, keysAndSlices, placedSlices, conversion],
  shared: true,
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
