import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  AnnotationFacets,
  AnnotationFilter,
  AnnotationGroup,
  AnnotationInfo,
  Facet,
} from '#api/annotations.ts';
import type { AnnotationId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { usePages } from '#renderer/workspace/use-pages.ts';
import { answerOf, liveKey, queryClient } from '#renderer/workspace/queries.ts';

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

/** Looks up the `index`th annotation of the list among those fetched; undefined while it is on its way. */
export type AnnotationAt = (index: number) => AnnotationInfo | undefined;

/** The list under a filter, as far as places `first` to `last` need it. The old one stays until the new one is there. */
export const useAnnotations = (
  filter: AnnotationFilter,
  group: AnnotationGroup,
  first: number,
  last: number,
) => {
  const head = useQuery({
    queryKey: keyOf(filter, group, 0),
    queryFn: () => load(filter, group, 0),
    placeholderData: keepPreviousData,
  });
  const total = head.data?.total ?? 0;
  const firstPage = Math.max(1, Math.floor(first / pageSize));
  const lastPage = head.isPlaceholderData ? 0 : Math.floor(Math.min(last, total - 1) / pageSize);
  const wanted = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, at) => firstPage + at);
  const pages = usePages(
    wanted.map((page) => ({
      key: keyOf(filter, group, page),
      load: () => load(filter, group, page),
    })),
  );
  const at: AnnotationAt = (index) => {
    const page = Math.floor(index / pageSize);
    const holder = page === 0 ? head.data : pages[page - firstPage];
    return holder?.items[index % pageSize];
  };
  return { total, groups: head.data?.groups ?? [], at, error: head.error, loading: head.data === undefined };
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
