import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded, isStorageError, storageFailure } from '../../store/failures.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { numbersOf } from '../../store/memory-index-repository.ts';
import { openIndexing } from '../../store/memory-indexing.ts';
import { openBeside } from '../../store/reading-beside.ts';
import type { Desk, TaskCode } from '../../workers/task.ts';
import { gatherRows, type IndexEnd, type IndexRows } from './index-rows.ts';

/** Units that follow one another by their numbers: the keys of their originals one after another, with the length of each. */
export type Portion = { readonly first: number; readonly lengths: Uint32Array; readonly text: string };

export type IndexingTypes = {
  /** The file of the memory. */
  readonly order: { readonly path: string };
  /** Null: there are no more. */
  readonly given: Portion | null;
  /** A portion is put in; rows to be stored. */
  readonly said: 'taken' | IndexRows;
  readonly answer: IndexEnd;
};

const carryOut = (steps: Generator<undefined, void>): void => {
  while (steps.next().done !== true);
};

/** Keys by the numbers of their units. */
export function* keysIn({ first, lengths, text }: Portion): Generator<readonly [number, string]> {
  let from = 0;
  for (const [at, length] of lengths.entries()) {
    yield [first + at, text.slice(from, from + length)];
    from += length;
  }
}

/** Where the numbers of a batch are, of which a million texts have some dozens of megabytes. */
const buffersOf = ({ batch }: IndexEnd): readonly ArrayBuffer[] =>
  batch === null ? [] : numbersOf(batch).map(({ buffer }) => buffer);

const indexAll = async (read: WriteHandle, desk: Desk<IndexingTypes>): Promise<IndexEnd> => {
  const rows = gatherRows(desk.hand);
  const index = openIndexing(read, rows.sink);
  for await (const portion of desk.given()) {
    if (portion === null || portion === undefined) break;
    for (const [unit, key] of keysIn(portion)) index.add(unit, key);
    carryOut(index.store());
    desk.say('taken');
  }
  carryOut(index.finish());
  const end = rows.end();
  desk.move(buffersOf(end));
  return end;
};

/**
 * Makes the index of units in a thread, beside the engine, which stores the units meanwhile and the index at the end. The file is only read here, by a connection of its own: batches of before that become one
 * with the new ones. What is gathered is put aside in its temporary tables.
 */
export const runIndexing: TaskCode<IndexingTypes> = async ({ path }, desk): Promise<Result<IndexEnd>> => {
  const read = guarded(path, () => openBeside(path));
  if (!read.ok) return read;
  try {
    return ok(await indexAll(read.value, desk));
  } catch (error) {
    if (!isStorageError(error)) throw error;
    const { code, params } = storageFailure(error, path);
    return fail(code, params);
  } finally {
    read.value.close();
  }
};
