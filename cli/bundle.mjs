import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Folders whose code goes into the bundle of the command line (texts are read when it runs). */
export const bundleInputs = ['cli', 'web', 'engine', 'api', 'core'];

/** The newest change in a folder, in milliseconds since 1970: folders count too, so that what was removed is seen. */
const newestBelow = (folder) => {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestBelow(path) : statSync(path).mtimeMs);
  }
  return newest;
};

/**
 * The address of the bundled command line, which starts in half the time, or null when there is none or the sources
 * below `root` have changed since it was begun: the stamp beside it carries that time. Looks at times only.
 */
export const currentBundle = (root = fileURLToPath(new URL('..', import.meta.url))) => {
  try {
    const built = statSync(join(root, 'dist/cli.digest')).mtimeMs;
    const bundle = join(root, 'dist/cli/duizhao.mjs');
    statSync(bundle);
    const sources = [
      statSync(join(root, 'package-lock.json')).mtimeMs,
      ...bundleInputs.map((name) => newestBelow(join(root, name))),
    ];
    return sources.every((changed) => changed < built) ? pathToFileURL(bundle) : null;
  } catch {
    return null;
  }
};
