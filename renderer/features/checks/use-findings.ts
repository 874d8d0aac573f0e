import { useQuery } from '@tanstack/react-query';
import type { FindingGroup, FoundFinding, IgnoredEntry } from '#api/checks.ts';
import type { FindingSeverity, SegmentId, Side } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { pagesOfLines, type GroupedLines } from '../../ui/grouped-lines.ts';
import { answerOf, liveKey, queryClient } from '../../workspace/queries.ts';
import { usePages } from '../../workspace/use-pages.ts';

/** Which issues are listed; null for all. */
export type Filter = {
  readonly severity: FindingSeverity | null;
  readonly side: Side | null;
  readonly segment: SegmentId | null;
};
export const everything: Filter = { severity: null, side: null, segment: null };

const pageSize = 100;

onEvent('spelling.changed', () => {
  for (const queryKey of [['row'], [liveKey]]) void queryClient.invalidateQueries({ queryKey });
});

/** What of a filter is sent. */
export const inputOf = ({ severity, side, segment }: Filter) => ({
  ...(severity === null ? {} : { severity }),
  ...(side === null ? {} : { side }),
  ...(segment === null ? {} : { segment }),
});

const keyOf = ({ severity, side, segment }: Filter) => [severity, side, segment] as const;

/** The groups of issues under a filter, how many there are, and how much is ignored. */
export const useFindingGroups = (filter: Filter, path: string) =>
  useQuery({
    queryKey: [liveKey, 'checks', 'groups', path, ...keyOf(filter)],
    queryFn: () => answerOf(client.checks.groups(inputOf(filter))),
    enabled: path !== '',
  });

/** The issues of a row, in the order of its texts. */
export const findingsIn = async (segment: SegmentId): Promise<readonly FoundFinding[]> =>
  (await answerOf(client.checks.list({ segment, count: 500 }))).findings;

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
  { first, last }: { readonly first: number; readonly last: number },
): FindingOf => {
  const wanted = pagesOfLines(outline, first, last, pageSize);
  const pages = usePages(
    wanted.map(({ group, page }) => ({
      key: [liveKey, 'checks', groupKey(group), ...keyOf(filter), page],
      load: () => pageOf(group, filter, page),
    })),
  );
  return (group, index) => {
    const page = Math.floor(index / pageSize);
    const at = wanted.findIndex((one) => groupKey(one.group) === groupKey(group) && one.page === page);
    return pages[at]?.[index - page * pageSize];
  };
};

const ignoredPage = (filter: Filter, page: number): Promise<readonly IgnoredEntry[]> => {
  const { severity: _severity, ...rest } = inputOf(filter);
  return answerOf(client.checks.ignored({ ...rest, from: page * pageSize, count: pageSize })).then(
    ({ entries }) => entries,
  );
};

/** What is ignored, as far as places `first` to `last` need it. */
export const useIgnored = (
  total: number,
  filter: Filter,
  { first, last }: { readonly first: number; readonly last: number },
): ((index: number) => IgnoredEntry | undefined) => {
  const firstPage = Math.floor(first / pageSize);
  const lastPage = total === 0 ? firstPage - 1 : Math.floor(Math.min(last, total - 1) / pageSize);
  const numbers = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, n) => firstPage + n);
  const pages = usePages(
    numbers.map((page) => ({
      key: [liveKey, 'checks', 'ignored', ...keyOf(filter), page],
      load: () => ignoredPage(filter, page),
    })),
  );
  return (index) => {
    const page = Math.floor(index / pageSize);
    return pages[page - firstPage]?.[index - page * pageSize];
  };
};
