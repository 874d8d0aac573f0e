import { setTimeout as pause } from 'node:timers/promises';
import type { EngineClient } from '#api/contract.ts';
import type { SegmentId } from '#core/model/index.ts';
import { engineIn, makeProject, must } from '../engine.ts';
import { round, timed, type Bench, type Line } from '../measure.ts';

/** About 100,000 segments of generated prose. */
const characters = 3_550_000;
const rows = 83_333;
const sides = ['source', 'zh-Hans'] as const;
/** Milliseconds between two questions of somebody who reads on meanwhile. */
const between = 50;
const page = 500;

const segmentsOf = async (client: EngineClient): Promise<readonly SegmentId[]> => {
  const found: SegmentId[] = [];
  for (let from = 1; from <= rows; from += page) {
    const count = Math.min(page, rows - from + 1);
    found.push(...must(await client.rows.page({ from, count })).rows.map(({ segment }) => segment));
  }
  return found;
};

/** Does `work` while somebody goes on reading; `waited` is the longest that they did, in milliseconds. */
const besideReading = async (
  what: string,
  client: EngineClient,
  work: () => Promise<unknown>,
): Promise<Line> => {
  const done = new AbortController();
  let waited = 0;
  const reading = (async () => {
    while (!done.signal.aborted) {
      waited = Math.max(waited, (await timed(() => client.rows.page({ from: 1, count: 1 }))).ms);
      await pause(between);
    }
  })();
  const before = process.cpuUsage();
  const { ms } = await timed(work);
  const { user, system } = process.cpuUsage(before);
  done.abort();
  await reading;
  return {
    what,
    seconds: round(ms / 1000, 2),
    'processor seconds': round((user + system) / 1_000_000, 2),
    'longest wait of a reader': `${round(waited, 0)} ms`,
  };
};

/** One act on very many cells, and taking it back. */
export const many: Bench = {
  name: 'many',
  run: async (folder) => {
    const path = await makeProject(folder, characters);
    const engine = engineIn(folder);
    const { client } = engine;
    must(await client.project.open({ path }));
    const segments = await segmentsOf(client);
    const job = 'bench';
    const lines = [
      await besideReading('lock them', client, async () =>
        must(await client.bulk.lock({ segments: [...segments], sides: [...sides], locked: true, job })),
      ),
      await besideReading('undo that', client, async () => must(await client.history.undo({}))),
      await besideReading('redo it', client, async () => must(await client.history.redo({}))),
    ];
    await engine.close();
    return {
      title: `${segments.length * sides.length} cells at once`,
      notes: [`A reader asks for a row every ${between} ms.`],
      lines,
    };
  },
};
