import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ChangesPage, RowChange, RowChanges } from '#api/history.ts';
import type { Result, Sequence } from '#core/model/index.ts';
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

/** Where a list of changes is read from: `key` names it among the queries; `words` narrow it. */
export type ChangesSource<P extends ChangesPage = ChangesPage> = {
  readonly key: readonly unknown[];
  readonly page: (from: number, count: number, words: string) => Promise<Result<P>>;
};

/** What an action did to rows. Rows move with whatever is done later, so that it is asked again then. */
export const historyChanges = (sequence: Sequence): ChangesSource<RowChanges> => ({
  key: [liveKey, 'history', 'changes', sequence],
  page: (from, count, words) => client.history.changes({ sequence, from, count, words }),
});

/** What the comparison of a job told of rows. */
export const comparedChanges = (job: string): ChangesSource => ({
  key: ['compared', job],
  page: (from, count, words) => client.documents.compared({ job, from, count, words }),
});

/** Changes that have `words`, page by page; all of them without. */
export const useChangePages = <P extends ChangesPage>({ key, page }: ChangesSource<P>, words: string) =>
  useInfiniteQuery({
    queryKey: [...key, words],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => answerOf(page(pageParam, pageSize, words)),
    placeholderData: keepPreviousData,
    getNextPageParam: (last: P, pages: readonly P[]) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length === 0 || read >= last.total ? undefined : read;
    },
  });
