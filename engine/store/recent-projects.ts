import type { ColumnProgress } from '#api/library.ts';
import { ok, type Result } from '#core/model/index.ts';
import { writeJsonFile } from './json-file.ts';
import { readRecent, recentFile, type Entry } from './recent-list.ts';

/** How many projects the library remembers. */
const remembered = 100;

const write = (dataFolder: string, projects: readonly Entry[]): Result<null> =>
  writeJsonFile(recentFile(dataFolder), { projects });

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
  const known = readRecent(dataFolder);
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
  const known = readRecent(dataFolder);
  const others = known.filter(({ path }) => path !== project.path);
  const before = known.find(({ path }) => path === project.path)?.progress;
  const now = before === undefined ? project : { ...project, progress: before };
  return write(dataFolder, [now, ...others].slice(0, remembered));
};

/** Takes a project off the list; its file stays. */
export const forgetProject = (dataFolder: string, path: string): Result<null> => {
  const known = readRecent(dataFolder);
  const others = known.filter((project) => project.path !== path);
  return others.length === known.length ? ok(null) : write(dataFolder, others);
};
