import type { Cell, SegmentId, Side } from '#core/model/index.ts';
import { all } from '../store/handles.ts';
import { eachStepOfCell, readStep, stepColumns, type StepRow } from '../store/steps-repository.ts';
import type { OpenProject } from '../project/open-project.ts';

/** A text as the newest standing action on it left it, or as it was before the first, when all are undone; null where history has none. */
export const cellInHistory = ({ handle }: OpenProject, segment: SegmentId, side: Side): Cell | null => {
  for (const { step } of eachStepOfCell(handle, segment, side)) return step.after;
  const rows = all<StepRow>(
    handle,
    `SELECT ${stepColumns} FROM steps s WHERE s.segment_id = ? AND s.on_what = 'cell' AND s.side = ? ORDER BY s.seq, s.n LIMIT 1`,
    segment,
    side,
  );
  const step = rows[0] === undefined ? null : readStep(rows[0]);
  return step?.on === 'cell' ? step.before : null;
};
