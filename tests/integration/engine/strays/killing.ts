import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startable } from '../../programs.ts';
import type { StrayJobName } from './jobs.ts';

const program = startable(join(import.meta.dirname, 'killed-child.ts'));

/** Where children of a folder have their temporary files. */
export const temporaryOf = (folder: string): string => join(folder, 'tmp');

/** Points a job passed, and how many of them while something was in the making. */
export type Passed = { readonly points: number; readonly inside: number };

/** How a job is killed: at a point, at one while something is in the making, after so many milliseconds; null lets it end. */
export type Blow = { readonly at: number } | { readonly inside: number } | { readonly after: number } | null;

/** Does a job in a folder until it is killed; answers what it passed, null when it was killed. */
export const killIn = (folder: string, job: StrayJobName, blow: Blow): Promise<Passed | null> =>
  new Promise((resolve, reject) => {
    const aim = blow !== null && 'at' in blow ? blow.at : 0;
    const within = blow !== null && 'inside' in blow ? blow.inside : 0;
    const child = spawn(process.execPath, [program, folder, job, String(aim), String(within)], {
      env: { ...process.env, DUIZHAO_DATA: join(folder, 'own'), TMPDIR: temporaryOf(folder) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer =
      blow !== null && 'after' in blow ? setTimeout(() => child.kill('SIGKILL'), blow.after) : undefined;
    let [said, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) {
        const [, points, inside] = /points (\d+) (\d+)/.exec(said) ?? [];
        resolve({ points: Number(points), inside: Number(inside) });
      } else reject(new Error(`${job} ended with ${String(code)}: ${complaint}`));
    });
  });

/** A fresh copy of a prepared folder, for a job that wants to find nothing where it writes. */
export const copyOf = (prepared: string, to: string): string => {
  rmSync(to, { recursive: true, force: true });
  cpSync(prepared, to, { recursive: true, preserveTimestamps: true });
  for (const name of ['out', 'tmp']) mkdirSync(join(to, name), { recursive: true });
  return to;
};

/** What may stand in a folder of jobs when nothing is left over: no files in the making, notes of them, uploads or working copies. */
const stray =
  /(?:\.partial|\.closing)(?:-wal|-shm|-journal)?$|(?:^|[/\\])(?:unfinished|uploads)[/\\].|(?:^|[/\\])tmp[/\\]duizhao-/;

/** The files and folders left over in a folder of jobs, by their paths in it. */
export const straysIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => stray.test(path));
