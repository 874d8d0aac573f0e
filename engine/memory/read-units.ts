import type { TableUnit } from '#core/formats/unit-table.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { giveWay } from '../turns.ts';
import { patience } from '../workers/listen.ts';
import { workers } from '../workers/pool.ts';
import { readerMemory } from '../workers/start.ts';
import { taskKind } from '../workers/task.ts';

/** Reading the units of a workbook: some at a time, each of which waits for room; null for a row with nothing to remember. */
export type ReadUnitsTypes = {
  readonly order: { readonly path: string };
  readonly said: readonly (TableUnit | null)[];
  readonly answer: null;
};

/** Ended at once when it is cancelled: it stores nothing. */
const readUnitsTask = taskKind<ReadUnitsTypes>({
  id: 'read-units',
  memory: readerMemory,
  patience: { ...patience, cancel: 0 },
});

/**
 * The units of a workbook, read in a thread of its own while those before are stored. A failure is the last: those of reading it, file.needs-memory,
 * file.takes-too-long, job.cancelled.
 */
export async function* readUnits(
  from: { readonly path: string; readonly name: string },
  signal?: AbortSignal,
): AsyncGenerator<readonly Result<TableUnit | null>[], void> {
  if (signal?.aborted === true) {
    yield [fail('job.cancelled')];
    return;
  }
  const reading = workers.begin(readUnitsTask, { path: from.path }, { name: from.name, signal });
  try {
    for (;;) {
      const message = await reading.next();
      if (message.is === 'end') {
        if (!message.result.ok) yield [message.result];
        return;
      }
      if (message.is !== 'said') continue;
      yield message.value.map((unit) => ok(unit));
      reading.makeRoom();
      // A keystroke's save goes before the next ones.
      await giveWay();
    }
  } finally {
    await reading.close();
  }
}
