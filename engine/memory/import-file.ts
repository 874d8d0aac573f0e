import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MemoryImported } from '#api/memory.ts';
import { tmxMemoryUnits } from '#core/formats/tmx/memory-units.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from '../import/source-file.ts';
import { countUnits } from '../store/memory-units-repository.ts';
import { openHere } from './file-memory.ts';
import { fillMemory, type Filling, type UnitBatches } from './fill-file.ts';
import {
  closeMemory,
  createMemory,
  discardMemory,
  memoryName,
  openMemory,
  settleFile,
  settleMemory,
  type MemoryFile,
} from './memory-files.ts';
import { readUnits } from './read-units.ts';

/** A file, and what the user calls it. */
type Named = { readonly path: string; readonly name: string };

/** Bytes of a file that are read at a time. */
const chunk = 1 << 16;

/** Bytes of a workbook that is read at all: packed as it is, it is held by what reads it. */
const longestWorkbook = 64 * 1024 * 1024;

const unitsOf = (source: SourceFile, from: Named, signal: AbortSignal | undefined): UnitBatches => {
  if (!/\.xls[xm]$/i.test(from.name)) return [tmxMemoryUnits(chunksOf(source, chunk))];
  const { size } = source;
  if (size > longestWorkbook) return [[fail('file.too-large', { size, limit: longestWorkbook })]];
  return readUnits(from, signal);
};

const fill = async (
  memory: MemoryFile,
  from: Named,
  how: Omit<Filling, 'document'>,
  settle: (memory: MemoryFile) => Result<null>,
): Promise<Result<MemoryImported>> => {
  const source = openSource(from.path, from.name);
  if (!source.ok) return source;
  const { write, read } = memory.database;
  try {
    if (write === null) return fail('memory.read-only', { path: memory.path });
    const units = unitsOf(source.value, from, how.signal);
    const done = await fillMemory(write, memory.path, units, { ...how, document: from.name });
    // A reader of units does not know what their file is called.
    if (!done.ok) return fail(done.error.code, { name: from.name, ...done.error.params });
    const settled = settle(memory);
    if (!settled.ok) return settled;
    const { path } = memory;
    return ok({
      path,
      name: memoryName(path),
      units: countUnits(read),
      added: done.value.units,
      skipped: done.value.skipped,
    });
  } finally {
    closeSource(source.value);
  }
};

/**
 * Puts the units of a TMX file, or of a workbook (`.xlsx`), into a memory, which is made where none is: all of them, or after a failure none, and then no file is left
 * that was not there. One that is open in this engine stays open.
 */
export const importTmx = async (
  given: string,
  from: Named,
  how: Omit<Filling, 'document'>,
): Promise<Result<MemoryImported>> => {
  const path = resolve(given);
  const here = openHere(path);
  if (here !== null) return fill(here, from, how, settleMemory);
  const isNew = !existsSync(path);
  const memory = isNew ? createMemory(path) : openMemory(path);
  if (!memory.ok) return memory;
  const done = await fill(memory.value, from, how, settleFile);
  if (isNew && !done.ok) discardMemory(memory.value);
  else closeMemory(memory.value);
  return done;
};
