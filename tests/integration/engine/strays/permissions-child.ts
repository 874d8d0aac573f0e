import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, strayJobNames, strayJobs } from './jobs.ts';

/** Does every job in a folder, under a umask and with projects of a mode: both octal. Started by permissions.test.ts. */
const [folder = '', umask = '', mode = ''] = process.argv.slice(2);
process.umask(Number.parseInt(umask, 8));
await prepare(folder, Number.parseInt(mode, 8));
mkdirSync(join(folder, 'out'));
// Files that are written over, one that others may read and one that nobody may.
writeFileSync(join(folder, 'out', 'a.docx'), 'old', { mode: 0o644 });
writeFileSync(join(folder, 'out', 'a.html'), 'old', { mode: 0o600 });
for (const name of strayJobNames) await strayJobs[name](folder);
process.stdout.write('done');
