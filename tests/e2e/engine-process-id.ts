import type { ElectronApplication } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The child of `parent` that runs the engine's bundle, as Linux lists processes. */
const engineChildOf = (parent: number): number | null => {
  const found = readdirSync('/proc').find(
    (id) =>
      /^\d+$/.test(id) &&
      read(`/proc/${id}/stat`).split(') ')[1]?.split(' ')[1] === String(parent) &&
      read(`/proc/${id}/cmdline`).includes('process.mjs'),
  );
  return found === undefined ? null : Number(found);
};

/** The id of the engine's process, a utility process or a child under another Node. Null when none is running. */
export const engineProcessId = async (electron: ElectronApplication): Promise<number | null> => {
  const utility = await electron.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .find((each) => each.serviceName === 'Duizhao engine' || each.name === 'Duizhao engine')?.pid,
  );
  return utility ?? engineChildOf(electron.process().pid ?? 0);
};
