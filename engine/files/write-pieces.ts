import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** UTF-16 units gathered before they go to disk. */
const gathered = 65_536;

/** Writes pieces of text, or of bytes, to a new file, asking before each batch whether to go on; answers `job.cancelled` where not. */
export const writePieces = async (
  path: string,
  pieces: Iterable<string | Uint8Array>,
  goOn: () => Promise<boolean>,
): Promise<Result<object>> => {
  const opened = guarded(path, () => openSync(path, 'w', 0o600));
  if (!opened.ok) return opened;
  const file = opened.value;
  let waiting = '';
  const write = (bytes: Uint8Array): Result<null> =>
    guarded(path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      return null;
    });
  const flush = (): Result<null> => {
    const bytes = Buffer.from(waiting, 'utf8');
    waiting = '';
    return write(bytes);
  };
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') waiting += piece;
      if (typeof piece === 'string' && waiting.length < gathered) continue;
      const written = typeof piece === 'string' ? flush() : write(piece);
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
