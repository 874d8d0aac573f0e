import type { Migration } from './migration.ts';

/**
 * Findings of checks that are not to be shown. `segment_id` 0 and no side: wherever these words are found. A segment may be gone, and
 * come back when that is undone, so that it need not be there.
 */
export const ignoredFindings: Migration = {
  version: 8,
  name: 'ignored-findings',
  sql: `
CREATE TABLE ignored_findings (
  check_id TEXT NOT NULL,
  code TEXT NOT NULL,
  words TEXT NOT NULL,
  segment_id INTEGER NOT NULL,
  side TEXT NOT NULL CHECK ((side = '') = (segment_id = 0)),
  hash TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (check_id, code, words, segment_id, side)
) WITHOUT ROWID;
CREATE INDEX ignored_findings_segment ON ignored_findings (segment_id);
`,
};
