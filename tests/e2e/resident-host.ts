import { currentBundle } from '#cli/bundle.mjs';

/**
 * A process that runs `duizhao web` again and again, each time as a fresh engine and host over another data folder: what
 * is loaded and compiled stays. A command is stopped by what a signal would call, and a signal ends the process.
 */
export type ResidentOrder =
  | { readonly is: 'start'; readonly folder: string; readonly words: readonly string[] }
  | { readonly is: 'stop' };

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const entry = currentBundle() ?? new URL('../../cli/duizhao.ts', import.meta.url);

let starts = 0;
let ended: Promise<unknown> = Promise.resolve();
let isStopping = false;

/** The entry runs the command while it is loaded, and is loaded anew under each address. */
const run = async (): Promise<void> => {
  starts += 1;
  await import(`${entry.href}?start=${starts}`);
  if (!isStopping) process.exit();
};

const start = (folder: string, words: readonly string[]): void => {
  process.env['DUIZHAO_DATA'] = folder;
  process.argv.splice(2, Infinity, ...words);
  ended = run();
};

const stop = async (): Promise<void> => {
  isStopping = true;
  process.emit('SIGTERM');
  await ended;
  // The command just stopped would take the next stop for the second time it is asked.
  for (const signal of signals) process.removeAllListeners(signal);
  isStopping = false;
  process.send?.('stopped');
};

process.on('message', (order: ResidentOrder) => {
  if (order.is === 'start') start(order.folder, order.words);
  else void stop();
});
process.on('disconnect', () => process.exit());
