import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import { scratch } from '../fixtures.ts';

// From its source: it tells by their paths which modules are loaded, and a bundle has none of them.
const child = join(import.meta.dirname, 'no-network-child.ts');
const address = 'postgres://anna@127.0.0.1:9/team?memory=duizhao';

type Told = { readonly answers: readonly unknown[]; readonly touched: readonly string[] };

const run = async (folder: string): Promise<Told> => {
  const { stdout } = await promisify(execFile)(process.execPath, [child, folder, address]);
  return JSON.parse(stdout) as Told;
};

test('who has set up no server loads no code for one and opens no connection, whatever a project names', async () => {
  expect(await run(scratch())).toEqual({ answers: [true, true, [], 'team.not-connected'], touched: [] });
});

test('who has set one up connects to that one', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'data'));
  const known = [{ place: address, writes: true, sealed: null }];
  writeFileSync(join(folder, 'data', 'team-memories.json'), JSON.stringify(known));
  const { answers, touched } = await run(folder);
  expect(answers.slice(0, 2)).toEqual([true, true]);
  expect(answers[3]).toBe('attached');
  expect(touched).toContain('loaded pg');
  expect(touched).toContain('connected');
});

const lack = lackOfProgram('strace', 'that the system is asked for no connection');
test.skipIf(lack !== null)('the system is asked for no connection either', () => {
  const folder = scratch();
  const trace = join(folder, 'trace');
  execFileSync('strace', [
    '-f',
    '-e',
    'trace=socket,connect,sendto',
    '-o',
    trace,
    process.execPath,
    child,
    folder,
    address,
  ]);
  const calls = readFileSync(trace, 'utf8');
  expect(calls).toContain('exited with 0');
  expect(calls).not.toMatch(/AF_INET/);
});
