import { parentPort } from 'node:worker_threads';
import type { ForeignMessage, ForeignOrder } from '../foreign/messages.ts';
import { takeApart } from '../foreign/pieces.ts';
import { readTask } from '../foreign/read-task.ts';
import { isCancelled, waitForRoom } from '../import/throttle.ts';

const say = (message: ForeignMessage): void => parentPort?.postMessage(message, []);

/** Reads one file of somebody else beside the engine, and gives over what it holds in slices. */
const carryOut = async ({ task, throttle }: ForeignOrder): Promise<void> => {
  const read = await readTask(task);
  if (read.ok) {
    const { frame, slices } = takeApart(read.value);
    say({ is: 'frame', frame });
    for (const slice of slices) {
      waitForRoom(throttle);
      if (isCancelled(throttle)) break;
      say({ is: 'slice', slice });
    }
  }
  const failure = read.ok ? null : read.error;
  say({ is: 'end', failure: isCancelled(throttle) ? { code: 'job.cancelled' } : failure });
};

parentPort?.on('message', (order: ForeignOrder) => void carryOut(order));
