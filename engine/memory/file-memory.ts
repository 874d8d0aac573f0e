import { resolve } from 'node:path';
import { fold } from '#core/text/fold.ts';
import type { WordSearch } from '#core/memory/index.ts';
import {
  fail,
  ok,
  type MemoryUnit,
  type RememberedUnit,
  type Result,
  type UnitSource,
} from '#core/model/index.ts';
import {
  countUnits,
  findUnit,
  highestUnit,
  originalLanguages,
  unitTexts,
} from '../store/memory-units-repository.ts';
import { isConverting } from '../store/memory-reindex.ts';
import { takeTurns } from '../turns.ts';
import { openToStay } from './convert-index.ts';
import { indexFresh } from './fill-file.ts';
import type { Memory, MemoryKind } from './memory.ts';
import { addUnits, alikeIn, closeMemory, partsIn, type MemoryFile } from './memory-files.ts';

/** Files that are open for a project, by their paths, and for how many. A process opens a file once. */
const held = new Map<string, { readonly file: MemoryFile; holders: number }>();

/** The memory at a path if it is one that is open for a project of this process. */
export const openHere = (path: string): MemoryFile | null => held.get(resolve(path))?.file ?? null;

const hold = (path: string): Result<MemoryFile> => {
  const known = held.get(path);
  if (known !== undefined) {
    known.holders += 1;
    return ok(known.file);
  }
  const opened = openToStay(path);
  if (opened.ok) held.set(path, { file: opened.value, holders: 1 });
  return opened;
};

const letGo = (path: string): void => {
  const known = held.get(path);
  if (known === undefined) return;
  known.holders -= 1;
  if (known.holders > 0) return;
  held.delete(path);
  closeMemory(known.file);
};

/** Units whose texts are read at a time: a few milliseconds of work. */
const stretch = 1000;

/** What JSON writes as it is: the longest part of a key by which stored translations are looked through. */
const plainPart = (key: string | null): string =>
  (key ?? '').split(/["\\]/u).reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/** Units of a file that may have all the words in one text, stretch by stretch, giving way to other work. */
export const searchFile = async (
  { database: { read } }: MemoryFile,
  search: WordSearch,
  most: number,
  isWanted: () => boolean,
): Promise<Result<readonly RememberedUnit[]>> => {
  const key = plainPart(search.required);
  const has = (unit: RememberedUnit): boolean =>
    [unit.original, ...unit.translations].some(({ text }) => search.rangesIn(text) !== null);
  const turn = takeTurns();
  const last = highestUnit(read);
  const found: RememberedUnit[] = [];
  for (let from = 1; from <= last && found.length < most; from += stretch) {
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    for (const { id, original, translations } of unitTexts(read, from, from + stretch)) {
      if (!fold(original).includes(key) && !fold(translations).includes(key)) continue;
      const unit = findUnit(read, id);
      if (unit !== null && has(unit)) found.push(unit);
    }
  }
  return ok(found);
};

/** Units that the index does not know, from which on they are put into it. */
const mostFresh = 1000;

const addAndIndex = (file: MemoryFile, units: readonly (MemoryUnit & UnitSource)[]): Result<null> => {
  const added = addUnits(file, units);
  if (added.ok && file.fresh.size() > mostFresh) void indexFresh(file);
  return added;
};

/** What is read from a memory in a file. */
export const readsOf = (file: MemoryFile): Pick<Memory, 'state' | 'alike' | 'parts' | 'search'> => {
  const { read } = file.database;
  return {
    state: () => ({
      units: countUnits(read),
      languages: originalLanguages(read),
      failure: null,
      isConverting: isConverting(read),
    }),
    alike: (text, least, most) =>
      alikeIn(file, text, least, most).flatMap(({ id, similarity }) => {
        const unit = findUnit(read, id);
        return unit === null ? [] : [{ unit, similarity }];
      }),
    parts: (text, most) => partsIn(file, text, most).flatMap((id) => findUnit(read, id) ?? []),
    search: (search, most, isWanted) => searchFile(file, search, most, isWanted),
  };
};

const memoryOf = (file: MemoryFile): Memory => {
  const { path, name, database } = file;
  return {
    ...readsOf(file),
    place: path,
    name,
    add: database.write === null ? null : (units) => addAndIndex(file, units),
    close: () => letGo(path),
  };
};

/** Memories in files of their own (decision 0091). */
export const fileKind: MemoryKind = {
  opens: (place) => !/^[a-z]+:\/\//i.test(place),
  open: (place) => {
    const file = hold(place);
    return file.ok ? ok(memoryOf(file.value)) : file;
  },
};
