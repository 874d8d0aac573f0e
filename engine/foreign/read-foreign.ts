import { fail, ok, type Result } from '#core/model/index.ts';
import { giveWay } from '../turns.ts';
import { patience } from '../workers/listen.ts';
import { workers } from '../workers/pool.ts';
import { readerMemory } from '../workers/start.ts';
import { taskKind } from '../workers/task.ts';
import type { ForeignAnswers, ForeignTask, ForeignTypes } from './messages.ts';
import { putSlice } from './pieces.ts';

/** Ended at once when it is cancelled: nothing of it was stored. */
const foreignTask = taskKind<ForeignTypes>({
  id: 'read-foreign',
  memory: readerMemory,
  patience: { ...patience, cancel: 0 },
});

/**
 * Reads a file of somebody else in a thread of its own, with an end to its memory and its patience, and never in the one that
 * saves. What was read comes over in slices. Failures: those of what reads it, file.needs-memory, file.takes-too-long,
 * job.cancelled (at once: the thread is not used again).
 */
export const readForeign = async <K extends ForeignTask['is']>(
  task: Extract<ForeignTask, { is: K }>,
  signal?: AbortSignal,
): Promise<Result<ForeignAnswers[K]>> => {
  if (signal?.aborted === true) return fail('job.cancelled');
  const reading = workers.begin(foreignTask, task, { name: task.name, signal });
  let frame: unknown;
  try {
    for (;;) {
      const message = await reading.next();
      if (message.is === 'end') return message.result.ok ? ok(frame as ForeignAnswers[K]) : message.result;
      if (message.is === 'said' && message.value.is === 'frame') frame = message.value.frame;
      else if (message.is === 'said' && message.value.is === 'slice') {
        putSlice(frame, message.value.slice);
        reading.makeRoom();
      }
      // A keystroke's save goes before the next slice.
      await giveWay();
    }
  } finally {
    await reading.close();
  }
};
