import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const programNames: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const programIn = (folder: string): string | null => {
  const program = join(folder, programNames[process.platform] ?? 'electron');
  return existsSync(program) ? program : null;
};

/**
 * The Electron program, or null. Looks in `ELECTRON_OVERRIDE_DIST_PATH`, then where the `electron` package keeps what
 * it fetched. Never loads that package: doing so starts a download.
 */
export const findElectron = (root: string, environment: Environment): string | null => {
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named !== undefined && named !== '') return programIn(named);
  const folder = join(root, 'node_modules', 'electron');
  // Both are written last, so a broken-off download has neither.
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist', 'version'))) return null;
  return programIn(join(folder, 'dist'));
};

/** The Node an Electron's own version calls for, or null when its own will do: the SQLite binding needs Node 22. */
export const engineNodeFor = (program: string): string | null => {
  try {
    const version = readFileSync(join(program, '..', 'version'), 'utf8').replace(/^v/, '');
    return Number.parseInt(version, 10) < 36 ? process.execPath : null;
  } catch {
    return null;
  }
};

/** Null when something went away while it was looked at, as a download's temporary files do. */
const bytesBelow = (folder: string): number | null => {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return null;
  }
};

/** Calls `stalled` once nothing below the folder has changed for `patience` milliseconds. Answers how to stop watching. */
const watchGrowth = (folder: string, patience: number, stalled: () => void): (() => void) => {
  let bytes: number | null = 0;
  let grewAt = performance.now();
  const timer = setInterval(() => {
    const now = bytesBelow(folder);
    if (now !== bytes) grewAt = performance.now();
    bytes = now;
    if (performance.now() - grewAt > patience) stalled();
  }, 1000);
  return () => clearInterval(timer);
};

/**
 * Has the `electron` package fetch its program, as it does by itself at first use. Fails at once when the network
 * refuses, and after `patience` milliseconds during which not a byte arrived.
 */
export const fetchElectron = async (root: string, patience: number): Promise<boolean> => {
  const script = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(script)) return false;
  const scratch = mkdtempSync(join(tmpdir(), 'duizhao-electron-'));
  // The package downloads into the temporary folder first; one of its own shows how it gets on.
  const environment = { ...process.env, TMPDIR: scratch, TMP: scratch, TEMP: scratch };
  const child = spawn(process.execPath, [script], { stdio: 'ignore', cwd: root, env: environment });
  const stopWatching = watchGrowth(scratch, patience, () => child.kill('SIGKILL'));
  try {
    return await new Promise<boolean>((resolve) => {
      child.on('error', () => resolve(false));
      child.on('exit', (code) => resolve(code === 0));
    });
  } finally {
    stopWatching();
    rmSync(scratch, { recursive: true, force: true });
  }
};
