import type { DuizhaoContract, Output } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { shownColumns } from '../project/columns.ts';
import { closeProject, openProject, unobserved, type OpenProject } from '../project/open-project.ts';
import { rowsOf } from '../project/rows.ts';
import { backupPath } from './backup-files.ts';

/** The backup somebody is looking into: kept open from page to page, until another, or the project, is closed. */
type Looking = { readonly path: string; readonly project: OpenProject };

const looking = new WeakMap<EngineContext, Looking>();

/** Closes the backup that is being looked into, if there is one. */
export const stopLooking = (context: EngineContext): void => {
  const open = looking.get(context);
  if (open !== undefined) closeProject(open.project);
  looking.delete(context);
};

/**
 * Opens a backup through a private copy, as it is read-only; that brings older ones up to date and finds damage.
 * Whatever is wrong with it is `backup.damaged`.
 */
export const openBackup = (context: EngineContext, folder: string, id: string): Result<OpenProject> => {
  const path = backupPath(folder, id);
  const open = looking.get(context);
  if (open?.path === path) return ok(open.project);
  stopLooking(context);
  const opened = openProject(path, {}, unobserved(context.clock));
  if (!opened.ok) {
    const isDamage = ['project.damaged', 'project.not-a-project'].includes(opened.error.code);
    return isDamage ? fail('backup.damaged', { id }) : opened;
  }
  looking.set(context, { path, project: opened.value });
  return opened;
};

/** A page of a backup's rows. */
export const lookInto = (
  context: EngineContext,
  folder: string,
  { id, from, count }: { readonly id: string; readonly from: number; readonly count: number },
): Result<Output<DuizhaoContract['backups']['look']>> => {
  const opened = openBackup(context, folder, id);
  if (!opened.ok) return opened;
  const { order } = opened.value;
  const sides = shownColumns(opened.value).map(({ id }) => id);
  return ok({ total: order.size(), sides, rows: rowsOf(opened.value, order.slice(from, count)) });
};
