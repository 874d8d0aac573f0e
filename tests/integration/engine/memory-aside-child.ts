import { createMemory } from '#engine/memory/memory-files.ts';
import { importSink, makeImportTables } from '#engine/store/memory-import-repository.ts';
import { createKeyWriter } from '#engine/store/memory-keys-repository.ts';

/** Of a text as long as a paragraph. */
const paragraph = 'a sentence that fills a page with some others; '.repeat(16);

/** The program that memory-storage.test.ts kills: puts more aside than SQLite keeps in memory, as an import of many units does, says so, and waits. */
const memory = createMemory(process.argv[2] ?? '');
const write = memory.ok ? memory.value.database.write : null;
if (write === null) throw new Error('no memory');
write.exec('BEGIN IMMEDIATE');
makeImportTables(write);
const keys = createKeyWriter(importSink(write), 1);
for (let n = 0; n < 60_000; n += 1) keys.add(`${paragraph}${n}`);
keys.end();
process.stdout.write('aside\n');
process.stdin.resume();
