import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/*
 * What is asked of the file system, call by call: what is to last through a power cut is flushed before it takes the place of what was there, and what is private is made
 * for its owner alone. Only the order of the calls shows that. What SQLite does with its own files is not seen, nor what threads do.
 */

type Call = (...given: unknown[]) => unknown;

/** Calls that change something, or make changes last. */
const watched = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'closeSync',
  'chmodSync',
  'fchmodSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'truncateSync',
  'ftruncateSync',
  'rmSync',
  'unlinkSync',
] as const;

const octal = (value: unknown): string =>
  typeof value === 'number' ? `0o${value.toString(8)}` : String(value);

/** Until the test has finished, notes the calls for what is in these folders, each named by its word. Answers the lines so far, and forgets them. */
export const watchFiles = (folders: Readonly<Record<string, string>>): (() => readonly string[]) => {
  const lines: string[] = [];
  const open = new Map<unknown, string>();
  const nameOf = (path: unknown): string | null => {
    if (open.has(path)) return open.get(path) ?? null;
    if (typeof path !== 'string') return null;
    for (const [word, folder] of Object.entries(folders))
      if (path === folder || path.startsWith(`${folder}/`)) return word + path.slice(folder.length);
    return null;
  };
  const note = (name: (typeof watched)[number], given: readonly unknown[]): void => {
    const first = nameOf(given[0]);
    if (first === null) return;
    const second = nameOf(given[1]);
    const rest =
      name === 'openSync' || name === 'chmodSync' || name === 'fchmodSync' ? given.slice(1).map(octal) : [];
    const line = [name.replace('Sync', ''), first, ...(second === null ? rest : [second])].join(' ');
    // A file may be written in any number of pieces.
    if (line !== lines.at(-1)) lines.push(line);
  };
  const originals = watched.map((name) => [name, Reflect.get(fs, name) as Call] as const);
  for (const [name, original] of originals)
    Reflect.set(fs, name, (...given: unknown[]): unknown => {
      note(name, given);
      const answer = original(...given);
      const path = nameOf(given[0]);
      if (name === 'openSync' && path !== null) open.set(answer, path);
      if (name === 'closeSync') open.delete(given[0]);
      return answer;
    });
  const openHandle = fs.promises.open;
  fs.promises.open = async (...given) => {
    const handle = await openHandle(...given);
    const name = nameOf(given[0]);
    if (name === null) return handle;
    lines.push(['open', name, ...given.slice(1).map(octal)].join(' '));
    for (const call of ['sync', 'close'] as const) {
      const original = handle[call].bind(handle);
      handle[call] = async () => {
        lines.push(`${call === 'sync' ? 'fsync' : 'close'} ${name}`);
        await original();
      };
    }
    return handle;
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.promises.open = openHandle;
    for (const [name, original] of originals) Reflect.set(fs, name, original);
    syncBuiltinESMExports();
  });
  return () => lines.splice(0);
};
