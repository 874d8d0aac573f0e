import { create } from 'zustand';
import type { ReviewCopy } from '#api/review.ts';
import { setReviewing } from '#renderer/workspace/reviewing.ts';
import { notify } from '#renderer/workspace/store.ts';
import { differenceBy, markings, type Marking } from './difference.ts';

type Guest = {
  /** The copy that is open. */
  readonly copy: ReviewCopy | null;
  readonly marking: Marking;
  readonly handingBack: boolean;
  /** The item the reviewer was led to last, and its row. */
  readonly item: { readonly id: string; readonly row: number } | null;
};

const atFirst: Guest = { copy: null, marking: 'words', handingBack: false, item: null };

/** What the reviewer's side of the screen shows. */
export const useGuest = create<Guest>()(() => atFirst);

export const setMarking = (marking: Marking): void => {
  useGuest.setState({ marking });
  setReviewing({ compare: marking === 'none' ? null : differenceBy(marking) });
};

/** To the next way of marking changes, and says which. */
export const turnMarking = (): void => {
  const at = markings.indexOf(useGuest.getState().marking);
  const marking = markings[(at + 1) % markings.length] ?? 'words';
  setMarking(marking);
  notify({ tone: 'info', key: `review-guest:look.said.${marking}`, topic: 'review-marks' });
};

export const askToHandBack = (handingBack: boolean): void => useGuest.setState({ handingBack });

export const holdCopy = (copy: ReviewCopy | null): void => useGuest.setState({ copy });

export const lookAtItem = (item: Guest['item']): void => useGuest.setState({ item });

/** Another copy is open: only how changes are marked stays. */
export const forgetGuest = (): void => {
  const { marking } = useGuest.getState();
  useGuest.setState({ ...atFirst, marking });
};
