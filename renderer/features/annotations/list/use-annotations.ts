import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnnotationGroup } from '#api/annotation-values.ts';
import type { AnnotationFacets, AnnotationFilter, AnnotationInfo, Facet } from '#api/annotations.ts';
import type { AnnotationId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { answerOf, liveKey, queryClient } from '#renderer/workspace/queries.ts';
import { useList } from './list-store.ts';
import { usePagedList, type ItemAt } from '#renderer/workspace/use-paged-list.ts';

const pageSize = 100;

type Page = {
  readonly total: number;
  readonly groups: readonly Facet[];
  readonly items: readonly AnnotationInfo[];
};

const keyOf = (filter: AnnotationFilter, group: AnnotationGroup, page: number) => [
  liveKey,
  'annotations',
  'list',
  filter,
  group,
  page,
];

const load = (filter: AnnotationFilter, group: AnnotationGroup, page: number): Promise<Page> =>
  answerOf(client.annotations.list({ filter, group, from: page * pageSize, count: pageSize }));

/** Asks for the beginning of the list before it is drawn, so that the engine is at work meanwhile. */
export const askForList = (): void => {
  const { filter, group } = useList.getState();
  void queryClient.prefetchQuery({
    queryKey: keyOf(filter, group, 0),
    queryFn: () => load(filter, group, 0),
  });
};

export type AnnotationAt = ItemAt<AnnotationInfo>;

/** The list under a filter, as far as places `first` to `last` need it. */
export const useAnnotations = (
  filter: AnnotationFilter,
  group: AnnotationGroup,
  range: { readonly first: number; readonly last: number },
) => {
  const list = usePagedList<AnnotationInfo, Page>(
    { keyOf: (page) => keyOf(filter, group, page), load: (page) => load(filter, group, page), pageSize },
    range,
  );
  return { ...list, groups: list.head?.groups ?? [] };
};

/** The place of an annotation in the list under a filter, or null when it is not in it. Looks through what is fetched first. */
export const indexIn = async (
  filter: AnnotationFilter,
  group: AnnotationGroup,
  id: AnnotationId,
): Promise<number | null> => {
  for (let page = 0, total = 1; page * pageSize < total; page += 1) {
    const found = await queryClient.fetchQuery({
      queryKey: keyOf(filter, group, page),
      queryFn: () => load(filter, group, page),
    });
    const at = found.items.findIndex(({ annotation }) => annotation.id === id);
    if (at >= 0) return page * pageSize + at;
    total = found.total;
  }
  return null;
};

/** How many annotations have each value, under the rest of the filter. */
export const useFacets = (filter: AnnotationFilter): AnnotationFacets | undefined =>
  useQuery({
    queryKey: [liveKey, 'annotations', 'facets', filter],
    queryFn: () => answerOf(client.annotations.facets({ filter })),
    placeholderData: keepPreviousData,
  }).data;

/** Those who may be named with @. */
export const usePeople = (): readonly string[] =>
  useQuery({
    queryKey: [liveKey, 'annotations', 'people'],
    queryFn: () => answerOf(client.annotations.people({})),
  }).data ?? [];
