import { memoryKey } from '#core/memory/index.ts';
import { letGo } from '#core/memory/let-go.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { fileSink, numbersOf } from '../../store/memory-index-repository.ts';
import { openIndexing } from '../../store/memory-indexing.ts';
import { inTurns, type Turn } from '../../turns.ts';
import { patience } from '../../workers/listen.ts';
import { workers, type Running } from '../../workers/pool.ts';
import { taskKind } from '../../workers/task.ts';
import { putRows, type IndexEnd } from './index-rows.ts';
import { keysIn, type IndexingTypes, type Portion } from './run-indexing.ts';

/** Megabytes of heap: texts of a batch, and the numbers of those that are made one. */
const indexingTask = taskKind<IndexingTypes>({
  id: 'memory-index',
  memory: 192,
  stays: false,
  patience: { ...patience, silence: 600_000 },
});

/** Units that a thread is given at a time, and portions that it has not taken yet at most: what waits for it is held. */
const [portionUnits, mostWaiting] = [250, 32];
/** So few units are put into the index here: starting a thread takes longer. */
const fewPortions = 80;

/** Units on their way into an index. */
export type UnitIndexing = {
  /** Puts in a unit; their numbers follow one another. */
  readonly add: (original: string) => void;
  /** Has to be called between units: hands over what is gathered when it is much. */
  readonly hand: () => Promise<Result<null>>;
  /** Stores the index of all of them, in the transaction that is open. */
  readonly finish: () => Promise<Result<null>>;
  /** Has to be called in the end, whatever happened. */
  readonly close: () => Promise<void>;
};

/** Gathers the keys of originals into portions: they are folded here, as the thread has more to do than the engine. */
const createPortions = (first: number) => {
  let next = first;
  let texts: string[] = [];
  return {
    size: () => texts.length,
    add: (original: string): void => void texts.push(memoryKey(original)),
    take: (): Portion => {
      const portion = {
        first: next,
        lengths: Uint32Array.from(texts, ({ length }) => length),
        text: texts.join(''),
      };
      next += texts.length;
      texts = [];
      return portion;
    },
  };
};

/** Stores what the thread made, as it comes. */
const storeMade = async (
  write: WriteHandle,
  running: Running<IndexingTypes>,
  turn: Turn,
): Promise<Result<null>> => {
  const sink = fileSink(write);
  for (;;) {
    const message = await running.next();
    if (message.is === 'end') {
      // Storing what is left takes as much memory as the thread has, which is not needed any more.
      await running.close();
      return message.result.ok ? storeEnd(write, message.result.value) : message.result;
    }
    if (message.is === 'asked' || message.value === 'taken') continue;
    await inTurns(putRows(message.value, sink), turn);
    running.makeRoom();
  }
};

const storeEnd = (write: WriteHandle, { removed, batch }: IndexEnd): Result<null> => {
  const sink = fileSink(write);
  sink.remove(removed);
  if (batch === null) return ok(null);
  sink.batch(batch);
  numbersOf(batch).forEach(letGo);
  return ok(null);
};

/** Hands portions to a thread, never more than it can take soon. */
const createFeed = (path: string, name: string) => {
  const running = workers.begin(indexingTask, { path }, { name });
  let waiting = 0;
  return {
    running,
    give: async (portion: Portion): Promise<Result<null>> => {
      running.give(portion);
      for (waiting += 1; waiting > mostWaiting; waiting -= 1) {
        const message = await running.next();
        if (message.is === 'end')
          return message.result.ok ? fail('internal', { detail: 'end' }) : message.result;
      }
      return ok(null);
    },
  };
};

/**
 * Makes the index of units that are stored one after another from the number `first` on: of many in a thread, beside the storing of the units, which takes as long; of few here.
 * @param path the file that `write` writes to; `name`: whose work it is, for sentences
 */
export const indexBeside = (
  write: WriteHandle,
  { path, name, first }: { readonly path: string; readonly name: string; readonly first: number },
  turn: Turn,
): UnitIndexing => {
  const portions = createPortions(first);
  let held: Portion[] = [];
  let feed: ReturnType<typeof createFeed> | null = null;

  const giveHeld = async ({ give }: ReturnType<typeof createFeed>): Promise<Result<null>> => {
    const due = held;
    held = [];
    for (const portion of due) {
      const given = await give(portion);
      if (!given.ok) return given;
    }
    return ok(null);
  };

  const indexHere = async (): Promise<Result<null>> => {
    const index = openIndexing(write, fileSink(write));
    for (const portion of held) {
      for (const [unit, key] of keysIn(portion)) index.add(unit, key);
      await inTurns(index.store(), turn);
      await turn();
    }
    await inTurns(index.finish(), turn);
    return ok(null);
  };

  return {
    add: portions.add,
    hand: async () => {
      if (portions.size() < portionUnits) return ok(null);
      held.push(portions.take());
      if (held.length > fewPortions) feed ??= createFeed(path, name);
      return feed === null ? ok(null) : giveHeld(feed);
    },
    finish: async () => {
      held.push(portions.take());
      if (feed === null) return indexHere();
      const given = await giveHeld(feed);
      if (!given.ok) return given;
      feed.running.give(null);
      return storeMade(write, feed.running, turn);
    },
    close: async () => feed?.running.close(),
  };
};
