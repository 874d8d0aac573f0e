import { createHash } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { bundleOf } from '#engine/vite.config.ts';
import { bundledName } from './programs.ts';

/** Two folders below the root, where a bundle looks for what is installed. */
const root = join(import.meta.dirname, '../..');
const out = join(root, '.cache/test-programs');
const stamp = join(out, 'made-of');

const inputs = ['package-lock.json', '{api,cli,core,engine,web}/**/*.ts', 'tests/**/*.ts'];

/** Names, sizes and times of all that may be in the bundle: to read it would take as long as to bundle it. */
const stateOfSources = (): string => {
  const hash = createHash('sha256');
  for (const path of globSync(inputs, { cwd: root }).sort()) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

const madeOf = (): string => {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Bundles the programs that integration tests start, once for all of them (`programs.ts`): loaded file by file each takes twice the
 * processor's time, and they are started about a hundred times in a run.
 */
export default async function bundlePrograms(project: TestProject): Promise<void> {
  const state = stateOfSources();
  if (madeOf() !== state) {
    const programs = globSync(['**/*-child.ts', 'cli/command-process.ts'], { cwd: import.meta.dirname });
    const config = bundleOf(
      Object.fromEntries(
        programs.map((path) => {
          const program = join(import.meta.dirname, path);
          return [bundledName(program), program];
        }),
      ),
    );
    const fresh = `${out}-${process.pid}`;
    await build({
      ...config,
      configFile: false,
      logLevel: 'error',
      build: { ...config.build, outDir: fresh },
    });
    writeFileSync(join(fresh, 'made-of'), state);
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  }
  project.provide('bundledPrograms', out);
}
