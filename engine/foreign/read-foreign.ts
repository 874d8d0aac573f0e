import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import { cancelReader, createThrottle, makeRoom } from '../import/throttle.ts';
import { giveWay } from '../turns.ts';
import { listen, patience } from '../workers/listen.ts';
import { createResident } from '../workers/resident.ts';
import { startWorker } from '../workers/start.ts';
import type { ForeignAnswers, ForeignMessage, ForeignOrder, ForeignTask } from './messages.ts';
import { putSlice } from './pieces.ts';

const resident = createResident(() => startWorker('foreign-worker', null));

/** After a file of more slices the thread is let go, and its memory with it. */
const mostKept = 64;

/**
 * Reads a file of somebody else in a thread of its own, with an end to its memory and its patience, and never in the one that
 * saves. What was read comes over in slices. Failures: those of what reads it, file.needs-memory, file.takes-too-long,
 * job.cancelled (at once: the thread is not used again).
 */
export const readForeign = async <K extends ForeignTask['is']>(
  task: Extract<ForeignTask, { is: K }>,
  signal?: AbortSignal,
): Promise<Result<ForeignAnswers[K]>> => {
  const isAborted = (): boolean => signal?.aborted ?? false;
  if (isAborted()) return fail('job.cancelled');
  const throttle = createThrottle();
  const cancel = (): void => cancelReader(throttle);
  const worker = resident.take();
  const endOf = (failure: Failure): ForeignMessage => ({ is: 'end', failure });
  const heard = listen(worker, { name: task.name, signal }, endOf, { ...patience, cancel: 0 });
  signal?.addEventListener('abort', cancel);
  let frame: unknown;
  let [isWhole, slices] = [false, 0];
  worker.postMessage({ task, throttle } satisfies ForeignOrder, []);
  try {
    for (;;) {
      const message = await heard.next();
      isWhole = message.is === 'end';
      if (message.is === 'end')
        return message.failure === null
          ? ok(frame as ForeignAnswers[K])
          : { ok: false, error: message.failure };
      if (message.is === 'frame') frame = message.frame;
      else {
        slices += 1;
        putSlice(frame, message.slice);
        makeRoom(throttle);
      }
      // A keystroke's save goes before the next slice.
      await giveWay();
    }
  } finally {
    heard.stop();
    signal?.removeEventListener('abort', cancel);
    cancel();
    const canStay = isWhole && slices <= mostKept && !heard.isBroken() && !isAborted();
    if (canStay) await resident.keep(worker);
    else await worker.terminate();
  }
};
