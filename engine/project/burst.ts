import type { Sequence, Step } from '#core/model/index.ts';
import type { WriteHandle } from '../store/handles.ts';
import { extendEvent, lastEvent } from '../store/history-repository.ts';
import { insertStep, rewriteStep, wholeStepsOf } from '../store/steps-repository.ts';
import type { ActionRequest } from './action-request.ts';

/** What a step is about: two steps with the same subject follow one another. Null for steps that never merge. */
const subjectOf = (step: Step): string | null => {
  if (step.on === 'cell') return `cell ${step.segment} ${step.side}`;
  if (step.on === 'anchors') return `anchors ${step.annotation}`;
  return step.on === 'repair' ? `repair ${step.id}` : null;
};

const withAfter = (earlier: Step, later: Step): Step =>
  ({ ...earlier, after: (later as { after: unknown }).after }) as Step;

/**
 * Lets an edit go on from the event before it, when that is an edit of the same cell in the same burst: its steps
 * then lead from where that began to where this ends. Answers that event's number, or null when this begins anew.
 * Must be called in the transaction that writes the edit, after its steps were applied.
 */
export const extendBurst = (write: WriteHandle, request: ActionRequest, at: string): Sequence | null => {
  const { kind, burst, steps, actor } = request;
  const first = steps[0];
  // Portions of one action stay apart: each is as much as is written at once.
  if (burst === undefined || first === undefined || request.within !== undefined) return null;
  const last = lastEvent(write);
  if (
    last === null ||
    last.kind !== kind ||
    last.burst !== burst ||
    last.actor !== actor ||
    last.state !== 'done'
  ) {
    return null;
  }
  // An event of which something is damaged is not gone on from: it can still be left standing.
  const known = wholeStepsOf(write, last.seq) ?? [];
  const subject = subjectOf(first);
  if (subject === null || known[0] === undefined || subjectOf(known[0]) !== subject) return null;
  const places = new Map(known.map((step, n) => [subjectOf(step), n]));
  let length = known.length;
  let cells = last.cells;
  for (const step of steps) {
    const n = places.get(subjectOf(step));
    const earlier = n === undefined ? undefined : known[n];
    if (n !== undefined && earlier !== undefined) {
      rewriteStep(write, last.seq, n, withAfter(earlier, step));
    } else {
      insertStep(write, last.seq, length, step);
      length += 1;
      if (step.on === 'cell') cells += 1;
    }
  }
  extendEvent(write, last.seq, at, cells);
  return last.seq;
};
