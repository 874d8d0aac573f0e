import type { DocumentId, SegmentId } from '#core/model/index.ts';
import { all, column, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { insertMany } from './insert-many.ts';
import { rowSum } from './row-sums.ts';

type ReferenceRow = { readonly segment: SegmentId; readonly ref: string; readonly sum: number | null };

/** Segments of a document, each with where its format finds it in the file of a version. */
export type References = Iterable<readonly [SegmentId, string]>;

const columns = ['document_id', 'segment_id', 'ref', 'sum'] as const;

const addToCount = (handle: WriteHandle, version: DocumentId, count: number): void => {
  run(handle, 'UPDATE documents SET referred = referred + ? WHERE id = ?', count, version);
};

/** Adds where segments are in the file that is kept under `version`. The document counts them, so that one that is lost is missed. */
export const insertReferences = (handle: WriteHandle, version: DocumentId, references: References): void => {
  const values: Value[] = [];
  for (const [segment, ref] of references)
    values.push(version, segment, ref, rowSum([version, segment, ref]));
  if (values.length === 0) return;
  insertMany(handle, 'segment_references', columns, values);
  addToCount(handle, version, values.length / columns.length);
};

/** Where the given segments are in the file of a version. A damaged row says nothing: what it named may be anywhere. */
export const referencesOf = (
  handle: ReadHandle,
  version: DocumentId,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, string> =>
  new Map(
    all<ReferenceRow>(
      handle,
      `SELECT segment_id AS segment, ref, sum FROM segment_references
       WHERE document_id = ? AND segment_id IN (SELECT value FROM json_each(?))`,
      version,
      JSON.stringify(segments),
    )
      .filter(({ segment, ref, sum }) => sum === rowSum([version, segment, ref]))
      .map(({ segment, ref }) => [segment, ref]),
  );

/** Every segment whose place in the file of a version is known, with that. */
export const eachReference = function* (
  handle: ReadHandle,
  version: DocumentId,
): Generator<readonly [SegmentId, string]> {
  const rows = all<ReferenceRow>(
    handle,
    'SELECT segment_id AS segment, ref, sum FROM segment_references WHERE document_id = ?',
    version,
  );
  for (const { segment, ref, sum } of rows) if (sum === rowSum([version, segment, ref])) yield [segment, ref];
};

/** Whether each update of a document stands, in the order in which they were made: of one stored in portions, whether all of it does. */
const updatesOf = (handle: ReadHandle, document: DocumentId): readonly boolean[] =>
  column<number>(
    handle,
    `SELECT min(h.state = 'done') FROM history h
     WHERE h.kind = 'update-document' AND h.of IS NULL AND EXISTS (
       SELECT 1 FROM steps s JOIN segments g ON g.id = s.segment_id WHERE s.seq = h.seq AND g.document_id = ?)
     GROUP BY coalesce(h.burst, h.seq) ORDER BY min(h.seq)`,
    document,
  ).map((stands) => stands === 1);

type Referred = { readonly version: DocumentId; readonly present: number; readonly gone: number };

/**
 * Of some versions of a document that in whose file most of its present segments are; of those the one with the fewest segments that are not
 * present, as a newer file has whose update was undone. Where an update changed words alone, both files have the same segments: then the
 * version of the last update that stands, where there are as many updates as newer versions; else the newest. Null for none.
 */
export const referredVersion = (
  handle: ReadHandle,
  document: DocumentId,
  versions: readonly DocumentId[],
): DocumentId | null => {
  const found = all<Referred>(
    handle,
    `SELECT r.document_id AS version, count(*) AS present, d.referred - count(*) AS gone
     FROM segments s JOIN segment_references r ON r.segment_id = s.id
       JOIN documents d ON d.id = r.document_id
     WHERE s.document_id = ? AND r.document_id IN (SELECT value FROM json_each(?))
     GROUP BY r.document_id ORDER BY count(*) DESC, d.referred - count(*), r.document_id DESC`,
    document,
    JSON.stringify(versions),
  );
  const [best, next] = found;
  if (best === undefined) return null;
  if (next?.present !== best.present || next.gone !== best.gone) return best.version;
  const newer = versions.filter((version) => version !== document).sort((a, b) => a - b);
  const updates = updatesOf(handle, document);
  if (updates.length !== newer.length) return best.version;
  const last = newer[updates.lastIndexOf(true)] ?? document;
  const alike = found.filter(({ present, gone }) => present === best.present && gone === best.gone);
  return alike.find(({ version }) => version === last)?.version ?? best.version;
};

/** Deletes those of a version, of all its segments or of some. */
export const removeReferences = (
  handle: WriteHandle,
  version: DocumentId,
  segments: readonly number[] | null = null,
): void => {
  const { changes } =
    segments === null
      ? run(handle, 'DELETE FROM segment_references WHERE document_id = ?', version)
      : run(
          handle,
          'DELETE FROM segment_references WHERE document_id = ? AND segment_id IN (SELECT value FROM json_each(?))',
          version,
          JSON.stringify(segments),
        );
  addToCount(handle, version, -changes);
};
