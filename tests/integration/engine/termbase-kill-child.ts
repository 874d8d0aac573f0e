import { writeSync } from 'node:fs';
import { withTermbase } from '#engine/project/termbases/termbase-file.ts';
import { fillTermbase } from '#engine/terms/fill-termbase.ts';
import { manyConcepts } from './many-concepts.ts';

/** The program that termbase-storage.test.ts kills: puts many concepts into a termbase, and says now and then how many are stored. */
const [path = '', count = ''] = process.argv.slice(2);
const done = await withTermbase(path, (file) =>
  fillTermbase(file, manyConcepts(Number(count)), 'Lin', '2026-01-02T03:04:05.000Z', {
    isWanted: () => true,
    progress: (_phase, stored) => {
      if (stored % 100 === 0) writeSync(1, `${stored}\n`);
    },
  }),
);
writeSync(1, done.ok ? 'done\n' : `${done.error.code}\n`);
