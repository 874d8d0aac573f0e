import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { enterProject, refreshProject } from '../../workspace/session.ts';
import { queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

export const backupsKey = ['backups'];

/** Backs the project up now, what was just typed included. */
export const makeBackup = async (): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.backups.make({});
  if (answer.ok) notify({ tone: 'good', key: 'backups:made', topic: 'backups' });
  else notifyFailure(answer.error);
};

/** Puts a backup in the project's place. Answers whether it is there now. */
export const restoreBackup = async (id: string): Promise<boolean> => {
  if (!(await settleDrafts())) return false;
  const answer = await client.backups.restore({ id });
  if (!answer.ok) {
    notifyFailure(answer.error);
    await refreshProject();
    return false;
  }
  await enterProject(answer.value);
  await queryClient.invalidateQueries();
  notifyUndoable({ tone: 'good', key: 'backups:restored', topic: 'backups' });
  return true;
};
