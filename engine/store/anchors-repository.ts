import type { Anchor, AnnotationId, Mark, SegmentId } from '../../core/model/index.ts';
import { all, each, run, type ReadHandle, type WriteHandle } from './handles.ts';

type AnchorRow = Omit<Anchor, 'segment' | 'startLean' | 'endLean' | 'candidates'> & {
  readonly annotation_id: AnnotationId;
  readonly segment_id: SegmentId;
  readonly start_lean: Anchor['startLean'];
  readonly end_lean: Anchor['endLean'];
  readonly candidates: string;
};

export type StoredAnchor = { readonly annotation: AnnotationId; readonly anchor: Anchor };

const columns = `annotation_id, side, segment_id, start, "end", start_lean, end_lean, quote, prefix, suffix, folded,
  hash, status, candidates`;

const none: Anchor['candidates'] = [];

/** Members always in one order, so that equal anchors are equal as JSON too. */
const fromRow = (row: AnchorRow): Anchor => ({
  segment: row.segment_id,
  start: row.start,
  end: row.end,
  side: row.side,
  startLean: row.start_lean,
  endLean: row.end_lean,
  quote: row.quote,
  prefix: row.prefix,
  suffix: row.suffix,
  folded: row.folded,
  hash: row.hash,
  status: row.status,
  // Nearly all have none: thousands are read when a long list is first shown.
  candidates: row.candidates === '[]' ? none : (JSON.parse(row.candidates) as Anchor['candidates']),
});

const storedFromRow = (row: AnchorRow): StoredAnchor => ({
  annotation: row.annotation_id,
  anchor: fromRow(row),
});

export const anchorsOf = (handle: ReadHandle, annotation: AnnotationId): readonly Anchor[] =>
  all<AnchorRow>(handle, `SELECT ${columns} FROM anchors WHERE annotation_id = ? ORDER BY n`, annotation).map(
    fromRow,
  );

/** All anchors of the file, by annotation. */
export const allAnchors = (handle: ReadHandle): readonly StoredAnchor[] =>
  all<AnchorRow>(handle, `SELECT ${columns} FROM anchors ORDER BY annotation_id, n`).map(storedFromRow);

export type AnchorWithText = StoredAnchor & {
  readonly segmentThere: boolean;
  /** The present text of its cell; '' when there is none. */
  readonly text: string;
};

/** Every anchor with the text it is to stand in, one at a time, for checks. */
export const eachAnchorWithText = function* (handle: ReadHandle): Generator<AnchorWithText> {
  const rows = each<AnchorRow & { readonly there: 0 | 1; readonly text: string }>(
    handle,
    `SELECT a.*, s.id IS NOT NULL AS there, coalesce(c.text, '') AS text
     FROM anchors a LEFT JOIN segments s ON s.id = a.segment_id
     LEFT JOIN cells c ON c.segment_id = a.segment_id AND c.side = a.side ORDER BY a.annotation_id, a.n`,
  );
  for (const row of rows) yield { ...storedFromRow(row), segmentThere: row.there === 1, text: row.text };
};

/** Annotations with an anchor, of any state, in one of the segments, and those that may have candidates there. */
export const annotationsIn = (handle: ReadHandle, segments: readonly SegmentId[]): readonly AnnotationId[] =>
  all<{ id: AnnotationId }>(
    handle,
    `SELECT annotation_id AS id FROM anchors WHERE segment_id IN (SELECT value FROM json_each(?))
     UNION SELECT annotation_id FROM anchors WHERE status = 'ambiguous' ORDER BY 1`,
    JSON.stringify(segments),
  ).map(({ id }) => id);

/** What rows show of annotations. An ambiguous anchor is nowhere yet, so it marks nothing. */
export const marksOf = (
  handle: ReadHandle,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, readonly Mark[]> => {
  const rows = all<Omit<Mark, 'resolved'> & { readonly segment: SegmentId; readonly resolved: 0 | 1 }>(
    handle,
    `SELECT a.segment_id AS segment, a.annotation_id AS annotation, t.kind, a.side, a.start, a."end", a.status,
       t.resolution IS NOT NULL AS resolved
     FROM anchors a JOIN annotations t ON t.id = a.annotation_id
     WHERE a.segment_id IN (SELECT value FROM json_each(?)) AND a.status <> 'orphan' AND a.status <> 'ambiguous'
     ORDER BY a.segment_id, CASE a.side WHEN 'source' THEN 0 WHEN 'en' THEN 2 ELSE 1 END, a.side, a.start, a."end" DESC, t.id`,
    JSON.stringify(segments),
  );
  const marks = new Map<SegmentId, Mark[]>();
  for (const { segment, resolved, ...mark } of rows) {
    const known = marks.get(segment);
    const next = { ...mark, resolved: resolved === 1 };
    if (known === undefined) marks.set(segment, [next]);
    else known.push(next);
  }
  return marks;
};

/** Puts an annotation's anchors in the place of those it had. */
export const writeAnchors = (
  handle: WriteHandle,
  annotation: AnnotationId,
  anchors: readonly Anchor[],
): void => {
  run(handle, 'DELETE FROM anchors WHERE annotation_id = ?', annotation);
  anchors.forEach((anchor, n) => {
    run(
      handle,
      `INSERT INTO anchors (${columns}, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      annotation,
      anchor.side,
      anchor.segment,
      anchor.start,
      anchor.end,
      anchor.startLean,
      anchor.endLean,
      anchor.quote,
      anchor.prefix,
      anchor.suffix,
      anchor.folded,
      anchor.hash,
      anchor.status,
      JSON.stringify(anchor.candidates),
      n,
    );
  });
};
