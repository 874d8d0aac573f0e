import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that made a temporary file, as its name has it. */
export type Owner = {
  readonly pid: number;
  /** When it started, in the system's ticks since boot; 0 where the system does not tell. Ids of processes are given again. */
  readonly start: number;
  /** The machine, and on Linux the container, in which the id means this process. */
  readonly place: string;
};

/** Whether the process that made something still runs. `elsewhere`: on another machine or in another container, so nobody here can say. */
export type Owning = 'alive' | 'gone' | 'elsewhere';

const attempt = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/**
 * State and start time of a process, fields 3 and 22 of /proc/PID/stat (proc(5)); the name before them may hold spaces and brackets.
 * Null where there is no such process, or no /proc.
 */
const statOf = (pid: number): { readonly state: string; readonly start: number } | null => {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: Number(fields[19]) };
};

const thisPlace = createHash('sha256')
  .update(`${hostname()} ${attempt(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`)
  .digest('hex')
  .slice(0, 8);

const thisOwner: Owner = { pid: process.pid, start: statOf(process.pid)?.start ?? 0, place: thisPlace };

/** How this process, or another, is written in a name: what `ownerPattern` matches. */
export const ownerText = ({ pid, start, place }: Owner = thisOwner): string => `${pid}-${start}-${place}`;

/** Matches `ownerText`; its groups are those of `ownerFrom`. */
export const ownerPattern = String.raw`(?<pid>\d{1,10})-(?<start>\d{1,16})-(?<place>[0-9a-f]{8})`;

export const ownerFrom = (groups: Readonly<Record<string, string | undefined>>): Owner => ({
  pid: Number(groups['pid']),
  start: Number(groups['start']),
  place: groups['place'] ?? '',
});

/** A process that may not be asked for is there. */
const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Whether the process still runs: the same one, not another that was given its id since. One that only waits to be collected has ended. */
export const owning = ({ pid, start, place }: Owner): Owning => {
  if (place !== thisPlace) return 'elsewhere';
  const stat = start === 0 ? null : statOf(pid);
  if (stat !== null) return stat.start === start && !['Z', 'X'].includes(stat.state) ? 'alive' : 'gone';
  return answers(pid) ? 'alive' : 'gone';
};
