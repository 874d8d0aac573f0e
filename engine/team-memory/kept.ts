import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createTextIndex, type TextIndex } from '#core/memory/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import {
  closeDatabase,
  createDatabase,
  openDatabase,
  transact,
  type OpenedDatabase,
} from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import type { ReadHandle, WriteHandle } from '../store/handles.ts';
import { privateFolder } from '../store/private-folder.ts';
import { teamKind } from '../store/team-kind.ts';
import {
  countWaiting,
  dropWaiting,
  firstWaiting,
  keptUnits,
  nameOf,
  noteUsed,
  queueUnit,
  retryRefused,
  setRefused,
  type TeamUnit,
  type WaitingUnit,
} from '../store/team-units-repository.ts';
import { takeTurns } from '../turns.ts';

/** Units that are kept when they were used, so that they are found without the server. */
const mostUsed = 10_000;
/** Programs that may have files of one memory open at a time: each has its own. */
const mostFiles = 8;

/** What is kept on this machine of one team's memory: units to be sent, and those that were used last. */
export type KeptUnits = {
  readonly queue: (units: readonly TeamUnit[]) => Result<null>;
  readonly waiting: (most: number) => readonly WaitingUnit[];
  readonly sent: (ids: readonly number[]) => Result<null>;
  readonly refuse: (id: number, why: string) => Result<null>;
  readonly retry: () => Result<null>;
  readonly counts: () => { readonly waiting: number; readonly refused: number };
  readonly noteUsed: (units: readonly TeamUnit[]) => Result<null>;
  /** Everything that is kept, to be found by likeness. Numbers are those of the list. Built when it is first asked for. */
  readonly index: () => Promise<{ readonly index: TextIndex; readonly units: readonly TeamUnit[] }>;
  readonly close: () => void;
};

const fileName = (place: string, number: number): string =>
  `${createHash('sha256').update(place).digest('hex').slice(0, 16)}-${number}.duizhao-team`;

type Held = { readonly path: string; readonly database: OpenedDatabase; readonly write: WriteHandle };

const openOne = (path: string): Result<Held> => {
  const opened = existsSync(path)
    ? openDatabase(teamKind, path)
    : createDatabase(teamKind, path, { most: 0o600 });
  if (!opened.ok) return opened;
  const { write } = opened.value;
  if (write !== null) return ok({ path, database: opened.value, write });
  closeDatabase(opened.value, path);
  return fail('memory.read-only', { path });
};

/** What another program left here when it ended goes along with what this one sends. */
const takeOver = (held: Held, folder: string, place: string): void => {
  for (let number = 1; number <= mostFiles; number += 1) {
    const path = join(folder, fileName(place, number));
    if (path === held.path || !existsSync(path)) continue;
    const other = openOne(path);
    // In use by the program that has it: it sends them itself.
    if (!other.ok) continue;
    for (;;) {
      const left = firstWaiting(other.value.database.read, 500);
      if (left.length === 0) break;
      const taken = transact(held.write, held.path, (write) => {
        for (const { unit } of left) queueUnit(write, unit);
        return null;
      });
      if (!taken.ok) break;
      const ids = left.map(({ id }) => id);
      if (!transact(other.value.write, path, (write) => (dropWaiting(write, ids), null)).ok) break;
    }
    closeDatabase(other.value.database, path);
  }
};

const openFree = (folder: string, place: string): Result<Held> => {
  let last: Result<Held> = fail('memory.in-use', { path: folder });
  for (let number = 1; number <= mostFiles; number += 1) {
    const path = join(folder, fileName(place, number));
    last = openOne(path);
    if (last.ok || last.error.code === 'disk.full') return last;
    if (last.error.code === 'memory.damaged' || last.error.code === 'memory.not-a-memory') {
      // Kept for whoever can read it; what is confirmed from now on must not wait for that.
      renameSync(path, `${path}.damaged-${Date.now()}`);
      number -= 1;
    }
  }
  return last;
};

type Built = { readonly index: TextIndex; readonly units: TeamUnit[]; readonly places: Map<string, number> };

/** Puts units into an index, each in the place of an earlier version of it. */
const withUnits = (built: Built, units: readonly TeamUnit[]): Built => {
  for (const unit of units) {
    const name = nameOf(unit);
    const at = built.places.get(name) ?? built.units.length;
    built.places.set(name, at);
    built.units[at] = unit;
    built.index.put(at, unit.original.text);
  }
  return built;
};

const emptyIndex = (): Built => ({ index: createTextIndex(), units: [], places: new Map() });

const buildIndex = async (read: ReadHandle): Promise<Built> => {
  const turn = takeTurns();
  const built = emptyIndex();
  for (const unit of keptUnits(read)) {
    withUnits(built, [unit]);
    await turn();
  }
  return built;
};

/** Opens what is kept of the memory at a place, in app data. Failures: disk.*, memory.newer, memory.in-use where too many programs have files of it. */
export const openKept = (dataFolder: string, place: string): Result<KeptUnits> => {
  const folder = join(dataFolder, 'team-memory');
  const made = guarded(folder, () => privateFolder(folder));
  if (!made.ok) return made;
  const opened = openFree(folder, place);
  if (!opened.ok) return opened;
  const { path, database, write } = opened.value;
  takeOver(opened.value, folder, place);
  const { read } = database;
  let built: Promise<Built> | null = null;
  let isClosed = false;
  // An answer of the server may come when all is closed.
  const changing = (work: (write: WriteHandle) => void): Result<null> =>
    isClosed
      ? fail('job.cancelled')
      : transact(write, path, (handle) => {
          work(handle);
          return null;
        });
  return ok({
    queue: (units) => {
      const done = changing((handle) => units.forEach((unit) => queueUnit(handle, unit)));
      if (done.ok) built = built?.then((known) => withUnits(known, units)) ?? null;
      return done;
    },
    waiting: (most) => (isClosed ? [] : firstWaiting(read, most)),
    sent: (ids) => changing((handle) => dropWaiting(handle, ids)),
    refuse: (id, why) => changing((handle) => setRefused(handle, id, why)),
    retry: () => changing(retryRefused),
    counts: () => (isClosed ? { waiting: 0, refused: 0 } : countWaiting(read)),
    noteUsed: (units) => {
      built = null;
      return changing((handle) => noteUsed(handle, units, mostUsed));
    },
    index: () => (built ??= isClosed ? Promise.resolve(emptyIndex()) : buildIndex(read)),
    close: () => {
      isClosed = true;
      closeDatabase(database, path);
    },
  });
};
