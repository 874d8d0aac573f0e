import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { round, type Bench } from '../measure.ts';
import type { TruthMeasure } from '../truth/measure.ts';

const folder = join(import.meta.dirname, '../truth');

const measures = async (): Promise<TruthMeasure[]> => {
  const found: TruthMeasure[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ts') || name === 'measure.ts') continue;
    const module: { readonly measure?: TruthMeasure } = await import(pathToFileURL(join(folder, name)).href);
    if (module.measure === undefined) throw new Error(`bench/truth/${name} exports no measure`);
    found.push(module.measure);
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
};

/** Correctness instead of speed: shares of cases that come out right, over sets larger than the tests hold. */
export const truth: Bench = {
  name: 'truth',
  run: async () => {
    const figures = [];
    for (const measure of await measures()) figures.push(...(await measure.run()));
    return {
      title: 'Correctness',
      notes: ['The cases are in bench/truth; those of ../shared/cases are added where that folder is there.'],
      lines: figures.map(({ what, right, of, wanted, note }) => ({
        what,
        right,
        of,
        share: `${of === 0 ? 0 : round((100 * right) / of)} %`,
        wanted,
        note,
      })),
    };
  },
};
