import { engineIn, must } from './engine.ts';
import { megabytes, timed } from './measure.ts';

/** Imports argv[2] into an engine over argv[3] and prints what it took as one JSON object. */
const [, , path = '', folder = ''] = process.argv;
const engine = engineIn(folder);
const started = megabytes(process.memoryUsage.rss());
const { value, ms } = await timed(async () =>
  must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' })),
);
await engine.close();
// maxRSS is in KiB (getrusage).
const peak = megabytes(process.resourceUsage().maxRSS * 1024);
console.log(JSON.stringify({ seconds: ms / 1000, rows: value.rows, peak, started }));
