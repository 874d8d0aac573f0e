import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FindQuery, Hit } from '../../../api/find.ts';
import { client } from '../../api.ts';
import { usePages } from '../../ui/use-pages.ts';
import { answerOf, liveKey, queryClient } from '../../workspace/queries.ts';

const pageSize = 200;

/** Some of the cells with hits, and how many hits and cells there are in all. */
export type FoundPage = { readonly total: number; readonly cells: number; readonly hits: readonly Hit[] };

const nothing: FoundPage = { total: 0, cells: 0, hits: [] };
const keyOf = (query: FindQuery | null, page: number) => [liveKey, 'find', query, page];

const load = (query: FindQuery | null, page: number): Promise<FoundPage> =>
  query === null
    ? Promise.resolve(nothing)
    : answerOf(client.find.search({ query, from: page * pageSize, count: pageSize }));

/** The page of results that holds a cell, from the cache unless something changed; rejects with `EngineFailure`. */
export const fetchAround = (query: FindQuery, cell: number): Promise<FoundPage> => {
  const page = Math.floor(cell / pageSize);
  return queryClient.fetchQuery({ queryKey: keyOf(query, page), queryFn: () => load(query, page) });
};

/** The cell with hits at a place of the results, given the page that holds it. */
export const hitOf = (page: FoundPage, cell: number): Hit | undefined => page.hits[cell % pageSize];

/** Forgets all results: the texts have changed. */
export const refreshResults = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [liveKey, 'find'] });

const pagesBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** What a search found, as far as places `first` to `last` need it. Old results stay until new ones are there. */
export const useResults = (query: FindQuery | null, first: number, last: number) => {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: keyOf(query, 0),
    queryFn: () => load(query, 0),
    placeholderData: keepPreviousData,
  });
  const head = error === null ? (data ?? nothing) : nothing;
  const firstPage = Math.max(1, Math.floor(first / pageSize));
  const lastPage = isPlaceholderData ? 0 : Math.floor(Math.min(last, head.cells - 1) / pageSize);
  const pages = usePages(
    pagesBetween(firstPage, lastPage).map((page) => ({
      key: keyOf(query, page),
      load: () => load(query, page),
    })),
  );
  const hitAt = (cell: number): Hit | undefined => {
    const page = Math.floor(cell / pageSize);
    const holder = page === 0 ? head : pages[page - firstPage];
    return holder === undefined ? undefined : hitOf(holder, cell);
  };
  const hits = useMemo(
    () => [...head.hits, ...pages.flatMap((page) => page?.hits ?? [])],
    [head.hits, pages],
  );
  return {
    total: head.total,
    cells: head.cells,
    hits,
    hitAt,
    error,
    searching: error === null && (data === undefined || isPlaceholderData),
  };
};
