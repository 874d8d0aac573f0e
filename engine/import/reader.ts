import type { Inspection } from '#api/documents.ts';
import type { Result } from '#core/model/index.ts';
import { patience } from '../workers/listen.ts';
import { workers, type Pool, type Running } from '../workers/pool.ts';
import { readerMemory } from '../workers/start.ts';
import { taskKind } from '../workers/task.ts';
import type { ImportOrder, ImportTypes, InspectTypes } from './messages.ts';

const importTask = taskKind<ImportTypes>({ id: 'import', memory: readerMemory, patience });

/** Nobody waits long for a look at a file, and it cannot be cancelled. */
const inspectTask = taskKind<InspectTypes>({
  id: 'inspect',
  memory: readerMemory,
  patience: { cancel: 0, silence: 30_000 },
});

/** Reads documents in a thread beside the engine. */
export type DocumentReader = {
  readonly read: (order: ImportOrder, signal?: AbortSignal) => Running<ImportTypes>;
  /** `inspectFile` beside the engine: the beginning of a file, read in every encoding it may be in. */
  readonly inspect: (file: { readonly path: string; readonly name: string }) => Promise<Result<Inspection>>;
};

export const createReader = (pool: Pool = workers): DocumentReader => ({
  read: (order, signal) => pool.begin(importTask, order, { name: order.name, signal }),
  inspect: ({ path, name }) => pool.ask(inspectTask, { path, name }, { name }),
});
