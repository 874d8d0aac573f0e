import type { Anchor, AnnotationId, Mark, SegmentId, Side } from '#core/model/index.ts';
import { all, column, each, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableCount, readableText } from './sound-values.ts';
import { anchorPlaces, storedJson } from './stored-shapes.ts';

type AnchorRow = Omit<Anchor, 'segment' | 'startLean' | 'endLean' | 'candidates'> & {
  readonly annotation_id: AnnotationId;
  readonly segment_id: SegmentId;
  readonly start_lean: Anchor['startLean'];
  readonly end_lean: Anchor['endLean'];
  readonly candidates: string;
  readonly n: number;
  readonly sum: number | null;
};

export type StoredAnchor = {
  readonly annotation: AnnotationId;
  readonly anchor: Anchor;
  /** Set when the row is not as it was written. */
  readonly damaged: boolean;
};

const columns = `annotation_id, n, side, segment_id, start, "end", start_lean, end_lean, quote, prefix, suffix, folded,
  hash, status, candidates`;

const valuesOf = (row: Omit<AnchorRow, 'sum'>): Value[] => [
  row.annotation_id,
  row.n,
  row.side,
  row.segment_id,
  row.start,
  row.end,
  row.start_lean,
  row.end_lean,
  row.quote,
  row.prefix,
  row.suffix,
  row.folded,
  row.hash,
  row.status,
  row.candidates,
];

const none: Anchor['candidates'] = [];

/** Places of the last that had some: annotations of one word have the same, and thousands of equal lists are a lot of memory. */
const last: { json: string | null; parsed: Anchor['candidates'] | undefined } = {
  json: null,
  parsed: undefined,
};

/** Nearly all have none: thousands are read when a long list is first shown. */
const parsedCandidates = ({
  candidates,
}: Pick<AnchorRow, 'candidates'>): Anchor['candidates'] | undefined => {
  if (candidates === '[]') return none;
  if (candidates === last.json) return last.parsed;
  last.parsed = storedJson<Anchor['candidates']>(candidates, anchorPlaces);
  last.json = candidates;
  return last.parsed;
};

const isDamaged = (row: AnchorRow): boolean =>
  row.sum !== rowSum(valuesOf(row)) || parsedCandidates(row) === undefined;

/** What can be read of a damaged row: words that stand nowhere any more where its place cannot be relied on. */
const readable = (anchor: Anchor): Anchor => {
  const start = readableCount(anchor.start);
  const end = readableCount(anchor.end);
  const stands = start === anchor.start && end === anchor.end && start <= end;
  return {
    ...anchor,
    segment: readableCount(anchor.segment) as SegmentId,
    start: stands ? start : 0,
    end: stands ? end : 0,
    quote: readableText(anchor.quote),
    prefix: readableText(anchor.prefix),
    suffix: readableText(anchor.suffix),
    folded: readableText(anchor.folded),
    hash: readableText(anchor.hash),
    status: stands && anchor.status !== 'ambiguous' ? anchor.status : 'orphan',
    candidates: none,
  };
};

/** Members always in one order, so that equal anchors are equal as JSON too. */
const memberwise = (row: AnchorRow): Anchor => ({
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
  candidates: parsedCandidates(row) ?? none,
});

const storedFromRow = (row: AnchorRow): StoredAnchor => {
  const damaged = isDamaged(row);
  const anchor = memberwise(row);
  return { annotation: row.annotation_id, anchor: damaged ? readable(anchor) : anchor, damaged };
};

const rowsOf = (handle: ReadHandle, annotation: AnnotationId): readonly AnchorRow[] =>
  all<AnchorRow>(
    handle,
    `SELECT ${columns}, sum FROM anchors WHERE annotation_id = ? ORDER BY n`,
    annotation,
  );

/** The anchors of an annotation, each with whether it is damaged. */
export const storedAnchorsOf = (handle: ReadHandle, annotation: AnnotationId): readonly StoredAnchor[] =>
  rowsOf(handle, annotation).map(storedFromRow);

export const anchorsOf = (handle: ReadHandle, annotation: AnnotationId): readonly Anchor[] =>
  storedAnchorsOf(handle, annotation).map(({ anchor }) => anchor);

/** The segments of an annotation's words, in their order: quicker than all that is known of them. */
export const segmentsOf = (handle: ReadHandle, annotation: AnnotationId): readonly SegmentId[] =>
  column<number>(handle, 'SELECT segment_id FROM anchors WHERE annotation_id = ? ORDER BY n', annotation).map(
    (id) => readableCount(id) as SegmentId,
  );

