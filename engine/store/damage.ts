import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { fail, type Failure, type Result } from '#core/model/index.ts';
import type { DatabaseKind } from './database-kind.ts';

const magic = 'SQLite format 3\0';

/**
 * Tells a damaged database of a kind from a file that never was one. Called only after SQLite has refused the file, because
 * opening and closing a file drops this process's POSIX locks on it (sqlite.org/howtocorrupt.html, section 2.2).
 * A file with SQLite's header (file format, section 1.3), or with the kind's application id (offset 68) below a broken one, was one.
 */
export const damageOf = ({ applicationId }: DatabaseKind, path: string, failure: Failure): Result<never> => {
  const header = Buffer.alloc(100);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    length = readSync(file, header, 0, 100, 0);
    closeSync(file);
  } catch {
    return { ok: false, error: failure };
  }
  const wasDatabase = header.subarray(0, magic.length).toString('latin1') === magic;
  const wasOurs = length === 100 && header.readUInt32BE(68) === applicationId;
  const blanked = length === 100 && header.every((byte) => byte === 0) && statSync(path).size % 512 === 0;
  if (wasDatabase || wasOurs || blanked) return { ok: false, error: failure };
  return fail('project.not-a-project', { path });
};
