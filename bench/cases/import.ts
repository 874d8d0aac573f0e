import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundleOf } from '#engine/vite.config.ts';
import { writeProse } from '../engine.ts';
import { round, type Bench, type Line } from '../measure.ts';

const program = fileURLToPath(new URL('../import-child.ts', import.meta.url));

/** Two folders below the root, where a bundle looks for what is installed. */
const bundles = fileURLToPath(new URL('../../.cache/bench-programs', import.meta.url));

/** The program with the engine in it, bundled as every form of the app is: loaded file by file it takes 40 MB more. Answers its path. */
const bundled = async (): Promise<string> => {
  const config = bundleOf({ 'import-child': program });
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: bundles },
  });
  return join(bundles, 'import-child.mjs');
};

/** One import in a process of its own, so that its peak of memory is its own too. */
const importOnce = async (
  child: string,
  folder: string,
  characters: number,
  dirty: boolean,
): Promise<Line> => {
  const path = await writeProse(folder, characters, dirty);
  const done = spawnSync(process.execPath, [child, path, join(folder, `${characters}-${dirty}`)], {
    encoding: 'utf8',
    // As every form of the program has it.
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...process.env },
  });
  if (done.status !== 0) throw new Error(done.stderr);
  const { seconds, processor, rows, peak, started } = JSON.parse(done.stdout) as Record<string, number>;
  return {
    text: `${round(characters / 1_000_000)} M characters, ${dirty ? 'dirty' : 'clean'}`,
    rows: rows ?? 0,
    seconds: round(seconds ?? 0, 2),
    'processor seconds': round(processor ?? 0, 2),
    rate: `${round(characters / 1_000_000 / (seconds ?? 1), 2)} M characters/s`,
    'peak memory': `${peak} MB`,
    'of which before': `${started} MB`,
  };
};

/** Decode, survey, clean up, cut, convert, store: everything until the document can be worked on. */
export const importing: Bench = {
  name: 'import',
  run: async (folder) => {
    const child = await bundled();
    return {
      title: 'Import, end to end',
      notes: [
        'Each in its own process. Memory should not grow with the document: compare the lines.',
        'Processor seconds are of all threads together; on a machine with other work they say more than seconds do.',
      ],
      lines: [
        await importOnce(child, folder, 1_000_000, true),
        await importOnce(child, folder, 10_000_000, true),
        await importOnce(child, folder, 10_000_000, false),
        // Twice that is more rows than a document may have.
        await importOnce(child, folder, 20_000_000, false),
      ],
    };
  },
};
