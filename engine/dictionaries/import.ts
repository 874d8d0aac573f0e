import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import { dictionaryLimits, type ImportedFacts } from '#core/dictionary/imported/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { checkpoint, closeDatabase, createDatabase } from '../store/database.ts';
import { writeFacts } from '../store/dictionary-entries-repository.ts';
import { dictionaryKind } from '../store/dictionary-kind.ts';
import { guarded, isStorageError, storageFailure } from '../store/failures.ts';
import type { WriteHandle } from '../store/handles.ts';
import { privateFolder } from '../store/private-folder.ts';
import { temporaryIn, type Temporary } from '../store/temporary.ts';
import { takeTurns } from '../turns.ts';
import { entryWriter, filled, tooManyEntries, type Filled } from './fill.ts';
import { fillStarDict, type Filling } from './fill-stardict.ts';
import { dictionariesFolder, dictionaryPath } from './list-file.ts';
import { textSource, unpackedFile, type NamedFile } from './sources.ts';

/** A dictionary that was stored. */
export type Stored = Filled & ImportedFacts & { readonly id: string };

/** Entries stored between two looks at the clock. */
const few = 100;

type Facts = Filled & { readonly facts: ImportedFacts };

const fillText = async (write: WriteHandle, file: NamedFile, filling: Filling): Promise<Result<Facts>> => {
  const unpacked = await unpackedFile(file, filling);
  if (!unpacked.ok) return unpacked;
  const source = textSource(unpacked.value);
  if (!source.ok) return source;
  const { facts, entries } = source.value;
  const writer = entryWriter(write);
  const turn = takeTurns();
  let [stored, skipped] = [0, 0];
  for (const entry of entries()) {
    if (entry !== null && writer.put(stored + 1, entry)) stored += 1;
    else skipped += 1;
    if (stored > dictionaryLimits.entries) return tooManyEntries(file.name);
    if ((stored + skipped) % few !== 0) continue;
    filling.progress(stored, stored + 1);
    await turn();
    if (!filling.isWanted()) return fail('job.cancelled');
  }
  const done = filled({ entries: stored, skipped }, file.name);
  return done.ok ? ok({ ...done.value, facts }) : done;
};

const isStarDict = ({ name }: NamedFile): boolean => /\.ifo$/iu.test(name);

/** A name without what tells the kind of its file. */
const titleOf = (name: string): string =>
  basename(name)
    .replace(/(?:\.(?:gz|dz))?$/iu, '')
    .replace(/\.(?:ifo|csv|tsv|tab|txt|u8)$/iu, '');

/** Fills a new file, as one transaction. */
const fillFile = async (
  path: string,
  file: NamedFile,
  beside: readonly NamedFile[],
  filling: Filling,
): Promise<Result<Facts>> => {
  const made = createDatabase(dictionaryKind, path, { most: 0o600 });
  if (!made.ok) return made;
  const { write } = made.value;
  try {
    if (write === null) return fail('disk.failed', { path, detail: 'read-only' });
    write.exec('BEGIN IMMEDIATE');
    const done = isStarDict(file)
      ? await fillStarDict(write, file, beside, filling)
      : await fillText(write, file, filling);
    if (!done.ok) return done;
    const facts = { ...done.value.facts, name: done.value.facts.name || titleOf(file.name) };
    writeFacts(write, facts);
    write.exec('COMMIT');
    const settled = checkpoint(made.value, path);
    return settled.ok ? ok({ ...done.value, facts }) : settled;
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return { ok: false, error: storageFailure(error, path) };
  } finally {
    if (write?.inTransaction === true) write.exec('ROLLBACK');
    closeDatabase(made.value, path);
  }
};

/**
 * Stores a dictionary of StarDict (given by its `.ifo`), a table (CSV, TSV), or a list in the form of CC-CEDICT, each packed by gzip or not, as a file of its own in app data. Failed
 * or cancelled, nothing of it stays. Failures: those of `fillStarDict` and `textSource`; disk.full.
 */
export const importDictionary = async (
  dataFolder: string,
  file: NamedFile,
  beside: readonly NamedFile[],
  how: Pick<Filling, 'isWanted' | 'progress'>,
): Promise<Result<Stored>> => {
  const folder = dictionariesFolder(dataFolder);
  const ready = guarded(folder, () => privateFolder(folder));
  if (!ready.ok) return ready;
  const temporaries: Temporary[] = [];
  const place = (): string => {
    const made = temporaryIn(folder, dataFolder);
    temporaries.push(made);
    return made.path;
  };
  try {
    const path = place();
    const done = await fillFile(path, file, beside, { ...how, place });
    if (!done.ok) return done;
    const id = `d-${randomBytes(8).toString('hex')}`;
    const moved = guarded(path, () => renameSync(path, dictionaryPath(dataFolder, id)));
    if (!moved.ok) return moved;
    const { facts, entries, skipped } = done.value;
    return ok({ id, entries, skipped, ...facts });
  } finally {
    for (const { discard } of temporaries) discard();
  }
};
