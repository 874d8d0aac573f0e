import { parentPort } from 'node:worker_threads';
import { inspectFile } from '../import/inspect.ts';
import type { ImportMessage, ImportTask } from '../import/messages.ts';
import { readDocument } from '../import/read-document.ts';
import { isCancelled, waitForRoom } from '../import/throttle.ts';

/** Reads documents beside the engine, one after another, so that decoding and converting never delay a save. */
parentPort?.on('message', (task: ImportTask) => {
  if ('inspect' in task) {
    const inspected = inspectFile(task.inspect);
    const message: ImportMessage = inspected.ok
      ? { is: 'inspected', inspection: inspected.value }
      : { is: 'end', failure: inspected.error };
    parentPort?.postMessage(message, []);
    return;
  }
  const { order, throttle } = task;
  const post = (message: ImportMessage): void => {
    if (message.is === 'batch' || message.is === 'original') waitForRoom(throttle);
    parentPort?.postMessage(message, []);
  };
  readDocument(order, { post, isCancelled: () => isCancelled(throttle) });
});
