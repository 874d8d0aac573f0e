import type { EngineHandlers } from '#api/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import { backedUpProjects, removeBackups, removeRescued, rescuedCopies } from '../backups/all-backups.ts';
import { findBackup, listBackups } from '../backups/backup-files.ts';
import { lookInto } from '../backups/look.ts';
import { folderOf, makeBackup } from '../backups/make-backup.ts';
import { restoreAs } from '../backups/restore-as.ts';
import { restoreBackup } from '../backups/restore.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { backupsFolder } from '../project/migration-backup.ts';

/** The folder of the backups that are meant: those of the named project, or of the open one. */
const folderFor = (context: EngineContext, id: string | undefined): Result<string> => {
  if (id !== undefined) return ok(backupsFolder(context.paths.data, id));
  const project = currentProject(context);
  return project.ok ? ok(folderOf(context, project.value)) : project;
};

export const backupsHandlers: EngineHandlers<EngineContext>['backups'] = {
  projects: ({ paths }) => {
    const projects = backedUpProjects(paths.data);
    if (!projects.ok) return projects;
    const rescued = rescuedCopies(paths.data);
    return rescued.ok ? ok({ projects: projects.value, rescued: rescued.value }) : rescued;
  },
  list: (context, { project }) => {
    const folder = folderFor(context, project);
    return folder.ok ? listBackups(folder.value) : folder;
  },
  make: (context) => {
    const project = currentProject(context);
    return project.ok ? makeBackup(context, project.value, 'asked') : project;
  },
  look: (context, page) => {
    const folder = folderFor(context, page.project);
    if (!folder.ok) return folder;
    const found = findBackup(folder.value, page.id);
    return found.ok ? lookInto(context, folder.value, page) : found;
  },
  restore: (context, { id }) => {
    const project = currentProject(context);
    return project.ok ? restoreBackup(context, project.value, id) : project;
  },
  restoreAs: (context, { project, id, path }) => {
    const folder = folderFor(context, project);
    return folder.ok ? restoreAs(context, folder.value, id, path) : folder;
  },
  remove: (context, { project, ids }) => {
    const folder = folderFor(context, project);
    if (!folder.ok) return folder;
    const removed = removeBackups(context, folder.value, ids);
    return removed.ok ? ok({ removed: removed.value }) : removed;
  },
  removeRescued: (context, { path }) => removeRescued(context, path),
};
