import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { WrittenFile } from '#api/index.ts';
import type { FoundUnit, MemoryInfo } from '#api/memory.ts';
import { percent } from '#core/memory/index.ts';
import { memoryTmx } from '#core/formats/tmx/write-memory.ts';
import { memoryXlsx } from '#core/formats/xlsx/memory.ts';
import { mostRows } from '#core/formats/xlsx/plain-workbook.ts';
import { ok, type Result } from '#core/model/index.ts';
import { sheetPieces, tooManyRows } from '../files/sheet-failure.ts';
import { writePieces } from '../files/write-pieces.ts';
import { countUnits, eachUnit, findUnit, originalLanguages } from '../store/memory-units-repository.ts';
import { mayReplace, placeOver } from '../store/place-file.ts';
import { temporaryIn } from '../store/temporary.ts';
import { takeTurns } from '../turns.ts';
import { convertIndex } from './convert-index.ts';
import { openHere } from './file-memory.ts';
import { alikeIn, closeMemory, memoryName, openMemory, type MemoryFile } from './memory-files.ts';

/** Does something with a memory, which is open here or is opened for it alone. */
export const withMemory = async <T>(
  given: string,
  work: (memory: MemoryFile) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> => {
  const path = resolve(given);
  const here = openHere(path);
  if (here !== null) return work(here);
  const memory = openMemory(path);
  if (!memory.ok) return memory;
  try {
    return await work(memory.value);
  } finally {
    closeMemory(memory.value);
  }
};

export const memoryInfo = (path: string): Promise<Result<MemoryInfo>> =>
  withMemory(path, ({ path, database: { read } }) =>
    ok({ path, name: memoryName(path), units: countUnits(read), languages: originalLanguages(read) }),
  );

/** Units whose originals are like a text, best first. Of a memory of an earlier version, whose index has to be converted, that is waited for: whoever asks once is not to be told less than there is. */
export const findInMemory = (
  path: string,
  { text, least, count }: { readonly text: string; readonly least: number; readonly count: number },
): Promise<Result<readonly FoundUnit[]>> =>
  withMemory(path, async (memory) => {
    await convertIndex(memory);
    return ok(
      alikeIn(memory, text, least, count).flatMap(({ id, similarity }): FoundUnit[] => {
        const unit = findUnit(memory.database.read, id);
        return unit === null ? [] : [{ ...unit, percent: percent(similarity) }];
      }),
    );
  });

type Database = MemoryFile['database'];

/** A memory as the file that its name says: a workbook (`.xlsx`), else TMX. */
const piecesOf = ({ read }: Database, to: string, created: string) => {
  if (/\.xlsx$/i.test(to)) return sheetPieces(memoryXlsx(() => eachUnit(read)));
  const language = originalLanguages(read)[0]?.language ?? 'und';
  return { pieces: memoryTmx(eachUnit(read), { language, created }), failure: () => null };
};

/**
 * Writes a memory as TMX, or as a workbook where the name ends in `.xlsx`; the file takes its name when it is complete. Failures: export.sheet-rows,
 * export.sheet-cell; those of opening it; disk.*; job.cancelled.
 */
export const exportMemory = (
  dataFolder: string,
  path: string,
  to: string,
  { created, isWanted }: { readonly created: string; readonly isWanted: () => boolean },
): Promise<Result<WrittenFile>> =>
  withMemory(path, async ({ database }) => {
    const target = resolve(to);
    const free = mayReplace(target);
    if (!free.ok) return free;
    if (/\.xlsx$/i.test(target) && countUnits(database.read) >= mostRows) return tooManyRows();
    const { path: partial, discard } = temporaryIn(dirname(target), dataFolder);
    try {
      const { pieces, failure } = piecesOf(database, target, created);
      const turn = takeTurns();
      const written = await writePieces(partial, pieces, async () => {
        await turn();
        return isWanted();
      });
      if (!written.ok) return written;
      const refused = failure();
      if (refused !== null) return refused;
      const placed = placeOver(partial, target);
      if (!placed.ok) return placed;
      return ok({ path: placed.value, name: basename(placed.value), bytes: statSync(placed.value).size });
    } finally {
      discard();
    }
  });
