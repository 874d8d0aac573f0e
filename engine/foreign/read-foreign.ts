import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Failure, type Result } from '../../core/model/index.ts';
import { cancelReader, createThrottle, makeRoom } from '../import/throttle.ts';
import { listen, patience } from '../workers/listen.ts';
import { startWorker } from '../workers/start.ts';
import type { ForeignAnswers, ForeignMessage, ForeignTask, ForeignWorkerData } from './messages.ts';
import { putSlice } from './pieces.ts';

/**
 * Reads a file of somebody else in a thread of its own, with an end to its memory and its patience, and never in the one that
 * saves. What was read comes over in slices. Failures: those of what reads it, file.needs-memory, file.takes-too-long,
 * job.cancelled (at once: the thread is not used again).
 */
export const readForeign = async <K extends ForeignTask['is']>(
  task: Extract<ForeignTask, { is: K }>,
  signal?: AbortSignal,
  begin: (data: ForeignWorkerData) => ReturnType<typeof startWorker> = (data) =>
    startWorker('foreign-worker', data),
): Promise<Result<ForeignAnswers[K]>> => {
  if (signal?.aborted === true) return fail('job.cancelled');
  const throttle = createThrottle();
  const cancel = (): void => cancelReader(throttle);
  const worker = begin({ task, throttle });
  const endOf = (failure: Failure): ForeignMessage => ({ is: 'end', failure });
  const heard = listen(worker, { name: task.name, signal }, endOf, { ...patience, cancel: 0 });
  signal?.addEventListener('abort', cancel);
  let frame: unknown;
  try {
    for (;;) {
      const message = await heard.next();
      if (message.is === 'end')
        return message.failure === null
          ? ok(frame as ForeignAnswers[K])
          : { ok: false, error: message.failure };
      if (message.is === 'frame') frame = message.frame;
      else {
        putSlice(frame, message.slice);
        makeRoom(throttle);
      }
      // A keystroke's save goes before the next slice.
      await nextTurn();
    }
  } finally {
    heard.stop();
    signal?.removeEventListener('abort', cancel);
    cancel();
    await worker.terminate();
  }
};
