import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { filesIn } from '#api/files.ts';
import { callOf } from '#api/server.ts';
import type { Invoke } from '#api/wire.ts';
import { fail } from '#core/model/index.ts';

/** The path with links followed, also of a file that is not there yet; null where not even its folder can be found. */
const realPathOf = async (path: string): Promise<string | null> => {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(await realpath(at), ...missing);
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      // A link to nowhere is there, and what it leads to could be made.
      const isLink = await lstat(at).then(
        () => true,
        () => false,
      );
      if (!isMissing || isLink || dirname(at) === at) return null;
      missing.unshift(basename(at));
    }
  }
};

const isWithin = (path: string, folder: string): boolean => path.startsWith(folder + sep);

/** Every `path` in an answer of the engine, and those one level below its lists. */
const pathsOf = (answer: unknown): readonly string[] => {
  if (Array.isArray(answer)) return answer.flatMap(pathsOf);
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => {
    if (key === 'path') return typeof value === 'string' ? [value] : [];
    return Array.isArray(value) ? pathsOf(value) : [];
  });
};

/** What a browser tab may name: projects that the user has opened on this machine, and those with backups. */
const knownPaths = async (invoke: Invoke): Promise<ReadonlySet<string>> => {
  const answers = [await invoke('library', 'recent', {}), await invoke('backups', 'projects', {})];
  return new Set(answers.flatMap((answer) => (answer.ok ? pathsOf(answer.value) : [])));
};

/**
 * The same calls, confined to files that are the user's choice: `folder` (where projects and exports are made) and what lies in it after links are
 * followed; for reading, also projects the engine has on its lists. Other documents come as uploads, which the user chose in the browser's own
 * dialog. Which members of a call are paths is said by the contract. Failure: file.not-chosen.
 */
export const confinePaths =
  (invoke: Invoke, folder: string): Invoke =>
  async (feature, method, input, meant) => {
    const call = callOf(feature, method);
    const named = filesIn(call?.input, input).filter(({ use }) => use === 'read' || use === 'write');
    for (const { use, name } of named) {
      const real = isAbsolute(name) && !name.includes('\0') ? await realPathOf(name) : null;
      const home = await realPathOf(folder);
      const inside = real !== null && home !== null && isWithin(real, home);
      // Read by the path it is listed under: the engine writes real paths into its lists.
      const listed = use === 'read' && real !== null && (await knownPaths(invoke)).has(real);
      if (!inside && !listed) return fail('file.not-chosen', { path: name });
    }
    return invoke(feature, method, input, meant);
  };
