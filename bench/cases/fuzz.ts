import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formats } from '#core/formats/index.ts';
import type { FuzzLine } from '../fuzz/lines.ts';
import { round, type Bench, type Line } from '../measure.ts';

const child = fileURLToPath(new URL('../fuzz/child.ts', import.meta.url));

/** Damaged copies over all formats, and the seed they are made by: `FUZZ_COPIES=100000 FUZZ_SEED=2`. */
const total = Number(process.env['FUZZ_COPIES'] ?? 10_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

/** Megabytes that a process which reads and fills may have, with all that it loads. */
const mostMemory = 512;

/** Milliseconds after which a format's process is ended, for each of its copies: the last that it began hangs. */
const longestEach = 1000;

type Told = { readonly format: string; readonly lines: readonly FuzzLine[]; readonly end: string | null };

const tried = (format: string, copies: number): Told => {
  const run = spawnSync(process.execPath, [child, format, String(copies), String(seed)], {
    encoding: 'utf8',
    timeout: Math.max(60_000, copies * longestEach),
    maxBuffer: 1 << 28,
  });
  const lines = run.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as FuzzLine]));
  const begun = lines.findLast((line) => line.is === 'begun')?.copy ?? 'nothing begun';
  const end =
    run.signal !== null
      ? `hangs: ${begun}`
      : run.status !== 0
        ? `ends: ${begun} ${run.stderr.slice(-500)}`
        : null;
  return { format, lines, end };
};

const faultsOf = ({ format, lines, end }: Told): readonly string[] => {
  const said = lines.flatMap((line) =>
    line.is === 'fault' ? [`${line.copy}: ${line.what} ${line.kind} ${line.detail}`.trim()] : [],
  );
  const done = lines.find((line) => line.is === 'done');
  const large =
    done !== undefined && done.memory > mostMemory
      ? [`${format}: ${done.memory} MB, over ${mostMemory}`]
      : [];
  return [...said, ...large, ...(end === null ? [] : [end])];
};

const lineOf = (told: Told): Line => {
  const done = told.lines.find((line) => line.is === 'done');
  const faults = faultsOf(told).length;
  return {
    format: told.format,
    copies: done?.copies ?? '–',
    read: done?.read ?? '–',
    refused: done?.refused ?? '–',
    filled: done?.filled ?? '–',
    'longest call, CPU ms': round(done?.longest ?? NaN, 0),
    'highest memory, MB': done?.memory ?? '–',
    faults,
  };
};

/** Damaged copies of the golden files of every format, read and filled: nothing may throw, hang, flood memory or change what is filled with its own words. */
export const fuzz: Bench = {
  name: 'fuzz',
  run: async () => {
    const ids = formats.importing.map(({ id }) => id);
    const share = Math.ceil(total / ids.length);
    const all = ids.map((format) => {
      const told = tried(format, share);
      console.error(Object.values(lineOf(told)).join(' | '));
      return told;
    });
    const faults = all.flatMap(faultsOf);
    return {
      title: `${share * ids.length} damaged files of ${ids.length} formats, seed ${seed}`,
      notes: [
        'Each is read, filled with its own words (and then to be what it was), and filled with other words and adapted to their language. A fault: something thrown, a call over 2 s of processor time, more than 512 MB, a file that was read and is not filled, or is another when filled with its own words.',
        '',
        faults.length === 0 ? 'No fault.' : faults.map((fault) => `- ${fault}`).join('\n'),
      ],
      lines: all.map(lineOf),
    };
  },
};
