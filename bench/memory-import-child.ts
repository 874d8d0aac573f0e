import { importTmx } from '#engine/memory/import-file.ts';

/** Imports the TMX file argv[3] into the memory argv[2] and prints what it took as one JSON object. A file, since threads are started with what a process was. */
const [, , path = '', tmx = ''] = process.argv;
const used = process.cpuUsage();
const before = performance.now();
const done = await importTmx(path, { path: tmx, name: 'bench.tmx' }, { isWanted: () => true });
if (!done.ok) throw new Error(done.error.code);
const ms = performance.now() - before;
const { user, system } = process.cpuUsage(used);
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ms, seconds: (user + system) / 1e6, peak }));
process.exit();
