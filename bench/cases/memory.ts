import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { alikeInFile } from '#engine/memory/search-file.ts';
import { closeMemory, openMemory, type MemoryFile } from '#engine/memory/memory-files.ts';
import { unitOriginal } from '#engine/store/memory-units-repository.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { recallColumns } from '../brute-force.ts';
import { madeUnits, seriesOf, type Series } from '../memory-series.ts';
import { translateToolkit } from '../peer-memory.ts';
import { omegat } from '../peer-omegat.ts';
import { megabytes, percentile, round, timed, type Bench, type Line } from '../measure.ts';
import { writeTmx } from '../write-tmx.ts';
/** `DUIZHAO_UNITS=1000000 npm run bench -- memory` measures a million. */
const units = Number(process.env['DUIZHAO_UNITS'] ?? 200_000);
const lookups = 420;
/** For so many of them it is found out what comparing with every unit finds. */
const compared = Number(process.env['DUIZHAO_COMPARED'] ?? 210);
/** A peer that looks through all units is asked less, of fewer. */
const peerUnits = 2000;
const peerLookups = 10;
const root = join(import.meta.dirname, '../..');

/** Seconds of processor time of this process: others share the machine. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Of look-ups, each asked twice: milliseconds by the clock, and of processor time, of the faster one. */
const timesOf = async (
  memory: MemoryFile,
  queries: readonly string[],
): Promise<{ readonly times: readonly number[]; readonly work: readonly number[] }> => {
  const times = queries.map(() => Infinity);
  const work = queries.map(() => Infinity);
  for (const _ of ['first', 'again'])
    for (const [at, query] of queries.entries()) {
      const before = cpu();
      const { ms } = await timed(() => alikeInFile(memory.database.read, memory.index, query, 0.6, 20));
      times[at] = Math.min(times[at] ?? Infinity, ms);
      work[at] = Math.min(work[at] ?? Infinity, (cpu() - before) * 1000);
    }
  return { times, work };
};

const opened = (path: string): MemoryFile => {
  const memory = openMemory(path);
  if (!memory.ok) throw new Error(memory.error.code);
  return memory.value;
};

const importChild = join(import.meta.dirname, '../memory-import-child.ts');

/** Imports in a process of its own: milliseconds, seconds of processor time of all threads, and the most bytes that were resident. */
const importAlone = (
  path: string,
  tmx: string,
): { readonly ms: number; readonly seconds: number; readonly peak: number } => {
  const out = execFileSync(process.execPath, [importChild, path, tmx], { cwd: root });
  return JSON.parse(out.toString()) as { ms: number; seconds: number; peak: number };
};

/** Milliseconds and resident bytes of a process that opens the memory, and what it has after look-ups. */
const openAlone = (
  path: string,
  queries: readonly string[],
): { readonly ms: number; readonly bytes: number; readonly after: number } => {
  const code = `
    const { alikeIn, closeMemory, openMemory } = await import('#engine/memory/memory-files.ts');
    closeMemory(openMemory(process.argv[1]).value);
    const before = performance.now();
    const memory = openMemory(process.argv[1]).value;
    const ms = performance.now() - before;
    const bytes = process.memoryUsage().rss;
    for (const query of JSON.parse(process.argv[2])) alikeIn(memory, query, 0.6, 20);
    console.log(JSON.stringify({ ms, bytes, after: process.memoryUsage().rss }));
    closeMemory(memory);`;
  const args = ['--input-type=module', '-e', code, path, JSON.stringify(queries)];
  const out = execFileSync(process.execPath, args, { cwd: root });
  return JSON.parse(out.toString()) as { ms: number; bytes: number; after: number };
};

const measure = async (folder: string, series: Series): Promise<readonly Line[]> => {
  const { name, change, textOf } = series;
  const random = randomFrom(1);
  const { sentences, texts, queries } = madeUnits(series, { units, lookups }, random);
  const tmx = join(folder, `${name}.tmx`);
  writeTmx(tmx, texts);
  const path = join(folder, `${name}.duizhao-memory`);
  const filled = importAlone(path, tmx);
  const alone = openAlone(path, queries);
  const memory = opened(path);
  const { times, work } = await timesOf(memory, queries);
  const recall = recallColumns(memory, texts, queries.slice(0, compared));
  const few = Array.from({ length: peerLookups }, (_, n) => {
    const from = sentences[(n * 211) % Math.min(peerUnits, units)] ?? [];
    return { text: textOf(change(from, n, random)), from: textOf(from) };
  });
  const told = few.filter(({ text, from }) =>
    alikeInFile(memory.database.read, memory.index, text, 0.6, 10).some(
      ({ id }) => unitOriginal(memory.database.read, id) === from,
    ),
  ).length;
  closeMemory(memory);
  const own: Line = {
    memory: `${name}, ${units}`,
    'units per CPU second, from TMX': Math.round(units / filled.seconds),
    'per second': Math.round((units / filled.ms) * 1000),
    'import MB at most': megabytes(filled.peak),
    MB: megabytes(statSync(path).size),
    'open ms': round(alone.ms),
    'resident MB': megabytes(alone.bytes),
    'after look-ups': megabytes(alone.after),
    'look-up p50 ms': round(percentile(times, 0.5), 2),
    p95: round(percentile(times, 0.95), 2),
    'CPU p50 ms': round(percentile(work, 0.5), 2),
    'CPU p95': round(percentile(work, 0.95), 2),
    'its own unit': `${told} of ${few.length}`,
    ...recall,
  };
  writeTmx(tmx, texts.slice(0, peerUnits));
  return [
    own,
    translateToolkit(folder, name, tmx, few),
    omegat(folder, name, tmx, { units: peerUnits, queries: few }),
  ];
};

export const memory: Bench = {
  name: 'memory',
  run: async (folder) => {
    const lines: Line[] = [];
    for (const series of seriesOf(root)) lines.push(...(await measure(folder, series)));
    return {
      title: 'Translation memory: matches of at least 60 % for sentences that were edited',
      notes: [
        `Found of those that comparing with every unit finds, for ${compared} of the ${lookups} sentences. Words as often as they are used, by chance. translate-toolkit (Debian's, without python3-levenshtein) and Debian's OmegaT, which is 3.6, look through all units each time: processor time, for ${peerLookups} sentences and ${peerUnits} units.`,
      ],
      lines,
    };
  },
};
