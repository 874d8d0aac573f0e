import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ColumnProgress, RecentProject } from '#api/library.ts';
import { canonicalLanguage, ok, type Result } from '#core/model/index.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** How many projects the library remembers. */
const remembered = 100;

const count = z.number().int().nonnegative();

const progress = z.array(
  z
    .object({
      side: z.string(),
      // Older versions kept no name: a column was called after its language, which was its id.
      language: z
        .string()
        .refine((tag) => canonicalLanguage(tag) === tag)
        .optional(),
      label: z.string().default(''),
      segments: count,
      translated: count,
      reviewed: count,
      approved: count,
    })
    .transform(({ language, ...column }) => ({
      ...column,
      language: language ?? canonicalLanguage(column.side) ?? 'und',
    })),
);

const entry = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.string(),
  rows: z.number().int().nonnegative(),
  /** The file as it was when it was last closed here. */
  stamp: z.string().optional(),
  /** Of a reviewer's own copy: the review it is of. */
  review: z.string().optional(),
  /** How far its translations were when it was last closed here. */
  progress: progress.optional().catch(undefined),
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
  read(dataFolder).map(({ path, name, openedAt, rows, progress = [] }) => ({
    path,
    name,
    openedAt,
    rows,
    missing: !existsSync(path),
    progress: progress as readonly ColumnProgress[],
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
  closed: {
    readonly rows: number;
    readonly stamp: string | null;
    readonly progress: readonly ColumnProgress[] | null;
  },
): Result<null> => {
  const { rows, stamp, progress: now } = closed;
  const known = read(dataFolder);
  if (!known.some((project) => project.path === path)) return ok(null);
  const updated = known.map((project) => {
    if (project.path !== path) return project;
    const { stamp: _old, ...rest } = project;
    return {
      ...rest,
      rows,
      ...(stamp === null ? {} : { stamp }),
      ...(now === null ? {} : { progress: [...now] }),
    };
  });
  return write(dataFolder, updated);
};

/** Puts a project at the head of the list. How far it was stays known until it is closed. */
export const rememberProject = (dataFolder: string, project: Entry): Result<null> => {
  const known = read(dataFolder);
  const others = known.filter(({ path }) => path !== project.path);
  const before = known.find(({ path }) => path === project.path)?.progress;
  const now = before === undefined ? project : { ...project, progress: before };
  return write(dataFolder, [now, ...others].slice(0, remembered));
};

/** Takes a project off the list; its file stays. */
export const forgetProject = (dataFolder: string, path: string): Result<null> => {
  const known = read(dataFolder);
  const others = known.filter((project) => project.path !== path);
  return others.length === known.length ? ok(null) : write(dataFolder, others);
};
