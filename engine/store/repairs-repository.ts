import type { DocumentId, Params, Repair, RepairId, RepairPlace, SegmentId } from '../../core/model/index.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** A repair without what only the present text and order tell. */
export type StoredRepair = Omit<Repair, 'row' | 'lead' | 'trail'>;

type RepairRow = Omit<StoredRepair, 'params'> & { params: string };

export const repairColumns = `id, document_id AS document, kind, certainty, before, after, reason, params, decision, status,
  segment_id AS segment, start, "end"`;

export const repairFromRow = (row: RepairRow): StoredRepair => ({
  ...row,
  params: JSON.parse(row.params) as Params,
});

export const findRepair = (handle: ReadHandle, id: RepairId): StoredRepair | null => {
  const row = first<RepairRow>(handle, `SELECT ${repairColumns} FROM repairs WHERE id = ?`, id);
  return row === undefined ? null : repairFromRow(row);
};

/** The repairs of one segment, in text order, with those whose words are gone. */
export const repairsOf = (handle: ReadHandle, segment: SegmentId): readonly StoredRepair[] =>
  all<RepairRow>(
    handle,
    `SELECT ${repairColumns} FROM repairs WHERE segment_id = ? ORDER BY start, id`,
    segment,
  ).map(repairFromRow);

export const insertRepair = (handle: WriteHandle, repair: Omit<StoredRepair, 'id'>): RepairId =>
  run(
    handle,
    `INSERT INTO repairs (document_id, kind, certainty, before, after, reason, params, decision, status, segment_id, start, "end")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    repair.document,
    repair.kind,
    repair.certainty,
    repair.before,
    repair.after,
    repair.reason,
    JSON.stringify(repair.params),
    repair.decision,
    repair.status,
    repair.segment,
    repair.start,
    repair.end,
  ).id as RepairId;

/** Moves a repair, or changes what was decided about it. */
export const writeRepairPlace = (handle: WriteHandle, id: RepairId, to: RepairPlace): void => {
  run(
    handle,
    'UPDATE repairs SET segment_id = ?, start = ?, "end" = ?, decision = ?, status = ? WHERE id = ?',
    to.segment,
    to.start,
    to.end,
    to.decision,
    to.status,
    id,
  );
};

/** How many repairs of each of the given segments wait for a decision; segments with none are left out. */
export const openRepairCounts = (
  handle: ReadHandle,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, number> =>
  new Map(
    all<{ segment: SegmentId; open: number }>(
      handle,
      `SELECT segment_id AS segment, count(*) AS open FROM repairs
       WHERE segment_id IN (SELECT value FROM json_each(?)) AND decision = 'offered' AND status = 'live'
       GROUP BY segment_id`,
      JSON.stringify(segments),
    ).map(({ segment, open }) => [segment, open]),
  );

/** Segments with a repair that waits for a decision, in no particular order. */
export const segmentsWithOpenRepairs = (handle: ReadHandle, document: DocumentId): SegmentId[] =>
  column<number>(
    handle,
    `SELECT DISTINCT segment_id FROM repairs WHERE document_id = ? AND decision = 'offered' AND status = 'live'`,
    document,
  ) as SegmentId[];
