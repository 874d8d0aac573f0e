import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * LibreOffice without a window, with a profile of its own below `folder`. Gives the paths of what it made, in the order of `paths`.
 * Its start costs more than converting a document does: give it all of one kind at once. `to`: the ending wanted, which it makes of
 * whatever it is given; throws where it ends with a fault.
 */
export const converted = (folder: string, paths: readonly string[], to: string): readonly string[] => {
  const out = join(folder, `to-${to}`);
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const run = spawnSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...paths], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr}`);
  return paths.map((path) => join(out, `${basename(path, extname(path))}.${to}`));
};
