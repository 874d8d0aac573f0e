import { join } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { list, text } from '#core/model/shape.ts';
import { writeJsonFile } from '../store/json-file.ts';
import { readJsonFile } from '../store/read-json.ts';
import type { OpenProject } from './open-project.ts';

/*
 * A project names its memories and termbases by paths, and may come from anybody. To open `\\host\share\…` is to log in at that host with the name of
 * the user: a path on another machine is opened only if it was chosen on this one, where the project itself lies there, or the library.
 */

/**
 * The share (lower case, `\\host\share`; `/net/host` where hosts are mounted by their names) in which an absolute path lies; null for one of this
 * machine. What Windows opens otherwise than by a drive (`\\.\pipe\…`, `\\?\…`) counts as a share of its own.
 */
export const networkFolderOf = (path: string): string | null => {
  const even = path.replaceAll('/', '\\').toLowerCase();
  const mounted = /^\\net\\[^\\]+/.exec(even)?.[0];
  if (mounted !== undefined) return mounted.replaceAll('\\', '/');
  if (!even.startsWith('\\\\') || /^\\\\\?\\[a-z]:\\/.test(even)) return null;
  const plain = even.replace(/^\\\\\?\\unc\\/, '\\\\');
  return /^\\\\[^\\]+(?:\\[^\\]+)?/.exec(plain)?.[0] ?? plain;
};

/** The shares that were chosen on this machine. */
export type NetworkFolders = {
  readonly has: (folder: string) => boolean;
  readonly add: (folder: string) => Result<null>;
};

/** None, of a project that nobody works with. */
export const noNetworkFolders: NetworkFolders = { has: () => false, add: () => ok(null) };

const shape = list(text);

/** Those that app data keeps, and that of the library; none where the file is missing or damaged. */
export const createNetworkFolders = (dataFolder: string, libraryFolder: string): NetworkFolders => {
  const file = join(dataFolder, 'network-folders.json');
  const read = shape(readJsonFile(file));
  let chosen = read.ok ? read.value : [];
  const library = networkFolderOf(libraryFolder);
  const has = (folder: string): boolean => folder === library || chosen.includes(folder);
  return {
    has,
    add: (folder) => {
      if (has(folder)) return ok(null);
      const next = [...chosen, folder];
      const written = writeJsonFile(file, next);
      if (written.ok) chosen = next;
      return written;
    },
  };
};

type Around = Pick<OpenProject, 'path' | 'services'>;

/** Whether a path that a project keeps may be opened. Failure: file.other-machine. */
export const mayOpenKept = ({ path: home, services }: Around, path: string): Result<null> => {
  const folder = networkFolderOf(path);
  const may = folder === null || folder === networkFolderOf(home) || services.networkFolders.has(folder);
  return may ? ok(null) : fail('file.other-machine', { path });
};

/** Remembers where a path lies that the user chose. Failures: those of writing. */
export const choosePath = ({ services }: Around, path: string): Result<null> => {
  const folder = networkFolderOf(path);
  return folder === null ? ok(null) : services.networkFolders.add(folder);
};
