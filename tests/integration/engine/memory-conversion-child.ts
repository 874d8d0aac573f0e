import { writeSync } from 'node:fs';
import { convertIndex } from '#engine/memory/convert-index.ts';
import { openMemory } from '#engine/memory/memory-files.ts';

/** The program that memory-conversion.test.ts kills: converts the index of a memory, and says when each part is stored. */
const memory = openMemory(process.argv[2] ?? '');
if (!memory.ok) throw new Error(memory.error.code);
await convertIndex(memory.value, () => void writeSync(1, 'part\n'));
writeSync(1, 'done\n');
