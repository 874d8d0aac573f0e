import type {
  AnswerReport,
  ItemFilter,
  ReviewConflict,
  ReviewItemInfo,
  SegmentChoiceInfo,
} from '#api/review.ts';
import type { Decision, Result } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { goTo, notify, notifyFailure } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { askToDecide, type Deciding } from './deciding/decide-store.ts';
import { fold, keepBegun, openStandings } from './host-store.ts';

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

/** Asks what to do with a segment as a whole, a reviewer's text chosen at first. */
export const askAbout = (
  review: string,
  { segment, side, reviewer }: Pick<ReviewItemInfo, 'segment' | 'side' | 'reviewer'>,
): void => askToDecide({ review, segment, side, reviewer, preview: null });

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
  const [unconfirmed] = done.unconfirmed;
  if (unconfirmed !== undefined) {
    const { segment, side, text } = unconfirmed;
    askToDecide({ review, segment, side, reviewer: null, preview: { item, text } });
    return false;
  }
  tellAnswered(decision, done);
  if (done.answered === 0) return false;
  keepBegun(item, null);
  fold();
  return true;
};

/** Puts in the text that was chosen for a segment, as it was read; answers whether it is written. */
export const decideOn = async (
  { review, segment, side, preview }: Deciding,
  { choice, text }: { readonly choice: SegmentChoiceInfo | null; readonly text: string },
  reason: string,
): Promise<boolean> => {
  const [reviewer] = choice?.reviewers ?? [];
  const done = await ask(() =>
    choice === null
      ? client.review.answer({
          review,
          items: [preview?.item ?? ''],
          decision: 'accepted',
          reason,
          confirmed: text,
        })
      : client.review.decide({
          review,
          segment,
          side,
          is: choice.is,
          text,
          reason,
          ...(reviewer === undefined ? {} : { reviewer }),
        }),
  );
  if (done === null) return false;
  if (choice === null) tellAnswered('accepted', done);
  else notifyUndoable({ tone: 'info', key: 'review-host:decide.done', topic: 'review' });
  fold();
  return done.answered > 0;
};

/**
 * Accepts all that one reviewer suggests for a segment and nobody has answered; where others changed it differently, asks
 * first. Answers whether something is written.
 */
export const acceptSegment = async (
  review: string,
  item: Pick<ReviewItemInfo, 'segment' | 'side' | 'reviewer' | 'contested'>,
): Promise<boolean> => {
  const { segment, side, reviewer } = item;
  if (item.contested) {
    askAbout(review, item);
    return false;
  }
  const filter = { segments: [segment], sides: [side], reviewers: [reviewer], standings: [...openStandings] };
  const found = await ask(() => client.review.items({ review, filter }));
  const ids = found?.items.map(({ id }) => id) ?? [];
  if (ids.length === 0) return false;
  const done = await ask(() => client.review.answer({ review, items: ids, decision: 'accepted' }));
  if (done === null) return false;
  if (done.answered < ids.length) askAbout(review, item);
  if (done.answered === 0) return false;
  tellAnswered('accepted', done);
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
