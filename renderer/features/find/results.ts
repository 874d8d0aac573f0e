import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Hit } from '#api/find.ts';
import { client } from '../../api.ts';
import { usePages } from '../../workspace/use-pages.ts';
import { answerOf, liveKey, queryClient } from '../../workspace/queries.ts';
import type { Asked } from './find-store.ts';

const pageSize = 200;

/** Some of the cells with hits, and how many hits and cells there are in all. */
export type FoundPage = { readonly total: number; readonly cells: number; readonly hits: readonly Hit[] };

const nothing: FoundPage = { total: 0, cells: 0, hits: [] };
const keyOf = (asked: Asked | null, page: number) => [liveKey, 'find', asked, page];

const load = (asked: Asked | null, page: number): Promise<FoundPage> =>
  asked === null
    ? Promise.resolve(nothing)
    : answerOf(client.find.search({ ...asked, from: page * pageSize, count: pageSize }));

/** The page of results that holds a cell, from the cache unless something changed; rejects with `EngineFailure`. */
export const fetchAround = (asked: Asked, cell: number): Promise<FoundPage> => {
  const page = Math.floor(cell / pageSize);
  return queryClient.fetchQuery({ queryKey: keyOf(asked, page), queryFn: () => load(asked, page) });
};

/** The cell with hits at a place of the results, given the page that holds it. */
export const hitOf = (page: FoundPage, cell: number): Hit | undefined => page.hits[cell % pageSize];

/** Forgets all results: the texts have changed. */
export const refreshResults = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [liveKey, 'find'] });

const pagesBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** What a search found, as far as places `first` to `last` need it. Old results stay until new ones are there. */
export const useResults = (asked: Asked | null, first: number, last: number) => {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: keyOf(asked, 0),
    queryFn: () => load(asked, 0),
    placeholderData: keepPreviousData,
  });
  const head = error === null ? (data ?? nothing) : nothing;
  const firstPage = Math.max(1, Math.floor(first / pageSize));
  const lastPage = isPlaceholderData ? 0 : Math.floor(Math.min(last, head.cells - 1) / pageSize);
  const pages = usePages(
    pagesBetween(firstPage, lastPage).map((page) => ({
      key: keyOf(asked, page),
      load: () => load(asked, page),
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
