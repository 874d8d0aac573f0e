import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { createTextIndex, type Alike, type TextIndex } from '#core/memory/index.ts';
import { fail, ok, type MemoryUnit, type Result, type UnitSource } from '#core/model/index.ts';
import {
  checkpoint,
  closeDatabase,
  compact,
  createDatabase,
  fileStamp,
  fileState,
  openDatabase,
  transact,
  type OpenedDatabase,
} from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import type { ReadHandle, WriteHandle } from '../store/handles.ts';
import { logSize } from '../store/log-tie.ts';
import { memoryKind } from '../store/memory-kind.ts';
import { freshOriginals, keepUnit, unitOriginals } from '../store/memory-units-repository.ts';
import { closeFileIndex, openFileIndex, type FileIndex } from './file-index.ts';
import { alikeInFile, partsInFile } from './search-file.ts';

/** A memory that is open, perhaps by other programs too: each reads and writes it as if it were alone. */
export type MemoryFile = {
  readonly path: string;
  readonly name: string;
  readonly database: OpenedDatabase;
  index: FileIndex;
  /** Units that are in no batch of the index yet, or have another original than there. */
  fresh: TextIndex;
  /** The state of the data, as SQLite counts it for this connection: another once somebody else has written. */
  version: number;
};

/** What a memory is called: its file, without the ending. */
export const memoryName = (path: string): string => basename(path).replace(/\.duizhao-memory$/i, '');

/** How files were when this process closed them: those need not be looked through again. */
const stamps = new Map<string, string>();

const versionOf = (read: ReadHandle): number => Number(read.pragma('data_version', { simple: true }));

const freshIn = (read: ReadHandle): TextIndex => {
  const fresh = createTextIndex();
  for (const { id, original } of freshOriginals(read)) fresh.put(id, original);
  return fresh;
};

const take = (path: string, opened: Result<OpenedDatabase>): Result<MemoryFile> => {
  if (!opened.ok) return opened;
  const database = opened.value;
  const { read } = database;
  const known = guarded(path, () => ({
    version: versionOf(read),
    index: openFileIndex(read),
    fresh: freshIn(read),
  }));
  if (!known.ok) {
    closeDatabase(database, path);
    return fail(memoryKind.failures[known.error.code] ?? known.error.code, known.error.params);
  }
  return ok({ path, name: memoryName(path), database, ...known.value });
};

/** Opens a memory. Failures: those of `openDatabase`, by the names of its kind (`memory-kind.ts`). */
export const openMemory = (path: string): Result<MemoryFile> => {
  const stamp = stamps.get(path);
  const unchanged = stamp !== undefined && stamp === fileStamp(path);
  return take(path, openDatabase(memoryKind, path, { unchanged }));
};

/** Makes an empty memory; memory.exists when something is there. */
export const createMemory = (path: string): Result<MemoryFile> =>
  take(path, createDatabase(memoryKind, path));

/** Closes a memory: the one file is then all of it, unless others have it open. */
export const closeMemory = ({ path, database, index }: MemoryFile): void => {
  closeFileIndex(index);
  closeDatabase(database, path);
  const stamp = fileStamp(path);
  if (stamp !== null && database.write !== null) stamps.set(path, stamp);
};

/** Closes a memory that was made and not filled, and takes it away. */
export const discardMemory = (memory: MemoryFile): void => {
  closeFileIndex(memory.index);
  closeDatabase(memory.database, memory.path);
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(memory.path + ending, { force: true });
};

/** Reads the index again. */
const reread = (memory: MemoryFile): void => {
  const { read } = memory.database;
  memory.version = versionOf(read);
  memory.index = openFileIndex(read, memory.index);
  memory.fresh = freshIn(read);
};

/** After the index was changed through this connection: reads it again. */
export const readIndexAgain = (memory: MemoryFile): void => {
  memory.index = openFileIndex(memory.database.read, memory.index);
};

/** After units were stored: the log goes into the file, and pages that nothing needs are given back. */
export const settleFile = ({ database, path }: MemoryFile): Result<null> => {
  const packed = compact(database, path);
  return packed.ok ? checkpoint(database, path) : packed;
};

/** The same for a memory that stays open: its index is read again. */
export const settleMemory = (memory: MemoryFile): Result<null> => {
  const settled = settleFile(memory);
  if (settled.ok) reread(memory);
  return settled;
};

/** Takes in what others have written since. Takes microseconds where nobody has. */
const follow = (memory: MemoryFile): void => {
  if (versionOf(memory.database.read) !== memory.version) reread(memory);
};

/** The units whose originals are at least as alike as `least`, most alike first, at most `most`. */
export const alikeIn = (memory: MemoryFile, text: string, least: number, most: number): readonly Alike[] => {
  follow(memory);
  const fresh = memory.fresh.alike(text, least, most);
  const known = new Set(fresh.map(({ id }) => id));
  const indexed = alikeInFile(memory.database.read, memory.index, text, least, most);
  return [...fresh, ...indexed.filter(({ id }) => !known.has(id))]
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, most);
};

/** Units that may be a part of a text, at most `most`. */
export const partsIn = (memory: MemoryFile, text: string, most: number): readonly number[] => {
  follow(memory);
  const fresh = memory.fresh.partsOf(text, most);
  return [...new Set([...fresh, ...partsInFile(memory.database.read, memory.index, text, most)])].slice(
    0,
    most,
  );
};

const named = <T>(result: Result<T>): Result<T> => {
  if (result.ok) return result;
  const { code, params } = result.error;
  return fail(memoryKind.failures[code] ?? code, params);
};

/** Bytes of a log that is written into the file. */
const longLog = 8_000_000;

/**
 * Changes units in one transaction; `work` answers those of which the original is another now. Failures: memory.read-only; memory.in-use while a
 * file is imported, or another program writes; file.not-found where the file is gone; those of the disk.
 */
const changeUnits = (memory: MemoryFile, work: (write: WriteHandle) => Iterable<number>): Result<null> => {
  const { database, path } = memory;
  if (database.write === null) return fail('memory.read-only', { path });
  if (database.write.inTransaction) return fail('memory.in-use', { path });
  if (fileState(database, path) === 'gone') return fail('file.not-found', { path });
  const done = named(transact(database.write, path, (write) => new Set(work(write))));
  if (!done.ok) return done;
  for (const { id, original } of unitOriginals(database.read, [...done.value]))
    memory.fresh.put(id, original);
  if (logSize(path) > longLog) checkpoint(database, path);
  return ok(null);
};

/** Keeps units; one of a row takes the place of the one that is there. */
export const addUnits = (memory: MemoryFile, units: readonly (MemoryUnit & UnitSource)[]): Result<null> =>
  changeUnits(memory, (write) => units.flatMap((unit) => keepUnit(write, unit) ?? []));
