import { parentPort, workerData } from 'node:worker_threads';
import type { ImportMessage, ImportOrder } from '../import/messages.ts';
import { readDocument } from '../import/read-document.ts';
import { isCancelled, waitForRoom, type Throttle } from '../import/throttle.ts';

/** Reads one document beside the engine, so that decoding and converting never delay a save. */
const { order, throttle } = workerData as { readonly order: ImportOrder; readonly throttle: Throttle };

const post = (message: ImportMessage): void => {
  if (message.is === 'batch' || message.is === 'original') waitForRoom(throttle);
  parentPort?.postMessage(message, []);
};

readDocument(order, { post, isCancelled: () => isCancelled(throttle) });
