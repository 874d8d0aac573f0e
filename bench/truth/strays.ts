import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import {
  engineIn,
  good,
  prepare,
  strayJobNames,
  type StrayJobName,
} from '#tests/integration/engine/strays/jobs.ts';
import {
  copyOf,
  killIn,
  straysIn,
  temporaryOf,
  type Blow,
  type Passed,
} from '#tests/integration/engine/strays/killing.ts';
import type { TruthMeasure } from './measure.ts';

const kills = Number(process.env['DUIZHAO_KILLS'] ?? 500);

/** Starts again in a folder, and opens the project as its user would. */
const restart = async (folder: string): Promise<void> => {
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporaryOf(folder);
  const { client, close } = engineIn(folder);
  good(await client.project.open({ path: join(folder, 'host.duizhao') }));
  await close();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
};

/** How far each job goes when nobody kills it: points, those while something is in the making, and milliseconds. */
const lengthsOf = async (base: string, to: string) => {
  const lengths = new Map<StrayJobName, Passed & { readonly took: number }>();
  for (const job of strayJobNames) {
    copyOf(base, to);
    const began = performance.now();
    const passed = (await killIn(to, job, null)) ?? { points: 0, inside: 0 };
    lengths.set(job, { ...passed, took: performance.now() - began });
  }
  return lengths;
};

export const measure: TruthMeasure = {
  name: 'stray files',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duizhao-strays-'));
    const [base, to] = [join(folder, 'base'), join(folder, 'now')];
    const random = randomFrom(7);
    const left: string[] = [];
    let [struck, before] = [0, 0];
    try {
      await prepare(base, 0o600);
      const lengths = await lengthsOf(base, to);
      for (let n = 0; n < kills; n += 1) {
        const job = strayJobNames[n % strayJobNames.length] ?? 'import';
        const { points, inside, took } = lengths.get(job) ?? { points: 1, inside: 0, took: 1000 };
        copyOf(base, to);
        // One of three anywhere, one while something is in the making, one at any moment: much is done beside the thread that counts.
        const round = Math.floor(n / strayJobNames.length) % 3;
        const blow: Blow =
          round === 0
            ? { at: 1 + Math.floor(random() * points) }
            : round === 1 && inside > 0
              ? { inside: 1 + Math.floor(random() * inside) }
              : { after: took * (0.4 + 0.6 * random()) };
        if ((await killIn(to, job, blow)) === null) struck += 1;
        if (straysIn(to).length > 0) before += 1;
        await restart(to);
        left.push(...straysIn(to).map((path) => `${job}: ${path}`));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return [
      {
        what: 'kills after which, started again, no stray file is left',
        right: kills - new Set(left).size,
        of: kills,
        wanted: 'all',
        note: `${struck} of ${kills} runs of ${strayJobNames.length} jobs were killed before their end; ${before} left something, which the start removed${left.length > 0 ? `; left: ${left.slice(0, 5).join('; ')}` : ''}`,
      },
    ];
  },
};
