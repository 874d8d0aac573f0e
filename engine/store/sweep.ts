import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sweepMarks } from './open-marks.ts';
import { owning, ownerFrom, ownerPattern, type Owner } from './owner.ts';
import { copyPrefix } from './read-only-place.ts';
import { temporaryPattern, unfinishedFolder } from './temporary.ts';

/** Of files whose maker is on another machine nobody here knows whether it still runs; after this long, in milliseconds, it is taken for gone. */
const longAge = 7 * 24 * 3600 * 1000;

const copyPattern = new RegExp(`^${copyPrefix}${ownerPattern}-`);
const uploadPattern = new RegExp(`^${ownerPattern}-[0-9a-f]{16}$`);

/** Files a browser is started with (`cli/entry-file.ts`). */
const entryPattern = new RegExp(String.raw`^${ownerPattern}-[0-9a-f]{16}\.html$`);

const ownerIn = (pattern: RegExp, name: string): Owner | null => {
  const groups = pattern.exec(name)?.groups;
  return groups === undefined ? null : ownerFrom(groups);
};

/** What stands in a folder; nothing where it cannot be read. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const isOwn = (uid: number): boolean => process.getuid === undefined || uid === process.getuid();

/**
 * Removes a file or folder of ours whose maker is gone. Links are not followed: only what stands under the very name is looked at.
 * @returns whether it was removed
 */
const removeStray = (path: string, owner: Owner, is: 'file' | 'folder', now: number): boolean => {
  try {
    const found = lstatSync(path);
    if (is === 'file' ? !found.isFile() : !found.isDirectory()) return false;
    if (!isOwn(found.uid)) return false;
    const owned = owning(owner);
    const isLongGone = owned === 'elsewhere' && is === 'file' && now - found.mtimeMs > longAge;
    if (owned !== 'gone' && !isLongGone) return false;
    rmSync(path, { recursive: is === 'folder', force: true });
    return true;
  } catch {
    // Somebody else removed it, or it cannot be removed: the next start tries again.
    return false;
  }
};

const sweepNamed = (folder: string, pattern: RegExp, is: 'file' | 'folder', now: number): number =>
  namesIn(folder).reduce((count, name) => {
    const owner = ownerIn(pattern, name);
    return count + (owner !== null && removeStray(join(folder, name), owner, is, now) ? 1 : 0);
  }, 0);

/** Removes unfinished files of processes that are gone from a folder. Never anything else. Answers how many. */
export const sweepFolder = (folder: string, now: number): number =>
  sweepNamed(folder, temporaryPattern, 'file', now);

/** Removes uploads to processes that are gone. Answers how many. */
export const sweepUploads = (folder: string, now: number): number =>
  sweepNamed(folder, uploadPattern, 'file', now);

/** Removes what processes that are gone left in folders of the user's, as they noted it, and the notes. */
const sweepNoted = (dataFolder: string, now: number): number => {
  const folder = unfinishedFolder(dataFolder);
  return namesIn(folder).reduce((count, name) => {
    const owner = ownerIn(temporaryPattern, `.${name}`);
    if (owner === null || owning(owner) !== 'gone') return count;
    try {
      const path = readFileSync(join(folder, name), 'utf8');
      // A note that was not written whole leads nowhere; one that leads to another name is none of ours.
      const left = basename(path) === `.${name}` ? sweepFolder(dirname(path), now) : 0;
      rmSync(join(folder, name), { force: true });
      return count + left + 1;
    } catch {
      return count;
    }
  }, 0);
};

/** The folders an engine works in. */
export type SweptPlaces = { readonly data: string; readonly library: string };

/**
 * Removes all that processes which are gone have left: unfinished files, working copies in the temporary folder, uploads, files that led a browser in. What a
 * running process, or the user, has there stays. Answers how many were removed.
 */
export const sweepAtStart = ({ data, library }: SweptPlaces, now: number): number => {
  const backups = join(data, 'backups');
  // All folders of the app's own data, whatever part of the app made them: a list of them would forget the next.
  const folders = [
    data,
    ...namesIn(data).map((name) => join(data, name)),
    ...namesIn(backups).map((name) => join(backups, name)),
    library,
    join(library, 'Exports'),
    join(library, '.open'),
  ];
  return (
    folders.reduce((count, folder) => count + sweepFolder(folder, now), 0) +
    sweepNoted(data, now) +
    sweepMarks(data) +
    sweepUploads(join(data, 'uploads'), now) +
    sweepNamed(join(library, '.open'), entryPattern, 'file', now) +
    sweepNamed(tmpdir(), copyPattern, 'folder', now)
  );
};
