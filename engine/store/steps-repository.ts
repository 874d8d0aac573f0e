import type {
  Anchor,
  AnnotationId,
  ActionKind,
  Cell,
  DocumentId,
  Sequence,
  SegmentId,
  Side,
  Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { cellFromRaw } from './cells-repository.ts';
import { fromStored } from './rows-repository.ts';
import { anchorsOf, segmentsOf } from './anchors-repository.ts';
import { all, each, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { stepBodies, storedJson } from './stored-shapes.ts';

export type StepRow = {
  seq: Sequence;
  n: number;
  on_what: Step['on'];
  segment_id: SegmentId | null;
  side: Side | null;
  body: string;
  sum: number | null;
};

/** The columns of a step, of the table as `s`. */
export const stepColumns = 's.seq, s.n, s.on_what, s.segment_id, s.side, s.body, s.sum';

/** The segment of a stored text: the first part of its key. */
const segmentIn = ({ before, after }: Extract<Step, { on: 'row' }>): SegmentId | null => {
  const id = (after ?? before)?.[0];
  return typeof id === 'number' ? (id as SegmentId) : null;
};

/** The column that says which segment a step touches, so that "what happened to this segment" is one look-up. */
const segmentOf = (step: Step): SegmentId | null => {
  if (step.on === 'cell') return step.segment;
  if (step.on === 'segment') return step.id;
  if (step.on === 'ignored') return step.cell?.segment ?? null;
  if (step.on === 'row') return step.table === 'cells' ? segmentIn(step) : null;
  if (step.on === 'anchors') return (step.after[0] ?? step.before[0])?.segment ?? null;
  return step.on === 'repair' ? ((step.after ?? step.before)?.segment ?? null) : null;
};

/** What most cells are, and is therefore left out of what is written. */
const usual = { tags: [], locked: false, stale: false };

const without = (cell: Cell, known: object): Partial<Cell> =>
  Object.fromEntries(
    Object.entries(cell).filter(([key, value]) => !sameValue(value, (known as Record<string, unknown>)[key])),
  );

/** A cell before a change without its usual members, and after it only what is different then. */
const bodyOf = (step: Step): string => {
  const { on: _on, ...rest } = step;
  if (step.on !== 'cell') return JSON.stringify(rest);
  const { before, after } = step;
  return JSON.stringify({
    before: before === null ? null : without(before, usual),
    after: after === null ? null : without(after, before ?? usual),
  });
};

type CellBody = { readonly before: Partial<Cell> | null; readonly after: Partial<Cell> | null };

/** Members always in one order, so that equal cells are equal as JSON too. */
const whole = (...parts: readonly object[]): Cell => {
  const { text, tags, state, locked, origin, stale } = Object.assign({}, usual, ...parts) as Cell;
  return { text, tags, state, locked, origin, stale };
};

const cellsFrom = ({ before, after }: CellBody): Pick<CellStep, 'before' | 'after'> => ({
  before: before === null ? null : whole(before),
  after: after === null ? null : whole(before ?? {}, after),
});

const bodyReader = (on: string) => (Object.hasOwn(stepBodies, on) ? stepBodies[on] : undefined);

/** The step in a row, or null when the row is not as it was written, or holds what no step can be. */
export const readStep = ({
  seq,
  n,
  on_what: on,
  segment_id: segment,
  side,
  body,
  sum,
}: StepRow): Step | null => {
  if (sum !== rowSum([seq, n, on, segment, side, body])) return null;
  const reader = bodyReader(on);
  const read = reader === undefined ? undefined : storedJson<object>(body, reader);
  if (read === undefined) return null;
  return on === 'cell'
    ? ({ on, segment, side, ...cellsFrom(read as CellBody) } as Step)
    : ({ on, ...read } as Step);
};

/** What can be read of steps; damaged ones are left out. */
const readable = (rows: readonly StepRow[]): readonly Step[] =>
  rows.flatMap((row) => {
    const step = readStep(row);
    return step === null ? [] : [step];
  });

/** Which annotation a step is about that names no words itself. */
const annotationOf = (step: Step): AnnotationId | null => {
  if (step.on === 'annotation') return step.id;
  return step.on === 'reply' ? ((step.after ?? step.before)?.annotation ?? null) : null;
};

/** The same for a change of what an annotation says: the segment of its first words, once the step is applied. */
const segmentTold = (handle: ReadHandle, step: Step): SegmentId | null => {
  const annotation = annotationOf(step);
  return segmentOf(step) ?? (annotation === null ? null : (segmentsOf(handle, annotation)[0] ?? null));
};

export const insertStep = (handle: WriteHandle, seq: Sequence, n: number, step: Step): void => {
  const side = step.on === 'cell' ? step.side : null;
  const values = [seq, n, step.on, segmentTold(handle, step), side, bodyOf(step)];
  run(
    handle,
    'INSERT INTO steps (seq, n, on_what, segment_id, side, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...values,
    rowSum(values),
  );
};

/** Replaces one step, when a later edit of the same burst goes on from it. */
export const rewriteStep = (handle: WriteHandle, seq: Sequence, n: number, step: Step): void => {
  run(
    handle,
    'UPDATE steps SET body = ?, segment_id = ? WHERE seq = ? AND n = ?',
    bodyOf(step),
    segmentOf(step),
    seq,
    n,
  );
};

const rowsOfEvent = (handle: ReadHandle, seq: Sequence): readonly StepRow[] =>
  all<StepRow>(handle, `SELECT ${stepColumns} FROM steps s WHERE s.seq = ? ORDER BY s.n`, seq);

/** The steps of one event, in the order they were done, as far as they can be read. */
export const stepsOf = (handle: ReadHandle, seq: Sequence): readonly Step[] =>
  readable(rowsOfEvent(handle, seq));

/** All steps of one event, or null when one of them is damaged or missing: the event can be neither undone nor redone then. */
export const wholeStepsOf = (handle: ReadHandle, seq: Sequence): readonly Step[] | null => {
  const rows = rowsOfEvent(handle, seq);
  const steps = readable(rows);
  return steps.length === rows.length && rows.every(({ n }, at) => n === at) ? steps : null;
};

/** The steps of the standing split that made a segment; none when it was made in another way. */
export const stepsOfSplit = (handle: ReadHandle, made: SegmentId): readonly Step[] => {
  const row = first<{ seq: Sequence }>(
    handle,
    `SELECT s.seq FROM steps s JOIN history h ON h.seq = s.seq
     WHERE s.segment_id = ? AND s.on_what = 'segment' AND h.kind = 'split' AND h.state = 'done'
     ORDER BY s.seq LIMIT 1`,
    made,
  );
  return row === undefined ? [] : (wholeStepsOf(handle, row.seq) ?? []);
};

/** Every step of the file in order, one at a time, for checks; null where one is damaged. */
export const eachStep = function* (handle: ReadHandle): Generator<{ seq: Sequence; step: Step | null }> {
  const rows = each<StepRow>(handle, `SELECT ${stepColumns} FROM steps s ORDER BY s.seq, s.n`);
  for (const row of rows) yield { seq: row.seq, step: readStep(row) };
};

/** Where in history a step is. */
export type StepKey = Pick<StepRow, 'seq' | 'n'>;

/**
 * Steps that changed what originals say or where they stand, newest first, with the kind of their action: those of standing
 * actions among the `count` steps before one (null: the end). `last` is where that ends; null when there is none before.
 */
export const originalStepsBefore = (
  handle: ReadHandle,
  before: StepKey | null,
  count: number,
): { readonly found: readonly { kind: ActionKind; step: OriginalStep }[]; readonly last: StepKey | null } => {
  type Row = StepRow & { readonly kind: ActionKind; readonly state: string; readonly of: Sequence | null };
  const rows = all<Row>(
    handle,
    `SELECT h.kind, h.state, h.of, ${stepColumns} FROM
       (SELECT * FROM steps WHERE (seq, n) < (?, ?) ORDER BY seq DESC, n DESC LIMIT ?) s
     JOIN history h ON h.seq = s.seq ORDER BY s.seq DESC, s.n DESC`,
    before?.seq ?? Number.MAX_SAFE_INTEGER,
    before?.n ?? 0,
    count,
  );
  const found = rows.flatMap((row) => {
    const { kind, state, of, on_what: on, side } = row;
    const isOriginal = on === 'segment' || on === 'lineage' || (on === 'cell' && side === 'source');
    const step = isOriginal && state === 'done' && of === null ? readStep(row) : null;
    return step === null ? [] : [{ kind, step: step as OriginalStep }];
  });
  return { found, last: rows.at(-1) ?? null };
};

export type OriginalStep = Extract<Step, { on: 'cell' | 'segment' | 'lineage' }>;

/** The cuts and joins of standing actions, oldest first, each with what the originals of its segments became. */
export const lineageSteps = (
  handle: ReadHandle,
): readonly {
  readonly lineage: Extract<Step, { on: 'lineage' }>;
  readonly sources: readonly CellStep[];
}[] => {
  const found = all<{ seq: Sequence }>(
    handle,
    `SELECT DISTINCT s.seq AS seq FROM steps s JOIN history h ON h.seq = s.seq
     WHERE s.on_what = 'lineage' AND h.state = 'done' AND h.of IS NULL ORDER BY s.seq`,
  );
  return found.flatMap(({ seq }) => {
    const steps = stepsOf(handle, seq);
    const sources = steps.filter((step) => step.on === 'cell' && step.side === 'source') as CellStep[];
    return steps.flatMap((step) => (step.on === 'lineage' ? [{ lineage: step, sources }] : []));
  });
};

/** Whether an event after `seq` did something, or undid something, that a review consists of. */
export const reviewsChangedSince = (handle: ReadHandle, seq: Sequence): boolean =>
  first(
    handle,
    `SELECT 1 FROM history h JOIN steps s ON s.seq = coalesce(h.of, h.seq)
     WHERE h.seq > ? AND (s.on_what = 'review' OR s.on_what = 'row') LIMIT 1`,
    seq,
  ) !== undefined;

export type CellStep = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly before: Cell | null;
  readonly after: Cell | null;
};

/**
 * Every text that a cell ever had by history, the newest first, whatever became of the actions: what was undone was there, too. Texts of
 * steps that are damaged are left out.
 */
export const textsOfCell = function* (handle: ReadHandle, segment: SegmentId, side: Side): Generator<Cell> {
  const rows = each<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s WHERE s.segment_id = ? AND s.on_what = 'cell' AND s.side = ?
     ORDER BY s.seq DESC, s.n DESC`,
    segment,
    side,
  );
  for (const row of rows) {
    const step = readStep(row);
    if (step?.on !== 'cell') continue;
    if (step.after !== null) yield step.after;
    if (step.before !== null) yield step.before;
  }
};

/** The first text an event changed, in `segment` when given: its one-line account. */
export const firstCellStep = (
  handle: ReadHandle,
  seq: Sequence,
  segment: SegmentId | null,
): CellStep | null => {
  const row = first<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s
     WHERE seq = ? AND on_what = 'cell' AND (? IS NULL OR segment_id = ?) ORDER BY n LIMIT 1`,
    seq,
    segment,
    segment,
  );
  if (row === undefined) return null;
  const step = readStep(row);
  return step?.on === 'cell' ? step : null;
};

