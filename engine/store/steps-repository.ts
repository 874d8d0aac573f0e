import type { Cell, Sequence, SegmentId, Side, Step } from '../../core/model/index.ts';
import { all, each, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

type StepRow = { on_what: Step['on']; segment_id: SegmentId | null; side: Side | null; body: string };

/** The column that says which segment a step touches, so that "what happened to this segment" is one look-up. */
const segmentOf = (step: Step): SegmentId | null => {
  if (step.on === 'cell') return step.segment;
  if (step.on === 'segment') return step.id;
  return step.on === 'repair' ? step.after.segment : null;
};

const bodyOf = (step: Step): string => {
  const { on: _on, ...rest } = step;
  if (step.on !== 'cell') return JSON.stringify(rest);
  return JSON.stringify({ before: step.before, after: step.after });
};

const fromRow = ({ on_what: on, segment_id: segment, side, body }: StepRow): Step => {
  const rest = JSON.parse(body) as object;
  return (on === 'cell' ? { on, segment, side, ...rest } : { on, ...rest }) as Step;
};

export const insertStep = (handle: WriteHandle, seq: Sequence, n: number, step: Step): void => {
  run(
    handle,
    'INSERT INTO steps (seq, n, on_what, segment_id, side, body) VALUES (?, ?, ?, ?, ?, ?)',
    seq,
    n,
    step.on,
    segmentOf(step),
    step.on === 'cell' ? step.side : null,
    bodyOf(step),
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

/** The steps of one event, in the order they were done. */
export const stepsOf = (handle: ReadHandle, seq: Sequence): readonly Step[] =>
  all<StepRow>(handle, 'SELECT on_what, segment_id, side, body FROM steps WHERE seq = ? ORDER BY n', seq).map(
    fromRow,
  );

/** Every step of the file in order, one at a time, for checks. */
export const eachStep = function* (handle: ReadHandle): Generator<{ seq: Sequence; step: Step }> {
  const rows = each<StepRow & { seq: Sequence }>(
    handle,
    'SELECT seq, on_what, segment_id, side, body FROM steps ORDER BY seq, n',
  );
  for (const row of rows) yield { seq: row.seq, step: fromRow(row) };
};

export type CellStep = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly before: Cell | null;
  readonly after: Cell | null;
};

/** The first text an event changed, in `segment` when given: its one-line account. */
export const firstCellStep = (
  handle: ReadHandle,
  seq: Sequence,
  segment: SegmentId | null,
): CellStep | null => {
  const row = first<StepRow>(
    handle,
    `SELECT on_what, segment_id, side, body FROM steps
     WHERE seq = ? AND on_what = 'cell' AND (? IS NULL OR segment_id = ?) ORDER BY n LIMIT 1`,
    seq,
    segment,
    segment,
  );
  if (row === undefined) return null;
  const step = fromRow(row);
  return step.on === 'cell' ? step : null;
};
