import Database from 'better-sqlite3';
import { join } from 'node:path';
import { ok, plain, type MemoryUnit, type Result } from '#core/model/index.ts';
import { fillMemory } from '#engine/memory/fill-file.ts';
import { closeMemory, createMemory, settleMemory } from '#engine/memory/memory-files.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { englishSentence, englishText, englishWords } from '#tests/unit/core/memory/sentences.ts';
import { good } from './fixtures.ts';

/** English sentences by chance, the same ones for the same seed. */
export const englishSentences = (count: number, seed: number): readonly string[] => {
  const words = englishWords(join(import.meta.dirname, '../../..'));
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => englishText(englishSentence(words, random)));
};

/** A unit of an original in English. */
export const unitOf = (text: string): Result<MemoryUnit> =>
  ok({
    original: { ...plain(text), language: 'en' },
    translations: [{ ...plain('x'), language: 'fr' }],
    state: 'draft',
    author: '',
    at: null,
  });

/** Makes a memory of this version, in as many batches as parts are given. */
export const memoryInBatches = async (path: string, parts: readonly (readonly string[])[]): Promise<void> => {
  const memory = good(createMemory(path));
  const { write } = memory.database;
  if (write === null) throw new Error('not writable');
  for (const part of parts)
    good(await fillMemory(write, path, [part.map(unitOf)], { document: '', isWanted: () => true }));
  good(settleMemory(memory));
  closeMemory(memory);
};

const without9 = 'DROP TABLE unindexed; DROP TABLE sliced;';

/** What makes a memory of this version one of an earlier one. */
const toEarlier = {
  /** Slices of pairs wherever they stand; one row here, which is not to be taken for one of now. */
  7: `${without9}
    DROP TABLE slices;
    CREATE TABLE slices (
      id INTEGER PRIMARY KEY,
      bits BLOB NOT NULL
    );
    INSERT INTO slices VALUES (1048576, x'01');
    PRAGMA user_version = 7;`,
  8: `${without9} PRAGMA user_version = 8;`,
  /** Another index altogether, whose tables do not matter: it is made again of the units. */
  6: `${without9}
    DROP TABLE slices;
    DROP TABLE keys;
    PRAGMA user_version = 6;`,
};

/** Makes a memory that nobody has open one of an earlier version. */
export const makeEarlier = (path: string, version: keyof typeof toEarlier): void => {
  const file = new Database(path);
  file.exec(toEarlier[version]);
  file.close();
};

const tables = ['batches', 'lists', 'keys', 'slices', 'sliced', 'unindexed'];

/** All rows of the index of a memory. */
export const indexRows = (path: string): readonly unknown[] => {
  const file = new Database(path, { readonly: true });
  try {
    return tables.map((table) => file.prepare(`SELECT * FROM ${table}`).all());
  } finally {
    file.close();
  }
};
