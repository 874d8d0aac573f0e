import type { Migration } from './migration.ts';

/**
 * The tables of the first version. What each is for is told in docs/project-file.md. Checks are written with OR because
 * SQLite builds a table for every IN (...) each time it runs one, which halves the speed of an import.
 */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format = 'txt' OR format = 'md' OR format = 'html'),
  encoding TEXT NOT NULL,
  language TEXT NOT NULL,
  targets TEXT NOT NULL,
  present INTEGER NOT NULL DEFAULT 1 CHECK (present = 0 OR present = 1),
  status TEXT NOT NULL CHECK (status = 'importing' OR status = 'ready'),
  bytes INTEGER NOT NULL
);

CREATE TABLE originals (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (document_id, part)
);

CREATE TABLE blocks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL,
  level INTEGER NOT NULL
);

CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  block_id INTEGER NOT NULL REFERENCES blocks (id) DEFERRABLE INITIALLY DEFERRED,
  rank TEXT NOT NULL,
  gap TEXT NOT NULL
);
CREATE INDEX segments_order ON segments (document_id, rank);
CREATE INDEX segments_block ON segments (block_id);

CREATE TABLE cells (
  segment_id INTEGER NOT NULL REFERENCES segments (id) DEFERRABLE INITIALLY DEFERRED,
  side TEXT NOT NULL CHECK (side = 'source' OR side = 'zh-Hant' OR side = 'zh-Hans' OR side = 'en'),
  text TEXT NOT NULL,
  tags TEXT,
  state TEXT NOT NULL CHECK (state = 'empty' OR state = 'draft' OR state = 'translated' OR state = 'reviewed' OR state = 'approved'),
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked = 0 OR locked = 1),
  origin TEXT NOT NULL CHECK (origin = 'imported' OR origin = 'converted' OR origin = 'typed'),
  stale INTEGER NOT NULL DEFAULT 0 CHECK (stale = 0 OR stale = 1),
  key TEXT,
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  PRIMARY KEY (segment_id, side)
) WITHOUT ROWID;
CREATE INDEX cells_progress ON cells (side, state, characters, words);
CREATE INDEX cells_stale ON cells (side) WHERE stale = 1;

CREATE TABLE repairs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty = 'certain' OR certainty = 'doubtful' OR certainty = 'hint'),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  reason TEXT NOT NULL,
  params TEXT NOT NULL DEFAULT '{}',
  decision TEXT NOT NULL CHECK (decision = 'accepted' OR decision = 'refused' OR decision = 'offered'),
  status TEXT NOT NULL CHECK (status = 'live' OR status = 'edited' OR status = 'gone'),
  segment_id INTEGER NOT NULL REFERENCES segments (id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
);
CREATE INDEX repairs_segment ON repairs (segment_id);
CREATE INDEX repairs_kind ON repairs (document_id, kind, decision, status);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  of INTEGER REFERENCES history (seq),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  burst TEXT,
  state TEXT NOT NULL CHECK (state = 'done' OR state = 'undone' OR state = 'dropped'),
  cells INTEGER NOT NULL
);
CREATE INDEX history_done ON history (seq) WHERE state = 'done' AND of IS NULL;
CREATE INDEX history_undone ON history (seq) WHERE state = 'undone';

CREATE TABLE steps (
  seq INTEGER NOT NULL REFERENCES history (seq),
  n INTEGER NOT NULL,
  on_what TEXT NOT NULL,
  segment_id INTEGER,
  side TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (seq, n)
) WITHOUT ROWID;
CREATE INDEX steps_segment ON steps (segment_id) WHERE segment_id IS NOT NULL;
`,
};
