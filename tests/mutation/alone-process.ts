import { createVitest } from 'vitest/node';
import type { Kind } from './running.ts';

/*
 * Runs files of tests with one fault each time it is asked (`running.ts`), each time in a new process: what Vitest has compiled once is kept, which
 * is most of what starting it takes.
 */

/** What is asked for: files of tests of a kind, with a fault switched on from the start. */
export type Question = { readonly fault: number; readonly kind: Kind; readonly tests: readonly string[] };
export type Answer = 'noticed' | 'unnoticed' | 'not-run';

const vitest = await createVitest({
  watch: false,
  maxWorkers: 1,
  fileParallelism: false,
  retry: 0,
  bail: 1,
  reporters: [{}],
});

const answer = async ({ fault, kind, tests }: Question): Promise<Answer> => {
  process.env['DUIZHAO_FAULT'] = String(fault);
  const specifications = (await vitest.globTestSpecifications([...tests])).filter(({ project }) =>
    project.name.startsWith(kind),
  );
  if (specifications.length === 0) return 'not-run';
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
  process.exitCode = 0;
  // Of these files only: Vitest's own list has the files of earlier questions too, and one that failed then is still there as failed.
  const states = new Set(specifications.map(({ testModule }) => testModule?.state()));
  if (unhandledErrors.length > 0 || states.has('failed')) return 'noticed';
  return states.has('passed') ? 'unnoticed' : 'not-run';
};

process.on('message', (question: Question) => {
  void answer(question).then((said) => process.send?.(said));
});
process.send?.('ready');
