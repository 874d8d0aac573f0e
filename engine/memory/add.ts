import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachedMemory, MemoryImported } from '#api/memory.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { LocatedDocument } from '../import/origin.ts';
import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { attach } from './attached.ts';
import type { Filling } from './fill-file.ts';
import { importTmx } from './import-file.ts';
import { closeMemory, createMemory } from './memory-files.ts';
import { makeFolder } from '../store/make-folder.ts';

/** A name in a folder that nothing has yet. */
const freeIn = (folder: string, title: string): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? title : `${title} ${number}`;
    const path = join(folder, `${name}.duizhao-memory`);
    if (!existsSync(path)) return path;
  }
};

/** Makes a memory of a TMX file in the library, and gives it to the project. */
export const addTmx = async (
  { paths }: EngineContext,
  project: OpenProject,
  { path: from, name, title }: LocatedDocument,
  how: Omit<Filling, 'document'>,
): Promise<Result<MemoryImported>> => {
  const folder = join(paths.library, 'Memories');
  const made = guarded(folder, () => makeFolder(folder));
  if (!made.ok) return made;
  const done = await importTmx(freeIn(folder, title), { path: from, name }, how);
  if (!done.ok) return done;
  const attached = await attach(project, done.value.path, false);
  return attached.ok ? ok(done.value) : attached;
};

/** Makes an empty memory in the library, and gives it to the project, to be written into. Where there is one of this name, a number follows. Failures: those of writing. */
export const addNew = async (
  { paths }: EngineContext,
  project: OpenProject,
  name: string,
): Promise<Result<readonly AttachedMemory[]>> => {
  const folder = join(paths.library, 'Memories');
  const made = guarded(folder, () => makeFolder(folder));
  if (!made.ok) return made;
  const path = freeIn(folder, name);
  const memory = createMemory(path);
  if (!memory.ok) return memory;
  closeMemory(memory.value);
  return attach(project, path, true);
};
