import type { AnswerReport, ItemFilter, ReviewConflict, ReviewItemInfo } from '../../../../api/review.ts';
import type { Decision, Result } from '../../../../core/model/index.ts';
import { client } from '../../../api.ts';
import { settleDrafts } from '../../../workspace/drafts.ts';
import { goTo, notify, notifyFailure } from '../../../workspace/store.ts';
import { notifyUndoable } from '../../../workspace/undoable.ts';
import { fold, keepBegun } from './host-store.ts';

/** Asks the engine, once what was typed in the text is committed. Null when it failed, which is then told. */
const ask = async <T>(asked: () => Promise<Result<T>>): Promise<T | null> => {
  if (!(await settleDrafts())) return null;
  const answer = await asked();
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return null;
};

/** Goes to the row an item is about, on its side. */
export const goToItem = ({ row, side }: Pick<ReviewItemInfo, 'row' | 'side'>): void => {
  if (row !== null) goTo({ row, side, mode: 'grid' });
};

const tellAnswered = (decision: Decision, { answered, left }: AnswerReport): void => {
  if (answered === 0) {
    notify({ tone: 'warning', key: 'review-host:answered.none', topic: 'review' });
    return;
  }
  const key = left.length === 0 ? `review-host:answered.${decision}` : `review-host:answeredSome.${decision}`;
  notifyUndoable({ tone: 'info', key, params: { count: answered, left: left.length }, topic: 'review' });
};

/** Answers one item; answers whether that is written. */
export const answerItem = async (
  review: string,
  item: string,
  decision: Decision,
  said: { readonly reason?: string; readonly wording?: string } = {},
): Promise<boolean> => {
  const done = await ask(() => client.review.answer({ review, items: [item], decision, ...said }));
  if (done === null) return false;
  tellAnswered(decision, done);
  if (done.answered === 0) return false;
  keepBegun(item, null);
  fold();
  return true;
};

/** Answers all items under a filter, in one step of undo. */
export const answerAll = async (
  review: string,
  filter: ItemFilter,
  decision: 'accepted' | 'rejected',
  reason: string,
): Promise<boolean> => {
  const done = await ask(() => client.review.answer({ review, items: filter, decision, reason }));
  if (done === null) return false;
  tellAnswered(decision, done);
  return true;
};

/** Settles a conflict in favour of one of its versions. */
export const settle = async (
  review: string,
  { list, uid }: Pick<ReviewConflict, 'list' | 'uid'>,
  key: string,
): Promise<void> => {
  const done = await ask(() => client.review.settle({ review, list, uid, key }));
  if (done !== null) notifyUndoable({ tone: 'info', key: 'review-host:settled', topic: 'review' });
};

export const nextRound = async (review: string): Promise<void> => {
  const done = await ask(() => client.review.nextRound({ review }));
  if (done === null) return;
  const round = done.rounds.at(-1)?.round ?? 1;
  notify({ tone: 'good', key: 'review-host:roundMade', params: { round }, topic: 'review' });
};

/** Closes a review, which stays readable, or opens it again; the message offers the way back. */
export const setClosed = async (review: string, closed: boolean): Promise<void> => {
  const done = await ask(() => client.review.close({ review, closed }));
  if (done === null) return;
  notify({
    tone: 'info',
    key: closed ? 'review-host:closed' : 'review-host:reopened',
    topic: 'review',
    ...(closed ? { actions: [{ key: 'review-host:reopen', run: () => void setClosed(review, false) }] } : {}),
  });
};
