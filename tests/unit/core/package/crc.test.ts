import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crcOf } from '#core/package/crc.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * at * 31 + at) % 256);

test('is the CRC-32 of zlib, of any length and wherever the bytes begin and are cut', () => {
  for (let length = 0; length <= 64; length += 1) {
    const piece = bytes.subarray(length, 2 * length);
    expect(crcOf(piece, 0)).toBe(crc32(piece));
  }
  for (const cut of [0, 1, 7, 8, 9, 500, 1000]) {
    const first = crcOf(bytes.subarray(0, cut), 0);
    expect(crcOf(bytes.subarray(cut), first)).toBe(crc32(bytes));
  }
});
