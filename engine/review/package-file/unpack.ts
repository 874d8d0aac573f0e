import { crc32, inflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-entries.ts';

/** Inflated on another thread, and never to more than `size` bytes, whatever the data asks for. Null where it is not deflate, or of another size. */
const inflated = (packed: Uint8Array, size: number): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: Math.max(size, 1), info: true }, (error, result) => {
      // With `info`, the answer is the bytes and the engine that knows how much it took; the types know only the bytes.
      const { buffer, engine } = (result ?? {}) as unknown as Inflated;
      resolve(error === null && engine.bytesWritten === packed.length ? buffer : null);
    });
  });
type Inflated = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

/** A file of a zip, whole; null where it is not what its header says. The caller has judged its size. */
export const unpacked = async ({ method, packed, size, crc }: ZipEntry): Promise<Uint8Array | null> => {
  const bytes = method === 'stored' ? packed : await inflated(packed, size);
  return bytes !== null && bytes.length === size && crc32(bytes) === crc ? bytes : null;
};
