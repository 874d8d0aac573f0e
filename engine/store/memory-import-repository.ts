import { letGo } from '#core/memory/let-go.ts';
import type { GramSource } from '#core/memory/merge-batches.ts';
import type { GramTable, TextTable } from '#core/memory/posting-batch.ts';
import { column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { blocksOfBatch, bytesOf, signed32, unsigned32, type IndexSink } from './memory-index-repository.ts';

/**
 * Makes the tables of an import, empty: what is gathered of it is put aside in them a part at a time, so that no more of a part is held than the lengths of its texts. No one else sees them, and they end with the connection; SQLite
 * keeps them in a file that it takes away by itself, whatever happens.
 */
export const makeImportTables = (handle: WriteHandle): void => {
  handle.exec(`
DROP TABLE IF EXISTS temp.import_texts;
DROP TABLE IF EXISTS temp.import_grams;
DROP TABLE IF EXISTS temp.import_lists;
DROP TABLE IF EXISTS temp.import_keys;
CREATE TEMP TABLE import_texts (id INTEGER PRIMARY KEY, units BLOB NOT NULL, signatures BLOB NOT NULL);
CREATE TEMP TABLE import_grams (id INTEGER PRIMARY KEY, grams BLOB NOT NULL, starts BLOB NOT NULL);
CREATE TEMP TABLE import_lists (id INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TEMP TABLE import_keys (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
`);
};

export const dropImportTables = (handle: WriteHandle): void => {
  handle.exec(`
DROP TABLE IF EXISTS temp.import_texts;
DROP TABLE IF EXISTS temp.import_grams;
DROP TABLE IF EXISTS temp.import_lists;
DROP TABLE IF EXISTS temp.import_keys;
`);
};

/** Stores lists and keys into the tables of an import. */
export const importSink = (handle: WriteHandle): Pick<IndexSink, 'list' | 'keys'> => ({
  list: (id, block) =>
    void run(handle, 'INSERT INTO temp.import_lists (id, entries) VALUES (?, ?)', id, block),
  keys: (id, packed) =>
    void run(handle, 'INSERT INTO temp.import_keys (id, packed) VALUES (?, ?)', id, packed),
});

/** Grams that are read at a time of each part. */
const gramsAtOnce = 2048;

/** Stores what a part is found by, beside its lists and keys. */
export const putPart = (
  handle: WriteHandle,
  part: number,
  { units, signatures, grams, starts }: Omit<TextTable, 'lengths'> & GramTable,
): void => {
  run(
    handle,
    'INSERT INTO temp.import_texts (id, units, signatures) VALUES (?, ?, ?)',
    part,
    bytesOf(units),
    bytesOf(signatures),
  );
  for (let from = 0; from < grams.length; from += gramsAtOnce)
    run(
      handle,
      'INSERT INTO temp.import_grams (id, grams, starts) VALUES (?, ?, ?)',
      part * blocksOfBatch + from / gramsAtOnce,
      bytesOf(grams.subarray(from, from + gramsAtOnce)),
      bytesOf(starts.subarray(from, from + gramsAtOnce + 1)),
    );
};

/** The texts of a part, without their lengths. */
export const textsOfPart = (handle: ReadHandle, part: number): Omit<TextTable, 'lengths'> => {
  const [units, signatures] = ['units', 'signatures'].map(
    (name) => column<Buffer>(handle, `SELECT ${name} FROM temp.import_texts WHERE id = ?`, part)[0],
  );
  return {
    units: unsigned32(units ?? new Uint8Array(0)),
    signatures: signed32(signatures ?? new Uint8Array(0)),
  };
};

/** The grams of a part in their order. */
export const gramsOfPart = (handle: ReadHandle, part: number): GramSource => {
  let chunk = 0;
  let held: GramTable | null = null;
  return () => {
    if (held !== null) [held.grams, held.starts].forEach(letGo);
    const row = first<{ grams: Buffer; starts: Buffer }>(
      handle,
      'SELECT grams, starts FROM temp.import_grams WHERE id = ?',
      part * blocksOfBatch + chunk,
    );
    chunk += 1;
    held = row === undefined ? null : { grams: unsigned32(row.grams), starts: unsigned32(row.starts) };
    return held;
  };
};
