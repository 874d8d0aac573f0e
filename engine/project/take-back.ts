import { ok, type Result } from '#core/model/index.ts';
import { transact } from '../store/database.ts';
import type { WriteHandle } from '../store/handles.ts';
import { readMeta, removeMeta, writeMeta } from '../store/meta-repository.ts';
import type { Hold } from './hold.ts';
import { withdrawPortion } from './history.ts';
import { writable, type OpenProject } from './open-project.ts';

/** The burst of an action whose portions are being stored: what is there of it when a project is opened was left unfinished. */
const key = 'unfinished';

export const writeUnfinished = (write: WriteHandle, burst: string): void => writeMeta(write, key, burst);
export const removeUnfinished = (write: WriteHandle): void => removeMeta(write, key);

/** Takes back the last portion of an action that is not finished; whether there may be more. Failures: as `commit`. */
export const takePortionBack = (
  project: OpenProject,
  burst: string,
  within: Hold,
  actor: string,
): Result<boolean> => {
  const done = withdrawPortion(project, burst, within, actor);
  if (done !== null) return done.ok ? ok(true) : done;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const written = transact(handle.value, project.path, removeUnfinished);
  return written.ok ? ok(false) : written;
};

/**
 * Takes back what is there of an action whose portions were being stored when the engine stopped. What cannot be taken back
 * stays, as an action that can be undone: each portion leaves a sound project.
 */
export const takeUnfinishedBack = (project: OpenProject): void => {
  const burst = project.readOnly ? null : readMeta(project.handle, key);
  if (burst === null) return;
  const nothing: Hold = { document: 0 as Hold['document'], name: '', hasRow: () => false };
  for (let more = true; more;) {
    const done = takePortionBack(project, burst, nothing, '');
    more = done.ok && done.value;
  }
};
