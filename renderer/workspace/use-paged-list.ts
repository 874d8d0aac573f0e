import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePages } from './use-pages.ts';

type Page<T> = { readonly total: number; readonly items: readonly T[] };

/** A list that the engine tells page by page. */
export type PagedList<T, P extends Page<T>> = {
  /** The key of a page in the cache, from 0, and how to get it; `pageSize` items each. */
  readonly keyOf: (page: number) => readonly unknown[];
  readonly load: (page: number) => Promise<P>;
  readonly pageSize: number;
};

/** Looks up an item by its number among those fetched; undefined while it is on its way. */
export type ItemAt<T> = (index: number) => T | undefined;

/**
 * A list as far as places `first` to `last` need it. Its first page tells how many there are, and whatever else is told of the
 * whole list; the old one stays until the new one is there.
 */
export const usePagedList = <T, P extends Page<T>>(
  { keyOf, load, pageSize }: PagedList<T, P>,
  { first, last }: { readonly first: number; readonly last: number },
) => {
  const head = useQuery({
    queryKey: keyOf(0),
    queryFn: () => load(0),
    placeholderData: keepPreviousData,
  });
  const total = head.data?.total ?? 0;
  const firstPage = Math.max(1, Math.floor(first / pageSize));
  const lastPage = head.isPlaceholderData ? 0 : Math.floor(Math.min(last, total - 1) / pageSize);
  const wanted = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, at) => firstPage + at);
  const pages = usePages(wanted.map((page) => ({ key: keyOf(page), load: () => load(page) })));
  const at: ItemAt<T> = (index) => {
    const page = Math.floor(index / pageSize);
    const holder = page === 0 ? head.data : pages[page - firstPage];
    return holder?.items[index % pageSize];
  };
  return { head: head.data, total, at, error: head.error, loading: head.data === undefined };
};
