import { resolve } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { list, number, objectWith, text, truth, where } from '#core/model/shape.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { readMeta, writeMeta } from '../store/meta-repository.ts';
import { storedJson } from '../store/stored-shapes.ts';

/** What a project keeps of a memory it has. */
export type MemoryRecord = {
  /** Where it is (`memory.ts`). */
  readonly path: string;
  /** What is taken off its matches, per cent. */
  readonly penalty: number;
  /** Whether confirmed rows are written into it. */
  readonly writes?: boolean;
  /** The step of history up to which they were; 0 where none was. */
  readonly fed?: number;
};

const key = 'memories';
const records = list(
  objectWith(
    { path: text, penalty: where(number, (value) => value >= 0 && value <= 50) },
    { writes: truth, fed: number },
  ),
);

/** A path as it is kept; an address stays as it is. */
export const placeOf = (given: string): string => (/^[a-z]+:\/\//i.test(given) ? given : resolve(given));

/** The memories of a project, in their order; those that cannot be read are none. */
export const recordsOf = (project: OpenProject): readonly MemoryRecord[] =>
  storedJson<readonly MemoryRecord[]>(readMeta(project.handle, key) ?? '[]', records) ?? [];

/** Keeps the list; no step of undo. */
export const keepRecords = (project: OpenProject, next: readonly MemoryRecord[]): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  return transact(handle.value, project.path, (handle) => {
    writeMeta(handle, key, JSON.stringify(next));
    return null;
  });
};

/** Changes one of them; where there is none of this place, nothing. */
export const changeRecord = (
  project: OpenProject,
  path: string,
  change: Partial<Omit<MemoryRecord, 'path'>>,
): Result<null> =>
  keepRecords(
    project,
    recordsOf(project).map((record) => (record.path === path ? { ...record, ...change } : record)),
  );
