import { createMemory } from '#engine/memory/memory-files.ts';
import { fileSink } from '#engine/store/memory-index-repository.ts';
import { openIndexing } from '#engine/store/memory-indexing.ts';

/** The program of memory-parts.test.ts, with `--expose-gc`: puts three parts of an index aside, and tells how many bytes of arrays the last two left behind. */
const memory = createMemory(process.argv[2] ?? '');
const write = memory.ok ? memory.value.database.write : null;
if (write === null) throw new Error('no memory');
write.exec('BEGIN IMMEDIATE');
const index = openIndexing(write, fileSink(write));
let unit = 0;
const putPart = (): void => {
  for (; !index.isFull(); unit += 1) {
    const signs = [
      0x4e00 + (unit % 20_000),
      0x4e00 + ((unit * 7919) % 20_000),
      0x4e00 + ((unit * 104_729) % 20_000),
    ];
    index.add(unit + 1, String.fromCharCode(...signs));
  }
  for (const steps = index.store(); steps.next().done !== true;);
};
const held = (): number => {
  // The second waits for what the first lets go of beside the program.
  for (const _ of ['first', 'second']) globalThis.gc?.();
  return process.memoryUsage().arrayBuffers;
};
putPart();
const [before, first] = [held(), unit];
for (const _ of ['second', 'third']) putPart();
process.stdout.write(JSON.stringify({ parts: 2, held: held() - before, texts: unit - first }));
