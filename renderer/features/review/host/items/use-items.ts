import type { ItemFilter, ReviewItemInfo, ReviewItems } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { answerOf, liveKey, queryClient } from '#renderer/workspace/queries.ts';
import { usePagedList, type ItemAt as PagedItemAt } from '#renderer/workspace/use-paged-list.ts';

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

export type ItemAt = PagedItemAt<ReviewItemInfo>;

/** The items under a filter, as far as places `first` to `last` need them. */
export const useItems = (
  review: string,
  filter: ItemFilter,
  range: { readonly first: number; readonly last: number },
) => {
  const list = usePagedList<ReviewItemInfo, ReviewItems>(
    { keyOf: (page) => keyOf(review, filter, page), load: (page) => load(review, filter, page), pageSize },
    range,
  );
  return { ...list, facets: list.head?.facets };
};

/** The place of an item among those fetched, or null. */
export const indexOf = (item: string, total: number, at: ItemAt): number | null => {
  for (let index = 0; index < total; index += 1) if (at(index)?.id === item) return index;
  return null;
};

/** Asks anew at once, rather than when the project is heard to have changed. */
export const refreshItems = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [liveKey, 'review', 'items'] });
