import type { ReviewCopy } from '#api/review.ts';
import type { Availability } from '#renderer/workspace/availability.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { setPreferences } from '#renderer/workspace/preferences.ts';
import { handedOverColumn } from '#renderer/workspace/reviewing.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { finish, goToNext } from './deeds.ts';
import { askToHandBack, turnMarking, useGuest } from './guest-store.ts';

const copy = (): ReviewCopy | null => useGuest.getState().copy;
const needsCopy: Availability = () => (copy() === null ? 'no-review-copy' : null);
/** For a copy that is for reviewing, not for reading answers only. */
const needsReviewed: Availability = () =>
  needsCopy() ?? (copy()?.kind === 'handover' ? null : 'only-answers');

const toggleHandedOver = (): void => {
  const { hiddenColumns } = useWorkspace.getState().preferences;
  const rest = hiddenColumns.filter((name) => name !== handedOverColumn);
  const hidden = rest.length === hiddenColumns.length ? [...rest, handedOverColumn] : rest;
  void setPreferences({ hiddenColumns: hidden });
};

/** What a reviewer can do from anywhere. */
export const guestCommands: readonly Command[] = [
  {
    id: 'nextUnseen',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Alt+PageDown'],
    settles: true,
    changes: 'nothing',
    menu: 'edit.review',
    unless: needsCopy,
    run: () => goToNext('unseen'),
  },
  {
    id: 'previousUnseen',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Alt+PageUp'],
    settles: true,
    changes: 'nothing',
    menu: 'edit.review',
    unless: needsCopy,
    run: () => goToNext('unseen', true),
  },
  {
    id: 'nextUnassessed',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+S'],
    settles: true,
    changes: 'nothing',
    menu: 'edit.review',
    unless: () => needsCopy() ?? (copy()?.asked === 'score' ? null : 'not-scored'),
    run: () => goToNext('unassessed'),
  },
  // On a Mac Command and Option with D hide the Dock.
  {
    id: 'reviewMarks',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+D'],
    mac: ['Mod+Alt+Shift+D'],
    changes: 'nothing',
    menu: 'view.columns',
    unless: needsCopy,
    run: turnMarking,
  },
  {
    id: 'toggleHandedOver',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+4'],
    changes: 'nothing',
    menu: 'view.columns',
    unless: needsCopy,
    run: toggleHandedOver,
  },
  {
    id: 'handBack',
    group: 'reviewing',
    where: 'anywhere',
    keys: [],
    settles: true,
    changes: 'file',
    menu: 'file.review',
    unless: needsReviewed,
    run: () => askToHandBack(true),
  },
  {
    id: 'finishReview',
    group: 'reviewing',
    where: 'anywhere',
    keys: [],
    settles: true,
    changes: 'file',
    menu: 'file.review',
    unless: () => needsReviewed() ?? (copy()?.finished === true ? 'finished' : null),
    run: async () => {
      await finish(true);
    },
  },
];
