import Database from 'better-sqlite3';
import fs, { writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { opened, operations, type OperationName } from './kill-operations.ts';

/**
 * The program that kill.test.ts kills: does one operation in a folder and says `ready` when it begins, `done` with all its
 * points when it was acknowledged, and ends. A point is a moment before something is written: a file made, filled, flushed,
 * named or taken away (`f`), a transaction begun or committed (`t`), a statement in one (`s`), the acknowledgement (`a`).
 * With a number as the third argument it kills itself at that point, as nobody outside could aim.
 */
const [name = '', folder = '', aim = '0'] = process.argv.slice(2);
const operation = operations[name as OperationName];

const points: string[] = [];
let isCounting = false;

const pass = (kind: string): void => {
  if (!isCounting) return;
  points.push(kind);
  if (points.length === Number(aim)) process.kill(process.pid, 'SIGKILL');
};

type Call = (this: unknown, ...given: unknown[]) => unknown;

/** Has every call of a method pass a point first. */
const watch = (of: object, method: string, kindOf: (on: unknown) => string): void => {
  const real = Reflect.get(of, method) as Call;
  const watched: Call = function (...given) {
    pass(kindOf(this));
    return Reflect.apply(real, this, given);
  };
  Reflect.set(of, method, watched);
};

const protoOf = (of: object): object => Object.getPrototypeOf(of) as object;

const calls = ['openSync', 'writeSync', 'writeFileSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync'];

const watchAll = async (): Promise<void> => {
  for (const call of calls) watch(fs, call, () => 'f');
  syncBuiltinESMExports();
  const handle = await open(folder, 'r');
  for (const call of ['writeFile', 'sync', 'close']) watch(protoOf(handle), call, () => 'f');
  await handle.close();
  watch(Database.prototype, 'exec', () => 's');
  watch(Database.prototype, 'close', () => 'f');
  const memory = new Database(':memory:');
  const sources = /^(BEGIN|COMMIT)/;
  watch(protoOf(memory.prepare('SELECT 1')), 'run', (on) =>
    sources.test((on as Database.Statement).source) ? 't' : 's',
  );
  memory.close();
};

// Not the one that will be watched.
const say = writeSync;
const engine = await opened(folder, operation);
if (!engine.ok) throw new Error(JSON.stringify(engine.error));
await watchAll();
say(1, 'ready\n');
isCounting = true;
const done = await operation.run(engine.value.client, folder);
pass('a');
isCounting = false;
say(1, done.ok ? `done ${points.join('')}\n` : `${JSON.stringify(done.error)}\n`);
await engine.value.close();
