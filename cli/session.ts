import { resolve } from 'node:path';
import type { ProjectInfo } from '../core/model/index.ts';
import type { EngineClient } from '../api/index.ts';
import { createEngine } from '../engine/engine.ts';
import { places } from '../engine/places.ts';
import type { Outcome } from './answer.ts';

/** Runs `work` with an engine of its own in this process, closed whatever happens. */
export const withEngine = async (work: (client: EngineClient) => Outcome): Outcome => {
  const engine = createEngine(places(process.env));
  try {
    return await work(engine.client);
  } finally {
    await engine.close();
  }
};

/** The same with a project opened first. The failure to open it is the command's failure. */
export const inProject = (
  path: string,
  work: (opened: { client: EngineClient; project: ProjectInfo }) => Outcome,
): Outcome =>
  withEngine(async (client) => {
    const project = await client.project.open({ path: resolve(path) });
    return project.ok ? work({ client, project: project.value }) : project;
  });
