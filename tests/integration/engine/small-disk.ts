import { spawnSync } from 'node:child_process';

/** Why there can be no small disk to fill, or null when there can. */
export const noSmallDisk = ((): string | null => {
  if (process.platform !== 'linux') return 'needs Linux';
  const tried = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  return tried.status === 0 ? null : 'mounting a disk needs more rights';
})();
