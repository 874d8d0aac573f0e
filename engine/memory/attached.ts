import { resolve } from 'node:path';
import type { AttachedMemory } from '#api/memory.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { list, number, object, text, where } from '#core/model/shape.ts';
import type { EngineContext } from '../context.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { countUnits, originalLanguages } from '../store/memory-units-repository.ts';
import { readMeta, writeMeta } from '../store/meta-repository.ts';
import { storedJson } from '../store/stored-shapes.ts';
import { closeMemory, memoryName, openMemory, type MemoryFile } from './memory-files.ts';

/** A memory that a project has, by its place on this computer, and what is taken off its matches (per cent). */
type Entry = { readonly path: string; readonly penalty: number };

const key = 'memories';
const entries = list(object({ path: text, penalty: where(number, (value) => value >= 0 && value <= 50) }));

/** The memories of a project, in their order; those that cannot be read are none. */
const entriesOf = (project: OpenProject): readonly Entry[] =>
  storedJson<readonly Entry[]>(readMeta(project.handle, key) ?? '[]', entries) ?? [];

const write = (project: OpenProject, next: readonly Entry[]): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  return transact(handle.value, project.path, (handle) => {
    writeMeta(handle, key, JSON.stringify(next));
    return null;
  });
};

/** Memories that are open, or why they are not, by their paths: those of the project that was asked about last. */
const open = new Map<string, Result<MemoryFile>>();

const closeAll = (): void => {
  for (const memory of open.values()) if (memory.ok) closeMemory(memory.value);
  open.clear();
};

/** Memories are open as long as the project that has them. */
export const closeMemoriesWithProject = ({ events }: EngineContext): void => {
  events.on((name) => {
    if (name === 'project.closed') closeAll();
  });
};

const opened = (path: string): Result<MemoryFile> => {
  const known = open.get(path);
  if (known !== undefined) return known;
  const memory = openMemory(path);
  open.set(path, memory);
  return memory;
};

/** The memory at a path if it is one that is open here: nobody else can open it then. */
export const openHere = (path: string): MemoryFile | null => {
  const known = open.get(resolve(path));
  return known?.ok === true ? known.value : null;
};

/** `penalty`: what is taken off a score, as a share of one. */
export type Attached = { readonly memory: MemoryFile; readonly penalty: number };

/** The memories of a project that can be read, in their order. */
export const attachedTo = (project: OpenProject): readonly Attached[] =>
  entriesOf(project).flatMap(({ path, penalty }) => {
    const memory = opened(path);
    return memory.ok ? [{ memory: memory.value, penalty: penalty / 100 }] : [];
  });

const described = ({ path, penalty }: Entry): AttachedMemory => {
  const memory = opened(path);
  const about = { path, name: memoryName(path), penalty };
  if (!memory.ok) return { ...about, units: null, languages: [], failure: memory.error };
  const { read } = memory.value.database;
  return { ...about, units: countUnits(read), languages: originalLanguages(read), failure: null };
};

/** The memories of a project, those too that cannot be opened, with the reason: each of these is tried again. */
export const listAttached = (project: OpenProject): readonly AttachedMemory[] => {
  for (const [path, memory] of open) if (!memory.ok) open.delete(path);
  return entriesOf(project).map(described);
};

/** Adds a memory behind the others. Failures: those of opening it; memory.attached when it is there already; those of writing. */
export const attach = (project: OpenProject, given: string): Result<readonly AttachedMemory[]> => {
  const path = resolve(given);
  const before = entriesOf(project);
  if (before.some((entry) => entry.path === path)) return fail('memory.attached', { path });
  open.delete(path);
  const memory = opened(path);
  if (!memory.ok) return memory;
  const written = write(project, [...before, { path, penalty: 0 }]);
  return written.ok ? ok(listAttached(project)) : written;
};

/** Changes what is taken off the matches of a memory. */
export const setPenalty = (
  project: OpenProject,
  path: string,
  penalty: number,
): Result<readonly AttachedMemory[]> => {
  const next = entriesOf(project).map((entry) => (entry.path === path ? { path, penalty } : entry));
  const written = write(project, next);
  return written.ok ? ok(listAttached(project)) : written;
};

/** Takes a memory from the project; its file stays as it is. */
export const detach = (project: OpenProject, path: string): Result<readonly AttachedMemory[]> => {
  const before = entriesOf(project);
  const written = write(
    project,
    before.filter((entry) => entry.path !== path),
  );
  if (!written.ok) return written;
  const memory = open.get(path);
  if (memory?.ok === true) closeMemory(memory.value);
  open.delete(path);
  return ok(listAttached(project));
};
