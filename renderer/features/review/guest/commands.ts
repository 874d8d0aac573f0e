import type { ReviewCopy } from '#api/review.ts';
import { needsProject, needsWritableFile, type Availability } from '#renderer/workspace/availability.ts';
import type { CommandHandler, CommandId } from '#renderer/workspace/commands.ts';
import { setPreferences } from '#renderer/workspace/preferences.ts';
import { handedOverColumn } from '#renderer/workspace/reviewing.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { finish, goToNext } from './deeds.ts';
import { askToHandBack, turnMarking, useGuest } from './guest-store.ts';

const copy = (): ReviewCopy | null => useGuest.getState().copy;
const needsCopy: Availability = () => needsProject() ?? (copy() === null ? 'no-review-copy' : null);
/** For a copy that is for reviewing, not for reading answers only. */
const needsReviewed: Availability = () =>
  needsCopy() ?? (copy()?.kind === 'handover' ? needsWritableFile() : 'only-answers');

const toggleHandedOver = (): void => {
  const { hiddenColumns } = useWorkspace.getState().preferences;
  const rest = hiddenColumns.filter((name) => name !== handedOverColumn);
  const hidden = rest.length === hiddenColumns.length ? [...rest, handedOverColumn] : rest;
  void setPreferences({ hiddenColumns: hidden });
};

/** What a reviewer can do from anywhere. */
export const guestCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  nextUnseen: { run: () => goToNext('unseen'), unless: needsCopy },
  previousUnseen: { run: () => goToNext('unseen', true), unless: needsCopy },
  nextUnassessed: {
    run: () => goToNext('unassessed'),
    unless: () => needsCopy() ?? (copy()?.asked === 'score' ? null : 'not-scored'),
  },
  reviewMarks: { run: turnMarking, unless: needsCopy },
  toggleHandedOver: { run: toggleHandedOver, unless: needsCopy },
  handBack: { run: () => askToHandBack(true), unless: needsReviewed },
  finishReview: {
    run: async () => {
      await finish(true);
    },
    unless: () => needsReviewed() ?? (copy()?.finished === true ? 'finished' : null),
  },
};
