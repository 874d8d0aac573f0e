import { basename, resolve } from 'node:path';
import type { Failure } from '#core/model/index.ts';
import { isReservedName, utf8Length } from '#core/text/file-name.ts';

/** What is counted: Windows counts UTF-16 units, the others bytes of UTF-8. */
const lengthOn = (platform: NodeJS.Platform, text: string): number =>
  platform === 'win32' ? text.length : utf8Length(text);

/** How many units a Chinese character of the common plane takes. */
const unitsOfHan = (platform: NodeJS.Platform): number => (platform === 'win32' ? 1 : 3);

/** The longest name of a file or folder (NAME_MAX of Linux; the same on macOS and Windows). */
export const longestName = 255;

/** The longest path: PATH_MAX less the zero at its end of Linux and macOS; Windows with the prefix that Node puts before long ones. */
const longestPath: Partial<Record<NodeJS.Platform, number>> = { linux: 4095, darwin: 1023, win32: 32_766 };

/** SQLite puts `-journal` behind the name of a database, and takes paths of 512 bytes with it on Unix (os_unix.c, MAX_PATHNAME). */
const journal = '-journal'.length;
const longestForSqlite: Partial<Record<NodeJS.Platform, number>> = { linux: 512, darwin: 512 };

const isProject = (path: string): boolean => /\.(?:duizhao|partial)$/i.test(path);

const limitsFor = (path: string, platform: NodeJS.Platform) => {
  const usual = longestPath[platform] ?? 1023;
  if (!isProject(path)) return { name: longestName, path: usual };
  return {
    name: longestName - journal,
    path: Math.min(usual, longestForSqlite[platform] ?? usual) - journal,
  };
};

/** How much fits, for people. */
const room = (limit: number, platform: NodeJS.Platform) => ({
  letters: limit,
  characters: Math.floor(limit / unitsOfHan(platform)),
});

/**
 * What is wrong with a path before anything is done with it: a name that is too long, or the whole, on this system. Null when
 * nothing is. Projects have less room than other files, as SQLite puts logs beside them.
 */
export const tooLong = (path: string, platform: NodeJS.Platform = process.platform): Failure | null => {
  const full = resolve(path);
  const limits = limitsFor(full, platform);
  const names = full.split(platform === 'win32' ? /[/\\]/ : '/');
  const long = names.find((name, at) => {
    const limit = at === names.length - 1 ? limits.name : longestName;
    return lengthOn(platform, name) > limit;
  });
  if (long !== undefined) {
    const limit = long === basename(full) ? limits.name : longestName;
    return { code: 'file.name-too-long', params: { path, name: long, ...room(limit, platform) } };
  }
  return lengthOn(platform, full) > limits.path
    ? { code: 'file.path-too-long', params: { path, ...room(limits.path, platform) } }
    : null;
};

/** The longest name where names are encrypted (eCryptfs): the least that is met with, where a file system refuses what others take. */
const leastName = 143;

/** What is said of a name that a file system found too long although most take it. */
export const tooLongHere = (path: string, platform: NodeJS.Platform = process.platform): Failure => ({
  code: 'file.name-too-long',
  params: { path, name: basename(path), ...room(leastName, platform) },
});

/** What is wrong with a path at which a file is to be made: too long, or, on Windows, a name that cannot be given. Null when nothing is. */
export const badPath = (path: string, platform: NodeJS.Platform = process.platform): Failure | null => {
  const name = basename(path);
  return platform === 'win32' && isReservedName(name)
    ? { code: 'file.bad-name', params: { path, name } }
    : tooLong(path, platform);
};
