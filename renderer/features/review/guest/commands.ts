import type { ReviewCopy } from '../../../../api/review.ts';
import type { CommandHandler, CommandId } from '../../../workspace/commands.ts';
import { setPreferences } from '../../../workspace/preferences.ts';
import { handedOverColumn } from '../../../workspace/reviewing.ts';
import { useWorkspace } from '../../../workspace/store.ts';
import { finish, goToNext } from './deeds.ts';
import { askToHandBack, turnMarking, useGuest } from './guest-store.ts';

const copy = (): ReviewCopy | null => useGuest.getState().copy;
const inCopy = (): boolean => copy() !== null;
/** True in a copy that is for reviewing, not for reading answers only. */
const isReviewed = (): boolean =>
  copy()?.kind === 'handover' && useWorkspace.getState().project?.readOnly === false;

const toggleHandedOver = (): void => {
  const { hiddenColumns } = useWorkspace.getState().preferences;
  const rest = hiddenColumns.filter((name) => name !== handedOverColumn);
  const hidden = rest.length === hiddenColumns.length ? [...rest, handedOverColumn] : rest;
  void setPreferences({ hiddenColumns: hidden });
};

/** What a reviewer can do from anywhere. */
export const guestCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  nextUnseen: { run: () => goToNext('unseen'), when: inCopy },
  previousUnseen: { run: () => goToNext('unseen', true), when: inCopy },
  nextUnassessed: { run: () => goToNext('unassessed'), when: () => copy()?.asked === 'score' },
  reviewMarks: { run: turnMarking, when: inCopy },
  toggleHandedOver: { run: toggleHandedOver, when: inCopy },
  handBack: { run: () => askToHandBack(true), when: isReviewed },
  finishReview: {
    run: async () => {
      await finish(true);
    },
    when: () => isReviewed() && copy()?.finished === false,
  },
};
