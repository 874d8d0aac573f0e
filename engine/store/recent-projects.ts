import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '../../api/library.ts';
import { ok, type Result } from '../../core/model/index.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** How many projects the library remembers. */
const remembered = 100;

const entry = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.string(),
  rows: z.number().int().nonnegative(),
});
type Entry = z.infer<typeof entry>;

const fileIn = (dataFolder: string): string => join(dataFolder, 'library.json');

const read = (dataFolder: string): readonly Entry[] => {
  const file = z.object({ projects: z.array(z.unknown()) }).safeParse(readJsonFile(fileIn(dataFolder)));
  if (!file.success) return [];
  return file.data.projects.flatMap((project) => {
    const known = entry.safeParse(project);
    return known.success ? [known.data] : [];
  });
};

const write = (dataFolder: string, projects: readonly Entry[]): Result<null> =>
  writeJsonFile(fileIn(dataFolder), { projects });

/** Projects known on this machine, newest first. */
export const recentProjects = (dataFolder: string): readonly RecentProject[] =>
  read(dataFolder).map((project) => ({ ...project, missing: !existsSync(project.path) }));

/** Puts a project at the head of the list. */
export const rememberProject = (dataFolder: string, project: Entry): Result<null> => {
  const others = read(dataFolder).filter(({ path }) => path !== project.path);
  return write(dataFolder, [project, ...others].slice(0, remembered));
};

/** Takes a project off the list; its file stays. */
export const forgetProject = (dataFolder: string, path: string): Result<null> => {
  const known = read(dataFolder);
  const others = known.filter((project) => project.path !== path);
  return others.length === known.length ? ok(null) : write(dataFolder, others);
};
