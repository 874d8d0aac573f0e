import { fail, ok, type Result } from '#core/model/index.ts';
import { closeDatabase, openDatabase, type OpenedDatabase } from '../store/database.ts';
import { dictionaryKind } from '../store/dictionary-kind.ts';
import { dictionaryPath } from './list-file.ts';

/** Dictionaries that are open in this process, by their paths: each is opened when it is looked into first. */
const open = new Map<string, OpenedDatabase>();

/** Opens a dictionary, or answers the one that is open. Failures: those of `openDatabase`, by the names of its kind. */
export const openEntries = (dataFolder: string, id: string): Result<OpenedDatabase> => {
  const path = dictionaryPath(dataFolder, id);
  const known = open.get(path);
  if (known !== undefined) return ok(known);
  const opened = openDatabase(dictionaryKind, path);
  if (!opened.ok) return fail(opened.error.code, opened.error.params);
  open.set(path, opened.value);
  return opened;
};

export const closeEntries = (dataFolder: string, id: string): void => {
  const path = dictionaryPath(dataFolder, id);
  const known = open.get(path);
  if (known === undefined) return;
  open.delete(path);
  closeDatabase(known, path);
};

/** Closes all of a data folder, when its engine ends. */
export const closeAllEntries = (dataFolder: string): void => {
  const folder = dictionaryPath(dataFolder, '');
  const own = folder.slice(0, folder.lastIndexOf('.'));
  for (const [path, opened] of open) {
    if (!path.startsWith(own)) continue;
    open.delete(path);
    closeDatabase(opened, path);
  }
};
