import type { BlockId, DocumentId, Row, SegmentId } from '#core/model/index.ts';

/** A row of a paragraph, with these texts and nothing about them. */
export const madeRow = (row: number, cells: Row['cells']): Row => ({
  segment: row as SegmentId,
  row,
  document: 1 as DocumentId,
  block: { id: 1 as BlockId, kind: 'paragraph', level: 0 },
  opensBlock: row === 1,
  gap: '',
  cells,
  openRepairs: 0,
  findings: 0,
  marks: [],
});
