import { QueryClient } from '@tanstack/react-query';
import type { Failure, Result } from '#core/model/index.ts';

/** A failure thrown where a library wants an exception (the functions of queries); the failure itself is in `failure`. */
export class EngineFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The value of an answer; throws `EngineFailure` for a failure. For query functions only. */
export const answerOf = async <T>(asked: Promise<Result<T>>): Promise<T> => {
  const answer = await asked;
  if (!answer.ok) throw new EngineFailure(answer.error);
  return answer.value;
};

/** What the engine told stays true until it says otherwise: nothing is fetched again by the clock or by focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** How many rows are asked for at a time. */
export const rowsPerPage = 100;

/** Keys that begin with this are fetched again after every change of the project. */
export const liveKey = 'live';
