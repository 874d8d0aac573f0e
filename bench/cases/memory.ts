import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { patternOf } from '#core/memory/distance.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { similarity } from '#core/memory/score.ts';
import { alikeInFile } from '#engine/memory/search-file.ts';
import { closeMemory, openMemory, type MemoryFile } from '#engine/memory/memory-files.ts';
import { unitOriginal } from '#engine/store/memory-units-repository.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { translateToolkit } from '../peer-memory.ts';
import { omegat } from '../peer-omegat.ts';
import { megabytes, percentile, round, timed, type Bench, type Line } from '../measure.ts';
import { writeTmx } from '../write-tmx.ts';
import {
  chineseText,
  chineseWords,
  englishSentence,
  englishText,
  englishWords,
  revised,
  sentence,
  sometimesNumbered,
  type Sentence,
} from '#tests/unit/core/memory/sentences.ts';

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

const bands = [
  { name: '95–100 %', from: 0.95 },
  { name: '90–95 %', from: 0.9 },
  { name: '80–90 %', from: 0.8 },
  { name: '70–80 %', from: 0.7 },
  { name: '60–70 %', from: 0.6 },
] as const;

/** Classes that characters are counted by. */
const classes = 64;
const classOf = (point: number): number => (Math.imul(point, 0x9e3779b1) >>> 26) & (classes - 1);

/** How many characters of each class texts have, one text after another. */
export const characterCounts = (keys: readonly string[]): Uint8Array => {
  const counts = new Uint8Array(keys.length * classes);
  keys.forEach((key, at) => {
    for (const point of pointsOf(key)) {
      const place = at * classes + classOf(point);
      counts[place] = Math.min(255, (counts[place] ?? 0) + 1);
    }
  });
  return counts;
};

/**
 * The numbers and scores of all units that are alike enough. A character that only one of two texts has, or has more often, costs an edit, and an edit
 * mends one on each side at most: whoever has too many is not compared in full, which loses nothing.
 */
export const truth = (
  keys: readonly string[],
  counts: Uint8Array,
  query: string,
): readonly [number, number][] => {
  const key = memoryKey(query);
  const pattern = patternOf(key);
  const own = characterCounts([key]);
  return keys.flatMap((one, at): readonly [number, number][] => {
    // No text has more code points than units.
    const most = 0.4 * Math.max(pattern.length, one.length) + 1e-9;
    let [missing, added] = [0, 0];
    for (let n = 0; n < classes; n += 1) {
      const more = (own[n] ?? 0) - (counts[at * classes + n] ?? 0);
      if (more > 0) missing += more;
      else added -= more;
    }
    if (missing > most || added > most) return [];
    const score = similarity(pattern, one, 0.6);
    return score === null ? [] : [[at + 1, score]];
  });
};

/** Of the units that comparing with every one finds, how many are found, by band. */
const recallOf = (memory: MemoryFile, keys: readonly string[], queries: readonly string[]) => {
  const tally = bands.map(() => ({ found: 0, all: 0 }));
  const counts = characterCounts(keys);
  for (const query of queries) {
    const got = new Set(alikeInFile(memory.database.read, memory.index, query, 0.6, 400).map(({ id }) => id));
    for (const [id, score] of truth(keys, counts, query)) {
      const band = tally[bands.findIndex(({ from }) => score >= from)];
      if (band === undefined) continue;
      band.all += 1;
      if (got.has(id)) band.found += 1;
    }
  }
  return tally;
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

const measure = async (
  folder: string,
  name: string,
  make: (random: () => number) => Sentence,
  change: (from: Sentence, n: number, random: () => number) => Sentence,
  textOf: (words: Sentence) => string,
): Promise<readonly Line[]> => {
  const random = randomFrom(1);
  const sentences = Array.from({ length: units }, () => sometimesNumbered(make(random), random));
  const tmx = join(folder, `${name}.tmx`);
  writeTmx(tmx, sentences.map(textOf));
  const path = join(folder, `${name}.duizhao-memory`);
  const filled = importAlone(path, tmx);
  const queries = Array.from({ length: lookups }, (_, n) => {
    const from = sentences[Math.floor(random() * units)] ?? [];
    return textOf(change(from, n, random));
  });
  const alone = openAlone(path, queries);
  const memory = opened(path);
  const { times, work } = await timesOf(memory, queries);
  const keys = sentences.map((words) => memoryKey(textOf(words)));
  const recall = recallOf(memory, keys, queries.slice(0, compared));
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
    ...Object.fromEntries(
      bands.map((band, n) => [band.name, `${recall[n]?.found ?? 0} of ${recall[n]?.all ?? 0}`]),
    ),
  };
  writeTmx(tmx, sentences.slice(0, peerUnits).map(textOf));
  return [
    own,
    translateToolkit(folder, name, tmx, few),
    omegat(folder, name, tmx, { units: peerUnits, queries: few }),
  ];
};

export const memory: Bench = {
  name: 'memory',
  run: async (folder) => {
    const chinese = chineseWords();
    const english = englishWords(root);
    return {
      title: 'Translation memory: matches of at least 60 % for sentences that were edited',
      notes: [
        `Found of those that comparing with every unit finds, for ${compared} of the ${lookups} sentences. Words as often as they are used, by chance. translate-toolkit (Debian's, without python3-levenshtein) and Debian's OmegaT, which is 3.6, look through all units each time: processor time, for ${peerLookups} sentences and ${peerUnits} units.`,
      ],
      lines: [
        ...(await measure(
          folder,
          'Chinese',
          (random) => sentence(chinese, random),
          (from, n, random) => revised(from, n, chinese, random),
          chineseText,
        )),
        ...(await measure(
          folder,
          'English',
          (random) => englishSentence(english, random),
          (from, n, random) => revised(from, n, english.words, random),
          englishText,
        )),
      ],
    };
  },
};
