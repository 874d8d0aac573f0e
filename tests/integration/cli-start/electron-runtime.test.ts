import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineNodeFor, fetchElectron, findElectron } from '#cli/electron-runtime.ts';

let root: string;
let electron: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'duizhao-runtime-'));
  electron = join(root, 'node_modules/electron');
  await mkdir(join(electron, 'dist'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const program = process.platform === 'linux' ? 'electron' : null;

describe.runIf(program !== null)('the Electron program', () => {
  it('is found only when it was fetched whole', async () => {
    expect(findElectron(root, {})).toBeNull();
    await writeFile(join(electron, 'dist/electron'), '');
    await writeFile(join(electron, 'dist/version'), '45.4.1');
    expect(findElectron(root, {})).toBeNull();
    await writeFile(join(electron, 'path.txt'), 'electron');
    expect(findElectron(root, {})).toBe(join(electron, 'dist/electron'));
  });

  it('is the one the environment names, or none', async () => {
    const named = join(root, 'elsewhere');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: named })).toBeNull();
    await mkdir(named);
    await writeFile(join(named, 'electron'), '');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: named })).toBe(join(named, 'electron'));
  });

  it('lends its own Node to the engine unless that is too old', async () => {
    const at = join(electron, 'dist/electron');
    expect(engineNodeFor(at)).toBeNull();
    await writeFile(join(electron, 'dist/version'), 'v25.1.1');
    expect(engineNodeFor(at)).toBe(process.execPath);
    await writeFile(join(electron, 'dist/version'), '45.4.1');
    expect(engineNodeFor(at)).toBeNull();
  });
});

describe('fetching it', () => {
  const install = (script: string): Promise<void> => writeFile(join(electron, 'install.js'), script);

  it('fails when there is nothing to fetch with, or the network refuses', async () => {
    expect(await fetchElectron(root, 60_000)).toBe(false);
    await install('process.exit(1)');
    expect(await fetchElectron(root, 60_000)).toBe(false);
  });

  it('succeeds when the package says so, and leaves nothing behind', async () => {
    await install(
      `const { join } = require('node:path');
       require('node:fs').writeFileSync(join(require('node:os').tmpdir(), 'part'), 'x');
       require('node:fs').writeFileSync(${JSON.stringify(join(root, 'scratch'))}, require('node:os').tmpdir());`,
    );
    expect(await fetchElectron(root, 60_000)).toBe(true);
    const { readFile } = await import('node:fs/promises');
    const scratch = await readFile(join(root, 'scratch'), 'utf8');
    await expect(readdir(scratch)).rejects.toThrow('ENOENT');
  });

  it('gives up on a download that stands still', async () => {
    await install('setInterval(() => undefined, 1000)');
    expect(await fetchElectron(root, 500)).toBe(false);
  });
});
