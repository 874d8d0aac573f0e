import { readFileSync, writeFileSync } from 'node:fs';
import { megabytes } from './measure.ts';

/** The most memory that this process has had since `forgetPeak`, in megabytes (Linux: VmHWM; 0 elsewhere). */
export const peakMemory = (): number => {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync('/proc/self/status', 'utf8');
  return megabytes(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
};

/** From here on the peak counts anew. */
export const forgetPeak = (): void => {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
};
