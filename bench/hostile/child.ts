import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '#core/model/index.ts';
import { engineIn, must } from '../engine.ts';
import { megabytes } from '../measure.ts';
import { forgetPeak, peakMemory } from '../peak.ts';
import type { Answer, Waits } from './answer.ts';
import type { Reader } from './file.ts';
import { factsFile, names, type Facts } from './template.ts';

/**
 * Gives the hostile file argv[2] to what reads such (argv[3]) in an engine over argv[4] whose user goes on saving, and prints
 * what it took (`Answer`).
 */
const [, , path = '', reader = '', folder = ''] = process.argv;

/** Milliseconds between two saves. */
const rest = 50;
/** Milliseconds without anything to read, to compare with. */
const still = 500;
/** Rows of a long document that some files say things of: words are looked for in all of them. */
const longRows = 20_000;
/** Readings that are shorter (milliseconds) cannot be cancelled by anybody. Others are read again, and cancelled after this share. */
const short = 600;
const share = 0.75;
/** Whether files are read to their end, however long that takes: then a second reading is cancelled after so many milliseconds at most. */
const isWhole = process.env['HOSTILE_WHOLE'] !== undefined;
const latest = isWhole ? 10_000 : Infinity;
/** A reading that lasts longer (milliseconds) is cancelled: what it costs has been seen by then. */
const longest = isWhole ? 1_000_000 : 40_000;

const { review } = JSON.parse(readFileSync(join(folder, factsFile), 'utf8')) as Facts;
const job = 'hostile';
const engine = engineIn(folder);
const { client } = engine;
const project = must(await client.project.open({ path: join(folder, names.project) }));
const [document] = project.documents;
const [row] = must(await client.rows.page({ from: 1, count: 1 })).rows;
if (document === undefined || row === undefined) throw new Error('nothing in the project');

const read: Readonly<Record<Reader, () => Promise<Result<unknown>>>> = {
  import: () => client.documents.import({ from: { path }, into: 'open', job }),
  update: () => client.documents.update({ document: document.id, from: { path }, job }),
  word: () => client.review.readDocx({ job, review, from: { path }, reviewer: 'A' }),
  annotations: () => client.annotations.import({ from: { path }, job }),
  'annotations-large': () => client.annotations.import({ from: { path }, job }),
  merge: () => client.review.merge({ job, from: { path } }),
  take: () =>
    client.review.take({ job, from: { path }, reviewer: 'R', path: join(folder, `${Date.now()}.duizhao`) }),
};

let waits: { clock: number; own: number } = { clock: 0, own: 0 };
const takeWaits = (): Waits => {
  const taken = waits;
  waits = { clock: 0, own: 0 };
  return taken;
};
const ownTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

let before = row.cells.en?.text ?? '';
const done = new AbortController();
const saving = async (): Promise<void> => {
  for (let n = 0; !done.signal.aborted; n += 1) {
    const [began, own] = [performance.now(), ownTime()];
    const after = { text: `Typed ${n}.`, tags: [] };
    // What was due while the thread was busy is late too.
    await sleep(rest);
    const saved = await client.cells.edit({ segment: row.segment, side: 'en', before, after });
    if (saved.ok) before = after.text;
    waits.clock = Math.max(waits.clock, performance.now() - began - rest);
    waits.own = Math.max(waits.own, ownTime() - own - rest);
  }
};

const worse = (a: Waits, b: Waits): Waits => ({
  clock: Math.max(a.clock, b.clock),
  own: Math.max(a.own, b.own),
});

/** Reads once more, and cancels after `after` milliseconds; how long that took. Null when it was done before. */
const cancelled = async (after: number): Promise<Waits | null> => {
  let at: { readonly clock: number; readonly own: number } | null = null;
  const timer = setTimeout(() => {
    at = { clock: performance.now(), own: ownTime() };
    void client.jobs.cancel({ job });
  }, after);
  const result = await read[reader as Reader]();
  clearTimeout(timer);
  const began = at as Waits | null;
  if (began === null) return null;
  const waited = { clock: performance.now() - began.clock, own: ownTime() - began.own };
  return result.ok && waited.clock < rest ? null : waited;
};

/** Annotations that are there already cost nothing: those that are read once more are others. */
const renamed = (): void => {
  if (!reader.startsWith('annotations')) return;
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, text.replaceAll('urn:uuid:', 'urn:uuid:other-'), 'latin1');
};

if (reader === 'annotations-large') {
  const long = join(folder, 'long.txt');
  writeFileSync(long, Array.from({ length: longRows }, (_, n) => `第${n}天，他走了，天黑了。\n`).join(''));
  must(await client.documents.import({ from: { path: long }, into: 'open', job: 'long' }));
}
globalThis.gc?.();
await sleep(100);
const idle = megabytes(process.memoryUsage.rss());
const saves = saving();
await sleep(still);
const control = takeWaits();
forgetPeak();
const began = performance.now();
const cpu = process.cpuUsage();
const stopped = { clock: 0, own: 0 };
const stop = setTimeout(() => {
  Object.assign(stopped, { clock: performance.now(), own: ownTime() });
  void client.jobs.cancel({ job });
}, longest);
const result = await read[reader as Reader]();
clearTimeout(stop);
const atOnce: Waits | null =
  stopped.clock === 0 ? null : { clock: performance.now() - stopped.clock, own: ownTime() - stopped.own };
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
await sleep(2 * rest);
const memory = peakMemory() - idle;
const during = takeWaits();
renamed();
await sleep(2 * rest);
takeWaits();
const cancel =
  atOnce ?? (seconds * 1000 > short ? await cancelled(Math.min(latest, share * seconds * 1000)) : null);
await sleep(2 * rest);
done.abort();
await saves;
const answer: Answer = {
  outcome:
    atOnce !== null
      ? `still read after ${longest / 1000} s`
      : result.ok
        ? 'read'
        : `${result.error.code} ${String(result.error.params?.['what'] ?? result.error.params?.['detail'] ?? '')}`.trim(),
  seconds,
  cpu: (user + system) / 1_000_000,
  memory,
  waits: worse(during, takeWaits()),
  control,
  cancel,
};
console.log(JSON.stringify(answer));
await engine.close();
process.exit(0);
