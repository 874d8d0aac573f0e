import { useInfiniteQuery } from '@tanstack/react-query';
import type { RowChange, RowChanges } from '#api/history.ts';
import type { Sequence } from '#core/model/index.ts';
import { client } from '../api.ts';
import { answerOf, liveKey } from './queries.ts';
import { leaveSheetForText } from './sheet-focus.ts';
import { goTo } from './store.ts';

const prefix = 'changes ';

/** What the history is opened for, to show the rows an action changed. */
export const changesIntent = (sequence: Sequence): string => `${prefix}${sequence}`;

/** The action whose rows the history is opened for; null for any other intent. */
export const sequenceOf = (intent: string | null): Sequence | null => {
  const number = intent?.startsWith(prefix) === true ? Number(intent.slice(prefix.length)) : Number.NaN;
  return Number.isSafeInteger(number) ? (number as Sequence) : null;
};

/** The action whose rows are being gone through, and the one of them gone to last. */
let followed: { readonly sequence: Sequence; readonly change: RowChange } | null = null;

/** Goes to the row of a change, if it is still there. The history is at hand again at the same place. */
export const goToChange = (sequence: Sequence, change: RowChange): void => {
  const { row, side } = change;
  if (row === null) return;
  followed = { sequence, change };
  leaveSheetForText();
  goTo({ row, side, mode: 'grid' });
};

/** The change gone to last, of an action's rows; null where those of another were gone through, or none. */
export const changeFollowed = (sequence: Sequence): RowChange | null =>
  followed?.sequence === sequence ? followed.change : null;

/** What to open the history for: the rows that were being gone through, or nothing special. */
export const historyIntent = (): string | null =>
  followed === null ? null : changesIntent(followed.sequence);

/** The rows of an action were gone through: the history begins with all actions again. */
export const endFollowing = (): void => {
  followed = null;
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
