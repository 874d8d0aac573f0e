import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Tries to read every file below a folder, and tells how many could be read. Started as another user by permissions.test.ts. */
const [folder = ''] = process.argv.slice(2);
const readable: string[] = [];
let tried = 0;
const walk = (at: string): void => {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(at);
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) walk(path);
    tried += 1;
    try {
      closeSync(openSync(path, 'r'));
      if (!entry.isDirectory()) readable.push(path);
    } catch {
      continue;
    }
  }
};
const list = (at: string) => readdirSync(at, { withFileTypes: true });
walk(folder);
process.stdout.write(JSON.stringify({ tried, readable }));
