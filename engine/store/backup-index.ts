import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#core/model/index.ts';
import { writeJsonFile } from './json-file.ts';
import { readJsonFile } from './read-json.ts';

/** Whose backups a folder holds: `id` is the folder's name, which is the project's id; name and path as they were last. */
export type BackedUp = { readonly id: string; readonly name: string; readonly path: string };

const shape = z.object({
  projects: z.array(z.object({ id: z.string(), name: z.string(), path: z.string() })),
});

const fileIn = (dataFolder: string): string => join(dataFolder, 'backups', 'index.json');

/** The index of all backups: a plain file, readable when the projects are not. Empty when it is missing or unreadable. */
export const readBackupIndex = (dataFolder: string): readonly BackedUp[] => {
  const read = shape.safeParse(readJsonFile(fileIn(dataFolder)));
  return read.success ? read.data.projects : [];
};

/** Keeps name and path of a project beside its backups. */
export const rememberBackedUp = (dataFolder: string, project: BackedUp): Result<null> => {
  const known = readBackupIndex(dataFolder);
  const same = known.find(({ id }) => id === project.id);
  if (same !== undefined && same.name === project.name && same.path === project.path) return ok(null);
  const others = known.filter(({ id }) => id !== project.id);
  return writeJsonFile(fileIn(dataFolder), { projects: [...others, project] });
};

/** Takes a project off the index, when it has no backups any more. */
export const forgetBackedUp = (dataFolder: string, id: string): Result<null> => {
  const known = readBackupIndex(dataFolder);
  const others = known.filter((project) => project.id !== id);
  return others.length === known.length ? ok(null) : writeJsonFile(fileIn(dataFolder), { projects: others });
};
