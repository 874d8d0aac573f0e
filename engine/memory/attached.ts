import { resolve } from 'node:path';
import type { AttachedMemory } from '#api/memory.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { list, number, object, text, where } from '#core/model/shape.ts';
import type { EngineContext } from '../context.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { readMeta, writeMeta } from '../store/meta-repository.ts';
import { storedJson } from '../store/stored-shapes.ts';
import { openPlace } from './kinds.ts';
import { memoryName } from './memory-files.ts';
import type { Memory } from './memory.ts';

/** A memory that a project has, by its place (`memory.ts`), and what is taken off its matches (per cent). */
type Entry = { readonly path: string; readonly penalty: number };

/** A path as it is kept; an address stays as it is. */
const placeOf = (given: string): string => (/^[a-z]+:\/\//i.test(given) ? given : resolve(given));

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

/** A memory that is open, or why it is not; `now` is null while it is being opened. */
type Slot = { readonly ready: Promise<Result<Memory>>; now: Result<Memory> | null };

/** By project, and by place. */
const open = new Map<OpenProject, Map<string, Slot>>();

const slotsOf = (project: OpenProject): Map<string, Slot> => {
  const slots = open.get(project) ?? new Map<string, Slot>();
  open.set(project, slots);
  return slots;
};

const closeWhenOpen = async ({ ready }: Slot): Promise<void> => {
  const memory = await ready;
  if (memory.ok) memory.value.close();
};

/** At once where it can be: a process may end before anything else is done. */
const closeSlot = (slot: Slot): void => {
  if (slot.now === null) void closeWhenOpen(slot);
  else if (slot.now.ok) slot.now.value.close();
};

/** Memories are open as long as the project that has them. */
export const closeMemoriesWithProject = ({ events }: EngineContext): void => {
  events.on((name) => {
    if (name !== 'project.closed') return;
    for (const [project, slots] of open) {
      if (project.handle.open) continue;
      open.delete(project);
      for (const slot of slots.values()) closeSlot(slot);
    }
  });
};

const opened = async (project: OpenProject, place: string): Promise<Result<Memory>> => {
  const slots = slotsOf(project);
  const known = slots.get(place);
  if (known !== undefined) return known.ready;
  const slot: Slot = { ready: openPlace(place), now: null };
  slots.set(place, slot);
  slot.now = await slot.ready;
  return slot.now;
};

/** Of what could not be opened it is forgotten why, so that it is tried again. */
const forgetFailures = (project: OpenProject): void => {
  const slots = slotsOf(project);
  for (const [place, { now }] of slots) if (now?.ok === false) slots.delete(place);
};

/** `penalty`: what is taken off a score, as a share of one. */
export type Attached = { readonly memory: Memory; readonly penalty: number };

/** The memories of a project that can be read, in their order. */
export const attachedTo = async (project: OpenProject): Promise<readonly Attached[]> => {
  const found: Attached[] = [];
  for (const { path, penalty } of entriesOf(project)) {
    const memory = await opened(project, path);
    if (memory.ok) found.push({ memory: memory.value, penalty: penalty / 100 });
  }
  return found;
};

const described = async (project: OpenProject, { path, penalty }: Entry): Promise<AttachedMemory> => {
  const memory = await opened(project, path);
  if (!memory.ok)
    return { path, name: memoryName(path), penalty, units: null, languages: [], failure: memory.error };
  const { name, state } = memory.value;
  return { path, name, penalty, ...(await state()) };
};

/** The memories of a project, those too that cannot be opened, with the reason: each of these is tried again. */
export const listAttached = async (project: OpenProject): Promise<readonly AttachedMemory[]> => {
  forgetFailures(project);
  const found: AttachedMemory[] = [];
  for (const entry of entriesOf(project)) found.push(await described(project, entry));
  return found;
};

/** What came of changing the list: the list. */
const listAfter = async (
  project: OpenProject,
  next: readonly Entry[],
): Promise<Result<readonly AttachedMemory[]>> => {
  const written = write(project, next);
  return written.ok ? ok(await listAttached(project)) : written;
};

/** Adds a memory behind the others. Failures: those of opening it; memory.attached when it is there already; those of writing. */
export const attach = async (
  project: OpenProject,
  given: string,
): Promise<Result<readonly AttachedMemory[]>> => {
  const path = placeOf(given);
  const isThere = (): boolean => entriesOf(project).some((entry) => entry.path === path);
  if (isThere()) return fail('memory.attached', { path });
  forgetFailures(project);
  const memory = await opened(project, path);
  if (!memory.ok) return memory;
  if (!project.handle.open) return fail('project.none-open');
  if (isThere()) return fail('memory.attached', { path });
  return listAfter(project, [...entriesOf(project), { path, penalty: 0 }]);
};

/** Changes what is taken off the matches of a memory. */
export const setPenalty = (
  project: OpenProject,
  path: string,
  penalty: number,
): Promise<Result<readonly AttachedMemory[]>> =>
  listAfter(
    project,
    entriesOf(project).map((entry) => (entry.path === path ? { ...entry, penalty } : entry)),
  );

/** Takes a memory from the project; its file stays as it is. */
export const detach = async (
  project: OpenProject,
  path: string,
): Promise<Result<readonly AttachedMemory[]>> => {
  const written = write(
    project,
    entriesOf(project).filter((entry) => entry.path !== path),
  );
  if (!written.ok) return written;
  const slots = slotsOf(project);
  const slot = slots.get(path);
  slots.delete(path);
  if (slot !== undefined) closeSlot(slot);
  return ok(await listAttached(project));
};