/** The first text that an event took as it was stored, or put in place of what was: of decisions on damage. */
export const firstStoredText = (
  handle: ReadHandle,
  seq: Sequence,
  segment: SegmentId | null,
): CellStep | null => {
  const row = first<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s
     WHERE seq = ? AND on_what = 'row' AND segment_id IS NOT NULL AND (? IS NULL OR segment_id = ?) ORDER BY n LIMIT 1`,
    seq,
    segment,
    segment,
  );
  const step = row === undefined ? null : readStep(row);
  if (step?.on !== 'row' || step.table !== 'cells') return null;
  const cellIn = (stored: typeof step.before): Cell | null =>
    stored === null ? null : cellFromRaw(fromStored(stored));
  const [id, side] = step.after ?? step.before ?? [];
  return {
    segment: id as SegmentId,
    side: side as Side,
    before: cellIn(step.before),
    after: cellIn(step.after),
  };
};

/** The steps of standing actions on one text, newest first, one at a time, with their action and its kind. */
export const eachStepOfCell = function* (
  handle: ReadHandle,
  segment: SegmentId,
  side: Side,
): Generator<{ seq: Sequence; kind: ActionKind; step: CellStep }> {
  const rows = each<StepRow & { kind: ActionKind }>(
    handle,
    `SELECT h.kind, ${stepColumns} FROM steps s JOIN history h ON h.seq = s.seq
     WHERE s.segment_id = ? AND s.on_what = 'cell' AND s.side = ? AND h.state = 'done' AND h.of IS NULL
     ORDER BY s.seq DESC, s.n DESC`,
    segment,
    side,
  );
  for (const row of rows) {
    const step = readStep(row);
    if (step?.on === 'cell') yield { seq: row.seq, kind: row.kind, step };
  }
};

/** Words an event did something to, as they were annotated: none before, when it was annotated; none after, when removed. */
export type NotedWords = { readonly before: Anchor | null; readonly after: Anchor | null };

/** The first words an event put an annotation on or took it from; of one whose words stayed, its first words now. */
export const firstNotedWords = (
  handle: ReadHandle,
  seq: Sequence,
  segment: SegmentId | null,
): NotedWords | null => {
  const row = first<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s
     WHERE seq = ? AND on_what IN ('anchors', 'annotation', 'reply') AND (? IS NULL OR segment_id = ?)
     ORDER BY on_what <> 'anchors', n LIMIT 1`,
    seq,
    segment,
    segment,
  );
  const step = row === undefined ? null : readStep(row);
  if (step === null) return null;
  if (step.on === 'anchors') {
    const { before, after } = step;
    return {
      before: before.find((anchor) => !after.some((other) => sameValue(anchor, other))) ?? null,
      after: after.find((anchor) => !before.some((other) => sameValue(anchor, other))) ?? null,
    };
  }
  const annotation = annotationOf(step);
  const words = annotation === null ? undefined : anchorsOf(handle, annotation)[0];
  return words === undefined ? null : { before: words, after: words };
};

/** The documents an event brought in or took out, in their order. */
export const movedDocuments = (handle: ReadHandle, seq: Sequence): readonly DocumentId[] =>
  all<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s WHERE seq = ? AND on_what = 'document' ORDER BY n`,
    seq,
  ).flatMap((row) => {
    const step = readStep(row);
    return step?.on === 'document' && step.before.present !== step.after.present ? [step.id] : [];
  });
