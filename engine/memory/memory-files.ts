import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import {
  checkpoint,
  closeDatabase,
  createDatabase,
  fileStamp,
  openDatabase,
  type OpenedDatabase,
} from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { memoryKind } from '../store/memory-kind.ts';
import { openFileIndex, type FileIndex } from './file-index.ts';

/** A memory that is open: by this engine alone, for reading and writing. */
export type MemoryFile = {
  readonly path: string;
  readonly name: string;
  readonly database: OpenedDatabase;
  index: FileIndex;
};

/** What a memory is called: its file, without the ending. */
export const memoryName = (path: string): string => basename(path).replace(/\.duizhao-memory$/i, '');

/** How files were when this process closed them: those need not be looked through again. */
const stamps = new Map<string, string>();

const take = (path: string, opened: Result<OpenedDatabase>): Result<MemoryFile> => {
  if (!opened.ok) return opened;
  const database = opened.value;
  const index = guarded(path, () => openFileIndex(database.read));
  if (!index.ok) {
    closeDatabase(database, path);
    return fail(memoryKind.failures[index.error.code] ?? index.error.code, index.error.params);
  }
  return ok({ path, name: memoryName(path), database, index: index.value });
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

/** Closes a memory: the one file is then all of it. */
export const closeMemory = ({ path, database }: MemoryFile): void => {
  closeDatabase(database, path);
  const stamp = fileStamp(path);
  if (stamp !== null && database.write !== null) stamps.set(path, stamp);
};

/** Closes a memory that was made and not filled, and takes it away. */
export const discardMemory = (memory: MemoryFile): void => {
  closeDatabase(memory.database, memory.path);
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(memory.path + ending, { force: true });
};

/** After units were stored: the log goes into the file, and the index is read again. */
export const settleMemory = (memory: MemoryFile): Result<null> => {
  const written = checkpoint(memory.database, memory.path);
  if (!written.ok) return written;
  memory.index = openFileIndex(memory.database.read);
  return ok(null);
};
