import { constants } from 'node:os';
import { resolve } from 'node:path';
import { fail, type ProjectInfo } from '#core/model/index.ts';
import { clientOf } from '#api/client.ts';
import type { EngineClient } from '#api/index.ts';
import type { Invoke } from '#api/wire.ts';
import { createEngine } from '#engine/engine.ts';
import { places } from '#engine/places.ts';
import type { Outcome } from './answer.ts';
import { languageOf } from './language.ts';
import { wordsIn } from './words.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a shell is told of a process that a signal ended. */
const exitCodeOf = (signal: (typeof signals)[number]): number => 128 + constants.signals[signal];

/**
 * Runs `work` with an engine of its own in this process, closed whatever happens. Ctrl+C cancels what is running, so
 * that nothing half-done is left, and is then the command's failure; a second one ends the process on the spot.
 */
export const withEngine = async (work: (client: EngineClient, invoke: Invoke) => Outcome): Outcome => {
  const engine = createEngine(places(process.env));
  let stopped = false;
  const stop = (signal: (typeof signals)[number]): void => {
    if (stopped) process.exit(exitCodeOf(signal));
    stopped = true;
    process.exitCode = exitCodeOf(signal);
    void engine.close();
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    const outcome = await work(engine.client, engine.invoke);
    if (!stopped) return outcome;
    if (!outcome.ok) return fail('job.cancelled');
    // It was done before the signal could stop it, and says so.
    process.exitCode = undefined;
    return outcome;
  } finally {
    await engine.close();
    for (const signal of signals) process.off(signal, stop);
  }
};

/** Says on stderr when a log that did not belong to the project was set aside: it is no part of the command's answer. */
const tellOfLog = async ({ logSetAside: path }: ProjectInfo): Promise<void> => {
  if (path === null) return;
  const { t } = await wordsIn(languageOf(process.env));
  process.stderr.write(`${t('logSetAside', { path })}\n`);
};

/** A project, and the engine that has it open. What is asked of the engine is meant for this project. */
export type OpenedProject = { readonly client: EngineClient; readonly project: ProjectInfo };

/** The same with a project opened first. The failure to open it is the command's failure. */
export const inProject = (path: string, work: (opened: OpenedProject) => Outcome): Outcome =>
  withEngine(async (client, invoke) => {
    const project = await client.project.open({ path: resolve(path) });
    if (!project.ok) return project;
    await tellOfLog(project.value);
    return work({ client: clientOf(invoke, () => project.value.path), project: project.value });
  });
