import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../hostile/answer.ts';
import type { HostileFile, Sound } from '../hostile/file.ts';
import { chosenFiles } from '../hostile/files.ts';
import { makeTemplate } from '../hostile/template.ts';
import { render, round, type Bench, type Line } from '../measure.ts';

const child = fileURLToPath(new URL('../hostile/child.ts', import.meta.url));

/** Megabytes of each file that has no size of its own, and a pattern of names, `.` for all: `HOSTILE_SIZE=128 HOSTILE_FILES=md$`. */
const usual = Number(process.env['HOSTILE_SIZE'] ?? 4);
const wanted = process.env['HOSTILE_FILES'];

/** What is wanted: megabytes above the idle engine, milliseconds to cancel, milliseconds of a save. */
const targets = { memory: 512, cancel: 2000, wait: 100 } as const;

/**
 * Milliseconds after which an engine that still reads is ended: all its targets count as missed. `HOSTILE_WHOLE=1` lets each file be
 * read to its end; else what is still read after 40 s is cancelled.
 */
const longest = process.env['HOSTILE_WHOLE'] === undefined ? 120_000 : 1_200_000;

const missed: Answer = {
  outcome: `not done after ${longest / 1000} s`,
  seconds: longest / 1000,
  cpu: NaN,
  memory: Infinity,
  waits: { clock: Infinity, own: Infinity },
  control: { clock: 0, own: 0 },
  cancel: { clock: Infinity, own: Infinity },
};

type Measured = { readonly file: string; readonly answer: Answer };

const measured = (
  template: string,
  { name, reader, megabytes, make }: HostileFile,
  sound: Sound,
): Measured => {
  const own = mkdtempSync(join(template, '..', 'run-'));
  try {
    cpSync(template, own, { recursive: true });
    const path = join(own, name);
    writeFileSync(path, make((megabytes ?? usual) * 1_048_576, sound));
    const args = ['--expose-gc', child, path, reader, own];
    const done = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: longest });
    if (done.signal !== null) return { file: name, answer: missed };
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr.slice(-2000)}`);
    return { file: name, answer: JSON.parse(done.stdout) as Answer };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};

const verdict = (isGood: boolean): string => (isGood ? '' : ' ✗');

const lineOf = ({ file, answer }: Measured): Line => {
  const { outcome, seconds, cpu, memory, waits, control, cancel } = answer;
  return {
    file,
    outcome,
    seconds: round(seconds),
    'CPU seconds': round(cpu),
    'above idle, MB': `${memory}${verdict(memory <= targets.memory)}`,
    'cancelled, ms':
      cancel === null ? '–' : `${Math.ceil(cancel.clock)}${verdict(cancel.clock <= targets.cancel)}`,
    'longest save, ms': `${Math.ceil(waits.clock)}${verdict(waits.clock <= targets.wait)}`,
    'by own work, ms': Math.max(0, Math.ceil(waits.own)),
    'before, ms': Math.ceil(control.clock),
  };
};

/** How many files are over a target, and the worst of all. */
const total = (
  what: string,
  all: readonly Measured[],
  limit: number,
  figure: (answer: Answer) => number,
): Line => {
  const worst = all.toSorted((a, b) => figure(b.answer) - figure(a.answer))[0];
  return {
    what,
    wanted: limit,
    tried: all.length,
    over: all.filter(({ answer }) => figure(answer) > limit).length,
    worst: worst === undefined ? '' : `${Math.ceil(figure(worst.answer))} (${worst.file})`,
  };
};

/** What is measured of each file, what is wanted of it, and how it is called. */
const figures: readonly (readonly [string, number, (answer: Answer) => number])[] = [
  ['memory above idle, MB', targets.memory, ({ memory }) => memory],
  ['time to cancel, ms', targets.cancel, ({ cancel }) => cancel?.clock ?? 0],
  ['time to cancel by the own work of its thread, ms', targets.cancel, ({ cancel }) => cancel?.own ?? 0],
  ['longest save by the clock, ms', targets.wait, ({ waits }) => waits.clock],
  ['longest save by the own work of its thread, ms', targets.wait, ({ waits }) => waits.own],
];

/** The files over a target, with what they are over. */
const overTarget = (all: readonly Measured[]): string => {
  const lines = all
    .filter(({ answer }) => figures.some(([, limit, figure]) => figure(answer) > limit))
    .map(({ file, answer }): Line => {
      const cells = figures.map(([what, limit, figure]): [string, string | number] => {
        const value = figure(answer);
        return [what, value > limit ? Math.ceil(value) : ''];
      });
      return { file, outcome: answer.outcome, ...Object.fromEntries(cells) };
    });
  return lines.length === 0
    ? 'No file is over a target.\n'
    : render({ title: `Hostile files: over a target, ${lines.length} of ${all.length}`, notes: [], lines });
};

const totals = (all: readonly Measured[]): string =>
  render({
    title: 'Hostile files: totals',
    notes: [],
    lines: [
      ...figures.map(([what, limit, figure]) => total(what, all, limit, figure)),
      total('longest save before anything was read, ms', all, targets.wait, ({ control }) => control.clock),
    ],
  });

/** Files that cost more than they weigh: memory above the idle engine, time, and what a user who goes on saving feels of it. */
export const hostile: Bench = {
  name: 'hostile',
  run: async (folder) => {
    const template = mkdtempSync(join(folder, 'template-'));
    const sound = await makeTemplate(template);
    const all: Measured[] = [];
    for (const file of chosenFiles(wanted)) {
      const one = measured(template, file, sound);
      console.error(Object.values(lineOf(one)).join(' | '));
      all.push(one);
    }
    return {
      title: `Hostile files, of ${usual} MB where they have no size of their own`,
      notes: [
        'Each in a process of its own, with a save every 50 ms. What takes longer than 0.6 s is read again and cancelled after three quarters of that time.',
        'Own work: processor time of the thread that saves, beside which the clock counts whatever else the machine does.',
        '',
        totals(all),
        overTarget(all),
      ],
      lines: all.map(lineOf),
    };
  },
};
