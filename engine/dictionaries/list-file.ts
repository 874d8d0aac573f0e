import { join } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { count, list, object, orNull, text, truth } from '#core/model/shape.ts';
import { writeJsonFile } from '../store/json-file.ts';
import { readJsonFile } from '../store/read-json.ts';

/** The dictionary that is part of the installation. */
export const builtIn = 'cc-cedict';

/** A dictionary in the list of this machine, in the order in which they answer. */
export type Listed = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly author: string;
  readonly entries: number;
  /** Whether it is looked up. */
  readonly on: boolean;
  /** When it was removed (ISO 8601); null while it is there. */
  readonly removed: string | null;
};

const shape = list(
  object({
    id: text,
    name: text,
    version: text,
    licence: text,
    author: text,
    entries: count,
    on: truth,
    removed: orNull(text),
  }),
);

const fileIn = (dataFolder: string): string => join(dataFolder, 'dictionaries.json');

/** Ids are names of files: a list that was tampered with leads nowhere else. */
const isId = (id: string): boolean => /^[a-z0-9-]{1,64}$/u.test(id);

/** The dictionaries in their order. That of the installation is among them, in front unless it was moved. */
export const readList = (dataFolder: string): readonly Listed[] => {
  const read = shape(readJsonFile(fileIn(dataFolder)));
  const known = read.ok ? read.value.filter(({ id }) => isId(id)) : [];
  if (known.some(({ id }) => id === builtIn)) return known;
  const own: Listed = {
    id: builtIn,
    name: 'CC-CEDICT',
    version: '',
    licence: '',
    author: '',
    entries: 0,
    on: true,
    removed: null,
  };
  return [own, ...known];
};

export const writeList = (dataFolder: string, all: readonly Listed[]): Result<null> =>
  writeJsonFile(fileIn(dataFolder), all);

export const dictionariesFolder = (dataFolder: string): string => join(dataFolder, 'dictionaries');

/** Where the entries of one lie. */
export const dictionaryPath = (dataFolder: string, id: string): string =>
  join(dictionariesFolder(dataFolder), `${id}.duizhao-dictionary`);
