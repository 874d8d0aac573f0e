import type { z } from 'zod';
import type { findQuery } from '#api/find.ts';

/** A query as the contract has checked it. */
export type CheckedQuery = z.output<typeof findQuery>;