/** All anchors of the file, by annotation. */
export const allAnchors = (handle: ReadHandle): readonly StoredAnchor[] =>
  all<AnchorRow>(handle, `SELECT ${columns}, sum FROM anchors ORDER BY annotation_id, n`).map(storedFromRow);

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

/** A text of a segment; `side` null: any of them. */
export type TextOf = { readonly segment: SegmentId; readonly side: Side | null };

/** Annotations with an anchor, of any state but `ambiguous`, in one of the texts. */
export const annotationsIn = (handle: ReadHandle, texts: readonly TextOf[]): readonly AnnotationId[] =>
  column<AnnotationId>(
    handle,
    `SELECT DISTINCT a.annotation_id FROM json_each(?) t JOIN anchors a ON a.segment_id = t.value ->> 0
     WHERE (t.value ->> 1 IS NULL OR t.value ->> 1 = a.side) AND a.status <> 'ambiguous'`,
    JSON.stringify(texts.map(({ segment, side }) => [segment, side])),
  );

/** An anchor that may be in several places, with the segments of these. */
export type AmbiguousAnchor = {
  readonly annotation: AnnotationId;
  readonly side: Side;
  readonly places: readonly SegmentId[];
};

type AmbiguousRow = Pick<AnchorRow, 'side' | 'segment_id' | 'candidates'> & { readonly id: AnnotationId };

const ambiguousColumns = 'annotation_id AS id, side, segment_id, candidates';

/** Its own segment is one of them: a damaged row says no other. */
const ambiguousFrom = (row: AmbiguousRow): AmbiguousAnchor => ({
  annotation: row.id,
  side: row.side,
  places: [row.segment_id, ...(parsedCandidates(row) ?? none).map(({ segment }) => segment)],
});

/** Every anchor that may be in several places. Many of one word have the same: each list is parsed once. */
export const eachAmbiguous = function* (handle: ReadHandle): Generator<AmbiguousAnchor> {
  const parsed = new Map<string, AmbiguousAnchor['places']>();
  const rows = each<AmbiguousRow>(
    handle,
    `SELECT ${ambiguousColumns} FROM anchors WHERE status = 'ambiguous'`,
  );
  for (const row of rows) {
    const key = `${row.segment_id} ${row.candidates}`;
    const places = parsed.get(key) ?? ambiguousFrom(row).places;
    parsed.set(key, places);
    yield { annotation: row.id, side: row.side, places };
  }
};

/** The anchors of an annotation that may be in several places. */
export const ambiguousOf = (handle: ReadHandle, annotation: AnnotationId): readonly AmbiguousAnchor[] =>
  all<AmbiguousRow>(
    handle,
    `SELECT ${ambiguousColumns} FROM anchors WHERE annotation_id = ? AND status = 'ambiguous' ORDER BY n`,
    annotation,
  ).map(ambiguousFrom);

/** What rows show of annotations. An ambiguous anchor is nowhere yet, so it marks nothing; nor does one whose place is no place. */
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
       AND typeof(a.start) = 'integer' AND typeof(a."end") = 'integer' AND 0 <= a.start AND a.start <= a."end"
     ORDER BY a.segment_id, a.side, a.start, a."end" DESC, t.id`,
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

const sameWords = (before: AnchorRow | undefined, after: Omit<AnchorRow, 'sum'>): boolean =>
  before !== undefined &&
  isDamaged(before) &&
  (['quote', 'prefix', 'suffix', 'folded', 'hash'] as const).every(
    (key) => readableText(before[key]) === after[key],
  );

/** Puts an annotation's anchors in the place of those it had. */
export const writeAnchors = (
  handle: WriteHandle,
  annotation: AnnotationId,
  anchors: readonly Anchor[],
): void => {
  const before = anchors.length === 0 ? [] : rowsOf(handle, annotation);
  run(handle, 'DELETE FROM anchors WHERE annotation_id = ?', annotation);
  anchors.forEach((anchor, n) => {
    const { segment, startLean, endLean, candidates, ...rest } = anchor;
    const row = {
      ...rest,
      annotation_id: annotation,
      n,
      segment_id: segment,
      start_lean: startLean,
      end_lean: endLean,
      candidates: JSON.stringify(candidates),
    };
    const values = valuesOf(row);
    const sum = rowSum(values);
    run(
      handle,
      `INSERT INTO anchors (${columns}, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      // Words that were damaged before they moved are damaged still.
      sameWords(before[n], row) ? ~sum : sum,
    );
  });
};
