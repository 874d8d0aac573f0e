import { Zip, type ZipInputFile } from 'fflate';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

export type FileToZip = {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly method: 'stored' | 'deflated';
};

/** The earliest time a zip can hold: the same content makes the same file. */
const noDate = new Date(1980, 0, 1);

/** A zip of these files in this order, compressed on another thread. */
export const zipOf = async (files: readonly FileToZip[]): Promise<Buffer<ArrayBuffer>> => {
  const made: Uint8Array[] = [];
  let problem: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error === null) made.push(bytes);
    else problem ??= error;
  });
  for (const { name, bytes, method } of files) {
    const packed = method === 'stored' ? bytes : await promisify(deflateRaw)(bytes);
    const file: ZipInputFile = {
      filename: name,
      size: bytes.length,
      crc: crc32(bytes),
      compression: method === 'stored' ? 0 : 8,
      mtime: noDate,
    };
    zip.add(file);
    file.ondata?.(null, packed, true);
  }
  zip.end();
  if (problem !== null) throw problem;
  return Buffer.concat(made);
};
