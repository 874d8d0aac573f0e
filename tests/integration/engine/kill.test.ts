import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SegmentId, Side } from '#core/model/index.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { redo, undo } from '#engine/project/history.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { anchorsOf } from '#engine/store/anchors-repository.ts';
import { allAnnotations } from '#engine/store/annotations-repository.ts';
import { cellsOf } from '#engine/store/cells-repository.ts';
import { first } from '#engine/store/handles.ts';
import { startable } from '../programs.ts';
import { dialogue, good, projectFile, reopen, scratch } from './fixtures.ts';

/** An even number; `npm run bench -- trials` kills far more often. */
const kills = Number(process.env['DUIZHAO_KILLS'] ?? 8);
/** Rounds after which the whole file is read; the texts are compared after every one. */
const wholeCheckEvery = 10;

type Acknowledged = {
  readonly sequence: number;
  readonly segment: SegmentId;
  /** `note` when it was an annotation that was written. */
  readonly side: Side;
  readonly n: number;
};

const parse = (line: string): Acknowledged => {
  const [sequence = '', segment = '', side = '', n = ''] = line.split(' ');
  return {
    sequence: Number(sequence),
    segment: Number(segment) as SegmentId,
    side,
    n: Number(n),
  };
};

/** Numbers that look random and are the same in every run. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const program = startable(join(import.meta.dirname, 'kill-child.ts'));

/** Children start three times as fast from compiled code, which only one that ends by itself leaves behind. */
const withCompiledCode = (folder: string): NodeJS.ProcessEnv => {
  const environment = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const path = projectFile(folder, [dialogue], 'first');
  const run = spawnSync(process.execPath, [program, path, '0', '10'], { env: environment, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return environment;
};

/** Lets a child edit until it is killed at a random moment; answers what it acknowledged. */
const runAndKill = (
  path: string,
  from: number,
  random: () => number,
  env: NodeJS.ProcessEnv,
): Promise<readonly Acknowledged[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, path, String(from)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let heard = '';
    let complaint = '';
    // Mostly some lines into its work, at times while it still opens the file.
    const lines = Math.floor(random() * 60);
    const wait = random() * 8;
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), wait);
    if (random() < 0.1) setTimeout(() => child.kill('SIGKILL'), 60 + random() * 120);
    let due = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (due || heard.split('\n').length <= lines) return;
      due = true;
      kill();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself: ${complaint}${heard}`));
      else resolve(heard.split('\n').slice(0, -1).map(parse));
    });
  });

const numberOf = (text: string): number => Number(/(\d+)$/.exec(text)?.[1] ?? -1);

const numbersIn = (project: OpenProject): Map<string, number> => {
  const numbers = new Map<string, number>();
  for (const segment of project.order.slice(1, project.order.size())) {
    for (const { side, cell } of cellsOf(project.handle, segment)) {
      if (side !== 'zh-Hans') numbers.set(`${segment} ${side}`, numberOf(cell.text));
    }
  }
  for (const { id, body } of allAnnotations(project.handle)) {
    const [anchor] = anchorsOf(project.handle, id);
    if (anchor !== undefined) numbers.set(`${anchor.segment} note ${body}`, Number(body));
  }
  return numbers;
};

type Tally = { kills: number; acknowledged: number; lost: number; whole: number };

/** Kills, reopens and looks, over and over on one file. */
const torture = async (
  path: string,
  rounds: number,
  seed: number,
  env: NodeJS.ProcessEnv,
): Promise<Tally> => {
  const random = randomFrom(seed);
  const tally: Tally = { kills: 0, acknowledged: 0, lost: 0, whole: 0 };
  const expected = new Map<string, number>();
  let next = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const heard = await runAndKill(path, next, random, env);
    tally.kills += 1;
    tally.acknowledged += heard.length;
    for (const { segment, side, n } of heard) {
      expected.set(side === 'note' ? `${segment} note ${n}` : `${segment} ${side}`, n);
    }
    const project = reopen(path);
    const found = numbersIn(project);
    for (const [cell, n] of expected) {
      const present = found.get(cell) ?? -1;
      // The one edit that was under way may be there or not; none that was acknowledged may be missing.
      if (present < n) tally.lost += 1;
      expected.set(cell, present);
    }
    for (const { sequence } of heard) {
      const event = first(project.handle, 'SELECT 1 FROM history WHERE seq = ?', sequence);
      if (event === undefined) tally.lost += 1;
    }
    next = Math.max(next, ...found.values()) + 1;
    if (project.sequence > 1) {
      good(undo(project, ''));
      good(redo(project, ''));
      expect(numbersIn(project)).toEqual(found);
    }
    if (round % wholeCheckEvery === 0 || round === rounds) {
      expect(good(checkProject(project)).problems).toEqual([]);
      tally.whole += 1;
    }
    closeProject(project);
  }
  return tally;
};

test(
  `${kills} kills at random moments lose no acknowledged edit or annotation`,
  async () => {
    const folder = scratch();
    const env = withCompiledCode(folder);
    const lanes = await Promise.all(
      [1, 2].map((lane) =>
        torture(projectFile(folder, [dialogue], `lane${lane}`), kills / 2, lane * 7919, env),
      ),
    );
    const sum = (pick: (tally: Tally) => number): number => lanes.reduce((all, lane) => all + pick(lane), 0);
    console.log(
      `${sum((t) => t.kills)} kills, ${sum((t) => t.acknowledged)} acknowledged edits and annotations, ${sum((t) => t.lost)} lost, ` +
        `${sum((t) => t.whole)} whole-file checks sound`,
    );
    expect(sum((t) => t.kills)).toBe(kills);
    expect(sum((t) => t.acknowledged)).toBeGreaterThan(kills);
    expect(sum((t) => t.lost)).toBe(0);
  },
  200_000 + kills * 2_000,
);
