import type { FrozenRow, ReviewCopy, ReviewPlace } from '#api/review.ts';
import {
  ok,
  type Assessment,
  type Result,
  type ReviewItem,
  type Row,
  type RowNumber,
  type Side,
} from '#core/model/index.ts';
import { applyItems } from '#core/review/items.ts';
import { client, clientFor } from '#renderer/api.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { onThisJourney, refuseInput } from '#renderer/workspace/input-hold/input-hold.ts';
import { goTo, notify, notifyFailure, openPanel, useWorkspace } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { lookAtItem, useGuest } from './guest-store.ts';
import { ownTexts } from './own-texts.ts';

/** The value of an answer; a failure is told and comes back as undefined. */
const tell = <T>(answer: Result<T>): T | undefined => {
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return undefined;
};

/** A row of the copy, and what it was handed over as. */
export type ReviewedRow = { readonly row: Row; readonly frozen: FrozenRow };

/** Looks a row up; null where there is none. */
export const reviewedRow = async (number: number): Promise<Result<ReviewedRow | null>> => {
  const page = await client.rows.page({ from: number, count: 1 });
  if (!page.ok) return page;
  const row = page.value.rows[0];
  if (row === undefined) return ok(null);
  const found = await client.review.frozen({ segments: [row.segment] });
  if (!found.ok) return found;
  const frozen = found.value[0];
  return ok(frozen === undefined ? null : { row, frozen });
};

const goToPlace = ({ row, side, item }: ReviewPlace): void => {
  if (item !== null) {
    openPanel('review', 'step');
    lookAtItem({ id: item, row });
  }
  // Whoever is led to an item answers in the panel; whoever is led to a text goes on as they were.
  goTo({ row, side, mode: item === null ? useWorkspace.getState().mode : 'grid' });
};

const notices = { unseen: 'review-guest:allSeen', unassessed: 'review-guest:allAssessed' } as const;

const tellNone = (want: keyof typeof notices): void => {
  const isAnswers = useGuest.getState().copy?.kind === 'answers';
  notify(
    isAnswers
      ? { tone: 'info', key: 'review-guest:step.none', topic: 'review' }
      : { tone: 'good', key: notices[want], topic: 'review' },
  );
};

const step = async (
  want: keyof typeof notices,
  backwards: boolean,
  isStillMeant: () => boolean,
): Promise<void> => {
  if (!isStillMeant()) return;
  const { active } = useWorkspace.getState();
  const { item } = useGuest.getState();
  const after = { ...active, item: item?.row === active.row ? item.id : null };
  const place = tell(await client.review.next({ after, want, backwards }));
  if (!isStillMeant()) return;
  if (place !== undefined && place !== null) {
    goToPlace(place);
    return;
  }
  refuseInput();
  goTo({ mode: 'grid' });
  if (place === null) tellNone(want);
};

const steps = { last: Promise.resolve() };

/** To the next text not seen yet, or the next item without an assessment; asked again at once, on from where that leads. */
export const goToNext = (
  want: keyof typeof notices,
  backwards = false,
  isStillMeant = onThisJourney(),
): Promise<void> => {
  steps.last = steps.last.then(() => step(want, backwards, isStillMeant));
  return steps.last;
};

/** The text that is meant while `side` is the active one: in the original, the only one that is reviewed. */
const meantSide = (side: Side): Side => {
  const sides = useGuest.getState().copy?.sides ?? [];
  const [only] = sides;
  return only !== undefined && sides.length === 1 ? only : side;
};

/**
 * Accepts the active text as it is, or confirms what was made of it, and goes on to the next one not seen yet if that is
 * wanted. On a text that is not reviewed it only goes on.
 */
export const accept = async (
  goOn: boolean,
  active = useWorkspace.getState().active,
  isStillMeant = onThisJourney(),
): Promise<void> => {
  const { project } = useWorkspace.getState();
  const page = tell(await client.rows.page({ from: active.row, count: 1 }));
  const segment = page?.rows[0]?.segment;
  const isOpen = segment !== undefined && project !== null && !project.readOnly;
  const side = meantSide(active.side);
  const done = isOpen ? tell(await client.review.accept({ segment, side })) : undefined;
  if (done?.outcome === 'empty') notify({ tone: 'warning', key: 'review-guest:emptyText', topic: 'review' });
  if (!goOn) return;
  if (done === undefined || done.outcome === 'empty') refuseInput();
  else await goToNext('unseen', false, isStillMeant);
};

/** Takes one of the reviewer's own changes back, from the text as it is by now; the others stay. */
export const takeBack = async (row: RowNumber, item: ReviewItem): Promise<void> => {
  if (!(await settleDrafts())) return;
  const found = tell(await reviewedRow(row));
  const { project } = useWorkspace.getState();
  if (found === undefined || project === null) return;
  const own = found === null ? [] : ownTexts(item.reviewer, found.row, found.frozen);
  const text = own.find(({ items }) => items.some(({ id }) => id === item.id));
  if (text === undefined) {
    notifyFailure({ code: 'review.unknown-item', params: { item: item.id } });
    return;
  }
  const rest = text.items.filter(({ id }) => id !== item.id);
  const after = applyItems(text.frozen, rest);
  const done = await clientFor(project.path).cells.edit({
    segment: item.segment,
    side: item.side,
    before: text.cell.text,
    after: { text: after.text, tags: [...after.tags] },
  });
  if (tell(done) === undefined) return;
  notifyUndoable({ tone: 'info', key: 'review-guest:takenBack', topic: 'review' });
};

/** Keeps what is said of an item; null takes it back. Answers whether it is written. */
export const assess = async (
  { id, segment, side }: ReviewItem,
  assessment: Omit<Assessment, 'item'> | null,
): Promise<boolean> =>
  tell(await client.review.assess({ item: id, segment, side, assessment })) !== undefined;

/** Says that the review is finished, or goes on; the message offers the way back. */
export const finish = async (finished: boolean): Promise<ReviewCopy | undefined> => {
  if (!(await settleDrafts())) return undefined;
  const copy = tell(await client.review.finish({ finished }));
  if (copy === undefined) return undefined;
  notify({
    tone: finished ? 'good' : 'info',
    key: finished ? 'review-guest:finishedNow' : 'review-guest:goesOn',
    topic: 'review',
    ...(finished ? { actions: [{ key: 'review-guest:reopen', run: () => void finish(false) }] } : {}),
  });
  return copy;
};
