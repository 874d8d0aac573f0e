import { fail, ok, type Result } from '#core/model/index.ts';
import { systemClock } from '../clock.ts';
import { checkpoint, type OpenedDatabase } from '../store/database.ts';
import { isStorageError, storageFailure } from '../store/failures.ts';
import type { WriteHandle } from '../store/handles.ts';
import { logSize, writeTie } from '../store/log-tie.ts';
import { fileSink } from '../store/memory-index-repository.ts';
import { openIndexing } from '../store/memory-indexing.ts';
import { nextConversion, type Conversion } from '../store/memory-reindex.ts';
import { takeTurns } from '../turns.ts';
import { openMemory, readIndexAgain, type MemoryFile } from './memory-files.ts';

/** Milliseconds that are waited where somebody else writes. */
const pause = 250;
/** Bytes of a log that is written into the file. */
const longLog = 8_000_000;

const wait = (): Promise<void> =>
  new Promise((resolve) => {
    systemClock.later(pause, resolve);
  });

/** Carries out steps while the file is open, giving way between two. Answers whether it was to the end. */
const whileOpen = async (handle: WriteHandle, steps: Generator<undefined, void>): Promise<boolean> => {
  const turn = takeTurns();
  while (steps.next().done !== true) {
    await turn();
    if (!handle.open) return false;
  }
  return true;
};

/** Stores what was gathered, in one transaction. Failures: job.cancelled where the file was closed; those of the disk. */
const store = async (write: WriteHandle, path: string, { store }: Conversion): Promise<Result<null>> => {
  try {
    write.exec('BEGIN IMMEDIATE');
    if (logSize(path) === 0) writeTie(write);
    // Closed meanwhile: SQLite has taken it all back.
    if (!(await whileOpen(write, store(write)))) return fail('job.cancelled');
    write.exec('COMMIT');
    return ok(null);
  } catch (error) {
    if (write.open && write.inTransaction) write.exec('ROLLBACK');
    if (!isStorageError(error)) throw error;
    const { code, params } = storageFailure(error, path);
    return fail(code, params);
  }
};

/** The connection that is written through; of a file that cannot be written, to its private copy, which goes with it. */
const writerOf = ({ read, write, copy }: OpenedDatabase): WriteHandle | null => {
  if (write !== null || copy === null) return write;
  read.pragma('query_only = OFF');
  return read as WriteHandle;
};

const convert = async (memory: MemoryFile, told: () => void): Promise<void> => {
  const { database, path } = memory;
  const write = writerOf(database);
  for (;;) {
    if (write === null || !write.open) return;
    if (write.inTransaction) {
      await wait();
      continue;
    }
    const next = nextConversion(write, () => openIndexing(write, fileSink(write)));
    if (next === null || !(await whileOpen(write, next.gather()))) return;
    // An import has begun meanwhile: what was gathered is stored behind it.
    while (write.open && write.inTransaction) await wait();
    if (!write.open) return;
    const stored = await store(write, path, next);
    if (!write.open) return;
    if (!stored.ok && stored.error.code !== 'project.in-use') return;
    if (!stored.ok) await wait();
    if (!write.open) return;
    if (logSize(path) > longLog) checkpoint(database, path);
    readIndexAgain(memory);
    told();
  }
};

/** What goes wrong with the file is left: whoever reads it next is told. */
const unlessStorage = (error: unknown): void => {
  if (!isStorageError(error)) throw error;
};

/** Conversions that are under way. */
const running = new WeakMap<MemoryFile, Promise<void>>();

/**
 * Converts the index of a memory of an earlier version, giving way to other work, until all is done or the memory is closed: look-ups find meanwhile what is there (`isConverting`). Where it has been begun
 * already, waits for that. Ends early where the disk fails: it goes on when the memory is opened the next time. `told` is called after each part that was stored.
 */
export const convertIndex = (memory: MemoryFile, told: () => void = () => undefined): Promise<void> => {
  const known = running.get(memory);
  if (known !== undefined) return known;
  const begun = convert(memory, told)
    .catch(unlessStorage)
    .finally(() => {
      running.delete(memory);
      const { read, write, copy } = memory.database;
      if (write === null && copy !== null && read.open) read.pragma('query_only = ON');
    });
  running.set(memory, begun);
  return begun;
};

/** Opens a memory (`openMemory`) that stays open for a while, and begins to convert its index where that is of an earlier version. */
export const openToStay = (path: string): Result<MemoryFile> => {
  const opened = openMemory(path);
  if (opened.ok) void convertIndex(opened.value);
  return opened;
};
