import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, with anything else its headers should say than the truth. */
export type RawFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What is packed, where it is not `bytes` deflated. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
  /** Name, flags or extra fields in the file's own header alone. */
  readonly own?: { readonly name?: string; readonly flags?: number; readonly extra?: Uint8Array };
  readonly extra?: Uint8Array;
  /** The header that the directory leads to, where it is that of another file. */
  readonly header?: number;
};

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
};
const none = new Uint8Array();

export type RawEnd = {
  readonly comment?: Uint8Array;
  readonly count?: number;
  readonly size?: number;
  readonly start?: number;
  readonly disk?: number;
  /** Bytes between the files, or the directory, and what follows. */
  readonly gap?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
  /** Bytes at the end of the directory that are counted as its own. */
  readonly inDirectory?: Uint8Array;
};

/** A zip, byte by byte (PKWARE's APPNOTE.TXT), that may lie wherever it is told to. */
export const rawZip = (files: readonly RawFile[], end: RawEnd = {}): Buffer => {
  const parts: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0;
  const add = (...bytes: Uint8Array[]): void => {
    const part = Buffer.concat(bytes);
    parts.push(part);
    at += part.length;
  };
  for (const file of files) {
    const { name, bytes, method = 8, flags = 0, extra = none, own = {} } = file;
    const packed = file.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const sizes = u32(file.crc ?? crc32(bytes), packed.length, file.size ?? bytes.length);
    const ownName = Buffer.from(own.name ?? name);
    const ownExtra = own.extra ?? extra;
    lines.push(
      u32(0x02014b50),
      u16(20, 20, flags, method, 0, 33),
      sizes,
      u16(Buffer.byteLength(name), extra.length, 0, 0, 0),
      u32(0, file.header ?? at),
      Buffer.from(name),
      Buffer.from(extra),
    );
    add(
      u32(0x04034b50),
      u16(20, own.flags ?? flags, method, 0, 33),
      sizes,
      u16(ownName.length, ownExtra.length),
    );
    add(ownName, ownExtra, packed);
  }
  add(end.gap ?? none);
  const directory = Buffer.concat([...lines, end.inDirectory ?? none]);
  const start = at;
  const count = end.count ?? files.length;
  const { comment = none, disk = 0 } = end;
  add(directory, end.beforeEnd ?? none);
  add(u32(0x06054b50), u16(disk, disk, count, count), u32(end.size ?? directory.length, end.start ?? start));
  add(u16(comment.length), comment);
  return Buffer.concat(parts);
};
