import { crcOf } from '#core/package/crc.ts';

const header = (
  size: number,
  values: readonly (readonly [at: number, value: number, size: 2 | 4])[],
): Buffer => {
  const bytes = Buffer.alloc(size);
  for (const [at, value, length] of values) bytes.writeUIntLE(value, at, length);
  return bytes;
};

const longs = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, n) => bytes.writeBigUInt64LE(BigInt(value), 8 * n));
  return bytes;
};

/** The extra data of zip64 (APPNOTE 4.5.3). */
const extra = (...values: readonly number[]): Buffer =>
  Buffer.concat([
    header(4, [
      [0, 1, 2],
      [2, 8 * values.length, 2],
    ]),
    longs(...values),
  ]);

const wide = 0xffffffff;

/**
 * A zip of stored files with every size, offset and count in 64 bits, as programs write it that do not know sizes before.
 */
export const zip64Of = (files: Readonly<Record<string, string>>): Buffer => {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, words] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(words)];
    const crc = crcOf(data, 0);
    const local = extra(data.length, data.length);
    const body = Buffer.concat([
      header(30, [
        [0, 0x04034b50, 4],
        [4, 45, 2],
        [14, crc, 4],
        [18, wide, 4],
        [22, wide, 4],
        [26, path.length, 2],
        [28, local.length, 2],
      ]),
      path,
      local,
      data,
    ]);
    const listed = extra(data.length, data.length, offset);
    entries.push(
      header(46, [
        [0, 0x02014b50, 4],
        [4, 45, 2],
        [6, 45, 2],
        [16, crc, 4],
        [20, wide, 4],
        [24, wide, 4],
        [28, path.length, 2],
        [30, listed.length, 2],
        [42, wide, 4],
      ]),
      path,
      listed,
    );
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const count = Object.keys(files).length;
  const record = Buffer.concat([
    header(4, [[0, 0x06064b50, 4]]),
    longs(44),
    header(12, [
      [0, 45, 2],
      [2, 45, 2],
    ]),
    longs(count, count, directory.length, offset),
  ]);
  const locator = Buffer.concat([
    header(8, [[0, 0x07064b50, 4]]),
    longs(offset + directory.length),
    header(4, [[0, 1, 4]]),
  ]);
  const end = header(22, [
    [0, 0x06054b50, 4],
    [8, 0xffff, 2],
    [10, 0xffff, 2],
    [12, wide, 4],
    [16, wide, 4],
  ]);
  return Buffer.concat([...bodies, directory, record, locator, end]);
};
