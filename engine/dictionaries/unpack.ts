import { closeSync, createReadStream, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { dictionaryLimits } from '#core/dictionary/imported/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded, isStorageError, storageFailure } from '../store/failures.ts';

/** Bytes that can be read from any place. */
export type Data = {
  readonly size: number;
  /** The bytes from `offset` on; null where they are not all there. */
  readonly read: (offset: number, length: number) => Uint8Array | null;
  readonly close: () => void;
};

/** A file as it is. Throws errors of the file system. */
export const plainData = (path: string): Data => {
  const fd = openSync(path, 'r');
  const { size } = fstatSync(fd);
  return {
    size,
    read: (offset, length) => {
      if (offset + length > size) return null;
      const bytes = new Uint8Array(length);
      let at = 0;
      while (at < length) {
        const read = readSync(fd, bytes, at, length - at, offset + at);
        if (read === 0) return null;
        at += read;
      }
      return bytes;
    },
    close: () => closeSync(fd),
  };
};

/** How much more than its file an unpacked file may be: text is packed to a tenth, seldom to a fiftieth. */
const mostRatio = 200;
/** Less than this is let be, whatever the ratio. */
const harmless = 16 * 1024 * 1024;

/**
 * Unpacks a file of gzip or dictzip into another, `to`, and stops where that gets beyond what dictionaries are. Failures: file.too-large, document.damaged-package, job.cancelled, those of the disk.
 */
export const unpackInto = async (
  path: string,
  to: string,
  name: string,
  isWanted: () => boolean,
): Promise<Result<null>> => {
  const out = guarded(to, () => openSync(to, 'wx', 0o600));
  if (!out.ok) return out;
  let [read, written] = [0, 0];
  try {
    const source = createReadStream(path);
    source.on('data', (chunk) => (read += chunk.length));
    const unpacked = source.pipe(createGunzip());
    source.on('error', (error) => unpacked.destroy(error));
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      written += chunk.length;
      if (!isWanted()) return fail('job.cancelled');
      const most = Math.min(dictionaryLimits.unpacked, Math.max(harmless, read * mostRatio));
      if (written > most) return fail('file.too-large', { name, size: written, limit: most });
      for (let at = 0; at < chunk.length;) at += writeSync(out.value, chunk, at);
    }
    return ok(null);
  } catch (error) {
    if (isStorageError(error)) return { ok: false, error: storageFailure(error, to) };
    return fail('document.damaged-package', { name, detail: 'damaged' });
  } finally {
    closeSync(out.value);
  }
};
