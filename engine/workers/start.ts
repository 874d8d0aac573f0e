import { Worker, type ResourceLimits, type Transferable } from 'node:worker_threads';

type WorkerName = 'import-worker' | 'export-worker' | 'foreign-worker' | 'match-worker';

/**
 * Memory of a thread that reads files of others, in megabytes of heap: with the bytes of a file beside it, at most about
 * 512 MB. A reader that needs more ends with an error, and the engine goes on.
 */
export const readerMemory = 384;

/** With less room for what is young, the ordinary import of a book takes a tenth longer. */
const readerLimits: ResourceLimits = { maxOldGenerationSizeMb: readerMemory, maxYoungGenerationSizeMb: 64 };

/** Megabytes of heap for the thread that matches a newer file: 600,000 rows of one's own document. What a file may add to that has a limit of its own. */
export const matcherMemory = 768;

const matcherLimits: ResourceLimits = { maxOldGenerationSizeMb: matcherMemory, maxYoungGenerationSizeMb: 32 };

const limitsOf = (name: WorkerName): { readonly resourceLimits?: ResourceLimits } => {
  if (name === 'export-worker') return {};
  return { resourceLimits: name === 'match-worker' ? matcherLimits : readerLimits };
};

/**
 * Starts `engine/workers/<name>.ts`, or, in a bundled engine, `<name>.mjs` beside the bundle.
 * The address is put together here at run time, so that bundlers leave it alone. `transfer`: what in `data` moves over.
 */
export const startWorker = (
  name: WorkerName,
  data: unknown,
  transfer: readonly Transferable[] = [],
): Worker => {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? `./${name}.ts` : `./${name}.mjs`;
  return new Worker(new URL(file, here), {
    workerData: data,
    transferList: [...transfer],
    ...limitsOf(name),
  });
};
