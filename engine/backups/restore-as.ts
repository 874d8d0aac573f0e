import { chmodSync, constants, copyFileSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { WrittenFile } from '#api/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { newProjectAt, placeFree, placeNew } from '../store/place-file.ts';
import { readBackupIndex } from '../store/backup-index.ts';
import { guarded } from '../store/failures.ts';
import { temporaryIn } from '../store/temporary.ts';
import { flushFile } from '../store/whole-file.ts';
import { backupPath, findBackup } from './backup-files.ts';
import { openBackup, stopLooking } from './look.ts';

/** Where the new project goes: at `path`, or under its old name in the library folder, numbered when that is taken. */
const placeFor = (
  { paths }: EngineContext,
  folder: string,
  path: string | undefined,
): Result<{ readonly folder: string; readonly place: (finished: string) => Result<string> }> => {
  if (path === undefined) {
    const known = readBackupIndex(paths.data).find(({ id }) => id === basename(folder));
    const name = known?.name ?? basename(folder);
    return ok({
      folder: paths.library,
      place: (finished) => placeFree(finished, paths.library, name, 'duizhao'),
    });
  }
  const target = newProjectAt(path);
  if (!target.ok) return target;
  const to = target.value;
  return ok({ folder: dirname(to), place: (finished) => placeNew(finished, to) });
};

/**
 * Makes a project of a backup under a new name, for when the project itself is damaged, gone, or to be left as it is. The backup is looked
 * through first; nothing is written over.
 * @returns where it is; backup.unknown, backup.damaged, project.exists, disk.*
 */
export const restoreAs = (
  context: EngineContext,
  folder: string,
  id: string,
  path: string | undefined,
): Result<WrittenFile> => {
  const found = findBackup(folder, id);
  if (!found.ok) return found;
  const place = placeFor(context, folder, path);
  if (!place.ok) return place;
  const sound = openBackup(context, folder, id);
  if (!sound.ok) return sound;
  stopLooking(context);
  const { path: partial, discard } = temporaryIn(place.value.folder, context.paths.data);
  const copied = guarded(place.value.folder, () => {
    mkdirSync(place.value.folder, { recursive: true });
    copyFileSync(backupPath(folder, id), partial, constants.COPYFILE_EXCL);
    // The project's permissions are not known any more: its owner may widen them.
    chmodSync(partial, 0o600);
    flushFile(partial);
  });
  const placed = copied.ok ? place.value.place(partial) : copied;
  discard();
  if (!placed.ok) return placed;
  const made = placed.value;
  return guarded(made, () => ({ path: made, name: basename(made), bytes: statSync(made).size }));
};
