import type { Migration } from './migration.ts';

/**
 * Annotations, their words and their replies. An anchor's segment may be gone (its annotation is then an orphan), so
 * it refers to none that must be there.
 */
export const annotations: Migration = {
  version: 2,
  name: 'annotations',
  sql: `
CREATE TABLE annotations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  wording TEXT,
  category TEXT,
  severity TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  visibility TEXT NOT NULL CHECK (visibility = 'private' OR visibility = 'shared' OR visibility = 'export'),
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  revision INTEGER NOT NULL,
  resolution TEXT,
  "foreign" TEXT
);

CREATE TABLE anchors (
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side = 'source' OR side = 'zh-Hant' OR side = 'zh-Hans' OR side = 'en'),
  segment_id INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  start_lean TEXT NOT NULL CHECK (start_lean = 'before' OR start_lean = 'after'),
  end_lean TEXT NOT NULL CHECK (end_lean = 'before' OR end_lean = 'after'),
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  folded TEXT NOT NULL,
  hash TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status = 'live' OR status = 'edited' OR status = 'replaced' OR status = 'orphan' OR status = 'ambiguous'),
  candidates TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (annotation_id, n)
) WITHOUT ROWID;
CREATE INDEX anchors_segment ON anchors (segment_id);
CREATE INDEX anchors_ambiguous ON anchors (annotation_id) WHERE status = 'ambiguous';

CREATE TABLE replies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX replies_annotation ON replies (annotation_id);
`,
};
