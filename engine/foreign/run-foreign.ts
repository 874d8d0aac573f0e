import { fail, ok } from '#core/model/index.ts';
import type { TaskCode } from '../workers/task.ts';
import type { ForeignTypes } from './messages.ts';
import { takeApart } from './pieces.ts';
import { readTask } from './read-task.ts';

/** Reads one file of somebody else beside the engine, and gives over what it holds in slices. */
export const runForeign: TaskCode<ForeignTypes> = async (task, { say, hand, isCancelled }) => {
  const read = await readTask(task);
  if (isCancelled()) return fail('job.cancelled');
  if (!read.ok) return read;
  const { frame, slices } = takeApart(read.value);
  say({ is: 'frame', frame });
  for (const slice of slices) {
    hand({ is: 'slice', slice });
    if (isCancelled()) return fail('job.cancelled');
  }
  return ok(null);
};
