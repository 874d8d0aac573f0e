import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ColumnProgress, RecentProject } from '#api/library.ts';
import { canonicalLanguage } from '#core/model/index.ts';
import { readJsonFile } from './read-json.ts';

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
/** A project as the list keeps it. */
export type Entry = z.infer<typeof entry>;

/** Where the list is kept. */
export const recentFile = (dataFolder: string): string => join(dataFolder, 'library.json');

/** The list as it is kept, newest first, without entries that are damaged. */
export const readRecent = (dataFolder: string): readonly Entry[] => {
  const file = z.object({ projects: z.array(z.unknown()) }).safeParse(readJsonFile(recentFile(dataFolder)));
  if (!file.success) return [];
  return file.data.projects.flatMap((project) => {
    const known = entry.safeParse(project);
    return known.success ? [known.data] : [];
  });
};

/** Projects known on this machine, newest first. */
export const recentProjects = (dataFolder: string): readonly RecentProject[] =>
  readRecent(dataFolder).map(({ path, name, openedAt, rows, progress = [] }) => ({
    path,
    name,
    openedAt,
    rows,
    missing: !existsSync(path),
    progress: progress as readonly ColumnProgress[],
  }));

/** The reviewer's own copy of a review that was open last, if its file is still there. */
export const copyOfReview = (dataFolder: string, review: string): Pick<Entry, 'path' | 'name'> | null => {
  const found = readRecent(dataFolder).find(
    (project) => project.review === review && existsSync(project.path),
  );
  return found === undefined ? null : { path: found.path, name: found.name };
};

/** The stamp a project's file had when it was last closed here, or null. */
export const stampOf = (dataFolder: string, path: string): string | null =>
  readRecent(dataFolder).find((project) => project.path === path)?.stamp ?? null;
