import { parentPort } from 'node:worker_threads';
import { inspectFile } from '../import/inspect.ts';
import type { ImportMessage, ImportTask } from '../import/messages.ts';
import { readDocument } from '../import/read-document.ts';
import { isCancelled, waitForRoom } from '../import/throttle.ts';

const look = async (file: Extract<ImportTask, { inspect: unknown }>['inspect']): Promise<ImportMessage> => {
  const inspected = await inspectFile(file);
  return inspected.ok
    ? { is: 'inspected', inspection: inspected.value }
    : { is: 'end', failure: inspected.error };
};

const take = async (task: ImportTask): Promise<void> => {
  if ('inspect' in task) {
    parentPort?.postMessage(await look(task.inspect), []);
    return;
  }
  const { order, throttle } = task;
  const post = (message: ImportMessage): void => {
    if (message.is === 'batch' || message.is === 'original') waitForRoom(throttle);
    parentPort?.postMessage(message, []);
  };
  await readDocument(order, { post, isCancelled: () => isCancelled(throttle) });
};

/**
 * Reads documents beside the engine, one after another, so that decoding and converting never delay a save. What is thrown
 * ends the thread, and the engine is told.
 */
parentPort?.on('message', (task: ImportTask) => void take(task));
