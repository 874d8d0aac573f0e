import { useQuery } from '@tanstack/react-query';
import type { Repair, RepairKind, SegmentId } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { client } from '../../api.ts';
import { usePages } from '../../workspace/use-pages.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { pagesFor, type Filter, type Outline } from './outline.ts';

const pageSize = 100;

const placeOf = (segment: SegmentId | null) => (segment === null ? {} : { segment });

/** The kinds found in the project, or in a row, with their counts. */
export const useGroups = (segment: SegmentId | null) =>
  useQuery<readonly RepairGroup[]>({
    queryKey: [liveKey, 'repairs', 'groups', segment],
    queryFn: () => answerOf(client.cleanup.groups(placeOf(segment))),
  });

const pageOf = (
  kind: RepairKind,
  filter: Filter,
  segment: SegmentId | null,
  page: number,
): Promise<readonly Repair[]> =>
  answerOf(
    client.cleanup.list({
      kind,
      ...placeOf(segment),
      ...(filter === 'all' ? {} : { decision: filter }),
      from: page * pageSize,
      count: pageSize,
    }),
  ).then(({ repairs }) => repairs);

/** The repairs of a row that wait for a decision and can have one, in the order of its text. */
export const waitingIn = async (segment: SegmentId): Promise<readonly Repair[]> => {
  const { repairs } = await answerOf(client.cleanup.list({ segment, decision: 'offered', count: 500 }));
  return repairs.filter(({ status }) => status === 'live');
};

/** Looks up the `index`th repair of a kind among those fetched; undefined while it is on its way. */
export type RepairAt = (kind: RepairKind, index: number) => Repair | undefined;

/** Fetches the repairs that lines `first` to `last` show. */
export const useRepairs = (
  outline: Outline,
  filter: Filter,
  segment: SegmentId | null,
  { first, last }: { readonly first: number; readonly last: number },
): RepairAt => {
  const wanted = pagesFor(outline, first, last, pageSize);
  const pages = usePages(
    wanted.map(({ kind, page }) => ({
      key: [liveKey, 'repairs', kind, filter, segment, page],
      load: () => pageOf(kind, filter, segment, page),
    })),
  );
  return (kind, index) => {
    const page = Math.floor(index / pageSize);
    const at = wanted.findIndex((one) => one.kind === kind && one.page === page);
    return pages[at]?.[index - page * pageSize];
  };
};
