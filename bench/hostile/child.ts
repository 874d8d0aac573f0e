import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { engineIn, must } from '../engine.ts';
import { megabytes } from '../measure.ts';
import { hostileFiles, type Reader } from './files.ts';

/**
 * Gives the hostile file argv[2] of argv[3] bytes to an engine over argv[4] whose user goes on saving, and prints what it took.
 * argv[5]: milliseconds after which it is cancelled, or nothing.
 */
const [, , name = '', size = '', folder = '', cancelAfter] = process.argv;
const file = hostileFiles.find((each) => each.name === name);
if (file === undefined) throw new Error(`no file ${name}`);

/** The highest memory of the process since `forgetPeak` (Linux). */
const peak = (): number => {
  const status = readFileSync('/proc/self/status', 'utf8');
  return megabytes(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
};
const forgetPeak = (): void => writeFileSync('/proc/self/clear_refs', '5');

const job = 'hostile';
const engine: Engine = engineIn(folder);
const { client } = engine;
const own = join(folder, 'own.txt');
writeFileSync(own, '他走了。天黑了。没有人。结束。\n'.repeat(50));
must(await client.documents.import({ from: { path: own }, into: 'new', job: 'own' }));
const review = must(
  await client.review.open({ title: 'A look', asked: 'suggest', scope: { is: 'all' }, sides: ['en'] }),
);
const docx = join(folder, 'own.docx');
must(await client.review.writeDocx({ job, review: review.id, side: 'en', path: docx }));
const path = join(folder, name);
writeFileSync(path, file.make(Number(size), readFileSync(docx)));

const read: Readonly<Record<Reader, () => Promise<Result<unknown>>>> = {
  import: () => client.documents.import({ from: { path }, into: 'open', job }),
  word: () => client.review.readDocx({ job, review: review.id, from: { path }, reviewer: 'A' }),
  annotations: () => client.annotations.import({ from: { path }, job }),
  package: () => client.review.merge({ job, from: { path } }),
};

const { rows } = must(await client.rows.page({ from: 1, count: 1 }));
const segment = rows[0]?.segment;
if (segment === undefined) throw new Error('no row');
let before = '';
let longest = 0;
let quiet = 0;
const done = new AbortController();
const saving = async (): Promise<void> => {
  for (let n = 0; !done.signal.aborted; n += 1) {
    const began = performance.now();
    const after = { text: `Typed ${n}.`, tags: [] };
    // What was due while the thread was busy is late too.
    await sleep(20);
    const due = began + 20;
    const saved = await client.cells.edit({ segment, side: 'en', before, after });
    if (saved.ok) before = after.text;
    longest = Math.max(longest, performance.now() - due);
  }
};

globalThis.gc?.();
await sleep(300);
const idle = megabytes(process.memoryUsage.rss());
const saves = saving();
await sleep(2000);
[quiet, longest] = [longest, 0];
forgetPeak();
const began = performance.now();
const cpu = process.cpuUsage();
let cancelled = 0;
if (cancelAfter !== undefined)
  setTimeout(() => {
    cancelled = performance.now();
    void client.jobs.cancel({ job });
  }, Number(cancelAfter)).unref();
const result = await read[file.reader]();
const ended = performance.now();
const { user, system } = process.cpuUsage(cpu);
done.abort();
await saves;
const memory = peak() - idle;
console.log(
  JSON.stringify({
    outcome: result.ok
      ? 'read'
      : `${result.error.code} ${String(result.error.params?.['what'] ?? '')}`.trim(),
    seconds: (ended - began) / 1000,
    cpu: (user + system) / 1_000_000,
    memory,
    longest,
    quiet,
    cancel: cancelled === 0 ? null : ended - cancelled,
  }),
);
await engine.close();
process.exit(0);
