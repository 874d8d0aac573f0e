import { useQueries } from '@tanstack/react-query';

/** One page that is needed now: its key in the cache, and how to get it. A failure is thrown, for the query to keep. */
export type PageWanted<T> = {
  readonly key: readonly unknown[];
  readonly load: () => Promise<T>;
};

/** Fetches exactly the pages wanted now; those seen before stay in the cache. The answer is in the order asked, undefined while loading. */
export const usePages = <T>(wanted: readonly PageWanted<T>[]): readonly (T | undefined)[] =>
  useQueries({
    queries: wanted.map(({ key, load }) => ({ queryKey: key, queryFn: load })),
    combine: (results) => results.map((result) => result.data),
  });
