import { z } from 'zod';
import { call, aside } from './define.ts';

/** How far a job is. `total` is 0 while unknown. Units are the job's own: bytes read, rows written. */
export type JobProgress = {
  readonly job: string;
  readonly phase: 'reading' | 'surveying' | 'aligning' | 'storing' | 'writing' | 'printing' | 'searching';
  readonly done: number;
  readonly total: number;
  /** The file that is worked on, of a job over several; `at` counts from 1. */
  readonly file?: { readonly name: string; readonly at: number; readonly of: number };
};

export const jobs = {
  cancel: call(z.object({ job: z.string() }), aside).gives<null>(),
};
