import {
  repairKinds,
  type DocumentId,
  type FoundRepair,
  type Params,
  type Range,
  type Repair,
  type RepairDecision,
  type RepairId,
  type RepairKind,
  type RepairPlace,
  type SegmentId,
} from '#core/model/index.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableChoice, readableCount, readableText } from './sound-values.ts';
import { repairParams, storedJson } from './stored-shapes.ts';

/** A repair without what only the present text and order tell. */
export type StoredRepair = Omit<Repair, 'row' | 'lead' | 'trail'>;

type RepairRow = Omit<StoredRepair, 'params' | 'damaged'> & { params: string; sum: number | null };

const repairColumns = `id, document_id AS document, kind, certainty, before, after, reason, params, decision, status,
  segment_id AS segment, start, "end", sum`;

const sumOf = (row: RepairRow): number =>
  rowSum([
    row.id,
    row.document,
    row.kind,
    row.certainty,
    row.before,
    row.after,
    row.reason,
    row.params,
    row.decision,
    row.status,
    row.segment,
    row.start,
    row.end,
  ]);

const noParams: Params = {};

const repairFromRow = ({ sum, ...row }: RepairRow): StoredRepair => {
  const params = row.params === '{}' ? noParams : storedJson<Params>(row.params, repairParams);
  if (params !== undefined && sum === sumOf({ ...row, sum })) return { ...row, params };
  return {
    ...row,
    kind: readableChoice(row.kind, repairKinds, 'lost'),
    before: readableText(row.before),
    after: readableText(row.after),
    reason: readableText(row.reason),
    start: readableCount(row.start),
    end: readableCount(row.end),
    params: params ?? noParams,
    // Its words are not to be changed by what cannot be relied on.
    status: row.status === 'live' ? 'edited' : row.status,
    damaged: true,
  };
};

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

/** Where repairs of one segment point at characters that are lost, whatever was decided about them. */
export const lostPlaces = (handle: ReadHandle, segment: SegmentId): readonly Range[] =>
  all<Range>(
    handle,
    `SELECT start, "end" FROM repairs WHERE segment_id = ? AND kind = 'lost' AND status = 'live'`,
    segment,
  );

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

/** Puts a repair in under an id of its own. */
export const insertRepair = (
  handle: WriteHandle,
  id: RepairId,
  found: FoundRepair,
  at: RepairPlace,
): void => {
  run(
    handle,
    `INSERT INTO repairs (id, document_id, kind, certainty, before, after, reason, params, decision, status,
       segment_id, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    found.document,
    found.kind,
    found.certainty,
    found.before,
    found.after,
    found.reason,
    JSON.stringify(found.params),
    at.decision,
    at.status,
    at.segment,
    at.start,
    at.end,
  );
};

export const removeRepair = (handle: WriteHandle, id: RepairId): void => {
  run(handle, 'DELETE FROM repairs WHERE id = ?', id);
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

type Filter = {
  readonly segment?: SegmentId | undefined;
  readonly kind?: RepairKind | undefined;
  readonly decision?: RepairDecision | undefined;
};

/** Repairs whose words are gone are for undo only. */
const shown = `status <> 'gone' AND document_id IN (SELECT value FROM json_each(?))
  AND (? IS NULL OR kind = ?) AND (? IS NULL OR decision = ?)`;

/** With a segment the index of segments is used, which no condition with `OR` would do. */
const where = ({ segment }: Filter): string =>
  segment === undefined ? shown : `${shown} AND segment_id = ?`;

const filterValues = (documents: readonly DocumentId[], filter: Filter) => {
  const kind = filter.kind ?? null;
  const decision = filter.decision ?? null;
  const of = filter.segment === undefined ? [] : [filter.segment];
  return [JSON.stringify(documents), kind, kind, decision, decision, ...of] as const;
};

const inTextOrder = `(SELECT rank FROM segments WHERE segments.id = segment_id), start, id`;

/** Repairs of documents that came from one file are in text order by their ids; those of a newer file have later ones. */
const orderFor = (handle: ReadHandle, documents: readonly DocumentId[]): string => {
  const sql = 'SELECT 1 FROM documents WHERE version_of IN (SELECT value FROM json_each(?)) LIMIT 1';
  const isUpdated = first(handle, sql, JSON.stringify(documents)) !== undefined;
  return `document_id, ${isUpdated ? inTextOrder : 'id'}`;
};

/** Repairs of some documents in text order. */
export const filterRepairs = (
  handle: ReadHandle,
  documents: readonly DocumentId[],
  filter: Filter,
  page: { readonly from: number; readonly count: number } = { from: 0, count: -1 },
): readonly StoredRepair[] =>
  all<RepairRow>(
    handle,
    `SELECT ${repairColumns} FROM repairs WHERE ${where(filter)} ORDER BY ${orderFor(handle, documents)} LIMIT ? OFFSET ?`,
    ...filterValues(documents, filter),
    page.count,
    page.from,
  ).map(repairFromRow);

export const countRepairs = (handle: ReadHandle, documents: readonly DocumentId[], filter: Filter): number =>
  first<{ n: number }>(
    handle,
    `SELECT count(*) AS n FROM repairs WHERE ${where(filter)}`,
    ...filterValues(documents, filter),
  )?.n ?? 0;

/** How many repairs of each kind were accepted, refused, or wait, in the order of `repairKinds`. */
export const groupRepairs = (
  handle: ReadHandle,
  documents: readonly DocumentId[],
  filter: Pick<Filter, 'segment'> = {},
): readonly ({ readonly kind: RepairKind } & Readonly<Record<RepairDecision, number>>)[] => {
  const rows = all<{ kind: RepairKind; decision: RepairDecision; n: number }>(
    handle,
    `SELECT kind, decision, count(*) AS n FROM repairs WHERE ${where(filter)} GROUP BY kind, decision`,
    ...filterValues(documents, filter),
  );
  const count = (kind: RepairKind, decision: RepairDecision): number =>
    rows.find((row) => row.kind === kind && row.decision === decision)?.n ?? 0;
  return repairKinds
    .map((kind) => ({
      kind,
      accepted: count(kind, 'accepted'),
      refused: count(kind, 'refused'),
      offered: count(kind, 'offered'),
    }))
    .filter(({ accepted, refused, offered }) => accepted + refused + offered > 0);
};
