import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '#api/library.ts';
import { ok, type Result } from '#core/model/index.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** How many projects the library remembers. */
const remembered = 100;

const entry = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.string(),
  rows: z.number().int().nonnegative(),
  /** The file as it was when it was last closed here. */
  stamp: z.string().optional(),
  /** Of a reviewer's own copy: the review it is of. */
  review: z.string().optional(),
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
  read(dataFolder).map(({ path, name, openedAt, rows }) => ({
    path,
    name,
    openedAt,
    rows,
    missing: !existsSync(path),
  }));

/** The reviewer's own copy of a review that was open last, if its file is still there. */
export const copyOfReview = (dataFolder: string, review: string): Pick<Entry, 'path' | 'name'> | null => {
  const found = read(dataFolder).find((project) => project.review === review && existsSync(project.path));
  return found === undefined ? null : { path: found.path, name: found.name };
};

/** The stamp a project's file had when it was last closed here, or null. */
export const stampOf = (dataFolder: string, path: string): string | null =>
  read(dataFolder).find((project) => project.path === path)?.stamp ?? null;

/** Keeps what is known of a project at its closing; its place in the list stays. */
export const rememberClosed = (
  dataFolder: string,
  path: string,
  closed: { readonly rows: number; readonly stamp: string | null },
): Result<null> => {
  const { rows, stamp } = closed;
  const known = read(dataFolder);
  if (!known.some((project) => project.path === path)) return ok(null);
  const updated = known.map(({ stamp: _old, ...project }) =>
    project.path === path ? { ...project, rows, ...(stamp === null ? {} : { stamp }) } : project,
  );
  return write(dataFolder, updated);
};

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
