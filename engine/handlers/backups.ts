import type { EngineHandlers } from '../../api/index.ts';
import { findBackup, listBackups } from '../backups/backup-files.ts';
import { lookInto } from '../backups/look.ts';
import { folderOf, makeBackup } from '../backups/make-backup.ts';
import { restoreBackup } from '../backups/restore.ts';
import { currentProject, withProject, type EngineContext } from '../context.ts';

export const backupsHandlers: EngineHandlers<EngineContext>['backups'] = {
  list: (context) => withProject(context, (project) => listBackups(folderOf(context, project))),
  make: (context) => {
    const project = currentProject(context);
    return project.ok ? makeBackup(context, project.value, 'asked') : project;
  },
  look: (context, page) =>
    withProject(context, (project) => {
      const folder = folderOf(context, project);
      const found = findBackup(folder, page.id);
      return found.ok ? lookInto(context, folder, page) : found;
    }),
  restore: (context, { id }) => {
    const project = currentProject(context);
    return project.ok ? restoreBackup(context, project.value, id) : project;
  },
};
