import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { guarded } from './failures.ts';
import { writeJsonFile } from './json-file.ts';
import { readJsonFile } from './read-json.ts';
import { ownerFrom, ownerPattern, ownerText, owning, type Owning } from './owner.ts';

/** The form of the program that has a project open. */
export type Form = 'window' | 'browser' | 'cli';

/** Who has which project open, one small file each in app data: the lock of a file does not tell whose it is. */
const mark = z.object({
  path: z.string(),
  form: z.enum(['window', 'browser', 'cli']),
  owner: z.string(),
});

const markPath = (dataFolder: string, path: string): string =>
  join(dataFolder, 'open', `${createHash('sha256').update(path).digest('hex').slice(0, 32)}.json`);

/** Says that this process has a project open. One that cannot be written is no reason to refuse the project. */
export const markOpen = (dataFolder: string, path: string, form: Form): void => {
  writeJsonFile(markPath(dataFolder, path), { path, form, owner: ownerText() }, { passing: true });
};

/** Takes it back. */
export const unmarkOpen = (dataFolder: string, path: string): void => {
  const file = markPath(dataFolder, path);
  guarded(file, () => rmSync(file, { force: true }));
};

/** Whether whoever left a mark still runs. */
const stateOf = (owner: string): Owning | null => {
  const groups = new RegExp(`^${ownerPattern}$`).exec(owner)?.groups;
  return groups === undefined ? null : owning(ownerFrom(groups));
};

/** Removes the marks of processes that are gone: each names a project and its folder. Answers how many. */
export const sweepMarks = (dataFolder: string): number => {
  const folder = join(dataFolder, 'open');
  const names = guarded(folder, () => readdirSync(folder));
  return (names.ok ? names.value : []).filter((name) => {
    const file = join(folder, name);
    const read = mark.safeParse(name.endsWith('.json') ? readJsonFile(file) : null);
    if (!read.success || stateOf(read.data.owner) !== 'gone') return false;
    return guarded(file, () => rmSync(file, { force: true })).ok;
  }).length;
};

/** The form of the running program of this user that has the project open; null when none is known to. */
export const holderOf = (dataFolder: string, path: string): Form | null => {
  const read = mark.safeParse(readJsonFile(markPath(dataFolder, path)));
  if (!read.success || read.data.path !== path) return null;
  return stateOf(read.data.owner) === 'alive' ? read.data.form : null;
};
