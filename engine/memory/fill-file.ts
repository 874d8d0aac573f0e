import { memoryKey } from '#core/memory/index.ts';
import { fail, ok, type MemoryUnit, type Result, type UnitSource } from '#core/model/index.ts';
import { isStorageError, storageFailure } from '../store/failures.ts';
import type { WriteHandle } from '../store/handles.ts';
import { logSize, writeTie } from '../store/log-tie.ts';
import { fileSink } from '../store/memory-index-repository.ts';
import { openIndexing } from '../store/memory-indexing.ts';
import { memoryKind } from '../store/memory-kind.ts';
import {
  forgetFresh,
  freshOriginals,
  fromFile,
  highestUnit,
  insertUnit,
} from '../store/memory-units-repository.ts';
import { inTurns, takeTurns, type Turn } from '../turns.ts';
import { limitYoungSpace } from '../workers/young-space.ts';
import { indexBeside, type UnitIndexing } from './indexing/index-beside.ts';
import { settleMemory, type MemoryFile } from './memory-files.ts';

export type Filled = {
  readonly units: number;
  /** Units of the file that hold nothing to remember. */
  readonly skipped: number;
};

export type Filling = {
  /** What units are kept as coming from that do not say it themselves. */
  readonly document: string;
  readonly isWanted: () => boolean;
  /** Breaks off what reads the file beside the engine; `isWanted` is asked by what stores. */
  readonly signal?: AbortSignal;
  /** Called now and then, with the units that are stored. */
  readonly progress?: (units: number) => void;
};

/** A memory was closed while it was worked on. */
class Closed extends Error {}

/** A unit to be stored; `source` where it says by itself what it comes from. */
type NewUnit = MemoryUnit & { readonly source?: UnitSource | null };

/** Units as they are read: those that are there at once, and then, after a while, others. */
export type UnitBatches =
  | Iterable<Iterable<Result<NewUnit | null>>>
  | AsyncIterable<Iterable<Result<NewUnit | null>>>;

/** Megabytes of young objects: with fewer, what is made of a piece of the file outlives collections, and is garbage among old ones. */
const enoughYoung = 16;

/** Units stored between two looks at the clock. */
const few = 100;

const storeUnits = async (
  write: WriteHandle,
  batches: UnitBatches,
  { document, isWanted, progress }: Filling,
  { first, index, turn }: { readonly first: number; readonly index: UnitIndexing; readonly turn: Turn },
): Promise<Result<Filled>> => {
  const source = fromFile(document);
  let [stored, skipped] = [0, 0];
  for await (const units of batches)
    for (const read of units) {
      if (!read.ok) return read;
      const unit = read.value;
      if (unit === null) {
        skipped += 1;
        continue;
      }
      insertUnit(write, first + stored, unit, unit.source ?? source);
      index.add(unit.original.text);
      stored += 1;
      if (stored % few !== 0) continue;
      const handed = await index.hand();
      if (!handed.ok) return handed;
      progress?.(stored);
      await turn();
      if (!isWanted()) return fail('job.cancelled');
    }
  const finished = await index.finish();
  return finished.ok ? ok({ units: stored, skipped }) : finished;
};

const storeAll = async (
  write: WriteHandle,
  path: string,
  batches: UnitBatches,
  filling: Filling,
): Promise<Result<Filled>> => {
  const turn = takeTurns();
  const first = highestUnit(write) + 1;
  const index = indexBeside(write, { path, name: filling.document, first }, turn);
  try {
    return await storeUnits(write, batches, filling, { first, index, turn });
  } finally {
    await index.close();
  }
};

/**
 * Puts the units that are in no batch into the index, little by little. What goes wrong is left: they are found as they are, and it is tried
 * again with later ones.
 */
export const indexFresh = async (memory: MemoryFile): Promise<void> => {
  const { write } = memory.database;
  if (write === null || write.inTransaction) return;
  const turn = takeTurns();
  const giveTurn = async (): Promise<void> => {
    await turn();
    // Closed meanwhile: SQLite has taken it all back.
    if (!write.open) throw new Closed();
  };
  try {
    write.exec('BEGIN IMMEDIATE');
    const units = freshOriginals(write);
    const index = openIndexing(write, fileSink(write));
    for (const { id, original } of units) index.add(id, memoryKey(original));
    await inTurns(index.finish(), giveTurn);
    forgetFresh(
      write,
      units.map(({ id }) => id),
    );
    write.exec('COMMIT');
    settleMemory(memory);
  } catch (error) {
    if (write.open && write.inTransaction) write.exec('ROLLBACK');
    if (!(error instanceof Closed) && !isStorageError(error)) throw error;
  }
};

const failureOf = (error: unknown, path: string): Result<never> => {
  if (!isStorageError(error)) throw error;
  const { code, params } = storageFailure(error, path);
  return fail(memoryKind.failures[code] ?? code, params);
};

/**
 * Stores units and the index of their originals, giving way to other work: all of it or, after a failure, nothing. Holds one batch
 * (`posting-batch.ts`), however many there are. Failures: those of `units`; memory.in-use; job.cancelled; disk.full and others of the disk.
 */
export const fillMemory = async (
  write: WriteHandle,
  path: string,
  units: UnitBatches,
  filling: Filling,
): Promise<Result<Filled>> => {
  // Another import into it is under way.
  if (write.inTransaction) return fail('memory.in-use', { path });
  const young = limitYoungSpace(enoughYoung);
  try {
    write.exec('BEGIN IMMEDIATE');
    if (logSize(path) === 0) writeTie(write);
    const progress = (stored: number): void => {
      young.look();
      filling.progress?.(stored);
    };
    const done = await storeAll(write, path, units, { ...filling, progress });
    write.exec(done.ok ? 'COMMIT' : 'ROLLBACK');
    return done;
  } catch (error) {
    if (write.open && write.inTransaction) write.exec('ROLLBACK');
    return failureOf(error, path);
  } finally {
    young.letGrow();
  }
};
