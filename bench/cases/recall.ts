import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeMemory, openMemory } from '#engine/memory/memory-files.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { recallColumns } from '../brute-force.ts';
import type { Bench, Line } from '../measure.ts';
import { madeUnits, seriesOf, type Series } from '../memory-series.ts';
import { writeTmx } from '../write-tmx.ts';

/** Sentences that are looked up in each language. */
const lookups = Number(process.env['DUIZHAO_COMPARED'] ?? 1000);
const units = Number(process.env['DUIZHAO_UNITS'] ?? 200_000);
const root = join(import.meta.dirname, '../..');
const importChild = join(import.meta.dirname, '../memory-import-child.ts');

/** The number behind `--seed`; one by chance where there is none. */
const seed = (): number => {
  const at = process.argv.indexOf('--seed');
  const given = at < 0 ? NaN : Number(process.argv[at + 1]);
  return Number.isInteger(given) ? given : Math.floor(Math.random() * 2 ** 31);
};

const measure = (folder: string, series: Series, from: number): Line => {
  const random = randomFrom(from);
  const { texts, queries } = madeUnits(series, { units, lookups }, random);
  const tmx = join(folder, `${series.name}.tmx`);
  const path = join(folder, `${series.name}.duizhao-memory`);
  writeTmx(tmx, texts);
  execFileSync(process.execPath, [importChild, path, tmx], { cwd: root });
  rmSync(tmx);
  const memory = openMemory(path);
  if (!memory.ok) throw new Error(memory.error.code);
  try {
    return { memory: `${series.name}, ${units}`, ...recallColumns(memory.value, texts, queries) };
  } finally {
    closeMemory(memory.value);
  }
};

/** `npm run bench -- recall --seed N`: a memory and sentences that nothing was tuned by are made from the seed, and each sentence is compared with every unit. */
export const recall: Bench = {
  name: 'recall',
  run: (folder) => {
    const from = seed();
    return Promise.resolve({
      title: 'Translation memory: found of what comparing with every unit finds',
      notes: [
        `Seed ${from}; ${lookups} edited sentences in each language. \`--seed N\` makes the same again, \`DUIZHAO_UNITS\` and \`DUIZHAO_COMPARED\` say of how many units and sentences.`,
      ],
      lines: seriesOf(root).map((series) => measure(folder, series, from)),
    });
  },
};
