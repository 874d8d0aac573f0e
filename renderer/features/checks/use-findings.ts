import { useQuery } from '@tanstack/react-query';
import type { FindingGroup, FoundFinding, IgnoredEntry } from '#api/checks.ts';
import type { FindingSeverity, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { pagesOfLines, type GroupedLines } from '../../ui/grouped-lines.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { usePages } from '../../workspace/use-pages.ts';

/** Which issues are listed; null for all. */
export type Filter = { readonly severity: FindingSeverity | null; readonly side: Side | null };
export const everything: Filter = { severity: null, side: null };

const pageSize = 100;

const inputOf = ({ severity, side }: Filter) => ({
  ...(severity === null ? {} : { severity }),
  ...(side === null ? {} : { side }),
});

/** The groups of issues under a filter, how many there are, and how much is ignored. */
export const useFindingGroups = (filter: Filter, path: string) =>
  useQuery({
    queryKey: [liveKey, 'checks', 'groups', path, filter.severity, filter.side],
    queryFn: () => answerOf(client.checks.groups(inputOf(filter))),
    enabled: path !== '',
  });

const pageOf = (
  { check, code }: FindingGroup,
  filter: Filter,
  page: number,
): Promise<readonly FoundFinding[]> =>
  answerOf(
    client.checks.list({ check, code, ...inputOf(filter), from: page * pageSize, count: pageSize }),
  ).then(({ findings }) => findings);

/** Names a group among the groups of all checks. */
export const groupKey = ({ check, code }: Pick<FindingGroup, 'check' | 'code'>): string => `${check}.${code}`;

/** Looks up an issue of a group by its number among those fetched; undefined while it is on its way. */
export type FindingOf = (group: FindingGroup, index: number) => FoundFinding | undefined;

/** Fetches the issues that lines `first` to `last` show. */
export const useFindings = (
  outline: GroupedLines<FindingGroup>,
  filter: Filter,
  first: number,
  last: number,
): FindingOf => {
  const wanted = pagesOfLines(outline, first, last, pageSize);
  const pages = usePages(
    wanted.map(({ group, page }) => ({
      key: [liveKey, 'checks', groupKey(group), filter.severity, filter.side, page],
      load: () => pageOf(group, filter, page),
    })),
  );
  return (group, index) => {
    const page = Math.floor(index / pageSize);
    const at = wanted.findIndex((one) => groupKey(one.group) === groupKey(group) && one.page === page);
    return pages[at]?.[index - page * pageSize];
  };
};

const ignoredPage = (page: number): Promise<readonly IgnoredEntry[]> =>
  answerOf(client.checks.ignored({ from: page * pageSize, count: pageSize })).then(({ entries }) => entries);

/** What is ignored, as far as places `first` to `last` need it. */
export const useIgnored = (
  total: number,
  first: number,
  last: number,
): ((index: number) => IgnoredEntry | undefined) => {
  const firstPage = Math.floor(first / pageSize);
  const lastPage = Math.floor(Math.max(0, Math.min(last, total - 1)) / pageSize);
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, n) => firstPage + n);
  const pages = usePages(
    numbers.map((page) => ({
      key: [liveKey, 'checks', 'ignored', page],
      load: () => ignoredPage(page),
    })),
  );
  return (index) => {
    const page = Math.floor(index / pageSize);
    return pages[page - firstPage]?.[index - page * pageSize];
  };
};
