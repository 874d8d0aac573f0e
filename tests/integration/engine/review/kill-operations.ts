import { join } from 'node:path';
import type { EngineClient } from '#api/contract.ts';
import { fail, type Result } from '#core/model/index.ts';
import type { Clock } from '#engine/clock.ts';
import { createEngine, type Engine } from '#engine/engine.ts';

/** The files that an operation finds in its folder. */
export const names = {
  /** A translator's project that took in what 乙 said. */
  host: 'host.duizhao',
  /** The same, with what 甲 said too. */
  answering: 'answering.duizhao',
  /** The copy of 甲, who handed back before and then went on. */
  copy: 'copy.duizhao',
  handover: 'handover.duizhao-review',
  /** What 甲 handed back at first. */
  back: 'back.duizhao-review',
} as const;

export type Operation = {
  /** The project it works in; the reviewer who takes a package has none yet. */
  readonly project: string | null;
  /** The file it writes, which may be there already. */
  readonly file: string | null;
  readonly run: (client: EngineClient, folder: string) => Promise<Result<unknown>>;
};

const job = 'job';

const reviewIn = async (client: EngineClient): Promise<string> => {
  const overview = await client.review.overview({});
  return overview.ok && overview.value.role === 'host' ? (overview.value.reviews[0]?.id ?? '') : '';
};

const written = 'written.duizhao-review';
const taken = 'taken.duizhao';

const merging = (apply: boolean): Operation => ({
  project: names.host,
  file: null,
  run: (client, folder) => client.review.merge({ job, from: { path: join(folder, names.back) }, apply }),
});

/** What may be killed at any moment. */
export const operations = {
  'hand over': {
    project: names.host,
    file: written,
    run: async (client, folder) =>
      client.review.package({ job, review: await reviewIn(client), path: join(folder, written) }),
  },
  take: {
    project: null,
    file: taken,
    run: (client, folder) =>
      client.review.take({
        job,
        from: { path: join(folder, names.handover) },
        reviewer: '甲',
        path: join(folder, taken),
      }),
  },
  'hand back': {
    project: names.copy,
    file: names.back,
    run: (client, folder) => client.review.package({ job, path: join(folder, names.back) }),
  },
  merge: merging(false),
  'merge and apply': merging(true),
  answer: {
    project: names.answering,
    file: null,
    run: async (client) =>
      client.review.answer({
        review: await reviewIn(client),
        items: { standings: ['free'] },
        decision: 'accepted',
      }),
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Time that stands still, so that what is done twice is done alike. */
const stopped: Clock = { now: () => new Date('2026-01-02T03:04:05.678Z'), later: () => () => undefined };

/** An engine in a folder with the operation's project open. */
export const opened = async (folder: string, { project }: Operation): Promise<Result<Engine>> => {
  const engine = createEngine({
    dataFolder: join(folder, '.data'),
    libraryFolder: join(folder, '.library'),
    samplesFolder: join(folder, '.samples'),
    clock: stopped,
  });
  if (project === null) return { ok: true, value: engine };
  const done = await engine.client.project.open({ path: join(folder, project) });
  return done.ok ? { ok: true, value: engine } : fail(done.error.code, done.error.params);
};
