import { offersAt } from './commands.ts';
import { dismiss, notify, useWorkspace, type NewNotice } from './store.ts';

/**
 * Tells what was just done, with undo at hand. The message goes as soon as anything else changes the project:
 * its undo would then take back something else.
 */
export const notifyUndoable = (notice: Omit<NewNotice, 'actions'>): void => {
  const done = useWorkspace.getState().project?.sequence;
  const id = notify({ ...notice, actions: offersAt('changed') });
  const stop = useWorkspace.subscribe(({ project, notices }) => {
    const isShown = notices.some((shown) => shown.id === id);
    if (isShown && project?.sequence === done) return;
    stop();
    if (isShown) dismiss(id);
  });
};
