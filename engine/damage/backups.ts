import { listBackups, backupPath } from '../backups/backup-files.ts';
import { folderOf } from '../backups/make-backup.ts';
import type { EngineContext } from '../context.ts';
import { closeProject, openProject, unobserved, type OpenProject } from '../project/open-project.ts';
import { summedTables } from '../store/row-sums.ts';
import { findRow, isAsWritten, type RawRow } from '../store/rows-repository.ts';
import type { FoundDamage } from './find.ts';

/** A row as a backup holds it, and when that was made. */
export type BackedUpRow = { readonly raw: RawRow; readonly at: string };

/** Backups that are looked into: each is copied and looked through first. */
const most = 12;

/** The row in one backup, unless the backup, or the row in it, is damaged too. */
const rowIn = (context: EngineContext, path: string, { table, key }: FoundDamage): RawRow | null => {
  const opened = openProject(path, {}, unobserved(context.clock));
  if (!opened.ok) return null;
  try {
    const there = summedTables(opened.value.handle).find(({ name }) => name === table.name);
    const raw = there === undefined ? null : findRow(opened.value.handle, there, key);
    return raw !== null && isAsWritten(raw) ? raw : null;
  } finally {
    closeProject(opened.value);
  }
};

/** The row as the newest backup has it in which it is sound; null when none has. */
export const rowInBackups = (
  context: EngineContext,
  project: OpenProject,
  damage: FoundDamage,
): BackedUpRow | null => {
  const folder = folderOf(context, project);
  const backups = listBackups(folder);
  for (const { id, at } of backups.ok ? backups.value.slice(0, most) : []) {
    const raw = rowIn(context, backupPath(folder, id), damage);
    if (raw !== null) return { raw, at };
  }
  return null;
};
