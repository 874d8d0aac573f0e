import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { choosePath, mayOpenKept } from '../network-folders.ts';
import type { OpenProject } from '../open-project.ts';
import { keepTermbaseRecords, termbaseRecords, type TermbaseRecord } from './records.ts';
import { holdTermbase, releaseTermbase, type TermbaseFile } from './termbase-file.ts';

/** By project, and by path: a termbase that is open, or why it is not. */
const open = new Map<OpenProject, Map<string, Result<TermbaseFile>>>();

const slotsOf = (project: OpenProject): Map<string, Result<TermbaseFile>> => {
  const slots = open.get(project) ?? new Map<string, Result<TermbaseFile>>();
  open.set(project, slots);
  return slots;
};

/** Shared termbases are open as long as the project that has them. */
export const closeTermbasesOfClosed = (): void => {
  for (const [project, slots] of open) {
    if (project.handle.open) continue;
    open.delete(project);
    for (const slot of slots.values()) if (slot.ok) releaseTermbase(slot.value);
  }
};

/** A termbase of a project, opened when it is first asked for; of what cannot be opened it is kept why. */
export const openedTermbase = (project: OpenProject, path: string): Result<TermbaseFile> => {
  const slots = slotsOf(project);
  const known = slots.get(path);
  if (known !== undefined) return known;
  const may = mayOpenKept(project, path);
  const slot = may.ok ? holdTermbase(path) : may;
  slots.set(path, slot);
  return slot;
};

/** Of what could not be opened it is forgotten why, so that it is tried again. */
export const retryTermbases = (project: OpenProject): void => {
  const slots = slotsOf(project);
  for (const [path, slot] of slots) if (!slot.ok) slots.delete(path);
};

/** Bytes of a file that is opened while somebody waits: it is looked through then. */
const smallFile = 4_000_000;

const isSmall = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) < smallFile;

/** Whether all that are switched on are open, could not be opened, or can be at once. */
export const areTermbasesAtHand = (project: OpenProject): boolean =>
  termbaseRecords(project).every(
    ({ path, on }) =>
      !on || open.get(project)?.has(path) === true || !mayOpenKept(project, path).ok || isSmall(path),
  );

/** The shared termbases whose terms are found, in their order: those that are switched on and can be read. */
export const activeTermbases = (project: OpenProject): readonly TermbaseFile[] =>
  termbaseRecords(project).flatMap(({ path, on }) => {
    const file = on ? openedTermbase(project, path) : null;
    return file?.ok === true ? [file.value] : [];
  });

/** The shared termbase of a project that has a number (`concept-place.ts`), and what the project keeps of it; null where it has none. */
export const termbaseNumbered = (
  project: OpenProject,
  number: number,
): { readonly file: TermbaseFile; readonly record: TermbaseRecord } | null => {
  for (const record of termbaseRecords(project)) {
    const file = openedTermbase(project, record.path);
    if (file.ok && file.value.number === number) return { file: file.value, record };
  }
  return null;
};

/** A shared termbase of the project that is to be read. Failures: termbase.unknown, those of opening it. */
export const attachedTermbase = (project: OpenProject, path: string): Result<TermbaseFile> =>
  termbaseRecords(project).some((record) => record.path === path)
    ? openedTermbase(project, path)
    : fail('termbase.unknown', { path });

/** One of which entries are to be changed. Failures: those of `attachedTermbase`; termbase.read-only. */
export const writableTermbase = (project: OpenProject, path: string): Result<TermbaseFile> => {
  const file = attachedTermbase(project, path);
  if (!file.ok) return file;
  const mayWrite = termbaseRecords(project).some((record) => record.path === path && record.writes);
  return mayWrite && file.value.database.write !== null ? file : fail('termbase.read-only', { path });
};

/**
 * Adds a termbase behind the others, or lets one be opened that the project had from another machine; `takesNew`: new terms go there from now on. Failures: those of opening it; termbase.attached when it is there
 * already; termbase.read-only for one that cannot be written and is to be; those of writing.
 */
export const attachTermbase = (
  project: OpenProject,
  given: string,
  { writes, takesNew = false }: { readonly writes: boolean; readonly takesNew?: boolean },
): Result<null> => {
  const path = resolve(given);
  const records = termbaseRecords(project);
  const wasHidden = !mayOpenKept(project, path).ok;
  const chosen = choosePath(project, path);
  if (!chosen.ok) return chosen;
  retryTermbases(project);
  if (records.some((record) => record.path === path))
    return wasHidden ? ok(null) : fail('termbase.attached', { path });
  const file = openedTermbase(project, path);
  if (!file.ok) return file;
  if (writes && file.value.database.write === null) return fail('termbase.read-only', { path });
  const others = takesNew ? records.map((record) => ({ ...record, takesNew: false })) : records;
  return keepTermbaseRecords(project, [...others, { path, on: true, writes, takesNew }]);
};

export type TermbaseSetting = Partial<Omit<TermbaseRecord, 'path'>>;

/**
 * Switches a termbase on or off, and says whether its entries may be changed from this project and new terms go there; the one that takes new
 * terms may be changed. Failures: termbase.unknown, termbase.read-only, those of opening it and of writing.
 */
export const setTermbase = (project: OpenProject, path: string, setting: TermbaseSetting): Result<null> => {
  const records = termbaseRecords(project);
  const known = records.find((record) => record.path === path);
  if (known === undefined) return fail('termbase.unknown', { path });
  const takes = setting.takesNew === true;
  const asked = { ...known, ...setting };
  const [on, writes] = [takes || asked.on, takes || asked.writes];
  const next = { path, on, writes, takesNew: on && writes && asked.takesNew === true };
  if (writes && !known.writes) {
    const file = openedTermbase(project, path);
    if (!file.ok) return file;
    if (file.value.database.write === null) return fail('termbase.read-only', { path });
  }
  return keepTermbaseRecords(
    project,
    records.map((record) => {
      if (record.path === path) return next;
      return next.takesNew ? { ...record, takesNew: false } : record;
    }),
  );
};

/** Puts a termbase at a place of the list, counted from 0; of entries that say the same the first termbase's are shown. */
export const moveTermbase = (project: OpenProject, path: string, to: number): Result<null> => {
  const records = termbaseRecords(project);
  const next = records.filter((record) => record.path !== path);
  next.splice(to, 0, ...records.filter((record) => record.path === path));
  return keepTermbaseRecords(project, next);
};

/** Takes a termbase from the project; its file stays as it is. */
export const detachTermbase = (project: OpenProject, path: string): Result<null> => {
  const written = keepTermbaseRecords(
    project,
    termbaseRecords(project).filter((record) => record.path !== path),
  );
  if (!written.ok) return written;
  const slots = slotsOf(project);
  const slot = slots.get(path);
  slots.delete(path);
  if (slot?.ok === true) releaseTermbase(slot.value);
  return ok(null);
};

/** Where new terms go: a shared termbase of the project, or null for the project itself. One that cannot be opened is told. */
export const termbaseForNew = (project: OpenProject): string | null =>
  termbaseRecords(project).find(({ takesNew }) => takesNew === true)?.path ?? null;
