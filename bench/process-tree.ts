import { readdir, readFile } from 'node:fs/promises';

type Process = { readonly parent: number; readonly ms: number };

/** Linux tells times in hundredths of a second to programs, whatever it counts in itself. */
const msPerTick = 10;

/** A line of `/proc/<id>/stat`: the name, in brackets, may hold anything. */
const processIn = (line: string): Process => {
  const fields = line.slice(line.lastIndexOf(') ') + 2).split(' ');
  return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * msPerTick };
};

/**
 * Milliseconds of processor time that a process and all that descend from it have taken so far, in all their threads, in steps of ten. Linux
 * only; else null. A process that has ended is not counted.
 */
export const processorTime = async (id: number): Promise<number | null> => {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (names.length === 0) return null;
  const all = new Map<number, Process>();
  for (const name of names) {
    const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (line !== '') all.set(Number(name), processIn(line));
  }
  const descends = (from: number): boolean => {
    for (let at = from; at > 1; at = all.get(at)?.parent ?? 0) if (at === id) return true;
    return false;
  };
  return [...all].reduce((sum, [each, { ms }]) => (descends(each) ? sum + ms : sum), 0);
};
