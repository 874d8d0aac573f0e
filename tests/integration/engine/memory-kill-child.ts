import { writeSync } from 'node:fs';
import { importTmx } from '#engine/memory/import-file.ts';

/** The program that memory-storage.test.ts kills: puts a TMX file into a memory, and says now and then how many units are stored. */
const [path = '', tmx = ''] = process.argv.slice(2);
const done = await importTmx(
  path,
  { path: tmx, name: 'a.tmx' },
  { isWanted: () => true, progress: (units) => void writeSync(1, `${units}\n`) },
);
writeSync(1, done.ok ? 'done\n' : `${done.error.code}\n`);
