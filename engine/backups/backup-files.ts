import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '#api/backups.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** `2026-01-02T03-04-05-678Z-timer-1234`: when, why, and of how many rows; the last is missing in those of migrations. */
const idPattern =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<hour>\d{2})-(?<minute>\d{2})-(?<second>\d{2})-(?<part>\d{3})Z-(?<reason>timer|migration|restore|asked)(?:-(?<rows>\d+))?$/;

const ending = '.duizhao';

export const backupId = (at: Date, reason: Backup['reason'], rows: number): string =>
  `${at.toISOString().replaceAll(/[:.]/g, '-')}-${reason}-${rows}`;

export const backupPath = (folder: string, id: string): string => join(folder, id + ending);

const describe = (folder: string, name: string): Backup | null => {
  const id = name.slice(0, -ending.length);
  const parts = name.endsWith(ending) ? idPattern.exec(id)?.groups : undefined;
  const stat = parts === undefined ? undefined : statSync(join(folder, name), { throwIfNoEntry: false });
  if (parts === undefined || stat === undefined) return null;
  return {
    id,
    at: `${parts['date']}T${parts['hour']}:${parts['minute']}:${parts['second']}.${parts['part']}Z`,
    bytes: stat.size,
    rows: Number(parts['rows'] ?? 0),
    reason: parts['reason'] as Backup['reason'],
  };
};

/** The backups in a folder, newest first. A folder that is not there holds none. */
export const listBackups = (folder: string): Result<readonly Backup[]> => {
  const names = guarded(folder, () => readdirSync(folder));
  if (!names.ok) return names.error.code === 'file.not-found' ? ok([]) : names;
  return ok(
    names.value
      .map((name) => describe(folder, name))
      .filter((backup) => backup !== null)
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
  );
};

/** One backup, by its id: nothing that could lead out of the folder is one. */
export const findBackup = (folder: string, id: string): Result<Backup> => {
  const found = idPattern.test(id) ? describe(folder, id + ending) : null;
  return found === null ? fail('backup.unknown', { id }) : ok(found);
};

export const removeBackup = (folder: string, { id }: Backup): void => unlinkSync(backupPath(folder, id));
