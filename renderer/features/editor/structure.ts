import { refreshProject } from '../../workspace/session.ts';
import { isRestructuring, rowsSettled } from './rows-cache.ts';

/** Waits until the rows, and how many there are, are as the engine has them: only then do their numbers lead anywhere. */
export const structureSettled = async (): Promise<void> => {
  if (!isRestructuring()) return;
  await Promise.all([rowsSettled(), refreshProject()]);
};
