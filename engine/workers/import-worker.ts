import { parentPort } from 'node:worker_threads';
import type { ImportMessage, ImportTask } from '../import/messages.ts';
import { readDocument } from '../import/read-document.ts';
import { isCancelled, waitForRoom } from '../import/throttle.ts';

/** Reads documents beside the engine, one after another, so that decoding and converting never delay a save. */
parentPort?.on('message', ({ order, throttle }: ImportTask) => {
  const post = (message: ImportMessage): void => {
    if (message.is === 'batch' || message.is === 'original') waitForRoom(throttle);
    parentPort?.postMessage(message, []);
  };
  readDocument(order, { post, isCancelled: () => isCancelled(throttle) });
});
