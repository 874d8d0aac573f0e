import type { EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { segmentsSince } from '../store/memory-repository.ts';
import { giveWay } from '../turns.ts';
import { attachedTo } from './attached.ts';
import type { Memory } from './memory.ts';
import { changeRecord, recordsOf } from './records.ts';
import { unitsOf } from './row-units.ts';

/** Rows that are handed to a memory at a time: a few milliseconds of work. */
const portion = 200;

const feedOne = async (project: OpenProject, memory: Memory, fed: number): Promise<void> => {
  const { add } = memory;
  if (add === null) return;
  const upTo = project.sequence;
  const segments = segmentsSince(project.handle, fed);
  for (let at = 0; at < segments.length; at += portion) {
    await giveWay();
    if (!project.handle.open) return;
    const units = unitsOf(project, segments.slice(at, at + portion));
    // What could not be kept now is tried again with the next change, or when the project is opened again.
    if (units.length > 0 && !(await add(units)).ok) return;
  }
  if (project.handle.open) changeRecord(project, memory.place, { fed: upTo });
};

const feedAll = async (project: OpenProject): Promise<void> => {
  for (const { memory, writes } of await attachedTo(project)) {
    if (!project.handle.open) return;
    const record = recordsOf(project).find(({ path }) => path === memory.place);
    const fed = record?.fed ?? 0;
    // A project that was restored from a backup may be behind what was handed over.
    if (writes && fed !== project.sequence) await feedOne(project, memory, fed > project.sequence ? 0 : fed);
  }
};

const running = new WeakMap<OpenProject, { isDue: boolean; done: Promise<void> }>();

/**
 * Hands confirmed rows to the memories of a project that are written into, in the background: what was confirmed, or changed in rows that are
 * confirmed, since the step of history that each memory has. That step is kept in the project, so that what a program which ended at once
 * has not handed over is handed over when the project is opened again. A memory keeps what it was given.
 */
export const feedMemories = (project: OpenProject): Promise<void> => {
  const known = running.get(project);
  if (known !== undefined) {
    known.isDue = true;
    return known.done;
  }
  if (project.readOnly || !recordsOf(project).some(({ writes }) => writes === true)) return Promise.resolve();
  const run = async (): Promise<void> => {
    do {
      state.isDue = false;
      await giveWay();
      if (project.handle.open) await feedAll(project);
    } while (state.isDue && project.handle.open);
    running.delete(project);
  };
  const state = { isDue: false, done: Promise.resolve() };
  running.set(project, state);
  state.done = run();
  return state.done;
};

/** What was not handed over when a project was closed is handed over when it is opened. */
export const feedWhenOpened = ({ events, projects }: EngineContext): void => {
  events.on((name) => {
    const project = name === 'project.opened' ? projects.current() : null;
    if (project !== null) void feedMemories(project);
  });
};

/** Milliseconds that an engine which is to end waits for what is being handed over. */
const longestWait = 3000;

/** Waits until all is handed over, but not for long: the rest is handed over when the project is opened again. */
export const feedBeforeClosing = async ({ projects, clock }: EngineContext): Promise<void> => {
  const project = projects.current();
  if (project === null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = clock.later(longestWait, resolve);
  await Promise.race([feedMemories(project), promise]);
  stop();
};
