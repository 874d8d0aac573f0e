import type { Migration } from './migration.ts';

/**
 * The index of progress in the order of rows: an import adds its cells at the ends of a few stretches of it. In the order of their
 * lengths each cell went to a place of its own, and storing took a seventh longer. What is asked of the index it answers as before.
 */
export const progressInRowOrder: Migration = {
  version: 11,
  name: 'progress-in-row-order',
  sql: `
DROP INDEX cells_progress;
CREATE INDEX cells_progress ON cells (side, state, segment_id, characters, words);
`,
};
