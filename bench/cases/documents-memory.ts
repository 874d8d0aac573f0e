import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Line } from '../measure.ts';

const child = fileURLToPath(new URL('../speed/memory-child.ts', import.meta.url));

type Taken = { readonly read: number; readonly written: number };

/** One document in a process of its own, so that its peak of memory is its own too. */
const taken = (format: string, units: number, folder: string): Taken => {
  const own = mkdtempSync(join(folder, `${format}-`));
  try {
    const done = spawnSync(process.execPath, ['--expose-gc', child, format, String(units), own], {
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout) as Taken;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};

/** Bilingual documents that are read as they come, each twice as long as the one before. */
export const documentMemory: Bench = {
  name: 'documents-memory',
  run: async (folder) => {
    const lines = ['xliff', 'tmx'].flatMap((format) =>
      [25_000, 50_000, 100_000, 200_000].map((units): Line => {
        const { read, written } = taken(format, units, folder);
        return { format, units, 'imported, MB above idle': read, 'written back, MB above idle': written };
      }),
    );
    return Promise.resolve({
      title: 'Memory for bilingual documents',
      notes: [
        'The whole engine, with its threads. A document that is imported is read as it comes: compare the lines.',
        'One that is written back goes by in portions, and so do its rows and changes: its lines are to be alike.',
      ],
      lines,
    });
  },
};
