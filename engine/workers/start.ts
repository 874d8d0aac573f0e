import { Worker, type Transferable } from 'node:worker_threads';

/**
 * Starts `engine/workers/<name>.ts`, or, in a bundled engine, `<name>.mjs` beside the bundle.
 * The address is put together here at run time, so that bundlers leave it alone. `transfer`: what in `data` moves over.
 */
export const startWorker = (
  name: 'import-worker' | 'export-worker',
  data: unknown,
  transfer: readonly Transferable[] = [],
): Worker => {
  const here = import.meta.url;
  const file = here.endsWith('.ts') ? `./${name}.ts` : `./${name}.mjs`;
  return new Worker(new URL(file, here), { workerData: data, transferList: [...transfer] });
};
