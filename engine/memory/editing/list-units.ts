import { searchWords, type WordSearch } from '#core/memory/index.ts';
import { textNumber } from '#core/memory/text-hash.ts';
import { fail, ok, type RememberedUnit, type Result } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import { first } from '../../store/handles.ts';
import {
  countedBy,
  findUnit,
  highestUnit,
  unitTexts,
  unitsWhere,
  type UnitFilter,
} from '../../store/memory-units-repository.ts';
import { takeTurns } from '../../turns.ts';
import type { MemoryFile } from '../memory-files.ts';

/** `text`: words that one text of the unit has. `same`: only units whose original another one has as well. */
export type WantedUnits = UnitFilter & {
  readonly text?: string | undefined;
  readonly same?: boolean | undefined;
};

/** Numbers of units between two turns: a few milliseconds of work. */
const stretch = 1000;

const stateOf = ({ database: { read } }: MemoryFile): string =>
  `${Number(read.pragma('data_version', { simple: true }))} ${first<{ n: number }>(read, 'SELECT total_changes() AS n')?.n ?? 0}`;

/** Lists of a memory by what was wanted, as long as nothing has changed in it. */
type Known = { readonly state: string; readonly lists: Map<string, readonly number[]> };

const kept = new WeakMap<MemoryFile, Known>();

const listsOf = (memory: MemoryFile): Known['lists'] => {
  const state = stateOf(memory);
  const known = kept.get(memory);
  if (known?.state === state) return known.lists;
  const fresh: Known = { state, lists: new Map() };
  kept.set(memory, fresh);
  return fresh.lists;
};

const hasWords = (memory: MemoryFile, search: WordSearch, id: number): boolean => {
  const unit = findUnit(memory.database.read, id);
  return (
    unit !== null && [unit.original, ...unit.translations].some(({ text }) => search.rangesIn(text) !== null)
  );
};

const originalKey = (language: string, original: string): number => textNumber(`${language}\n${original}`);

/** The units of a memory by their originals, those alone of which there are several: lists of numbers. */
export const sameOriginals = async (
  { database: { read } }: MemoryFile,
  isWanted: () => boolean,
): Promise<Result<readonly (readonly number[])[]>> => {
  const last = highestUnit(read);
  const turn = takeTurns();
  const keys = new Float64Array(last + 1);
  for (let from = 1; from <= last; from += stretch) {
    for (const { id, language, original } of unitTexts(read, from, from + stretch))
      keys[id] = originalKey(language, original);
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  const sorted = keys.toSorted();
  const repeated = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const key = sorted[at] ?? 0;
    if (key !== 0 && key === sorted[at - 1]) repeated.add(key);
  }
  const groups = new Map<number, number[]>();
  keys.forEach((key, id) => {
    if (!repeated.has(key)) return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  });
  return ok([...groups.values()]);
};

const idsFor = async (
  memory: MemoryFile,
  { text = '', same = false, ...filter }: WantedUnits,
  isWanted: () => boolean,
): Promise<Result<readonly number[]>> => {
  const { read } = memory.database;
  const search = text.trim() === '' ? null : searchWords(text);
  const groups = same ? await sameOriginals(memory, isWanted) : null;
  if (groups?.ok === false) return groups;
  const turn = takeTurns();
  const last = highestUnit(read);
  const found: number[] = [];
  const admitted = groups === null ? null : new Set(groups.value.flat());
  for (let from = 1; from <= last; from += stretch) {
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    let ids = unitsWhere(read, from, from + stretch, filter);
    if (admitted !== null) ids = ids.filter((id) => admitted.has(id));
    if (search === null || ids.length === 0) {
      found.push(...ids);
      continue;
    }
    const key = search.required;
    const wanted = new Set(ids);
    for (const { id, original, translations } of unitTexts(read, from, from + stretch)) {
      if (!wanted.has(id)) continue;
      // What JSON writes otherwise than it is may hide a key: such units are looked at.
      const isPlain = key !== null && !translations.includes('\\');
      if (isPlain && !fold(original).includes(key) && !fold(translations).includes(key)) continue;
      if (hasWords(memory, search, id)) found.push(id);
    }
  }
  if (groups === null) return ok(found);
  // Those of one original follow each other.
  const rank = new Map(groups.value.flatMap((group, n) => group.map((id) => [id, n] as const)));
  return ok(found.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || a - b));
};

/** Numbers of the units that are wanted, in the order in which they came. Kept until something changes. Failure: job.cancelled. */
export const unitIds = async (
  memory: MemoryFile,
  wanted: WantedUnits,
  isWanted: () => boolean,
): Promise<Result<readonly number[]>> => {
  const lists = listsOf(memory);
  const name = JSON.stringify(
    [wanted.text, wanted.same, wanted.language, wanted.document, wanted.author, wanted.from, wanted.to].map(
      (one) => one ?? null,
    ),
  );
  const known = lists.get(name);
  if (known !== undefined) return ok(known);
  const found = await idsFor(memory, wanted, isWanted);
  if (found.ok) lists.set(name, found.value);
  return found;
};

/** Units by their numbers, in that order; those that cannot be read are left out. */
export const unitsById = (
  { database: { read } }: MemoryFile,
  ids: readonly number[],
): readonly RememberedUnit[] => ids.flatMap((id) => findUnit(read, id) ?? []);

export type Facet = { readonly value: string; readonly units: number };

/** Values told at most, the most frequent first. */
const mostFacets = 200;

/** Documents, or authors, of a memory's units. */
export const facetsOf = async (
  { database: { read } }: MemoryFile,
  column: 'document' | 'author',
  isWanted: () => boolean,
): Promise<Result<readonly Facet[]>> => {
  const counts = new Map<string, number>();
  const turn = takeTurns();
  const last = highestUnit(read);
  for (let from = 1; from <= last; from += stretch) {
    for (const { value, units } of countedBy(read, column, from, from + stretch))
      counts.set(value, (counts.get(value) ?? 0) + units);
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  const facets = Array.from(counts, ([value, units]) => ({ value, units }));
  return ok(facets.sort((a, b) => b.units - a.units || (a.value < b.value ? -1 : 1)).slice(0, mostFacets));
};
