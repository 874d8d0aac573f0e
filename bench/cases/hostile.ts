import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostileFiles } from '../hostile/files.ts';
import { round, type Bench, type Line } from '../measure.ts';

const child = fileURLToPath(new URL('../hostile/child.ts', import.meta.url));

/** Megabytes of each file before it is packed, and the names to take: all when empty. `HOSTILE_SIZE=128 HOSTILE_FILES=md$`. */
const megabytes = Number(process.env['HOSTILE_SIZE'] ?? 16);
const wanted = new RegExp(process.env['HOSTILE_FILES'] ?? '');

/** Milliseconds after which the second run is cancelled. */
const cancelAfter = 700;

type Answer = {
  readonly outcome: string;
  readonly seconds: number;
  readonly cpu: number;
  readonly memory: number;
  readonly longest: number;
  readonly quiet: number;
  readonly cancel: number | null;
};

const once = (folder: string, name: string, more: readonly string[]): Answer => {
  const own = mkdtempSync(join(folder, 'run-'));
  const args = ['--expose-gc', child, name, String(megabytes * 1_048_576), own, ...more];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 600_000 });
  rmSync(own, { recursive: true, force: true });
  if (done.status !== 0) throw new Error(`${name}: ${done.stderr.slice(-2000)}`);
  return JSON.parse(done.stdout) as Answer;
};

const lineOf = (folder: string, name: string): Line => {
  const whole = once(folder, name, []);
  const cancelled = whole.seconds * 1000 < cancelAfter * 2 ? null : once(folder, name, [String(cancelAfter)]);
  const line: Line = {
    file: name,
    outcome: whole.outcome,
    seconds: round(whole.seconds),
    'CPU seconds': round(whole.cpu),
    'above idle': `${whole.memory} MB`,
    'longest save with nothing else': `${Math.ceil(whole.quiet)} ms`,
    'longest save': `${Math.ceil(Math.max(whole.longest, cancelled?.longest ?? 0))} ms`,
    cancelled:
      cancelled === null || cancelled.cancel === null ? 'too short' : `${Math.ceil(cancelled.cancel)} ms`,
  };
  console.error(Object.values(line).join(' | '));
  return line;
};

/** Files that cost more than they weigh: memory above the idle engine, time, and what a user who goes on saving feels of it. */
export const hostile: Bench = {
  name: 'hostile',
  run: async (folder) => ({
    title: `Hostile files of ${megabytes} MB`,
    notes: [
      'Each in a process of its own, with a save every 20 ms. A second run is cancelled after 0.7 s: until it has ended.',
      'Wanted: at most 512 MB above idle, cancelled within 2 s, no save longer than 100 ms.',
    ],
    lines: await Promise.resolve(
      hostileFiles.filter(({ name }) => wanted.test(name)).map(({ name }) => lineOf(folder, name)),
    ),
  }),
};
