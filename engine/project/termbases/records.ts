import type { Result } from '#core/model/index.ts';
import { list, objectWith, text, truth } from '#core/model/shape.ts';
import { transact } from '../../store/database.ts';
import { readMeta, writeMeta } from '../../store/meta-repository.ts';
import { storedJson } from '../../store/stored-shapes.ts';
import { writable, type OpenProject } from '../open-project.ts';

/** What a project keeps of a shared termbase it has. */
export type TermbaseRecord = {
  /** An absolute path. */
  readonly path: string;
  /** Whether its terms are found. */
  readonly on: boolean;
  /** Whether its entries may be changed from this project. */
  readonly writes: boolean;
  /** New terms go there, and not into the project; of one at most. */
  readonly takesNew?: boolean;
};

const key = 'termbases';
const records = list(objectWith({ path: text, on: truth, writes: truth }, { takesNew: truth }));

const kept = new WeakMap<OpenProject, readonly TermbaseRecord[]>();

/** The shared termbases of a project, in their order; those that cannot be read are none. */
export const termbaseRecords = (project: OpenProject): readonly TermbaseRecord[] => {
  const known = kept.get(project);
  if (known !== undefined) return known;
  const read = storedJson<readonly TermbaseRecord[]>(readMeta(project.handle, key) ?? '[]', records) ?? [];
  kept.set(project, read);
  return read;
};

/** Keeps the list; no step of undo. */
export const keepTermbaseRecords = (project: OpenProject, next: readonly TermbaseRecord[]): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const written = transact(handle.value, project.path, (handle) => {
    writeMeta(handle, key, JSON.stringify(next));
    return null;
  });
  if (written.ok) kept.set(project, next);
  return written;
};
