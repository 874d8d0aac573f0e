import { create } from 'zustand';
import { client } from '../../api.ts';
import { askForProject, enterProject } from '../../workspace/session.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';

/** Whether the dialog with the backups of all projects is open. */
export const useAllBackups = create<{ readonly open: boolean }>()(() => ({ open: false }));

export const openAllBackups = (): void => useAllBackups.setState({ open: true });
export const closeAllBackups = (): void => useAllBackups.setState({ open: false });

/** Opens a project that was just made of a backup, or a rescued copy. Answers whether it is open. */
export const openMade = async (path: string): Promise<boolean> => {
  const opened = await askForProject(path);
  if (!opened.ok) {
    notifyFailure(opened.error);
    return false;
  }
  closeAllBackups();
  await enterProject(opened.value);
  return true;
};

/** Makes a new project of a backup and opens it. Answers whether it was made. */
export const restoreToNewName = async (project: string, id: string): Promise<boolean> => {
  const made = await client.backups.restoreAs({ project, id });
  if (!made.ok) {
    notifyFailure(made.error);
    return false;
  }
  const { path } = made.value;
  notify({ tone: 'good', key: 'backups:restoredAs', params: { path }, topic: 'backups', about: path });
  return openMade(path);
};
