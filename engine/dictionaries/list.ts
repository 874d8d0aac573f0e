import { rmSync } from 'node:fs';
import type { DictionaryFacts } from '#api/dictionary.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { cedictHere } from './cedict.ts';
import { closeEntries } from './dictionary-file.ts';
import type { Stored } from './import.ts';
import { builtIn, dictionaryPath, readList, writeList, type Listed } from './list-file.ts';

/** For so long, in milliseconds, a removed one can be brought back. */
const restorable = 7 * 24 * 3600 * 1000;

const factsOf = (listed: Listed): DictionaryFacts => {
  const { id, name, version, licence, author, entries, on } = listed;
  const own = { id, name, version, licence, author, entries, on, builtIn: id === builtIn };
  if (id !== builtIn) return own;
  const opened = cedictHere();
  if (!opened.ok) return own;
  const { info } = opened.value;
  return {
    ...own,
    name: info.name,
    version: info.date.slice(0, 10),
    licence: info.licence,
    author: info.publisher,
    entries: info.entries,
  };
};

const shown = (all: readonly Listed[]): readonly Listed[] => all.filter(({ removed }) => removed === null);

/** The dictionaries that are there, in their order. */
export const listDictionaries = ({ paths }: EngineContext): readonly DictionaryFacts[] =>
  shown(readList(paths.data)).map(factsOf);

type Listing = Result<{ readonly dictionaries: readonly DictionaryFacts[] }>;

/** Forgets those that were removed long ago, and their files. */
const purged = ({ paths, clock }: EngineContext, all: readonly Listed[]): readonly Listed[] => {
  const now = clock.now().getTime();
  return all.filter(({ id, removed }) => {
    if (removed === null || now - Date.parse(removed) < restorable) return true;
    closeEntries(paths.data, id);
    for (const ending of ['', '-wal', '-shm'])
      rmSync(dictionaryPath(paths.data, id) + ending, { force: true });
    return false;
  });
};

/** Changes the list as `change` says, which is given the one that is meant. Failure: dictionary.unknown. */
const changed = (
  context: EngineContext,
  id: string,
  change: (meant: Listed, all: readonly Listed[]) => readonly Listed[],
): Listing => {
  const all = readList(context.paths.data);
  const meant = all.find((one) => one.id === id);
  if (meant === undefined) return fail('dictionary.unknown', { id });
  const written = writeList(context.paths.data, purged(context, change(meant, all)));
  return written.ok ? ok({ dictionaries: listDictionaries(context) }) : written;
};

const replaced = (all: readonly Listed[], now: Listed): readonly Listed[] =>
  all.map((one) => (one.id === now.id ? now : one));

export const switchDictionary = (context: EngineContext, id: string, on: boolean): Listing =>
  changed(context, id, (meant, all) => replaced(all, { ...meant, on }));

export const moveDictionary = (context: EngineContext, id: string, to: number): Listing =>
  changed(context, id, (meant, all) => {
    const others = all.filter((one) => one.id !== id);
    const behind = shown(others)[to];
    const at = behind === undefined ? others.length : others.indexOf(behind);
    return others.toSpliced(at, 0, meant);
  });

export const removeDictionary = (context: EngineContext, id: string): Listing => {
  if (id === builtIn) return fail('dictionary.unknown', { id });
  closeEntries(context.paths.data, id);
  const removed = context.clock.now().toISOString();
  return changed(context, id, (meant, all) => replaced(all, { ...meant, removed }));
};

export const restoreDictionary = (context: EngineContext, id: string): Listing =>
  changed(context, id, (meant, all) => replaced(all, { ...meant, removed: null }));

/** Puts a dictionary that was stored behind the others. */
export const addDictionary = (context: EngineContext, stored: Stored): Result<DictionaryFacts> => {
  const { id, name, version, licence, author, entries } = stored;
  const listed: Listed = { id, name, version, licence, author, entries, on: true, removed: null };
  const written = writeList(context.paths.data, purged(context, [...readList(context.paths.data), listed]));
  return written.ok ? ok(factsOf(listed)) : written;
};
