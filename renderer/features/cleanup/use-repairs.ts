import { useQuery } from '@tanstack/react-query';
import type { Repair, RepairKind } from '#core/model/index.ts';
import type { RepairGroup } from '#api/cleanup.ts';
import { client } from '../../api.ts';
import { usePages } from '../../workspace/use-pages.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { pagesFor, type Filter, type Outline } from './outline.ts';

const pageSize = 100;

/** The kinds found in the project, with their counts. */
export const useGroups = () =>
  useQuery<readonly RepairGroup[]>({
    queryKey: [liveKey, 'repairs', 'groups'],
    queryFn: () => answerOf(client.cleanup.groups({})),
  });

const pageOf = (kind: RepairKind, filter: Filter, page: number): Promise<readonly Repair[]> =>
  answerOf(
    client.cleanup.list({
      kind,
      ...(filter === 'all' ? {} : { decision: filter }),
      from: page * pageSize,
      count: pageSize,
    }),
  ).then(({ repairs }) => repairs);

/** Looks up the `index`th repair of a kind among those fetched; undefined while it is on its way. */
export type RepairAt = (kind: RepairKind, index: number) => Repair | undefined;

/** Fetches the repairs that lines `first` to `last` show. */
export const useRepairs = (outline: Outline, filter: Filter, first: number, last: number): RepairAt => {
  const wanted = pagesFor(outline, first, last, pageSize);
  const pages = usePages(
    wanted.map(({ kind, page }) => ({
      key: [liveKey, 'repairs', kind, filter, page],
      load: () => pageOf(kind, filter, page),
    })),
  );
  return (kind, index) => {
    const page = Math.floor(index / pageSize);
    const at = wanted.findIndex((one) => one.kind === kind && one.page === page);
    return pages[at]?.[index - page * pageSize];
  };
};
