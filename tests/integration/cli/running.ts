import { fork, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { startable } from '../programs.ts';
import type { CommandOrder } from './command-process.ts';

export const installation = resolve(import.meta.dirname, '../../..');
const program = join(installation, 'cli', 'duizhao.mjs');

/** What a command left behind: its exit code, and all it wrote. */
export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const environment = (folder: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: folder,
  DUIZHAO_DATA: join(folder, 'data'),
  ...more,
});

const gathered = (stream: NodeJS.ReadableStream | null): { readonly text: () => string } => {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return { text: () => Buffer.concat(parts).toString('utf8') };
};

/** Waits for a started command to end. */
export const ended = (child: ChildProcess): Promise<Ran> => {
  const stdout = gathered(child.stdout);
  const stderr = gathered(child.stderr);
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code) => settle({ code, stdout: stdout.text(), stderr: stderr.text() }));
  });
};

/** Runs commands one after another in one process, which ends with this one and keeps nothing waiting. */
type Commands = { readonly run: (order: CommandOrder) => Promise<Ran>; readonly stop: () => void };

/** `module`: the command-process.ts of the sources whose commands these are. */
export const commandsOf = (module: string): Commands => {
  let running: ChildProcess | null = null;
  /** The command that is running, if any: they take turns, for they share a folder and outputs. */
  let last: Promise<unknown> = Promise.resolve();
  const child = (): ChildProcess => {
    if (running?.connected === true) return running;
    const started = fork(module, [], { execArgv: [] });
    started.unref();
    started.channel?.unref();
    return (running = started);
  };
  const runNow = (order: CommandOrder): Promise<Ran> =>
    new Promise((settle, reject) => {
      const told = child();
      const stopped = (code: number | null): void =>
        reject(new Error(`the process ended with ${String(code)} during ${order.args.join(' ')}`));
      told.once('exit', stopped);
      told.once('message', (ran: Ran) => {
        told.off('exit', stopped);
        settle(ran);
      });
      told.send(order);
    });
  return {
    run: (order) => {
      const ran = last.then(() => runNow(order));
      last = ran.catch(() => undefined);
      return ran;
    },
    stop: () => running?.disconnect(),
  };
};

/** The commands of this tree, of all tests. */
export const ownCommands: Commands = commandsOf(startable(join(import.meta.dirname, 'command-process.ts')));

/**
 * A folder of its own for one test, and the command line in it with nothing of this machine's own settings: `run` runs a
 * command in a process that is there already, `start` in one of its own.
 */
export const workplace = () => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const start = (args: readonly string[], options: SpawnOptions = {}): ChildProcess =>
    spawn(process.execPath, [program, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
      env: environment(folder, options.env),
    });
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    ownCommands.run({ args, folder, env: environment(folder, env) });
  return { folder, at: (name: string): string => join(folder, name), start, run };
};

export type Workplace = ReturnType<typeof workplace>;

/** What a command printed with `--json`; it must have succeeded. */
export const answerOf = ({ code, stdout, stderr }: Ran): unknown => {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  return JSON.parse(stdout);
};

/** The failure a command ended with under `--json`: one line on stderr, nothing on stdout, exit code 1, or 2 for usage. */
export const failureOf = ({ code, stdout, stderr }: Ran): unknown => {
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
  expect(error.message).toMatch(/^\S.*\S$/u);
  expect(error.message).not.toMatch(/\{\{|^[\w.-]+$/);
  expect(code).toBe(error.code === 'usage' ? 2 : 1);
  return error;
};

/** The real damaged article, or null, said so, where it is not. */
export const article = sharedPath('samples/seed-article.txt');

export const textOf = (path: string): string => readFileSync(path, 'utf8');
