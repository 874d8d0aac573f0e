import Database from 'better-sqlite3';
import { writeSync } from 'node:fs';
import { createEngine } from '#engine/engine.ts';
import { places } from '#engine/places.ts';

/**
 * The program that memory-edits-killed.test.ts kills: changes the units of a memory (`remove`, `merge`, `undo`), or hands the confirmed rows of a project to it (`feed`). Each
 * statement that is run is a point; with a number it kills itself at that one, else it says how many there were.
 */
const [act = '', folder = '', path = '', aim = '0'] = process.argv.slice(2);
let points = 0;
let isCounting = false;

type Call = (this: unknown, ...given: unknown[]) => unknown;

/** Has every call of a method pass a point first. */
const watch = (of: object, method: string): void => {
  const real = Reflect.get(of, method) as Call;
  const watched: Call = function (...given) {
    if (isCounting) points += 1;
    if (isCounting && points === Number(aim)) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(real, this, given);
  };
  Reflect.set(of, method, watched);
};

const memory = new Database(':memory:');
watch(Database.prototype, 'exec');
watch(Object.getPrototypeOf(memory.prepare('SELECT 1')) as object, 'run');
memory.close();

const engine = createEngine(places({ DUIZHAO_DATA: folder }));
const { client } = engine;
const job = 'job';
const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  remove: () => client.memoryUnits.remove({ path, where: {}, job }),
  merge: () => client.memoryUnits.merge({ path, job }),
  undo: () => client.memoryUnits.undo({ path, job }),
  feed: async () => {
    const opened = await client.project.open({ path });
    // Waits for what is being handed over.
    await engine.close();
    return opened;
  },
};
isCounting = true;
const done = (await acts[act]?.()) as { readonly ok: boolean } | undefined;
isCounting = false;
writeSync(1, done?.ok === true ? `done ${points}` : JSON.stringify(done));
await engine.close();
