import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { checkProject } from '#engine/project/check/check.ts';
import { undo } from '#engine/project/history.ts';
import { closeProject, type OpenProject } from '#engine/project/open-project.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { all } from '#engine/store/handles.ts';
import { randomFrom, type Random } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { startable } from '../../programs.ts';
import { annotate } from '../annotating.ts';
import { good, reopen, scratch } from '../fixtures.ts';
import { names, opened, operations, type Operation, type OperationName } from './kill-operations.ts';
import { handBack, handOver, hosting, itemsIn, merge, taking, write, type Guest } from './reviewing.ts';

const due = Object.keys(operations) as OperationName[];
/** Kills of each operation; `DUIZHAO_KILLS` of all, which `npm run bench -- trials` sets. */
const kills = Math.ceil(Number(process.env['DUIZHAO_KILLS'] ?? 12) / due.length);

const rows = 12;
const document = {
  language: 'zh-Hant',
  targets: ['en'],
  rows: Array.from({ length: rows }, (_, n) => ({
    source: `第${n + 1}封信沒有寄出。`,
    opens: n % 3 === 0,
    texts: { en: `The old letter of day ${n + 1} was not sent.` },
  })),
} as const;

const say = async (client: Guest['client'], changed: readonly number[], word: string): Promise<void> => {
  for (const row of changed) {
    await write(client, row, `The ${word} letter of day ${row} was not sent.`);
    await annotate(client, [[row, 'en', word]], { body: `Why ${word}?` });
  }
};

/** A folder with every file that operations begin with, all closed. */
const before = async (): Promise<string> => {
  const folder = scratch();
  const host = await hosting(document, 'suggest');
  await say(host.client, [1, 2], 'torn');
  const sent = await handOver(host);
  const [a, b] = [await taking(host, sent, '甲'), await taking(host, sent, '乙')];
  await say(a.client, [2, 3, 4, 5], 'yellow');
  await say(b.client, [4, 5, 6, 7], 'first');
  const back = await handBack(a);
  // The translator went on too: some of what was suggested clashes, some is free.
  await say(host.client, [3, 8], 'burnt');
  good(await merge(host, await handBack(b)));
  const keep = async ({ client }: Pick<Guest, 'client'>, name: string): Promise<void> => {
    const { path } = good(await client.project.info({})) ?? { path: '' };
    good(await client.project.close({}));
    cpSync(path, join(folder, name));
    good(await client.project.open({ path }));
  };
  await keep(host, names.host);
  good(await merge(host, back));
  expect((await itemsIn(host, { standings: ['free'] })).length).toBeGreaterThan(3);
  await keep(host, names.answering);
  await say(a.client, [9, 10], 'last');
  await keep(a, names.copy);
  cpSync(sent, join(folder, names.handover));
  cpSync(back, join(folder, names.back));
  return folder;
};

const program = startable(join(import.meta.dirname, 'kill-child.ts'));

/** How a child is killed: by itself at a point, or from outside so many milliseconds after it began; null lets it end. */
type Blow = { readonly at: number } | { readonly after: number } | null;

type Heard = { readonly text: string; readonly took: number };

/** Runs an operation in a folder until it is killed; answers what it said, and how long after it began it was done (ms). */
const strike = (name: OperationName, folder: string, blow: Blow, env: NodeJS.ProcessEnv): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const aim = blow !== null && 'at' in blow ? blow.at : 0;
    const child = spawn(process.execPath, [program, name, folder, String(aim)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard = { text: '', complaint: '', began: 0, took: 0 };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard.text += text;
      if (heard.text.includes('done')) heard.took = performance.now() - heard.began;
      if (heard.began > 0) return;
      heard.began = performance.now();
      if (blow !== null && 'after' in blow) setTimeout(() => child.kill('SIGKILL'), blow.after);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.complaint += text));
    child.on('close', (code, signal) => {
      const isRight = blow === null ? code === 0 : signal === 'SIGKILL' || ('after' in blow && code === 0);
      if (isRight && heard.complaint === '') resolve(heard);
      else reject(new Error(`${name} ended with ${code ?? signal}: ${heard.complaint}${heard.text}`));
    });
  });

