import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineIn, must } from '../engine.ts';
import { megabytes } from '../measure.ts';
import { forgetPeak, peakMemory } from '../peak.ts';
import { tmx, xliff } from './made.ts';

/**
 * Imports a document of argv[2] (`xliff`, `tmx`) with argv[3] units into an engine over argv[4], and writes its translations back into
 * its own file; prints how much memory each took, in megabytes over the idle engine, as one JSON object. Run with `--expose-gc`.
 */
const [, , format = '', units = '', folder = ''] = process.argv;

const path = join(folder, format === 'tmx' ? 'a.tmx' : 'a.xlf');
{
  const { bytes } = format === 'tmx' ? tmx(Number(units)) : xliff(Number(units));
  writeFileSync(path, bytes);
}
const { client, close } = engineIn(folder);
const small = join(folder, 'small.txt');
writeFileSync(small, '渡口在河的南岸。\n');
must(await client.documents.import({ from: { path: small }, into: 'new', job: 'small' }));

const over = async (work: () => Promise<unknown>): Promise<number> => {
  globalThis.gc?.();
  await sleep(100);
  const idle = megabytes(process.memoryUsage.rss());
  forgetPeak();
  await work();
  return peakMemory() - idle;
};

const read = await over(async () =>
  must(await client.documents.import({ from: { path }, into: 'new', job: 'in' })),
);
const written = await over(async () =>
  must(
    await client.exports.run({ job: 'out', format, columns: ['en'], path: join(folder, 'out'), fill: true }),
  ),
);
await close();
console.log(JSON.stringify({ read, written }));
