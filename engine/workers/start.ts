import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/**
 * Memory of a thread that reads files of others, in megabytes of heap: with the bytes of a file beside it, at most about
 * 512 MB. A reader that needs more ends with an error, and the engine goes on.
 */
export const readerMemory = 384;

/** Of what is young, in megabytes: of readers, as an import is no faster with more and ends with 50 MB more of memory; and of smaller threads, which are no slower for it. */
const youngMemory = (memory: number): number => (memory < readerMemory ? 16 : 48);

/**
 * A thread begins with all the room for young objects that it may have: while an import is stored the room of no thread of the process grows
 * (`limitYoungSpace`), and one that kept the megabyte it is given by V8 would collect without end. In megabytes, of one half of the room; V8
 * reads it when a thread begins, and gives none more than its limit.
 */
const youngAtFirst = 24;
setFlagsFromString(`--min-semi-space-size=${youngAtFirst}`);

/**
 * Starts a thread of the pool, with so many megabytes of heap: `pool-worker.ts` here, or, in a bundled engine, `pool-worker.mjs`
 * beside the bundle. The address is put together here at run time, so that bundlers leave it alone.
 */
export const startWorker = (memory: number): Worker => {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? './pool-worker.ts' : './pool-worker.mjs';
  return new Worker(new URL(file, here), {
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: youngMemory(memory) },
  });
};
