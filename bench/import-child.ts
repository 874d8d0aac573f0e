import { engineIn, must } from './engine.ts';
import { megabytes, timed } from './measure.ts';
import { peakMemory } from './peak.ts';

/** Imports argv[2] into an engine over argv[3] and prints what it took as one JSON object. */
const [, , path = '', folder = ''] = process.argv;
const engine = engineIn(folder);
const started = megabytes(process.memoryUsage.rss());
const before = process.cpuUsage();
const { value, ms } = await timed(async () =>
  must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' })),
);
const { user, system } = process.cpuUsage(before);
await engine.close();
// maxRSS is in KiB (getrusage), and where a process was started by a larger one it is that one's.
const peak = peakMemory() || megabytes(process.resourceUsage().maxRSS * 1024);
const processor = (user + system) / 1_000_000;
console.log(JSON.stringify({ seconds: ms / 1000, processor, rows: value.rows, peak, started }));
