import type { TaskCode } from '../workers/task.ts';
import type { ImportTypes } from './messages.ts';
import { readDocument } from './read-document.ts';

/** Reads a document beside the engine, so that decoding and converting never delay a save. */
export const runImport: TaskCode<ImportTypes> = (order, { say, hand, isCancelled }) =>
  readDocument(order, {
    post: (message) => (message.is === 'batch' || message.is === 'original' ? hand(message) : say(message)),
    isCancelled,
  });
