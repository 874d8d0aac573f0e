import { useInfiniteQuery } from '@tanstack/react-query';
import type { RowChange, RowChanges } from '#api/history.ts';
import type { Sequence } from '#core/model/index.ts';
import { client } from '../api.ts';
import { answerOf, liveKey } from './queries.ts';
import { goTo } from './store.ts';

const prefix = 'changes ';

/** What the history panel is opened for, to show the rows an action changed. */
export const changesIntent = (sequence: Sequence): string => `${prefix}${sequence}`;

/** The action whose rows the panel is opened for; null for any other intent. */
export const sequenceOf = (intent: string | null): Sequence | null => {
  const number = intent?.startsWith(prefix) === true ? Number(intent.slice(prefix.length)) : Number.NaN;
  return Number.isSafeInteger(number) ? (number as Sequence) : null;
};

/** Goes to the row of a change, if it is still there. */
export const goToChange = ({ row, side }: RowChange): void => {
  if (row !== null) goTo({ row, side, mode: 'grid' });
};

const pageSize = 200;

/** What an action did to rows, page by page. Rows move with whatever is done later, so that it is asked again then. */
export const useRowChanges = (sequence: Sequence) =>
  useInfiniteQuery({
    queryKey: [liveKey, 'history', 'changes', sequence],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(client.history.changes({ sequence, from: pageParam, count: pageSize })),
    getNextPageParam: (last: RowChanges, pages: readonly RowChanges[]) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length === 0 || read >= last.total ? undefined : read;
    },
  });
