import { rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fail, ok, type Concept, type ConceptId, type Result } from '#core/model/index.ts';
import { conceptIn, mostTermbases, numberIn } from '#core/terms/concept-place.ts';
import { createTermIndex } from '#core/terms/index.ts';
import {
  closeDatabase,
  createDatabase,
  fileStamp,
  openDatabase,
  type OpenedDatabase,
} from '../../store/database.ts';
import { isStorageError, storageFailure } from '../../store/failures.ts';
import {
  changedBehind,
  countShared,
  findShared,
  lastRevision,
  removedSince,
  type Read,
} from '../../store/shared-concepts-repository.ts';
import { termbaseKind } from '../../store/termbase-kind.ts';
import { portion, type GrowingIndex } from './growing-index.ts';

/** A termbase in a file of its own that is open, perhaps by other programs too: each reads and writes it as if it were alone. */
export type TermbaseFile = {
  readonly path: string;
  readonly name: string;
  /** Tells its concepts from those of other termbases of this process (`concept-place.ts`). */
  readonly number: number;
  readonly database: OpenedDatabase;
  readonly terms: GrowingIndex;
  /** While many concepts are put in, in a transaction that is not at its end: they are not found yet. */
  filling: boolean;
};

/** What a termbase is called: its file, without the ending. */
export const termbaseName = (path: string): string => basename(path).replace(/\.duizhao-termbase$/i, '');

/** Calls a failure what it is called of a termbase. */
export const namedTermbase = <T>(result: Result<T>): Result<T> => {
  if (result.ok) return result;
  const { code, params } = result.error;
  return fail(termbaseKind.failures[code] ?? code, params);
};

export const termbaseFailure = (error: unknown, path: string): Result<never> => {
  if (!isStorageError(error)) throw error;
  return namedTermbase({ ok: false, error: storageFailure(error, path) });
};

/** Numbers by path, so that an id which somebody still has means the same concept once the file is opened again. */
const numbers = new Map<string, number>();
const takenNumbers = new Set<number>();

/** FNV-1a; two paths of one process that come out alike are told apart by the order in which they were opened. */
const numberFor = (path: string): number => {
  const known = numbers.get(path);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at += 1) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  let number = 1 + ((hash >>> 0) % (mostTermbases - 1));
  while (takenNumbers.has(number)) number = 1 + (number % (mostTermbases - 1));
  numbers.set(path, number);
  takenNumbers.add(number);
  return number;
};

/** A concept of a file by the id that no other concept has. */
export const placedIn = ({ number }: Pick<TermbaseFile, 'number'>, concept: Concept): Concept => ({
  ...concept,
  id: conceptIn(number, concept.id),
});

const growingIndexOf = (
  { read: handle }: OpenedDatabase,
  number: number,
  isFilling: () => boolean,
): GrowingIndex => {
  const index = createTermIndex();
  let version = -1;
  let read: Read = { revision: 0, number: 0 };
  let removed = 0;
  const take = (concept: Concept): void => {
    const placed = placedIn({ number }, concept);
    if (concept.damaged === true) index.remove(placed.id);
    else index.put(placed);
  };
  return {
    index,
    left: () => countShared(handle) - index.size(),
    grow: () => {
      if (isFilling()) return true;
      // Another once somebody else has written; what is written here is read by its revision.
      const now = Number(handle.pragma('data_version', { simple: true })) * 2 ** 32 + lastRevision(handle);
      if (now === version) return true;
      const changed = changedBehind(handle, read, portion);
      for (const { concept } of changed) take(concept);
      const last = changed.at(-1);
      if (last !== undefined) read = { revision: last.revision, number: last.number };
      if (changed.length === portion) return false;
      const latest = lastRevision(handle);
      for (const gone of removedSince(handle, removed)) index.remove(conceptIn(number, gone));
      removed = latest;
      version = now;
      return true;
    },
  };
};

/** How files were when this process closed them: those need not be looked through again. */
const stamps = new Map<string, string>();

const take = (path: string, opened: Result<OpenedDatabase>): Result<TermbaseFile> => {
  if (!opened.ok) return opened;
  const number = numberFor(path);
  const file: TermbaseFile = {
    path,
    name: termbaseName(path),
    number,
    database: opened.value,
    terms: growingIndexOf(opened.value, number, () => file.filling),
    filling: false,
  };
  return ok(file);
};

const openTermbase = (path: string): Result<TermbaseFile> => {
  const stamp = stamps.get(path);
  const unchanged = stamp !== undefined && stamp === fileStamp(path);
  return take(path, openDatabase(termbaseKind, path, { unchanged }));
};

/** Makes an empty termbase; termbase.exists when something is there. It is open for whoever asked, as by `holdTermbase`. */
export const createTermbase = (given: string): Result<TermbaseFile> => {
  const path = resolve(given);
  const made = take(path, createDatabase(termbaseKind, path));
  if (made.ok) held.set(path, { file: made.value, holders: 1 });
  return made;
};

/** Files that are open, by their paths, and for how many. A process opens a file once. */
const held = new Map<string, { readonly file: TermbaseFile; holders: number }>();

/** Opens a termbase, for as long as nobody lets it go. Failures: those of `openDatabase`, by the names of its kind (`termbase-kind.ts`). */
export const holdTermbase = (given: string): Result<TermbaseFile> => {
  const path = resolve(given);
  const known = held.get(path);
  if (known !== undefined) {
    known.holders += 1;
    return ok(known.file);
  }
  const opened = openTermbase(path);
  if (opened.ok) held.set(path, { file: opened.value, holders: 1 });
  return opened;
};

/** Closes it when nobody else has it: the one file is then all of it, unless another program has it open. */
export const releaseTermbase = ({ path, database }: TermbaseFile): void => {
  const known = held.get(path);
  if (known === undefined) return;
  known.holders -= 1;
  if (known.holders > 0) return;
  held.delete(path);
  closeDatabase(database, path);
  const stamp = fileStamp(path);
  if (stamp !== null && database.write !== null) stamps.set(path, stamp);
};

/** Closes a termbase that was made and not filled, and takes it away. */
export const discardTermbase = (file: TermbaseFile): void => {
  releaseTermbase(file);
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file.path + ending, { force: true });
};

/** Does something with a termbase, which is open here or is opened for it alone. */
export const withTermbase = async <T>(
  path: string,
  work: (file: TermbaseFile) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> => {
  const file = holdTermbase(path);
  if (!file.ok) return file;
  try {
    return await work(file.value);
  } finally {
    releaseTermbase(file.value);
  }
};

/** A concept of a termbase by its id; null where it is not there. */
export const conceptOf = (file: TermbaseFile, id: ConceptId): Concept | null => {
  const found = findShared(file.database.read, numberIn(id));
  return found === null ? null : placedIn(file, found);
};