type Tables = Readonly<Record<string, readonly string[]>>;

/** All a project file holds, but for the id that every copy is given anew, and the numbers of rows, which `check` compares. */
const tablesOf = ({ handle }: OpenProject): Tables =>
  Object.fromEntries(
    all<{ name: string }>(
      handle,
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'row_counts' ORDER BY name`,
    ).map(({ name }) => [
      name,
      all<Record<string, unknown>>(handle, `SELECT * FROM "${name}"`)
        // The project's own id, and the state that the log leads to: other ones in every file.
        .filter(({ key }) => name !== 'meta' || (key !== 'id' && key !== 'log'))
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );

/** Opens a project as whoever starts the program again, finds it sound, and looks. */
const lookInto = <T>(path: string, look: (project: OpenProject) => T): T => {
  const project = reopen(path);
  try {
    expect(good(checkProject(project)).problems).toEqual([]);
    return look(project);
  } finally {
    closeProject(project);
  }
};

/** What is in a folder: the tables of the project, and of the file written its tables or bytes, or null where it is absent. */
type State = { readonly project: Tables | null; readonly file: Tables | string | null };

const fileIn = async (path: string): Promise<State['file']> => {
  if (!existsSync(path)) return null;
  if (path.endsWith('.duizhao')) return lookInto(path, tablesOf);
  good(await readPackage(path, path, null));
  return readFileSync(path, 'base64');
};

const stateOf = async (folder: string, { project, file }: Operation): Promise<State> => ({
  project: project === null ? null : lookInto(join(folder, project), tablesOf),
  file: file === null ? null : await fileIn(join(folder, file)),
});

/** What was killed may have left files in the making; they are hidden, and nothing else is there that was not. */
const expectNoStrangers = (base: string, folder: string, { file }: Operation): number => {
  const found = readdirSync(folder);
  const shown = found.filter((name) => !name.startsWith('.') && !name.endsWith('-wal'));
  expect([...readdirSync(base), file]).toEqual(expect.arrayContaining(shown));
  return found.filter((name) => name.endsWith('.partial')).length;
};

type Expected = {
  readonly before: State;
  readonly after: State;
  readonly points: string;
  readonly took: number;
};

/** What may be found after a kill, by name. */
const admitted = ({ before, after }: Expected): readonly (readonly [name: string, state: State])[] => {
  const states: (readonly [string, State])[] = [
    ['old', before],
    ['new', after],
  ];
  if (before.project === null || after.file === null || after.project === null) return states;
  // Two files cannot change at once: what a package says is kept before it gets its name, and that it was sent is told
  // after. A whole package may stand there that the project does not list; never one of which it forgot what it said.
  const project = { ...before.project, review_sent: after.project['review_sent'] ?? [] };
  return [...states, ['kept', { project, file: before.file }], ['not told', { project, file: after.file }]];
};

const undoable = new Set<OperationName>(['merge', 'merge and apply', 'answer']);
/** What undo leaves as it is: that something happened, and what once came in. */
const lasting = new Set([
  'history',
  'steps',
  'review_parcels',
  'review_received',
  'review_origins',
  'sqlite_sequence',
]);
const undone = (tables: Tables): Tables =>
  Object.fromEntries(Object.entries(tables).filter(([table]) => !lasting.has(table)));

/** Whoever was interrupted does it again, and has what they would have had; whoever was not can still undo it. */
const goOn = async (
  name: OperationName,
  folder: string,
  found: string,
  expected: Expected,
): Promise<void> => {
  const operation = operations[name];
  if (found === 'new') {
    if (!undoable.has(name)) return;
    const path = join(folder, operation.project ?? '');
    lookInto(path, (project) => good(undo(project, '')));
    expect(undone(lookInto(path, tablesOf))).toEqual(undone(expected.before.project ?? {}));
    return;
  }
  const engine = good(await opened(folder, operation));
  good(await operation.run(engine.client, folder));
  await engine.close();
  expect(await stateOf(folder, operation)).toEqual(expected.after);
};

/** So many of a list, evenly spread; all of it, when it is not longer. */
const spread = (list: readonly number[], count: number): readonly number[] =>
  list.length <= count
    ? list
    : Array.from({ length: count }, (_, n) => list[Math.floor(((n + 0.5) * list.length) / count)] ?? 1);

/** Two thirds of the kills are at points, before files and transactions are touched first; the others at any moment. */
const blows = (count: number, { points, took }: Expected, random: Random): readonly Blow[] => {
  const pointsOf = (kinds: string): readonly number[] =>
    Array.from(points).flatMap((kind, n) => (kinds.includes(kind) ? [n + 1] : []));
  const aimed = Math.ceil((count * 2) / 3);
  const weighty = spread(pointsOf('fta'), aimed);
  const exact = [...weighty, ...spread(pointsOf('s'), aimed - weighty.length)];
  const rest = Array.from({ length: count - exact.length }, () => ({ after: random() * took * 1.2 }));
  return [...exact.map((at) => ({ at })), ...rest];
};

type Tally = {
  readonly name: OperationName;
  readonly found: string;
  readonly acknowledged: boolean;
  readonly left: number;
};

/** What an operation that nobody stops makes of the folder. */
const expectedOf = async (
  name: OperationName,
  base: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Expected> => {
  const { text, took } = await strike(name, folder, null, env);
  const points = /^done (\w+)$/m.exec(text)?.[1] ?? '';
  const before = await stateOf(base, operations[name]);
  const after = await stateOf(folder, operations[name]);
  expect(points).toMatch(/t.*a$/);
  expect(after).not.toEqual(before);
  return { before, after, points, took };
};

/** The name of the state a folder is in after a kill, which must be one that is admitted. */
const nameOf = (state: State, acknowledged: boolean, expected: Expected): string => {
  const may = admitted(expected).filter(([name]) => !acknowledged || name === 'new');
  const found = may.find(([, one]) => isDeepStrictEqual(one, state))?.[0];
  if (found === undefined) expect(may.map(([, one]) => one)).toContainEqual(state);
  return found ?? '';
};

const torture = async (
  name: OperationName,
  base: string,
  work: string,
  env: NodeJS.ProcessEnv,
): Promise<readonly Tally[]> => {
  const operation: Operation = operations[name];
  const fresh = (n: number): string => {
    const folder = join(work, `${name} ${n}`);
    cpSync(base, folder, { recursive: true });
    return folder;
  };
  const expected = await expectedOf(name, base, fresh(0), env);
  const tallies: Tally[] = [];
  for (const [n, blow] of blows(kills, expected, randomFrom(name.length)).entries()) {
    const folder = fresh(n + 1);
    const { text } = await strike(name, folder, blow, env);
    const acknowledged = text.includes('done');
    const left = expectNoStrangers(base, folder, operation);
    const found = nameOf(await stateOf(folder, operation), acknowledged, expected);
    tallies.push({ name, found, acknowledged, left });
    await goOn(name, folder, found, expected);
    rmSync(folder, { recursive: true });
  }
  return tallies;
};

const tell = (name: OperationName, tallies: readonly Tally[]): void => {
  const states = [...Map.groupBy(tallies, ({ found }) => found)].map(
    ([state, of]) => `${of.length} ${state}`,
  );
  const acknowledged = tallies.filter((one) => one.acknowledged).length;
  const left = tallies.reduce((sum, one) => sum + one.left, 0);
  console.log(
    `${name}: ${tallies.length} kills, found ${states.join(', ')}; ${acknowledged} were acknowledged, ${left} hidden files left`,
  );
};

test(
  `${kills} kills of each step of a review leave the old or the new state, complete, or a whole package not listed yet`,
  async () => {
    const base = await before();
    const work = scratch();
    const compiled = join(work, 'compiled');
    mkdirSync(compiled);
    const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
    const left = [...due];
    const struck: Tally[] = [];
    const lane = async (): Promise<void> => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        const tallies = await torture(name, base, work, env);
        tell(name, tallies);
        struck.push(...tallies);
      }
    };
    await Promise.all([lane(), lane()]);
    expect(struck.length).toBe(kills * due.length);
    expect(struck.map(({ found }) => found)).toEqual(expect.arrayContaining(['old', 'new']));
  },
  200_000 + kills * due.length * 4_000,
);
