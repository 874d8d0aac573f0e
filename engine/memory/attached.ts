import type { AttachedMemory } from '#api/memory.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { choosePath, mayOpenKept } from '../project/network-folders.ts';
import type { OpenProject } from '../project/open-project.ts';
import { openPlace } from './kinds.ts';
import { memoryName } from './memory-files.ts';
import type { Memory } from './memory.ts';
import { changeRecord, keepRecords, placeOf, recordsOf, type MemoryRecord } from './records.ts';

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
  const may = mayOpenKept(project, place);
  const slot: Slot = { ready: may.ok ? openPlace(place) : Promise.resolve(may), now: null };
  slots.set(place, slot);
  slot.now = await slot.ready;
  return slot.now;
};

/** Of what could not be opened it is forgotten why, so that it is tried again. */
const forgetFailures = (project: OpenProject): void => {
  const slots = slotsOf(project);
  for (const [place, { now }] of slots) if (now?.ok === false) slots.delete(place);
};

/** `penalty`: what is taken off a score, as a share of one. `writes`: confirmed rows are written into it. */
export type Attached = { readonly memory: Memory; readonly penalty: number; readonly writes: boolean };

/** The memories of a project that can be read, in their order. */
export const attachedTo = async (project: OpenProject): Promise<readonly Attached[]> => {
  const found: Attached[] = [];
  for (const { path, penalty, writes = false } of recordsOf(project)) {
    const memory = await opened(project, path);
    if (memory.ok) found.push({ memory: memory.value, penalty: penalty / 100, writes });
  }
  return found;
};

const described = async (
  project: OpenProject,
  { path, penalty, writes = false }: MemoryRecord,
): Promise<AttachedMemory> => {
  const memory = await opened(project, path);
  const about = { path, penalty, writes };
  if (!memory.ok)
    return {
      ...about,
      name: memoryName(path),
      canWrite: false,
      units: null,
      languages: [],
      failure: memory.error,
      isConverting: false,
    };
  const { name, add, state } = memory.value;
  return { ...about, name, canWrite: add !== null, isConverting: false, ...(await state()) };
};

/** The memories of a project, those too that cannot be opened, with the reason: each of these is tried again. */
export const listAttached = async (project: OpenProject): Promise<readonly AttachedMemory[]> => {
  forgetFailures(project);
  const found: AttachedMemory[] = [];
  for (const entry of recordsOf(project)) found.push(await described(project, entry));
  return found;
};

/** What came of changing the list: the list. */
const listAfter = async (
  project: OpenProject,
  written: Result<null>,
): Promise<Result<readonly AttachedMemory[]>> => (written.ok ? ok(await listAttached(project)) : written);

/**
 * Adds a memory behind the others, or lets one be opened that the project had from another machine. Failures: those of opening it; memory.attached when it is there already; memory.read-only for one that cannot be written
 * and is to be; those of writing.
 */
export const attach = async (
  project: OpenProject,
  given: string,
  writes: boolean | 'if-possible',
): Promise<Result<readonly AttachedMemory[]>> => {
  const path = placeOf(given);
  const isThere = (): boolean => recordsOf(project).some((record) => record.path === path);
  const wasHidden = !mayOpenKept(project, path).ok;
  const chosen = choosePath(project, path);
  if (!chosen.ok) return chosen;
  if (isThere()) return wasHidden ? ok(await listAttached(project)) : fail('memory.attached', { path });
  forgetFailures(project);
  const memory = await opened(project, path);
  if (!memory.ok) return memory;
  if (!project.handle.open) return fail('project.none-open');
  if (isThere()) return fail('memory.attached', { path });
  const canWrite = memory.value.add !== null;
  if (writes === true && !canWrite) return fail('memory.read-only', { path });
  return listAfter(
    project,
    keepRecords(project, [
      ...recordsOf(project),
      { path, penalty: 0, writes: writes !== false && canWrite, fed: 0 },
    ]),
  );
};

type MemorySetting = { readonly penalty?: number | undefined; readonly writes?: boolean | undefined };

/** Changes what is taken off the matches of a memory, and whether confirmed rows are written into it. Failure: memory.read-only. */
export const setMemory = async (
  project: OpenProject,
  path: string,
  { penalty, writes }: MemorySetting,
): Promise<Result<readonly AttachedMemory[]>> => {
  if (writes === true) {
    const memory = await opened(project, path);
    if (!memory.ok) return memory;
    if (memory.value.add === null) return fail('memory.read-only', { path });
  }
  return listAfter(
    project,
    changeRecord(project, path, {
      ...(penalty === undefined ? {} : { penalty }),
      ...(writes === undefined ? {} : { writes }),
    }),
  );
};

/** Puts a memory at a place of the list, counted from 0; the first is asked first, and told first among equals. */
export const moveMemory = async (
  project: OpenProject,
  path: string,
  to: number,
): Promise<Result<readonly AttachedMemory[]>> => {
  const records = recordsOf(project);
  const moved = records.filter((record) => record.path === path);
  const next = records.filter((record) => record.path !== path);
  next.splice(to, 0, ...moved);
  return listAfter(project, keepRecords(project, next));
};

/** Takes a memory from the project; its file stays as it is. */
export const detach = async (
  project: OpenProject,
  path: string,
): Promise<Result<readonly AttachedMemory[]>> => {
  const written = keepRecords(
    project,
    recordsOf(project).filter((record) => record.path !== path),
  );
  if (!written.ok) return written;
  const slots = slotsOf(project);
  const slot = slots.get(path);
  slots.delete(path);
  if (slot !== undefined) closeSlot(slot);
  return ok(await listAttached(project));
};
