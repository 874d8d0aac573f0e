import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** UTF-16 units gathered before they go to disk. */
const gathered = 65_536;

/** Writes pieces of text to a new file, asking before each batch whether to go on; answers `job.cancelled` where not. */
export const writePieces = async (
  path: string,
  pieces: Iterable<string>,
  goOn: () => Promise<boolean>,
): Promise<Result<object>> => {
  const opened = guarded(path, () => openSync(path, 'w', 0o600));
  if (!opened.ok) return opened;
  const file = opened.value;
  let waiting = '';
  const flush = (): Result<null> =>
    guarded(path, () => {
      const bytes = Buffer.from(waiting, 'utf8');
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      waiting = '';
      return null;
    });
  try {
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < gathered) continue;
      const written = flush();
      if (!written.ok) return written;
      if (!(await goOn())) return fail('job.cancelled');
    }
    const written = flush();
    if (!written.ok) return written;
    const synced = guarded(path, () => fsyncSync(file));
    return synced.ok ? ok({}) : synced;
  } finally {
    closeSync(file);
  }
};
