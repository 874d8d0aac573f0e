import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ItemFilter, ReviewItemInfo, ReviewItems } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { usePages } from '#renderer/workspace/use-pages.ts';
import { answerOf, liveKey, queryClient } from '#renderer/workspace/queries.ts';

const pageSize = 100;

const keyOf = (review: string, filter: ItemFilter, page: number) => [
  liveKey,
  'review',
  'items',
  review,
  filter,
  page,
];

const load = (review: string, filter: ItemFilter, page: number): Promise<ReviewItems> =>
  answerOf(client.review.items({ review, filter, from: page * pageSize, count: pageSize }));

/** Looks up the `index`th item of the list among those fetched; undefined while it is on its way. */
export type ItemAt = (index: number) => ReviewItemInfo | undefined;

/** The items under a filter, as far as places `first` to `last` need them. The old ones stay until the new ones are there. */
export const useItems = (review: string, filter: ItemFilter, first: number, last: number) => {
  const head = useQuery({
    queryKey: keyOf(review, filter, 0),
    queryFn: () => load(review, filter, 0),
    placeholderData: keepPreviousData,
  });
  const total = head.data?.total ?? 0;
  const firstPage = Math.max(1, Math.floor(first / pageSize));
  const lastPage = head.isPlaceholderData ? 0 : Math.floor(Math.min(last, total - 1) / pageSize);
  const wanted = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, at) => firstPage + at);
  const pages = usePages(
    wanted.map((page) => ({ key: keyOf(review, filter, page), load: () => load(review, filter, page) })),
  );
  const at: ItemAt = (index) => {
    const page = Math.floor(index / pageSize);
    const holder = page === 0 ? head.data : pages[page - firstPage];
    return holder?.items[index % pageSize];
  };
  return { total, facets: head.data?.facets, at, error: head.error, loading: head.data === undefined };
};

/** The place of an item among those fetched, or null. */
export const indexOf = (item: string, total: number, at: ItemAt): number | null => {
  for (let index = 0; index < total; index += 1) if (at(index)?.id === item) return index;
  return null;
};

/** Asks anew at once, rather than when the project is heard to have changed. */
export const refreshItems = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [liveKey, 'review', 'items'] });
