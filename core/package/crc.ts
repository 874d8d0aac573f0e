/**
 * Eight tables of 256: that of one byte, and for each further one what it comes to with so many zeros behind it ("slicing by 8",
 * Kounavis and Berry 2005).
 */
const makeTables = (): Int32Array => {
  const tables = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256] ?? 0;
    tables[at] = (tables[before & 255] ?? 0) ^ (before >>> 8);
  }
  return tables;
};

const tables = makeTables();

/** CRC-32 as in ZIP (APPNOTE 4.4.7), gone on with from `before`. fflate does not check it. Linear, eight bytes at a time. */
export const crcOf = (piece: Uint8Array, before: number): number => {
  const t = tables;
  const { length } = piece;
  const eights = length - (length % 8);
  let crc = ~before;
  let at = 0;
  for (; at < eights; at += 8) {
    crc ^=
      (piece[at] ?? 0) |
      ((piece[at + 1] ?? 0) << 8) |
      ((piece[at + 2] ?? 0) << 16) |
      ((piece[at + 3] ?? 0) << 24);
    crc =
      (t[1792 + (crc & 255)] ?? 0) ^
      (t[1536 + ((crc >>> 8) & 255)] ?? 0) ^
      (t[1280 + ((crc >>> 16) & 255)] ?? 0) ^
      (t[1024 + (crc >>> 24)] ?? 0) ^
      (t[768 + (piece[at + 4] ?? 0)] ?? 0) ^
      (t[512 + (piece[at + 5] ?? 0)] ?? 0) ^
      (t[256 + (piece[at + 6] ?? 0)] ?? 0) ^
      (t[piece[at + 7] ?? 0] ?? 0);
  }
  for (; at < length; at += 1) crc = (t[(crc ^ (piece[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
};
